-- No program: one message, however many drafts; and a way back without leaving the editor.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("missing")
local path = vim.env.PATH
vim.env.PATH = dir

local told = {}
local notify = vim.notify
vim.notify = function(message, level)
  table.insert(told, message)
  if level == vim.log.levels.ERROR then
    notify(message, level)
  end
end

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
require("factdesk").setup()
local last
for number = 1, 4 do
  local file = ("%s/%d.md"):format(dir, number)
  T.write(file, "The fund paid TK farmers.\n")
  last = T.edit(file)
end

T.test("one message says what is missing and where to read on", function()
  T.wait("a message", function()
    return #told > 0
  end)
  T.edit(dir .. "/1.md")
  vim.cmd("edit!")
  vim.wait(200)
  T.is(told, { "factdesk: no program `factdesk`; see :help factdesk-install" }, "messages")
  T.is(#require("factdesk.client").running(), 0, "servers")
end)

T.test("the health report says it too", function()
  vim.cmd("silent checkhealth factdesk")
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  T.truthy(report:find("`factdesk` cannot be run", 1, true), report)
  vim.cmd("tabclose")
end)

T.test("other commands answer without an error", function()
  told = {}
  vim.cmd("FactdeskRule draft/placeholder")
  vim.cmd("FactdeskFixAll")
  vim.cmd("FactdeskInfo")
  T.keys("q")
  T.is(#told, 2, "messages " .. vim.inspect(told))
  T.is(vim.fn.getcompletion("FactdeskRule d", "cmdline"), {}, "completion")
end)

T.test("once the program is there, :FactdeskRestart starts it", function()
  vim.env.PATH = path
  vim.api.nvim_set_current_buf(last)
  vim.cmd("FactdeskRestart")
  T.wait_for(last, "draft/placeholder", "TK")
end)

T.finish()
