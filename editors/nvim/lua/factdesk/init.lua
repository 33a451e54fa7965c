local client = require("factdesk.client")
local options = require("factdesk.options")

local M = {}

local began = false

local function missing(buf)
  if client.wants(buf) then
    client.tell_if_missing()
  end
end

-- Starts the server for drafts now open and those opened later. Options are described in
-- |factdesk-options|; a second call replaces those of the first and reaches servers already running.
function M.setup(opts)
  options.set(opts)
  began = true
  pcall(vim.api.nvim_del_augroup_by_name, "factdesk_autostart")

  local group = vim.api.nvim_create_augroup("factdesk", { clear = true })
  local autocmd = vim.api.nvim_create_autocmd
  autocmd("FileType", {
    group = group,
    callback = function(event)
      missing(event.buf)
      client.attach(event.buf)
    end,
  })
  -- A server that cannot watch files itself learns here of a configuration saved in this editor.
  autocmd("BufWritePost", {
    group = group,
    pattern = "factdesk.toml",
    callback = function(event)
      require("factdesk.watch").changed(vim.fn.fnamemodify(event.match, ":p"))
    end,
  })
  if vim.fn.has("nvim-0.8") == 1 then
    autocmd("LspAttach", {
      group = group,
      callback = function(event)
        local attached = vim.lsp.get_client_by_id(event.data.client_id)
        if attached and attached.name == client.name then
          require("factdesk.watch").buffer(event.buf, attached.config.root_dir)
          client.show_extras(event.buf)
        end
      end,
    })
  end

  require("factdesk.colours").set()
  for name, run in pairs(require("factdesk.commands")) do
    vim.lsp.commands[name] = run
  end
  client.apply_settings()
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buf) then
      missing(buf)
      client.attach(buf)
    end
  end
  client.enable()
end

-- setup() with the defaults, unless somebody has called it already.
function M.autostart()
  if not began then
    M.setup()
  end
end

-- Applies every safe fix to a buffer before it returns, so that it may stand in a BufWritePre
-- autocommand. `opts.bufnr` (default: the current buffer), `opts.timeout_ms` (default: 2000),
-- `opts.quiet` (default: false) says nothing when there was nothing to fix. True if text changed.
function M.fix_all(opts)
  return require("factdesk.fix").all(opts or {})
end

function M.restart()
  M.autostart()
  client.restart()
end

return M
