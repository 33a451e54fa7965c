local client = require("factdesk.client")

local M = {}

local kind = "source.fixAll.factdesk"

local function request(running, method, params, timeout, buf)
  local answer, err = client.call(running, "request_sync", method, params, timeout, buf)
  if not answer then
    return nil, err or "no answer"
  elseif answer.err then
    return nil, answer.err.message
  end
  return answer.result
end

local function apply(running, action, timeout, buf)
  local provider = running.server_capabilities.codeActionProvider
  if not action.edit and action.data ~= nil and type(provider) == "table" and provider.resolveProvider then
    local resolved, err = request(running, "codeAction/resolve", action, timeout, buf)
    if err then
      return err
    end
    action = resolved
  end
  if action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, running.offset_encoding or "utf-16")
  end
end

local function fix(running, buf, timeout)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buf) },
    range = {
      start = { line = 0, character = 0 },
      ["end"] = { line = vim.api.nvim_buf_line_count(buf), character = 0 },
    },
    context = { only = { kind }, diagnostics = {} },
  }
  local actions, err = request(running, "textDocument/codeAction", params, timeout, buf)
  for _, action in ipairs(type(actions) == "table" and actions or {}) do
    if action.kind == kind and not action.disabled then
      err = apply(running, action, timeout, buf) or err
    end
  end
  return err
end

function M.all(opts)
  local buf = opts.bufnr
  if not buf or buf == 0 then
    buf = vim.api.nvim_get_current_buf()
  end
  local servers = client.running(buf)
  if #servers == 0 then
    if not opts.quiet then
      vim.notify("factdesk does not read this buffer; see :checkhealth factdesk", vim.log.levels.WARN)
    end
    return false
  end
  local before = vim.api.nvim_buf_get_changedtick(buf)
  for _, running in ipairs(servers) do
    local err = fix(running, buf, opts.timeout_ms or 2000)
    if err then
      vim.notify("factdesk: no fixes: " .. err, vim.log.levels.WARN)
      return false
    end
  end
  local changed = vim.api.nvim_buf_get_changedtick(buf) ~= before
  if not changed and not opts.quiet then
    vim.notify("factdesk: nothing here can be fixed safely", vim.log.levels.INFO)
  end
  return changed
end

return M
