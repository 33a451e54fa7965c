-- Pages of text in a split of their own: a rule, what runs here, the log.
local client = require("factdesk.client")

local M = {}

local function show(name, lines, filetype)
  local title = "factdesk://" .. name
  local buf
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    local shown = vim.api.nvim_win_get_buf(win)
    if vim.api.nvim_buf_get_name(shown):match("^factdesk://") then
      vim.api.nvim_set_current_win(win)
      buf = shown
    end
  end
  if not buf then
    vim.cmd("new")
    buf = vim.api.nvim_get_current_buf()
    -- Before the kind of file is set: a page is no draft, and no server may take it for one.
    vim.bo[buf].buftype = "nofile"
    vim.bo[buf].bufhidden = "wipe"
    vim.bo[buf].swapfile = false
    vim.keymap.set("n", "q", "<Cmd>close<CR>", { buffer = buf, nowait = true, desc = "Close this page" })
  end
  vim.api.nvim_buf_set_name(buf, title)
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, lines)
  vim.bo[buf].modifiable = false
  vim.bo[buf].modified = false
  vim.bo[buf].filetype = filetype
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
end

-- The lines `factdesk ARGUMENTS` prints, or nil and what went wrong.
function M.run(...)
  local program = client.program()
  if not program then
    return nil, "the server is not started by a program"
  elseif client.is_missing() then
    return nil, ("no program `%s`; see :help factdesk-install"):format(program[1])
  end
  vim.list_extend(program, { ... })
  local output = vim.fn.system(program)
  output = output:gsub("\27%[[%d;]*m", ""):gsub("\r\n", "\n"):gsub("\n+$", "")
  if vim.v.shell_error ~= 0 then
    return nil, output ~= "" and output or ("`%s` failed"):format(table.concat(program, " "))
  end
  return vim.split(output, "\n", { plain = true })
end

local function rule_under_cursor()
  local at = vim.api.nvim_win_get_cursor(0)
  local line, col = at[1] - 1, at[2]
  local here
  for _, found in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if found.source == "factdesk" and type(found.code) == "string" then
      if found.lnum == line and found.col <= col and (found.end_lnum ~= line or col < found.end_col) then
        return found.code
      end
      here = here or found.code
    end
  end
  return here
end

function M.rule(id)
  if id == "" then
    id = rule_under_cursor()
  end
  local lines, err
  if id then
    lines, err = M.run("rule", id)
  else
    lines, err = M.run("rule")
  end
  if not lines then
    return vim.notify("factdesk: " .. err, vim.log.levels.WARN)
  end
  show(id and "rule/" .. id or "rules", lines, id and "markdown" or "text")
end

local ids = {} -- program -> the rules it has

function M.complete_rule(lead)
  local program = table.concat(client.program() or {}, " ")
  if not ids[program] then
    local found, seen = {}, {}
    for _, line in ipairs(M.run("rule") or {}) do
      local id = line:match("%f[%w][%l%d-]+/[%l%d-]+")
      if id and not seen[id] then
        seen[id] = true
        table.insert(found, id)
      end
    end
    if #found == 0 then
      return {}
    end
    ids[program] = found
  end
  return vim.tbl_filter(function(id)
    return id:find(lead, 1, true) ~= nil
  end, ids[program])
end

local function log_file()
  return require("vim.lsp.log").get_filename()
end

function M.log()
  vim.cmd("tabedit " .. vim.fn.fnameescape(log_file()))
  vim.cmd("normal! G")
end

function M.info()
  local buf = vim.api.nvim_get_current_buf()
  local version, err = M.run("--version")
  local program = client.program() or { "(started by a function)" }
  local lines = {
    "program   " .. table.concat(program, " "),
    "version   " .. (version and version[1] or err),
    "this file " .. (#client.running(buf) > 0 and "read by factdesk" or "not read by factdesk"),
    "governed  " .. (require("factdesk.watch").governing(buf) or "by no factdesk.toml"),
    "log       " .. log_file(),
  }
  for _, running in ipairs(client.running()) do
    vim.list_extend(lines, {
      "",
      ("server %d  %s"):format(running.id, running.config.root_dir or "(no root: single files)"),
      "  positions  " .. (running.offset_encoding or "utf-16"),
    })
    for each in pairs(running.attached_buffers or {}) do
      table.insert(lines, "  reads      " .. vim.fn.fnamemodify(vim.api.nvim_buf_get_name(each), ":~:."))
    end
    local set = (running.config.settings or {}).factdesk or {}
    local settings = next(set) == nil and "(none here)" or vim.inspect(set)
    for i, text in ipairs(vim.split(settings, "\n", { plain = true })) do
      table.insert(lines, (i == 1 and "  settings   " or "             ") .. text)
    end
  end
  show("info", lines, "factdeskinfo")
end

return M
