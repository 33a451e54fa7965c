-- The commands, the health report, and which server reads which draft.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("pages")
local text = "# Ferry stays in port\n\nThe ferry carried TK passengers.\n"
for _, path in ipairs({ "/a/one.md", "/a/deep/two.md", "/b/three.md", "/single/four.md" }) do
  T.write(dir .. path, text)
end
vim.fn.mkdir(dir .. "/a/.git", "p")
T.write(dir .. "/b/factdesk.toml", "")

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
local attached = {}
require("factdesk").setup({
  on_attach = function(_, buf)
    attached[buf] = (attached[buf] or 0) + 1
  end,
})

local function all()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local one, two, three, four
T.test("drafts under one root share a server, others do not", function()
  one, two = T.edit(dir .. "/a/one.md"), T.edit(dir .. "/a/deep/two.md")
  three, four = T.edit(dir .. "/b/three.md"), T.edit(dir .. "/single/four.md")
  T.is(T.client(one).id, T.client(two).id, "server")
  T.is(T.client(one).config.root_dir, dir .. "/a", "root")
  T.is(T.client(three).config.root_dir, dir .. "/b", "root")
  T.is(T.client(four).config.root_dir, nil, "root")
  T.is(#require("factdesk.client").running(), 3, "servers")
  T.wait("on_attach", function()
    return vim.deep_equal(attached, { [one] = 1, [two] = 1, [three] = 1, [four] = 1 })
  end, function()
    return attached
  end)
end)

T.test("a single file without a root gets its findings", function()
  T.wait_for(four, "draft/placeholder", "TK")
end)

T.test(":FactdeskRule explains a rule in a page that is no draft", function()
  vim.cmd("FactdeskRule draft/repeated-word")
  T.is(vim.bo.buftype, "nofile", "buftype")
  T.truthy(vim.api.nvim_buf_get_name(0):match("factdesk://rule/draft/repeated%-word$"), "name")
  T.truthy(all():find("repeated", 1, true), all())
  T.truthy(not all():find("\27", 1, true), "escape codes")
  T.is(#require("factdesk.client").running(vim.api.nvim_get_current_buf()), 0, "servers")
  local windows = #vim.api.nvim_list_wins()
  vim.cmd("FactdeskRule draft/placeholder")
  T.is(#vim.api.nvim_list_wins(), windows, "windows")
  T.keys("q")
  T.is(#vim.api.nvim_list_wins(), windows - 1, "windows after q")
end)

T.test(":FactdeskRule without a name takes the finding under the cursor, or lists all", function()
  vim.api.nvim_set_current_buf(four)
  T.at("TK")
  vim.cmd("FactdeskRule")
  T.truthy(vim.api.nvim_buf_get_name(0):match("factdesk://rule/draft/placeholder$"), vim.api.nvim_buf_get_name(0))
  T.keys("q")
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd("FactdeskRule")
  T.truthy(all():find("draft/repeated-word", 1, true), all())
  T.keys("q")
end)

T.test("rules are completed", function()
  T.is(vim.fn.getcompletion("FactdeskRule draft/repeated", "cmdline"), { "draft/repeated-word" }, "completion")
  T.is(vim.fn.getcompletion("FactdeskRule placeholder", "cmdline"), { "draft/placeholder" }, "completion")
  T.is(vim.fn.getcompletion("FactdeskRule nothing-like-it", "cmdline"), {}, "completion")
end)

T.test("a rule that does not exist is an answer, not an error", function()
  local notify, told = vim.notify, {}
  vim.notify = function(message)
    table.insert(told, message)
  end
  vim.cmd("FactdeskRule draft/no-such-rule")
  vim.notify = notify
  T.is(#told, 1, "messages")
  T.truthy(told[1]:find("draft/no-such-rule", 1, true), told[1])
  T.is(vim.api.nvim_get_current_buf(), four, "buffer")
end)

T.test(":FactdeskInfo", function()
  vim.cmd("FactdeskInfo")
  for _, words in ipairs({ "factdesk", "read by factdesk", "by no factdesk.toml", "root: single files", dir .. "/b" }) do
    T.truthy(all():find(words, 1, true), words .. " is not in:\n" .. all())
  end
  T.keys("q")
end)

T.test(":FactdeskLog opens the log", function()
  vim.cmd("FactdeskLog")
  T.truthy(vim.api.nvim_buf_get_name(0):match("lsp%.log$"), vim.api.nvim_buf_get_name(0))
  vim.cmd("tabclose")
end)

T.test(":checkhealth factdesk", function()
  T.write(dir .. "/b/factdesk.toml", 'nonsense = "on purpose"\n')
  vim.cmd("silent checkhealth factdesk")
  local report = all()
  for _, words in ipairs({ "Neovim 0.", "factdesk 0.", "as a single file", "governed by no factdesk.toml" }) do
    T.truthy(report:find(words, 1, true), words .. " is not in:\n" .. report)
  end
  T.truthy(report:find("factdesk.toml cannot be used", 1, true), report)
  T.truthy(report:find("nonsense", 1, true), report)
  T.truthy(not report:find("is not attached", 1, true), report)
  vim.cmd("tabclose")
  T.write(dir .. "/b/factdesk.toml", "")
end)

T.test(":FactdeskRestart starts new servers for the same drafts", function()
  vim.api.nvim_set_current_buf(four)
  local before = T.client(four).id
  vim.cmd("FactdeskRestart")
  T.truthy(T.client(four).id ~= before, "the same server")
  T.truthy(T.client(one).id == T.client(two).id, "server")
  T.client(three)
  T.is(#require("factdesk.client").running(), 3, "servers")
  vim.api.nvim_buf_set_lines(four, -1, -1, false, { "", "It was [CHECK] late." })
  T.wait_for(four, "draft/placeholder", "[CHECK]")
end)

T.test("a server that dies is not missed for long", function()
  local before = T.client(one)
  require("factdesk.client").call(before, "stop", true)
  T.wait("the server is gone", function()
    return #require("factdesk.client").running(one) == 0
  end)
  vim.cmd("FactdeskRestart")
  T.wait_for(one, "draft/placeholder", "TK")
end)

T.test(":FactdeskFixAll outside a draft says so", function()
  local notify, told = vim.notify, {}
  vim.notify = function(message)
    table.insert(told, message)
  end
  vim.cmd("new")
  vim.cmd("FactdeskFixAll")
  vim.notify = notify
  vim.cmd("bwipeout!")
  T.truthy(#told == 1 and told[1]:find("does not read this buffer", 1, true), vim.inspect(told))
end)

T.finish()
