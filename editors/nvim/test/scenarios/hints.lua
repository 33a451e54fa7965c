-- The speaker's name after a quote, as an inlay hint: Neovim 0.10 and newer.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("hints")
local toml = dir .. "/factdesk.toml"
T.write(toml, "")
T.write(
  dir .. "/pool.md",
  table.concat({
    "Mara Lind, the mayor of Port Merrow, closed the pool on Monday. She had waited for a year.",
    "",
    "🙂 “It leaks,” she said.",
    "",
    "“We paid twice,” the mayor said.",
    "",
    "“The roof is next,” Lind said.",
    "",
  }, "\n")
)

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
local factdesk = require("factdesk")
local buf = T.edit(dir .. "/pool.md")
T.client(buf)

-- The lines of the draft with what stands between their words.
local function shown()
  local lines = vim.api.nvim_buf_get_lines(buf, 0, -1, false)
  local marks = {}
  for name, id in pairs(vim.api.nvim_get_namespaces()) do
    if name:find("inlayhint", 1, true) then
      marks = vim.api.nvim_buf_get_extmarks(buf, id, 0, -1, { details = true })
    end
  end
  for i = #marks, 1, -1 do
    local row, col, details = marks[i][2] + 1, marks[i][3], marks[i][4]
    local text = table.concat(vim.tbl_map(function(part)
      return part[1]
    end, details.virt_text or {}))
    lines[row] = lines[row]:sub(1, col) .. text .. lines[row]:sub(col + 1)
  end
  return lines
end

local plain = vim.api.nvim_buf_get_lines(buf, 0, -1, false)

local function wait_for(what, wanted)
  T.wait(what, function()
    vim.cmd("redraw")
    return vim.deep_equal(shown(), wanted)
  end, shown)
end

if vim.fn.has("nvim-0.10") == 0 then
  T.test("without inlay hints a draft is read all the same", function()
    factdesk.setup({ inlay_hints = true })
    T.keys("GoThe cost is TK crowns.<Esc>")
    T.wait_for(buf, "draft/placeholder", "TK")
    T.is(vim.lsp.inlay_hint, nil, "inlay hints")
  end)
  return T.finish()
end

local hinted = vim.deepcopy(plain)
hinted[3] = "🙂 “It leaks,” Mara Lind she said."
hinted[5] = "“We paid twice,” Mara Lind the mayor said."

T.test("names stand after the quotes that have none", function()
  wait_for("two names", hinted)
end)

T.test("names follow typing", function()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  T.keys("cWAna<Esc>")
  local renamed = vim.tbl_map(function(line)
    return (line:gsub("Mara Lind", "Ana Lind"))
  end, hinted)
  wait_for("two other names", renamed)
  vim.cmd("undo")
  wait_for("the names of before", hinted)
end)

T.test("the option hides them, and shows them again", function()
  factdesk.setup({ inlay_hints = false })
  wait_for("no names", plain)
  factdesk.setup()
  wait_for("two names", hinted)
end)

T.test("the setting of the desk hides them", function()
  -- Neovim 0.10 knows of the change and yet draws the old names until the line is drawn anew.
  local function known(count)
    T.wait(count .. " names", function()
      return #vim.lsp.inlay_hint.get({ bufnr = buf }) == count
    end, shown)
  end
  T.write(toml, "inlay-hints = false\n")
  known(0)
  T.write(toml, "")
  known(2)
end)

T.finish()
