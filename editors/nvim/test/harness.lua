-- What every scenario needs: tests that are counted, waiting for a condition, and a look at what the
-- editor shows. One scenario is one Neovim.
local T = {}

local uv = vim.uv or vim.loop
local failed = 0

function T.say(text)
  io.stdout:write(text .. "\n")
  io.stdout:flush()
end

function T.test(name, body)
  local good, err = xpcall(body, function(err)
    local where = debug.traceback("", 2):match("/scenarios/[%w_.]+:%d+")
    return tostring(err) .. (where and " (" .. where .. ")" or "")
  end)
  if good then
    T.say("  ok    " .. name)
  else
    failed = failed + 1
    T.say("  FAIL  " .. name .. "\n        " .. tostring(err):gsub("\n", "\n        "))
  end
end

function T.is(got, wanted, what)
  if not vim.deep_equal(got, wanted) then
    error(("%s: wanted %s, got %s"):format(what or "value", vim.inspect(wanted), vim.inspect(got)), 2)
  end
end

function T.truthy(got, what)
  if not got then
    error(what or "not true", 2)
  end
  return got
end

-- Waits until `condition` holds and gives back what it gave. `shown` says what is there instead.
function T.wait(what, condition, shown)
  local value
  local met = vim.wait(10000, function()
    value = condition()
    return value and true or false
  end, 20)
  if not met then
    error("waited in vain: " .. what .. (shown and "\n" .. vim.inspect(shown()) or ""), 2)
  end
  return value
end

function T.write(path, bytes)
  vim.fn.mkdir(vim.fn.fnamemodify(path, ":h"), "p")
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

function T.read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read("*a")
  file:close()
  return bytes
end

-- A new folder of this scenario.
function T.folder(name)
  local dir = uv.fs_realpath(vim.env.FACTDESK_TEST_DIR) .. "/" .. name
  vim.fn.mkdir(dir, "p")
  return dir
end

function T.edit(path)
  vim.cmd("edit " .. vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf()
end

function T.client(buf)
  return T.wait("a server reads " .. vim.api.nvim_buf_get_name(buf), function()
    local running = require("factdesk.client").running(buf)[1]
    return running and running.server_capabilities and running.initialized ~= false and running
  end)
end

function T.line(buf, number)
  return vim.api.nvim_buf_get_lines(buf, number - 1, number, false)[1]
end

-- The findings shown in a buffer, in order of their place, with the words they mark.
function T.findings(buf)
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(buf)) do
    local words
    if each.lnum == each.end_lnum then
      words = (T.line(buf, each.lnum + 1) or ""):sub(each.col + 1, each.end_col)
    end
    table.insert(found, {
      rule = each.code,
      severity = each.severity,
      source = each.source,
      line = each.lnum + 1,
      col = each.col,
      words = words,
    })
  end
  table.sort(found, function(a, b)
    return a.line ~= b.line and a.line < b.line or a.line == b.line and (a.col < b.col or a.col == b.col and a.rule < b.rule)
  end)
  return found
end

function T.find(buf, rule, words)
  for _, each in ipairs(T.findings(buf)) do
    if each.rule == rule and (not words or each.words == words) then
      return each
    end
  end
end

function T.wait_for(buf, rule, words)
  return T.wait(("finding %s on %s"):format(rule, words or "anything"), function()
    return T.find(buf, rule, words)
  end, function()
    return T.findings(buf)
  end)
end

function T.wait_gone(buf, rule, words)
  T.wait(("no finding %s on %s"):format(rule, words or "anything"), function()
    return not T.find(buf, rule, words)
  end, function()
    return T.findings(buf)
  end)
end

-- Puts the cursor on the first occurrence of some words, `into` bytes from their start.
function T.at(words, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 + (into or 0) })
      return number
    end
  end
  error("no such words: " .. words, 2)
end

function T.keys(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "xt", false)
end

local function floating()
  return vim.tbl_filter(function(win)
    return vim.api.nvim_win_get_config(win).relative ~= ""
  end, vim.api.nvim_list_wins())
end

local function floating_text()
  local lines = {}
  for _, win in ipairs(floating()) do
    vim.list_extend(lines, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(win), 0, -1, false))
  end
  return table.concat(lines, "\n")
end

-- Asks for a hover at some words and waits for a window that says all of `wanted`.
function T.hover(words, into, wanted)
  T.at(words, into)
  vim.lsp.buf.hover()
  T.wait("hover that says " .. table.concat(wanted, ", "), function()
    local seen = floating_text()
    return #vim.tbl_filter(function(each)
      return not seen:find(each, 1, true)
    end, wanted) == 0
  end, floating_text)
  for _, win in ipairs(floating()) do
    vim.api.nvim_win_close(win, true)
  end
end

-- Opens the menu of code actions at the cursor and takes the first whose title is `wanted`.
function T.choose(wanted)
  local titles, done
  vim.ui.select = function(items, opts, choose)
    titles = vim.tbl_map(function(item)
      return opts.format_item and opts.format_item(item) or tostring(item)
    end, items)
    for i, title in ipairs(titles) do
      if wanted(title) then
        choose(items[i], i)
        done = true
        return
      end
    end
    choose(nil, nil)
  end
  local text = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  T.wait("a code action", function()
    return done and vim.api.nvim_buf_get_changedtick(0) ~= text
  end, function()
    return titles or "no menu"
  end)
  return titles
end

function T.lets_stand(title)
  return title:lower():find("stand", 1, true) ~= nil
end

function T.mends(title)
  return not T.lets_stand(title)
end

-- Every message shown since the start must be free of errors and warnings of deprecation.
function T.no_errors()
  local messages = vim.fn.execute("messages")
  for _, bad in ipairs({ "Error", "E%d+:", "[Dd]eprecated", "stack traceback" }) do
    if messages:find(bad) then
      error("messages:\n" .. messages, 2)
    end
  end
end

function T.finish()
  T.test("no error was shown", T.no_errors)
  T.say("  done")
  vim.cmd(failed == 0 and "qall!" or "cquit 1")
end

return T
