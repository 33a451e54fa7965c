-- What factdesk has read, beside the draft: the view, the lists, the lenses that lead to it.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("reading")
local path = dir .. "/roof.md"
T.write(
  path,
  table.concat({
    "---",
    "date: 2026-03-12",
    "---",
    "",
    "# Council mends the pool roof",
    "",
    "“🙂 It leaks,” said Mara Lind, the mayor of Port Merrow. “It has leaked for years,” she said.",
    "",
    "## The money",
    "",
    "“We have set TK crowns aside,” said a spokesman for the council.",
    "",
    "“No,” said Osei Darko.",
    "",
  }, "\n")
)

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
local buf = T.edit(path)
local draft_window = vim.api.nvim_get_current_win()

local function view()
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    local shown = vim.api.nvim_win_get_buf(win)
    if vim.bo[shown].filetype == "factdeskreading" then
      return win, vim.api.nvim_buf_get_lines(shown, 0, -1, false)
    end
  end
end

-- The number of the view's line that is exactly this.
local function line_of(wanted)
  local _, lines = view()
  for number, line in ipairs(lines or {}) do
    if line == wanted then
      return number
    end
  end
end

local function wait_line(wanted)
  return T.wait("the view says " .. wanted, function()
    return line_of(wanted)
  end, function()
    return select(2, view())
  end)
end

-- Presses Enter on a line of the view and says where the cursor is then.
local function go(wanted)
  local win = view()
  vim.api.nvim_set_current_win(win)
  vim.api.nvim_win_set_cursor(win, { wait_line(wanted), 0 })
  T.keys("<CR>")
  T.is(vim.api.nvim_get_current_win(), draft_window, "window")
  local at = vim.api.nvim_win_get_cursor(0)
  return T.line(buf, at[1]):sub(at[2] + 1)
end

T.test(":FactdeskReading shows quotes by speaker, people and sections", function()
  T.client(buf)
  T.wait_for(buf, "draft/placeholder")
  vim.cmd("FactdeskReading")
  T.is(vim.api.nvim_get_current_win(), draft_window, "the cursor stays in the draft")
  wait_line("4 quotes · 2 speakers · 1 to look at")
  wait_line("Mara Lind")
  wait_line("    7  “It has leaked for years,”")
  wait_line("a spokesman")
  wait_line("    7  Mara Lind · 2 quotes · mayor of Port Merrow")
  wait_line("    9  The money · 2 quotes · 1 to look at")
  T.truthy(line_of("Osei Darko") > line_of("Mara Lind"), "in the order of the draft")
end)

T.test("Enter goes to a quote, to who said it, to a section, after an emoji too", function()
  T.truthy(vim.startswith(go("    7  “It has leaked for years,”"), "“It has leaked"), "quote")
  T.truthy(vim.startswith(go("Mara Lind"), "Mara Lind, the mayor"), "speaker")
  T.truthy(vim.startswith(go("    9  The money · 2 quotes · 1 to look at"), "The money"), "section")
end)

T.test("the view follows what is typed", function()
  vim.api.nvim_set_current_win(draft_window)
  vim.api.nvim_win_set_cursor(0, { 13, 0 })
  T.keys("o<CR>“Twice,” said Ines Ortiz.<Esc>")
  wait_line("Ines Ortiz")
  wait_line("5 quotes · 3 speakers · 1 to look at")
  vim.cmd("undo")
  wait_line("4 quotes · 2 speakers · 1 to look at")
end)

T.test("the view follows from draft to draft", function()
  T.write(dir .. "/other.md", "“Yes,” said Tomas Varga.\n")
  local other = T.edit(dir .. "/other.md")
  T.client(other)
  T.wait("the view of the other", function()
    vim.cmd("doautocmd BufEnter")
    return line_of("Tomas Varga")
  end)
  vim.api.nvim_set_current_buf(buf)
  wait_line("Mara Lind")
end)

T.test("a second :FactdeskReading closes it, and so does q", function()
  vim.cmd("FactdeskReading")
  T.truthy(not view(), "still there")
  vim.cmd("FactdeskReading")
  vim.api.nvim_set_current_win((view()))
  T.keys("q")
  T.truthy(not view(), "still there")
  T.is(vim.api.nvim_get_current_win(), draft_window, "window")
end)

T.test("the quotes as location list and as quickfix list", function()
  for where, list in pairs({
    loclist = function()
      return vim.fn.getloclist(draft_window)
    end,
    quickfix = vim.fn.getqflist,
  }) do
    vim.api.nvim_set_current_win(draft_window)
    vim.cmd("FactdeskReading " .. where)
    T.wait("the list opens", function()
      return vim.bo.buftype == "quickfix"
    end)
    local items = list()
    T.is(#items, 4, "items")
    T.is(items[2].text, "Mara Lind: “It has leaked for years,”", "text")
    T.is(items[3].text, "a spokesman: “We have set TK crowns aside,”", "text")
    T.is({ items[2].bufnr, items[2].lnum, items[2].col }, { buf, 7, (T.line(buf, 7):find("“It has", 1, true)) }, "place")
    vim.cmd("close")
  end
end)

T.test("outside a draft it says so", function()
  local notify, told = vim.notify, {}
  vim.notify = function(message)
    table.insert(told, message)
  end
  vim.cmd("new")
  vim.cmd("FactdeskReading")
  vim.notify = notify
  vim.cmd("bwipeout!")
  T.truthy(#told == 1 and told[1]:find("does not read this buffer", 1, true), vim.inspect(told))
end)

-- What Neovim shows of the lenses.
local function lenses()
  local shown = {}
  if vim.lsp.codelens.get then
    for _, lens in ipairs(vim.lsp.codelens.get(vim.fn.has("nvim-0.12") == 1 and { bufnr = buf } or buf)) do
      table.insert(shown, lens.lens or lens)
    end
  end
  table.sort(shown, function(a, b)
    return a.range.start.line < b.range.start.line
  end)
  return vim.tbl_map(function(lens)
    return lens.command.title
  end, shown)
end

T.test("lenses count over the draft and its sections, and follow what is typed", function()
  vim.api.nvim_set_current_win(draft_window)
  T.wait("two lenses", function()
    return vim.deep_equal(lenses(), { "4 quotes · 2 speakers · 1 to look at", "2 quotes · 1 speaker · 1 to look at" })
  end, lenses)
  T.at("It leaks", 0)
  vim.api.nvim_win_set_cursor(0, { 13, 0 })
  T.keys("o<CR>“Twice,” said Ines Ortiz.<Esc>")
  T.wait("the new quote is counted", function()
    return lenses()[1] == "5 quotes · 3 speakers · 1 to look at"
  end, lenses)
end)

T.test("a lens leads to its section in the view", function()
  vim.api.nvim_win_set_cursor(draft_window, { 9, 0 })
  vim.ui.select = function(items, _, choose)
    choose(items[1], 1)
  end
  vim.lsp.codelens.run()
  local wanted = "    9  The money · 3 quotes · 1 to look at"
  wait_line(wanted)
  T.wait("its cursor is on the section", function()
    local win = view()
    return win and vim.api.nvim_win_get_cursor(win)[1] == line_of(wanted)
  end)
end)

T.finish()
