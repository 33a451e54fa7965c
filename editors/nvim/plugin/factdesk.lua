-- Runs once, when Neovim loads its plugins. Nothing of the plugin proper is read before a draft is
-- opened or a command is used.
if vim.g.loaded_factdesk then
  return
end
vim.g.loaded_factdesk = 1

if vim.fn.has("nvim-0.7") == 0 then
  vim.api.nvim_echo({ { "factdesk needs Neovim 0.7 or newer", "WarningMsg" } }, true, {})
  return
end

local command = vim.api.nvim_create_user_command

command("FactdeskFixAll", function()
  require("factdesk").fix_all()
end, { desc = "Apply every safe fix to this draft" })

command("FactdeskRestart", function()
  require("factdesk").restart()
end, { desc = "Start the factdesk server anew" })

command("FactdeskInfo", function()
  require("factdesk.pages").info()
end, { desc = "Show which factdesk runs here, and with what settings" })

command("FactdeskLog", function()
  require("factdesk.pages").log()
end, { desc = "Open Neovim's log of language servers" })

command("FactdeskRule", function(args)
  require("factdesk.pages").rule(args.args)
end, {
  nargs = "?",
  complete = function(lead)
    return require("factdesk.pages").complete_rule(lead)
  end,
  desc = "Explain a rule: the one named, the one under the cursor, or the list of all",
})

command("FactdeskReading", function(args)
  require("factdesk.reading").show(args.args)
end, {
  nargs = "?",
  complete = function(lead)
    return vim.tbl_filter(function(where)
      return vim.startswith(where, lead)
    end, { "loclist", "quickfix" })
  end,
  desc = "Show the quotes by speaker and the people of this draft, or close that view",
})

-- Without a call of setup() the first draft starts the plugin with its defaults. That call may come
-- from the user's configuration right after this file, so it is given until the editor is idle.
local group = vim.api.nvim_create_augroup("factdesk_autostart", { clear = true })
local filetypes = require("factdesk.filetypes")

local function begin()
  pcall(vim.api.nvim_del_augroup_by_id, group)
  local function start()
    require("factdesk").autostart()
  end
  if vim.v.vim_did_enter == 1 then
    vim.schedule(start)
  else
    vim.api.nvim_create_autocmd("VimEnter", { once = true, callback = start })
  end
end

vim.api.nvim_create_autocmd("FileType", { group = group, pattern = filetypes, callback = begin })
for _, buf in ipairs(vim.api.nvim_list_bufs()) do
  if vim.api.nvim_buf_is_loaded(buf) and vim.tbl_contains(filetypes, vim.bo[buf].filetype) then
    begin()
    break
  end
end
