-- Where settings come from: factdesk.toml, changed in and outside the editor, and setup().
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("desk")
local toml = dir .. "/factdesk.toml"
local path = dir .. "/stories/ferry.md"
T.write(toml, 'ignore = ["draft/placeholder"]\n')
T.write(path, "# Ferry stays in port\n\nThe ferry carried TK passengers on the the first day.\n")

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
local factdesk = require("factdesk")
factdesk.setup({ settings = {} })
local buf = T.edit(path)

T.test("factdesk.toml governs from the start", function()
  T.is(T.client(buf).config.root_dir, dir, "root")
  T.wait_for(buf, "draft/repeated-word")
  T.truthy(not T.find(buf, "draft/placeholder"), "ignored by the file")
end)

T.test("factdesk.toml changed by another program is picked up", function()
  T.write(toml, 'ignore = ["draft/repeated-word"]\n')
  T.wait_for(buf, "draft/placeholder", "TK")
  T.wait_gone(buf, "draft/repeated-word")
end)

T.test("factdesk.toml saved in the editor is picked up", function()
  local other = T.edit(toml)
  vim.api.nvim_buf_set_lines(other, 0, -1, false, { 'ignore = ["draft/placeholder"]' })
  vim.cmd("silent write")
  vim.api.nvim_set_current_buf(buf)
  T.wait_for(buf, "draft/repeated-word")
  T.wait_gone(buf, "draft/placeholder")
end)

T.test("a nearer factdesk.toml that appears is picked up, and its end too", function()
  local nearer = dir .. "/stories/factdesk.toml"
  T.write(nearer, "")
  T.wait_for(buf, "draft/placeholder", "TK")
  os.remove(nearer)
  T.wait_gone(buf, "draft/placeholder")
end)

-- What the server says from here on, in order.
local told = {}
vim.lsp.handlers["window/showMessage"] = function(_, result)
  table.insert(told, result.message)
end

T.test("a broken factdesk.toml is named once and the settings before it stay", function()
  T.write(toml, 'ignroe = ["draft/placeholder"]\n')
  T.wait("a message", function()
    return #told > 0
  end)
  vim.api.nvim_buf_set_lines(buf, -1, -1, false, { "", "It was [CHECK] late when the the ferry left." })
  T.wait("a second repeated word", function()
    return #T.findings(buf) == 2
  end, function()
    return T.findings(buf)
  end)
  T.truthy(not T.find(buf, "draft/placeholder"), "the settings before are gone")
  T.is(#told, 1, "messages")
  T.truthy(told[1]:find("factdesk.toml", 1, true) and told[1]:find("ignroe", 1, true), told[1])
  T.write(toml, 'ignore = ["draft/repeated-word"]\n')
  T.wait_for(buf, "draft/placeholder", "[CHECK]")
  vim.cmd("undo")
  T.is(#told, 1, "messages")
end)

T.test("the server knows every setting that the help file names, and says so of others", function()
  told = {}
  factdesk.setup({
    settings = {
      date = "2022-01-12",
      profile = "ap",
      select = { "draft" },
      ignore = { "draft/repeated-word" },
      exclude = { "archive/" },
      severity = { ["draft/placeholder"] = "info" },
      ["inlay-hints"] = false,
    },
  })
  T.wait("the severity set", function()
    local found = T.find(buf, "draft/placeholder")
    return found and found.severity == vim.diagnostic.severity.INFO
  end, function()
    return T.findings(buf)
  end)
  factdesk.setup({ settings = { select = {}, ignore = {}, exclude = {}, severity = {} } })
  T.wait_gone(buf, "draft/placeholder")
  T.is(told, {}, "messages")
  factdesk.setup({ settings = { colour = "blue" } })
  T.wait("a message", function()
    return told[1]
  end)
  T.truthy(told[1]:find("colour", 1, true), told[1])
  factdesk.setup()
end)

T.test("setup() again reaches the running server", function()
  T.write(toml, "")
  T.wait_for(buf, "draft/placeholder", "TK")
  local before = T.client(buf).id
  factdesk.setup({ settings = { ignore = { "draft/repeated-word" } } })
  T.wait_gone(buf, "draft/repeated-word")
  factdesk.setup({ settings = { factdesk = { severity = { ["draft/placeholder"] = "hint" } } } })
  T.wait_for(buf, "draft/repeated-word")
  T.wait("another severity", function()
    return T.find(buf, "draft/placeholder").severity == vim.diagnostic.severity.HINT
  end, function()
    return T.findings(buf)
  end)
  T.is(T.client(buf).id, before, "the same server")
end)

T.test("settings given before the start hold from the start", function()
  factdesk.setup({ settings = { ignore = { "draft/placeholder" } } })
  local publish, published = vim.lsp.handlers["textDocument/publishDiagnostics"], {}
  vim.lsp.handlers["textDocument/publishDiagnostics"] = function(err, result, ...)
    for _, each in ipairs(result.diagnostics) do
      published[each.code] = true
    end
    return publish(err, result, ...)
  end
  factdesk.restart()
  T.client(buf)
  T.wait_for(buf, "draft/repeated-word")
  T.wait("findings of the new server", function()
    return published["draft/repeated-word"]
  end)
  vim.lsp.handlers["textDocument/publishDiagnostics"] = publish
  T.is(published, { ["draft/repeated-word"] = true }, "what was ever published")
end)

T.test("a draft can be left alone", function()
  factdesk.setup({
    enabled = function(number)
      return not vim.api.nvim_buf_get_name(number):find("private", 1, true)
    end,
  })
  T.write(dir .. "/private/notes.md", "TK\n")
  local private = T.edit(dir .. "/private/notes.md")
  T.write(dir .. "/open/notes.md", "The fund paid TK farmers.\n")
  T.client(T.edit(dir .. "/open/notes.md"))
  T.is(#require("factdesk.client").running(private), 0, "servers of a private draft")
end)

if vim.fn.has("nvim-0.11") == 1 then
  T.test("vim.lsp.config lies over setup()", function()
    vim.lsp.config("factdesk", { settings = { factdesk = { ignore = { "draft/repeated-word" } } } })
    factdesk.restart()
    vim.api.nvim_set_current_buf(buf)
    T.client(buf)
    T.wait_for(buf, "draft/placeholder", "TK")
    T.truthy(not T.find(buf, "draft/repeated-word"), "ignored natively")
  end)
end

T.test("options of the wrong kind are named", function()
  local good, err = pcall(factdesk.setup, { cmd = "factdesk server" })
  T.is(good, false, "accepted")
  T.truthy(err:find("`cmd` must be a table, not a string", 1, true), err)
end)

T.finish()
