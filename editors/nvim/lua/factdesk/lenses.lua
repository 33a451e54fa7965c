-- Code lenses: how many quotes, speakers and findings there are, over the draft and each of its sections.
-- From Neovim 0.12 on it keeps them itself; before, they are asked for when the server has a new reading.
local M = {}

local wanted = {} -- buffer -> true
local itself = vim.fn.has("nvim-0.12") == 1

local function ask(buf)
  if not vim.api.nvim_buf_is_loaded(buf) then
    wanted[buf] = nil
  elseif vim.fn.has("nvim-0.10") == 1 then
    vim.lsp.codelens.refresh({ bufnr = buf })
  elseif buf == vim.api.nvim_get_current_buf() then
    vim.lsp.codelens.refresh()
  end
end

function M.show(buf, show)
  if itself then
    vim.lsp.codelens.enable(show, { bufnr = buf })
  elseif show then
    wanted[buf] = true
    ask(buf)
  elseif wanted[buf] then
    wanted[buf] = nil
    for _, running in ipairs(require("factdesk.client").running(buf)) do
      vim.lsp.codelens.display({}, buf, running.id)
    end
  end
end

-- The server has a new reading of this document.
function M.changed(uri)
  local buf = vim.uri_to_bufnr(uri)
  if wanted[buf] then
    ask(buf)
  end
end

return M
