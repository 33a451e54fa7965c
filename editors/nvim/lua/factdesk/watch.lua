-- Tells the server when a factdesk.toml appears, changes or goes. Neovim before 0.10 watches no
-- files for a server, and later ones do not on Linux. Only the folders between a draft and its root
-- are watched, each by itself, and the one of a configuration that lies above them.
local client = require("factdesk.client")

local M = {}

local uv = vim.uv or vim.loop
local file_name = "factdesk.toml"
local handles = {} -- folder -> watcher
local waiting = {} -- path -> true: reported within the last moment, not yet told

local function stop_all()
  for dir, handle in pairs(handles) do
    handle:stop()
    handle:close()
    handles[dir] = nil
  end
end

local function tell()
  local changes = {}
  for path in pairs(waiting) do
    local kind = uv.fs_stat(path) and 2 or 3 -- changed, deleted
    table.insert(changes, { uri = vim.uri_from_fname(path), type = kind })
  end
  waiting = {}
  local running = client.running()
  if #running == 0 then
    return stop_all()
  end
  for _, each in ipairs(running) do
    client.call(each, "notify", "workspace/didChangeWatchedFiles", { changes = changes })
  end
end

-- One save makes several events; they become one message.
function M.changed(path)
  if next(waiting) == nil then
    vim.defer_fn(tell, 50)
  end
  waiting[path] = true
end

local function watch(dir)
  if handles[dir] then
    return
  end
  local handle = uv.new_fs_event()
  if not handle then
    return
  end
  local started = handle:start(dir, {}, function(err, name)
    if not err and name == file_name then
      vim.schedule(function()
        M.changed(dir .. "/" .. file_name)
      end)
    end
  end)
  if started then
    handles[dir] = handle
  else
    handle:close()
  end
end

-- The configuration that governs a buffer: the nearest factdesk.toml at or above its file.
function M.governing(buf)
  local dir = client.root(buf, { file_name })
  return dir and (dir:gsub("/$", "") .. "/" .. file_name)
end

function M.buffer(buf, root)
  local file = vim.api.nvim_buf_get_name(buf)
  if file == "" then
    return
  end
  local dir = vim.fn.fnamemodify(file, ":p:h")
  watch(dir)
  while root and #dir > #root and dir:sub(1, #root) == root do
    dir = vim.fn.fnamemodify(dir, ":h")
    watch(dir)
  end
  local governing = M.governing(buf)
  if governing then
    watch(vim.fn.fnamemodify(governing, ":h"))
  end
end

return M
