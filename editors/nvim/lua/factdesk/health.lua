-- :checkhealth factdesk
local client = require("factdesk.client")
local pages = require("factdesk.pages")

local M = {}

-- The names changed in Neovim 0.10; before 0.8 the module was another.
local health = vim.health or require("health")
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local bad = health.error or health.report_error

local function neovim()
  start("factdesk: Neovim")
  local v = vim.version()
  local text = ("Neovim %d.%d.%d"):format(v.major, v.minor, v.patch)
  if vim.fn.has("nvim-0.7") == 0 then
    return bad(text .. " is too old", { "Use Neovim 0.7 or newer" })
  end
  local how = vim.fn.has("nvim-0.11") == 1 and "vim.lsp.enable"
    or vim.fn.has("nvim-0.8") == 1 and "vim.lsp.start"
    or "vim.lsp.start_client"
  ok(("%s, starts the server with %s"):format(text, how))
end

local function program()
  start("factdesk: program")
  local words = client.program()
  if not words then
    return info("`cmd` is a function: which program runs is not known here")
  end
  if client.is_missing() then
    return bad(
      ("`%s` cannot be run"):format(words[1]),
      { "Install it: :help factdesk-install", "Or name it: setup{ cmd = { '/path/to/factdesk', 'server' } }" }
    )
  end
  local version, err = pages.run("--version")
  if version then
    ok(("%s (%s)"):format(version[1], vim.fn.exepath(words[1])))
  else
    bad(("`%s --version` failed"):format(words[1]), { err })
  end
  return version ~= nil
end

local function configuration(buf)
  local file = require("factdesk.watch").governing(buf)
  if not file then
    return info("governed by no factdesk.toml: defaults hold")
  end
  local _, err = pages.run("config", vim.api.nvim_buf_get_name(buf))
  if err then
    bad(("%s cannot be used"):format(file), { err })
  else
    ok("governed by " .. file)
  end
end

local function drafts(runs)
  start("factdesk: drafts")
  local any = false
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if client.wants(buf) then
      any = true
      local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ":~:.")
      name = name == "" and ("buffer %d (no file yet)"):format(buf) or name
      local running = client.running(buf)
      if #running == 0 then
        warn(name .. " is not attached", { ":FactdeskRestart", ":FactdeskLog" })
      else
        local root = running[1].config.root_dir
        ok(("%s is attached, %s"):format(name, root and "root " .. root or "as a single file"))
      end
      if runs then
        configuration(buf)
      end
    end
  end
  if not any then
    info("no draft is open; factdesk reads " .. table.concat(client.effective().filetypes, ", "))
  end
end

function M.check()
  neovim()
  drafts(program())
end

return M
