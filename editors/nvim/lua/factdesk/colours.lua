-- How the words of a draft are told apart by colour, in Neovim 0.9 and newer.
local M = {}

M.types = { "quote", "speaker", "cue", "person", "organization", "title", "date", "quantity" }
M.modifiers = { "quoted", "unresolved", "firstReference" }

-- A draft is read, not parsed: only what somebody said and who said it stand out, unless a colour scheme
-- or the reporter says otherwise. Inside a quote all is quote.
local links = {
  ["@lsp.type.quote"] = "String",
  ["@lsp.type.speaker"] = "Function",
}

function M.set()
  if vim.fn.has("nvim-0.9") == 0 then
    return
  end
  for group, to in pairs(links) do
    vim.api.nvim_set_hl(0, group, { link = to, default = true })
  end
end

return M
