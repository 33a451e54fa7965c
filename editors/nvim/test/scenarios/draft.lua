-- One Markdown draft from opening to saving, with no call of setup().
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("harbour")
local path = dir .. "/harbour.md"
local error_severity, warning = vim.diagnostic.severity.ERROR, vim.diagnostic.severity.WARN

T.write(dir .. "/factdesk.toml", "")
T.write(
  path,
  table.concat({
    "---",
    "date: 2022-01-12",
    "---",
    "",
    "# Harbour plan divides Port Merrow",
    "",
    "The fund 🙂 paid TK farmers before the the vote was postponed.",
    "",
    "The Transport Ministry of Transport said the bridge would stay shut.",
    "",
    "“We will lose half our boats within two winters,” said Mara Lind, who runs the co-operative in Westhaven.",
    "",
    "The plan divided the harbour. “Nobody asked the crews about the second pier.” The vote was postponed.",
    "",
    "“The crews heard nothing, Ana Reis said.",
    "",
    "The fishing co-operative has run the the quay since 1974, Osei Darko said. 🙂🙂",
    "",
  }, "\n")
)

-- What the server published last, by file.
local published = {}
local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(err, result, ...)
  published[vim.uri_to_fname(result.uri)] = result
  return publish(err, result, ...)
end

vim.cmd("filetype on")
vim.cmd("runtime plugin/factdesk.lua")
local buf = T.edit(path)

T.test("a draft is read without setup()", function()
  local client = T.client(buf)
  T.is(client.name, "factdesk", "name")
  T.is(client.config.root_dir, dir, "root")
end)

T.test("findings appear with rule, severity and words, after an emoji too", function()
  local placeholder = T.wait_for(buf, "draft/placeholder", "TK")
  T.is(placeholder.severity, error_severity, "severity")
  T.is(placeholder.source, "factdesk", "source")
  T.is(placeholder.line, 7, "line")
  T.is(T.wait_for(buf, "draft/repeated-word").severity, warning, "severity")
  T.is(T.wait_for(buf, "quotes/unbalanced").line, 15, "line")
  local title = T.wait_for(buf, "titles/duplicated-title")
  T.is({ title.line, title.severity }, { 9, error_severity }, "title")
  local quote = T.wait_for(buf, "attribution/unattributed-quote")
  T.is({ quote.line, quote.severity }, { 13, warning }, "quote")
end)

T.test("the command line finds the same", function()
  local report = vim.fn.json_decode(vim.fn.system({ "factdesk", "check", "--output-format", "json", path }))
  local bytes, wanted = T.read(path), {}
  for _, finding in ipairs(report.files[1].findings) do
    local before = bytes:sub(1, finding.span.start)
    local _, lines = before:gsub("\n", "")
    table.insert(wanted, { finding.rule, lines + 1, #before:match("[^\n]*$") })
  end
  local shown = vim.tbl_map(function(each)
    return { each.rule, each.line, each.col }
  end, T.findings(buf))
  T.truthy(#wanted >= 6, "six findings at least")
  T.is(shown, wanted, "findings")
end)

T.test("hover on a quote says who spoke", function()
  T.hover("half our boats", 3, { "Mara Lind" })
end)

T.test("hover on a person", function()
  T.hover("Osei Darko", 2, { "Osei Darko" })
end)

T.test("hover on a finding names its rule", function()
  T.hover("TK farmers", 0, { "draft/placeholder" })
end)

T.test("findings follow typing and undo", function()
  local before = T.findings(buf)
  vim.api.nvim_win_set_cursor(0, { 9, 0 })
  T.keys("oWitnesses 🙂 counted TK boats by the gate.<Esc>")
  T.wait("a second placeholder", function()
    local found = T.find(buf, "draft/placeholder")
    return found and #vim.tbl_filter(function(each)
      return each.rule == "draft/placeholder" and each.words == "TK"
    end, T.findings(buf)) == 2
  end, function()
    return T.findings(buf)
  end)
  vim.cmd("undo")
  -- Neovim may tell of an undo in two steps.
  T.wait("the findings of before", function()
    return vim.deep_equal(T.findings(buf), before)
  end, function()
    return T.findings(buf)
  end)
end)

T.test("after many edits, in one burst, the server has the same text", function()
  math.randomseed(20220112)
  local before, found = vim.api.nvim_buf_get_lines(buf, 0, -1, false), T.findings(buf)
  local pieces = { "TK boats", "🙂 ", "wéi", "", "One more line.", "é TK 🙂", "a\204\129 " }
  for _ = 1, 200 do
    local count = vim.api.nvim_buf_line_count(buf)
    local row = math.random(5, count)
    local line = T.line(buf, row)
    local kind = math.random(4)
    if kind == 1 and #line > 0 then
      local starts = vim.str_utf_pos and vim.str_utf_pos(line) or { 1 }
      local from = starts[math.random(#starts)] - 1
      vim.api.nvim_buf_set_text(buf, row - 1, from, row - 1, from, { pieces[math.random(#pieces)] })
    elseif kind == 2 then
      vim.api.nvim_buf_set_lines(buf, row - 1, row - 1, false, { pieces[math.random(#pieces)], "" })
    elseif kind == 3 and count > 12 then
      vim.api.nvim_buf_set_lines(buf, row - 1, row, false, {})
    else
      vim.api.nvim_buf_set_text(buf, row - 1, #line, row - 1, #line, { "", pieces[math.random(#pieces)] })
    end
  end
  vim.api.nvim_buf_set_lines(buf, -1, -1, false, { "", "The last line 🙂 has TK in it.", "" })
  local last = vim.api.nvim_buf_line_count(buf) - 1
  T.wait("the last finding", function()
    for _, each in ipairs(T.findings(buf)) do
      if each.rule == "draft/placeholder" and each.line == last and each.words == "TK" then
        return true
      end
    end
  end, function()
    return T.findings(buf)
  end)
  local edited = T.findings(buf)
  for _, each in ipairs(edited) do
    if each.rule == "draft/placeholder" then
      T.is(each.words, "TK", "marked words on line " .. each.line)
    end
  end
  -- The same text, opened afresh, must give the same findings.
  local copy = dir .. "/copy.md"
  vim.fn.writefile(vim.api.nvim_buf_get_lines(buf, 0, -1, false), copy)
  local other = T.edit(copy)
  T.client(other)
  T.wait("the same findings in a copy", function()
    return vim.deep_equal(T.findings(other), edited)
  end, function()
    return { edited = edited, afresh = T.findings(other) }
  end)
  -- Not wiped out: Neovim 0.10 stumbles over an answer about a buffer that is no more.
  vim.cmd("bdelete!")
  vim.api.nvim_set_current_buf(buf)
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, before)
  T.wait("the findings of before", function()
    return vim.deep_equal(T.findings(buf), found)
  end, function()
    return T.findings(buf)
  end)
end)

T.test("a quick fix is offered and applied", function()
  local number = T.at("the the vote", 5)
  T.wait("the finding under the cursor", function()
    return #vim.diagnostic.get(buf, { lnum = number - 1 }) >= 2
  end)
  T.choose(T.mends)
  T.is(T.line(buf, number), "The fund 🙂 paid TK farmers before the vote was postponed.", "line")
  T.wait("one repeated word left", function()
    return #vim.tbl_filter(function(each)
      return each.rule == "draft/repeated-word"
    end, T.findings(buf)) == 1
  end)
end)

T.test("a finding may stand", function()
  T.at("TK farmers", 1)
  T.choose(T.lets_stand)
  T.wait_gone(buf, "draft/placeholder")
  local text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), "\n")
  T.truthy(text:find("<!-- stet draft/placeholder", 1, true), text)
  T.truthy(not T.find(buf, "desk/unused-stet"), "an unused stet")
end)

T.test(":FactdeskFixAll applies what is safe, and the saved file is that of `check --fix`", function()
  local by_program = dir .. "/by-program.md"
  vim.cmd("silent write! " .. vim.fn.fnameescape(by_program))
  vim.fn.system({ "factdesk", "check", "--fix", by_program })
  vim.cmd("FactdeskFixAll")
  T.wait_gone(buf, "draft/repeated-word")
  T.is(require("factdesk").fix_all({ quiet = true }), false, "a second time")
  vim.cmd("silent write")
  local saved = T.read(path)
  T.is(saved, T.read(by_program), "file")
  T.truthy(saved:find("\nThe fund 🙂 paid TK farmers before the vote was postponed.", 1, true), saved)
  T.truthy(saved:find("\nThe fishing co-operative has run the quay since 1974, Osei Darko said. 🙂🙂\n", 1, true), saved)
end)

T.test("closing the draft clears its findings", function()
  vim.api.nvim_buf_set_lines(buf, -1, -1, false, { "", "It was [CHECK] late." })
  T.wait_for(buf, "draft/placeholder", "[CHECK]")
  vim.cmd("bdelete!")
  T.wait("the server clears", function()
    return #published[path].diagnostics == 0
  end, function()
    return published[path]
  end)
  T.is(#vim.diagnostic.get(buf), 0, "findings left")
end)

T.finish()
