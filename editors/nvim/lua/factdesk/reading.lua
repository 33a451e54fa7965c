-- What factdesk has read: quotes by speaker, people, bodies, sections; each leads to its place in the draft.
local client = require("factdesk.client")

local M = {}

local title = "factdesk://reading"

-- What the server says of a draft, given to `use`; nothing happens where there is no server or no answer.
local function ask(buf, use)
  local running = client.running(buf)[1]
  if not running then
    return false
  end
  local params = { textDocument = { uri = vim.uri_from_bufnr(buf) } }
  client.call(running, "request", "factdesk/reading", params, function(_, reading)
    if type(reading) == "table" and vim.api.nvim_buf_is_valid(buf) then
      use(reading, running.offset_encoding or "utf-16")
    end
  end, buf)
  return true
end

-- A range of the protocol as Neovim has places: line and byte column, from 1. Where the text has moved on
-- since the answer was made, the line alone; another answer follows.
local function place(buf, range, encoding)
  local at = { uri = vim.uri_from_bufnr(buf), range = range }
  local right, items = pcall(vim.lsp.util.locations_to_items, { at }, encoding)
  local item = right and items[1]
  return item and { lnum = item.lnum, col = item.col } or { lnum = range.start.line + 1, col = 1 }
end

local function given(value)
  return value ~= nil and value ~= vim.NIL
end

local function name_of(quote, buf)
  if not given(quote.speaker) then
    return nil
  elseif given(quote.speaker.name) then
    return quote.speaker.name
  end
  -- A source that stays unnamed is called what the draft calls it.
  local from, to = quote.speaker.mention.start, quote.speaker.mention["end"]
  local running = client.running(buf)[1]
  local encoding = running and running.offset_encoding or "utf-16"
  local start = place(buf, quote.speaker.mention, encoding)
  local finish = place(buf, { start = to, ["end"] = to }, encoding)
  local line = vim.api.nvim_buf_get_lines(buf, from.line, from.line + 1, false)[1] or ""
  return from.line == to.line and line:sub(start.col, finish.col - 1) or line:sub(start.col)
end

local function count(number, one, many)
  return ("%d %s"):format(number, number == 1 and one or many)
end

local function one_line(text)
  return vim.trim((text:gsub("%s+", " ")))
end

-- The view: its lines, where each leads to, which are headings, and which are sections.
local function lines_of(buf, reading, encoding)
  local lines, places, headings, sections = {}, {}, {}, {}
  local function add(text, range)
    table.insert(lines, text)
    if given(range) then
      places[#lines] = place(buf, range, encoding)
    end
  end
  local function heading(text)
    add("")
    add(text)
    table.insert(headings, #lines)
  end
  local function numbered(text, range)
    add(("%5d  %s"):format(range.start.line + 1, one_line(text)), range)
  end

  local speakers, by_speaker, named = {}, {}, 0
  for _, quote in ipairs(reading.quotes) do
    local name = name_of(quote, buf) or ""
    if not by_speaker[name] then
      by_speaker[name] = {}
      table.insert(speakers, name)
      -- As the lenses count: whom the draft names.
      named = named + (given(quote.speaker) and given(quote.speaker.name) and 1 or 0)
    end
    table.insert(by_speaker[name], quote)
  end

  local file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ":t")
  add(file == "" and "(no file yet)" or file)
  table.insert(headings, 1)
  add(
    ("%s · %s · %d to look at"):format(
      count(#reading.quotes, "quote", "quotes"),
      count(named, "speaker", "speakers"),
      reading.findings
    )
  )

  for _, name in ipairs(speakers) do
    local first = by_speaker[name][1]
    heading(name ~= "" and name or "Nobody is named")
    if name ~= "" then
      places[#lines] = place(buf, first.speaker.mention, encoding)
    end
    for _, quote in ipairs(by_speaker[name]) do
      numbered(quote.text, quote.range)
    end
  end

  local function named_things(what, list)
    if #list == 0 then
      return
    end
    heading(what)
    for _, each in ipairs(list) do
      local said = each.quotes > 0 and " · " .. count(each.quotes, "quote", "quotes") or ""
      local titled = given(each.titles) and #each.titles > 0 and " · " .. table.concat(each.titles, ", ") or ""
      local range = each.mentions[1]
      if given(range) then
        numbered(each.name .. said .. titled, range)
      else
        add("       " .. each.name .. said .. titled)
      end
    end
  end
  named_things("People", reading.people)
  named_things("Organisations", reading.organizations)

  if #reading.sections > 1 then
    heading("Sections")
    for _, section in ipairs(reading.sections) do
      local words = given(section.title) and section.title or "(before the first heading)"
      local look = section.findings > 0 and (" · %d to look at"):format(section.findings) or ""
      numbered(
        words .. " · " .. count(section.quotes, "quote", "quotes") .. look,
        given(section.heading) and section.heading or section.range
      )
      table.insert(sections, #lines)
    end
  end
  return lines, places, headings, sections
end

local view = {} -- buf, draft, places: what the split shows, while there is one
local namespace = vim.api.nvim_create_namespace("factdesk-reading")

local function shown()
  return view.buf and vim.api.nvim_buf_is_valid(view.buf)
end

local function fill(reading, encoding)
  if not shown() then
    return
  end
  local lines, places, headings, sections = lines_of(view.draft, reading, encoding)
  view.places, view.sections = places, sections
  -- The lines that have not changed stay as they are, and with them every window's cursor.
  local before = vim.api.nvim_buf_get_lines(view.buf, 0, -1, false)
  if not vim.deep_equal(before, lines) then
    vim.bo[view.buf].modifiable = true
    vim.api.nvim_buf_set_lines(view.buf, 0, -1, false, lines)
    vim.bo[view.buf].modifiable = false
    vim.bo[view.buf].modified = false
  end
  vim.api.nvim_buf_clear_namespace(view.buf, namespace, 0, -1)
  for _, line in ipairs(headings) do
    vim.api.nvim_buf_add_highlight(view.buf, namespace, "Title", line - 1, 0, -1)
  end
end

local function refresh(after)
  if shown() and vim.api.nvim_buf_is_valid(view.draft) then
    ask(view.draft, function(reading, encoding)
      fill(reading, encoding)
      if after then
        after()
      end
    end)
  end
end

-- The server has a new reading of this document.
function M.changed(uri)
  if shown() and vim.api.nvim_buf_is_valid(view.draft) and uri == vim.uri_from_bufnr(view.draft) then
    refresh()
  end
end

-- A window that shows the draft; where none does, one that may.
local function window_of(draft)
  for _, win in ipairs(vim.api.nvim_tabpage_list_wins(0)) do
    if vim.api.nvim_win_get_buf(win) == draft then
      return win
    end
  end
  vim.cmd("leftabove vnew")
  vim.cmd("buffer " .. draft)
  return vim.api.nvim_get_current_win()
end

-- From a line of the view to its place in the draft.
local function go()
  local to = view.places and view.places[vim.api.nvim_win_get_cursor(0)[1]]
  if not to then
    return
  end
  vim.api.nvim_set_current_win(window_of(view.draft))
  vim.cmd("normal! m'")
  local last = vim.api.nvim_buf_line_count(view.draft)
  vim.api.nvim_win_set_cursor(0, { math.min(to.lnum, last), to.col - 1 })
  vim.cmd("normal! zv")
end

-- Puts the view's cursor on a section, counted from 0.
local function to_section(index)
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_buf(win) == view.buf and view.sections and view.sections[index + 1] then
      vim.api.nvim_win_set_cursor(win, { view.sections[index + 1], 0 })
    end
  end
end

local function open(draft)
  local back = vim.api.nvim_get_current_win()
  view = { draft = draft }
  vim.cmd("botright vertical 46new")
  view.buf = vim.api.nvim_get_current_buf()
  -- Before the kind of file is set: a page is no draft, and no server may take it for one.
  vim.bo[view.buf].buftype = "nofile"
  vim.bo[view.buf].bufhidden = "wipe"
  vim.bo[view.buf].swapfile = false
  vim.bo[view.buf].modifiable = false
  vim.api.nvim_buf_set_name(view.buf, title)
  vim.bo[view.buf].filetype = "factdeskreading"
  for option, value in pairs({ number = false, relativenumber = false, wrap = false, signcolumn = "no", winfixwidth = true }) do
    vim.api.nvim_win_set_option(0, option, value)
  end
  local function key(keys, does, what)
    vim.keymap.set("n", keys, does, { buffer = view.buf, nowait = true, desc = what })
  end
  key("<CR>", go, "Go there in the draft")
  key("<2-LeftMouse>", go, "Go there in the draft")
  key("q", "<Cmd>close<CR>", "Close this view")
  vim.api.nvim_set_current_win(back)

  local group = vim.api.nvim_create_augroup("factdesk_reading", { clear = true })
  vim.api.nvim_create_autocmd("BufEnter", {
    group = group,
    callback = function(event)
      if not shown() then
        return vim.api.nvim_del_augroup_by_id(group)
      elseif event.buf ~= view.draft and #client.running(event.buf) > 0 then
        view.draft = event.buf
        refresh()
      end
    end,
  })
  refresh()
end

-- Opens the view of a document, at one of its sections if one is given.
function M.open(uri, section)
  local draft = vim.uri_to_bufnr(uri)
  if not shown() then
    open(draft)
  end
  view.draft = draft
  refresh(section and function()
    to_section(section)
  end)
end

local function list(draft, set)
  ask(draft, function(reading, encoding)
    local items = {}
    for _, quote in ipairs(reading.quotes) do
      local at = place(draft, quote.range, encoding)
      table.insert(items, {
        bufnr = draft,
        lnum = at.lnum,
        col = at.col,
        text = (name_of(quote, draft) or "nobody is named") .. ": " .. one_line(quote.text),
      })
    end
    set(items)
  end)
end

-- Shows the reading of the current draft: in a split that follows what is typed, or its quotes as the
-- location list ("loclist") or the quickfix list ("quickfix"). A second call closes the split.
function M.show(where)
  local draft = vim.api.nvim_get_current_buf()
  if where == "" and shown() then
    return vim.api.nvim_buf_delete(view.buf, {})
  elseif #client.running(draft) == 0 then
    return vim.notify("factdesk does not read this buffer; see :checkhealth factdesk", vim.log.levels.WARN)
  elseif where == "" then
    return open(draft)
  end
  local window = vim.api.nvim_get_current_win()
  list(draft, function(items)
    local what = { title = "Quotes", items = items }
    if where == "loclist" then
      vim.fn.setloclist(window, {}, " ", what)
      vim.cmd("lopen")
    else
      vim.fn.setqflist({}, " ", what)
      vim.cmd("copen")
    end
  end)
end

return M
