-- Code lenses: how many quotes, speakers and findings there are, over the draft and each of its sections.
-- From Neovim 0.12 on it keeps them itself; before, they are asked for when the server has a new reading.
local M = {}

local wanted = {} -- buffer -> true
local asked = {} -- buffer -> how often
local itself = vim.fn.has("nvim-0.12") == 1

-- Not by vim.lsp.codelens.refresh(): it does not ask while an older answer is awaited, and keeps that one.
local function ask(buf)
  if not vim.api.nvim_buf_is_loaded(buf) then
    wanted[buf] = nil
    return
  end
  local client = require("factdesk.client")
  local params = { textDocument = { uri = vim.uri_from_bufnr(buf) } }
  for _, running in ipairs(client.running(buf)) do
    asked[buf] = (asked[buf] or 0) + 1
    local mine = asked[buf]
    client.call(running, "request", "textDocument/codeLens", params, function(...)
      if mine == asked[buf] and vim.api.nvim_buf_is_loaded(buf) then
        vim.lsp.codelens.on_codelens(...)
      end
    end, buf)
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
