local M = {}

M.defaults = {
  cmd = { "factdesk", "server" },
  filetypes = require("factdesk.filetypes"),
  root_markers = { "factdesk.toml", ".git" },
  settings = {},
  enabled = true,
  inlay_hints = true,
  code_lens = true,
}

-- The options that are no business of Neovim's client.
M.of_the_plugin = { enabled = true, inlay_hints = true, code_lens = true }

-- Everything setup() was given, with the defaults under it. Keys that are not ours (capabilities,
-- handlers, flags, …) go to Neovim's client as they are.
M.current = vim.deepcopy(M.defaults)

local expected = {
  cmd = "table",
  filetypes = "table",
  root_markers = "table",
  settings = "table",
  on_attach = "function",
  enabled = { "boolean", "function" },
  inlay_hints = "boolean",
  code_lens = "boolean",
}

local function check(opts)
  for key, kinds in pairs(expected) do
    local given = type(opts[key])
    if given ~= "nil" and not vim.tbl_contains(type(kinds) == "table" and kinds or { kinds }, given) then
      local wanted = type(kinds) == "table" and table.concat(kinds, " or ") or kinds
      error(("factdesk: `%s` must be a %s, not a %s"):format(key, wanted, given), 3)
    end
  end
end

-- Settings as the server asks for them, under the one key `factdesk`. They may be written with or
-- without that key: setup() is about nothing else, and Neovim's own configuration has it.
local function wrapped(settings)
  local ours = settings.factdesk or settings
  -- An empty Lua table would arrive as a list.
  local severity = ours.severity
  if type(severity) == "table" and next(severity) == nil then
    ours = vim.tbl_extend("force", ours, { severity = vim.empty_dict() })
  end
  return { factdesk = next(ours) == nil and vim.empty_dict() or ours }
end

function M.set(opts)
  opts = opts or {}
  check(opts)
  local merged = vim.tbl_extend("force", vim.deepcopy(M.defaults), opts)
  merged.settings = wrapped(merged.settings)
  merged.cmd = vim.deepcopy(merged.cmd)
  if type(merged.cmd[1]) == "string" and merged.cmd[1]:sub(1, 2) == "~/" then
    merged.cmd[1] = vim.fn.expand(merged.cmd[1])
  end
  M.current = merged
end

M.set()

return M
