-- The one file that knows how each version of Neovim starts a language server.
local options = require("factdesk.options")

local M = { name = "factdesk" }

local uv = vim.uv or vim.loop
local function has(version)
  return vim.fn.has("nvim-" .. version) == 1
end

-- Neovim's name for a kind of file -> the protocol's.
local language_ids = {
  text = "plaintext",
  mail = "plaintext",
  pandoc = "markdown",
  quarto = "markdown",
  rmd = "markdown",
  vimwiki = "markdown",
  xhtml = "html",
}

local function language_id(_, filetype)
  local first = filetype:match("^[^.]*")
  if first == "" then
    return "plaintext"
  end
  return language_ids[first] or first
end

-- Beyond the protocol: the names of our own that highlight groups get, the commands that are carried out
-- here, and to be told of a new reading.
local function ours()
  local all = vim.lsp.protocol.make_client_capabilities()
  local added = {
    experimental = {
      commands = { commands = vim.tbl_keys(require("factdesk.commands")) },
      factdesk = { readingChanged = true },
    },
  }
  local tokens = all.textDocument.semanticTokens -- since Neovim 0.9
  if tokens then
    added.textDocument = {
      semanticTokens = {
        tokenTypes = vim.list_extend(vim.deepcopy(tokens.tokenTypes), require("factdesk.colours").types),
        tokenModifiers = vim.list_extend(vim.deepcopy(tokens.tokenModifiers), require("factdesk.colours").modifiers),
      },
    }
  end
  return all, added
end

local handlers = {
  ["factdesk/readingChanged"] = function(_, params)
    require("factdesk.reading").changed(params.textDocument.uri)
    require("factdesk.lenses").changed(params.textDocument.uri)
  end,
}

local function capabilities(given)
  local all, added = ours()
  added = vim.tbl_deep_extend("force", added, given or {})
  if has("0.11") then
    return added -- laid over the defaults and over vim.lsp.config("*") by Neovim
  end
  all = vim.tbl_deep_extend("force", all, added)
  -- Neovim 0.7 answers requests for settings without saying so in advance.
  all.workspace.configuration = true
  return all
end

-- `client:method(…)` of Neovim 0.11, `client.method(…)` of those before.
function M.call(running, method, ...)
  if has("0.11") then
    return running[method](running, ...)
  end
  return running[method](...)
end

local function same_server(running, wanted)
  return running.name == wanted.name
    and running.config.root_dir == wanted.root_dir
    and not M.call(running, "is_stopped")
end

-- The nearest folder at or above the buffer's file that holds a marker. Earlier markers win over
-- later ones; a list among the markers is a set of equals. Nil without a file or a marker.
function M.root(buf, markers)
  local file = vim.api.nvim_buf_get_name(buf)
  if file == "" or file:match("^%a[%w+.-]+://") then
    return nil
  end
  for _, marker in ipairs(markers or options.current.root_markers) do
    local equals = type(marker) == "table" and marker or { marker }
    local dir, below = vim.fn.fnamemodify(file, ":p:h"), nil
    while dir ~= below do
      for _, name in ipairs(equals) do
        if uv.fs_stat(dir .. "/" .. name) then
          return dir
        end
      end
      dir, below = vim.fn.fnamemodify(dir, ":h"), dir
    end
  end
  return nil
end

-- Settings go along with the first message, so that nothing is ever checked without them.
--
-- Findings are sent and not asked for: Neovim 0.10 and newer would ask only for the drafts that are seen, and
-- would not ask again for those when settings change.
local function before_init(params, built)
  if params.initializationOptions == nil then
    params.initializationOptions = built.settings
  end
  params.capabilities = vim.deepcopy(params.capabilities)
  params.capabilities.textDocument.diagnostic = nil
  if options.current.before_init then
    options.current.before_init(params, built)
  end
end

-- What Neovim's client is given, before a root is known.
local function config()
  local given = options.current
  local built = {}
  for key, value in pairs(given) do
    if not options.of_the_plugin[key] then
      built[key] = value
    end
  end
  built.name = M.name
  built.get_language_id = given.get_language_id or language_id
  built.capabilities = capabilities(given.capabilities)
  built.handlers = vim.tbl_extend("force", handlers, given.handlers or {})
  built.before_init = before_init
  built.reuse_client = given.reuse_client or same_server
  return built
end

-- For lsp/factdesk.lua: Neovim 0.11 and newer asks for it whenever it resolves vim.lsp.config, so it
-- follows setup(), and what the user gives to vim.lsp.config lies over it.
function M.native_config()
  local built = config()
  built.root_dir = built.root_dir
    or function(buf, on_dir)
      if M.wants(buf) then
        on_dir(M.root(buf, M.effective().root_markers))
      end
    end
  return built
end

-- The configuration in force, with what the user has said through vim.lsp.config.
function M.effective()
  if has("0.11") then
    return vim.lsp.config[M.name] or options.current
  end
  return options.current
end

-- The program and its leading arguments, or nil when `cmd` does not start a program.
function M.program()
  local cmd = M.effective().cmd
  if type(cmd) ~= "table" then
    return nil
  end
  local program = {}
  for i, word in ipairs(cmd) do
    if i > 1 and word == "server" then
      break
    end
    program[i] = word
  end
  return program
end

function M.is_missing()
  local program = M.program()
  return program ~= nil and vim.fn.executable(program[1]) == 0
end

local told = nil

-- Once for each program that cannot be found, however many drafts are opened.
function M.tell_if_missing()
  if not M.is_missing() then
    return
  end
  local name = M.program()[1]
  if told == name then
    return
  end
  told = name
  vim.schedule(function()
    vim.notify(("factdesk: no program `%s`; see :help factdesk-install"):format(name), vim.log.levels.WARN)
  end)
end

-- Whether this buffer is a draft factdesk should read.
function M.wants(buf)
  if not vim.api.nvim_buf_is_loaded(buf) or vim.bo[buf].buftype ~= "" then
    return false
  end
  if not vim.tbl_contains(M.effective().filetypes, vim.bo[buf].filetype) then
    return false
  end
  local enabled = options.current.enabled
  if type(enabled) == "function" then
    return enabled(buf) and true or false
  end
  return enabled
end

local old_clients = {} -- Neovim 0.7: ids of the servers started here

-- Every factdesk server that runs, or those of one buffer.
function M.running(buf)
  local found = {}
  if has("0.10") then
    return vim.lsp.get_clients({ name = M.name, bufnr = buf })
  elseif has("0.8") then
    return vim.lsp.get_active_clients({ name = M.name, bufnr = buf })
  end
  for _, each in pairs(buf and vim.lsp.buf_get_clients(buf) or vim.lsp.get_active_clients()) do
    if each.name == M.name then
      table.insert(found, each)
    end
  end
  return found
end

local function attach_0_7(buf, built)
  for id in pairs(old_clients) do
    local running = vim.lsp.get_client_by_id(id)
    if not running then
      old_clients[id] = nil
    elseif same_server(running, built) then
      vim.lsp.buf_attach_client(buf, id)
      return
    end
  end
  local on_init = built.on_init
  built.on_init = function(running, result)
    -- Later versions send the settings by themselves.
    running.notify("workspace/didChangeConfiguration", { settings = running.config.settings })
    if on_init then
      on_init(running, result)
    end
  end
  -- What later versions do on LspAttach.
  local on_attach = built.on_attach
  built.on_attach = function(running, attached)
    M.show_extras(attached)
    vim.bo[attached].omnifunc = "v:lua.vim.lsp.omnifunc"
    if on_attach then
      on_attach(running, attached)
    end
  end
  local id = vim.lsp.start_client(built)
  if id then
    old_clients[id] = true
    vim.lsp.buf_attach_client(buf, id)
  end
end
-- Neovim before 0.11; from there on vim.lsp.enable does this.
function M.attach(buf)
  if has("0.11") or not M.wants(buf) or M.is_missing() then
    return
  end
  local built = config()
  if type(built.root_dir) ~= "string" then
    built.root_dir = M.root(buf)
  end
  if has("0.8") then
    vim.lsp.start(built, { bufnr = buf, reuse_client = same_server })
  else
    attach_0_7(buf, built)
    require("factdesk.watch").buffer(buf, built.root_dir)
  end
end

-- Neovim 0.11 and newer: starts the server in drafts open now and later.
function M.enable()
  if not has("0.11") then
    return
  end
  vim.lsp.enable(M.name)
  -- The first releases of 0.11 leave alone what is open already.
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if M.wants(buf) and #M.running(buf) == 0 then
      pcall(vim.api.nvim_exec_autocmds, "FileType", { group = "nvim.lsp.enable", buffer = buf, modeline = false })
    end
  end
end

-- Shows what stands beside the words of a draft, or hides it, as the options say. Neovim before 0.10
-- has no inlay hints.
function M.show_extras(buf)
  if has("0.10") then
    vim.lsp.inlay_hint.enable(options.current.inlay_hints, { bufnr = buf })
  end
  require("factdesk.lenses").show(buf, options.current.code_lens)
end

-- Hands the settings in force to Neovim and to the servers already running.
function M.apply_settings()
  if has("0.11") then
    vim.lsp.config(M.name, {}) -- adds nothing, but makes Neovim resolve the configuration again
  end
  local settings = M.effective().settings
  for _, running in ipairs(M.running()) do
    running.config.settings = settings
    running.settings = settings
    M.call(running, "notify", "workspace/didChangeConfiguration", { settings = settings })
    for buf in pairs(running.attached_buffers or {}) do
      M.show_extras(buf)
    end
  end
end

-- Stops every server, waits until they are gone, and starts them again where they were.
function M.restart()
  local buffers = {}
  for _, running in ipairs(M.running()) do
    for buf in pairs(running.attached_buffers or {}) do
      buffers[buf] = true
    end
    M.call(running, "stop")
  end
  local function gone()
    return next(M.running()) == nil
  end
  if not vim.wait(2000, gone, 10) then
    for _, running in ipairs(M.running()) do
      M.call(running, "stop", true)
    end
    vim.wait(1000, gone, 10)
  end
  told = nil
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if buffers[buf] or M.wants(buf) then
      M.tell_if_missing()
      M.attach(buf)
    end
  end
  M.enable()
end

return M
