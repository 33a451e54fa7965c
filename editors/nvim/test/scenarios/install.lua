-- The README's words, followed to the letter: its folder under packpath, its init.lua.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("installed")
T.write(dir .. "/ferry.md", "# Ferry stays in port\n\nThe ferry carried TK passengers on the the first day.\n")
local buf = vim.api.nvim_get_current_buf()
if vim.api.nvim_buf_get_name(buf) == "" then
  buf = T.edit(dir .. "/ferry.md")
end

T.test("the plugin is loaded from packpath", function()
  T.is(vim.g.loaded_factdesk, 1, "loaded")
  T.wait_for(buf, "draft/placeholder", "TK")
end)

T.test("the README's settings hold", function()
  local settings = T.client(buf).config.settings.factdesk
  T.is(settings.severity, { ["draft/repeated-word"] = "error" }, "severity")
  T.wait("severity of the README", function()
    return T.find(buf, "draft/repeated-word").severity == vim.diagnostic.severity.ERROR
  end, function()
    return T.findings(buf)
  end)
end)

T.test("the README's keys work", function()
  T.wait("keys", function()
    return vim.fn.maparg("<Space>f", "n") ~= ""
  end)
  T.keys(" f")
  T.is(T.line(buf, 3), "The ferry carried TK passengers on the first day.", "line")
end)

T.test("the help file has its tags and opens", function()
  vim.cmd("helptags ALL")
  for _, tag in ipairs({ "factdesk", "factdesk-install", "factdesk-options", ":FactdeskFixAll", "factdesk.fix_all()" }) do
    vim.cmd("help " .. tag)
    T.truthy(vim.api.nvim_buf_get_name(0):match("factdesk%.txt$"), tag .. ": " .. vim.api.nvim_buf_get_name(0))
  end
  vim.cmd("helpclose")
end)

T.finish()
