-- Who is who in a draft: to the first reference, all mentions, a new name everywhere, the outline, folds, colours.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("people")
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
    "The mayor of Port Merrow, Mara Lind, closed the pool on Monday. 🙂 Osei Darko was against it.",
    "",
    "“It leaks,” said Lind.",
    "",
    "## The money",
    "",
    "“The mayor never asked us,” Darko said. “Ask Lind.” Lind’s office did not answer.",
    "",
  }, "\n")
)

vim.cmd("filetype on")
vim.o.hidden = true
vim.cmd("runtime plugin/factdesk.lua")
local buf = T.edit(path)
local function here()
  local at = vim.api.nvim_win_get_cursor(0)
  return T.line(buf, at[1]):sub(at[2] + 1)
end

T.test("definition goes to the words that introduce somebody, after an emoji too", function()
  T.client(buf)
  T.at("Darko said", 1)
  vim.lsp.buf.definition()
  T.wait("the first reference", function()
    return vim.startswith(here(), "Osei Darko was against it.")
  end, here)
  T.at("It leaks", 1)
  vim.lsp.buf.definition()
  T.wait("who speaks", function()
    return vim.startswith(here(), "Lind.")
  end, here)
end)

T.test("references lists every mention", function()
  T.at("Mara Lind", 1)
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  local items = T.wait("the list", function()
    local items = vim.fn.getqflist()
    return #items > 0 and items
  end)
  local lines = vim.tbl_map(function(item)
    return item.lnum
  end, items)
  T.truthy(vim.tbl_contains(lines, 7) and vim.tbl_contains(lines, 9) and vim.tbl_contains(lines, 13), vim.inspect(lines))
  vim.cmd("cclose")
end)

T.test("every mention is highlighted", function()
  T.at("Osei Darko", 1)
  vim.lsp.buf.document_highlight()
  T.wait("two highlights at least", function()
    local marks = 0
    for name, space in pairs(vim.api.nvim_get_namespaces()) do
      if name:find("references", 1, true) then
        marks = marks + #vim.api.nvim_buf_get_extmarks(buf, space, 0, -1, {})
      end
    end
    return marks >= 2
  end)
  vim.lsp.buf.clear_references()
end)

T.test("the outline has sections, quotes and people", function()
  vim.fn.setqflist({})
  vim.fn.setloclist(0, {})
  vim.lsp.buf.document_symbol()
  local texts = T.wait("the list", function()
    local items = vim.list_extend(vim.fn.getqflist(), vim.fn.getloclist(0))
    if vim.bo.buftype == "quickfix" then
      items = vim.list_extend(items, vim.fn.getloclist(0))
    end
    return #items > 0
      and table.concat(
        vim.tbl_map(function(item)
          return item.text
        end, items),
        "\n"
      )
  end)
  for _, words in ipairs({ "The money", "Mara Lind", "Osei Darko" }) do
    T.truthy(texts:find(words, 1, true), words .. " is not in:\n" .. texts)
  end
  vim.cmd("cclose | lclose")
  vim.api.nvim_set_current_buf(buf)
end)

T.test("a person is renamed in every form of the name, and not inside quotes", function()
  T.at("Mara Lind", 1)
  vim.lsp.buf.rename("Mara Lund")
  T.wait("the new name", function()
    return T.line(buf, 7):find("Mara Lund, closed", 1, true)
  end)
  T.is(T.line(buf, 9), "“It leaks,” said Lund.", "the family name")
  T.is(T.line(buf, 13), "“The mayor never asked us,” Darko said. “Ask Lind.” Lund’s office did not answer.", "quote and possessive")
  vim.cmd("undo")
  T.wait("the old name", function()
    return T.line(buf, 7):find("Mara Lind, closed", 1, true)
  end)
end)

-- The highlight group of the words at a place, in Neovim 0.9 and newer.
local function colours(words)
  local number = T.at(words, 1)
  local col = vim.api.nvim_win_get_cursor(0)[2]
  local groups = {}
  for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(buf, number - 1, col) or {}) do
    groups[token.type] = true
  end
  return groups
end

T.test("what is said and who says it have colours of their own", function()
  if vim.fn.has("nvim-0.9") == 0 then
    return
  end
  T.wait("the quote's", function()
    return colours("It leaks").quote
  end)
  T.wait("the speaker's", function()
    return colours("Darko said").speaker
  end)
  T.is(vim.api.nvim_get_hl(0, { name = "@lsp.type.quote" }).link, "String", "link")
end)

T.test("sections fold, in Neovim 0.11 and newer", function()
  if vim.fn.has("nvim-0.11") == 0 then
    return
  end
  vim.wo.foldmethod = "expr"
  vim.wo.foldexpr = "v:lua.vim.lsp.foldexpr()"
  T.wait("the section is a fold", function()
    return vim.fn.foldlevel(13) > 0
  end)
end)

T.finish()
