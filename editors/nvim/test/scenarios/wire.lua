-- Plain text as the wire sends it: a byte order mark and CRLF line ends; then an HTML page.
local T = dofile(vim.env.FACTDESK_TEST .. "/harness.lua")

local dir = T.folder("wire")
local path = dir .. "/ferry.txt"
local BOM = "\239\187\191"
T.write(
  path,
  BOM
    .. table.concat({
      "Ferry stays in port",
      "",
      "The ferry 🙂🙂 to Esk carried TK passengers on the the first day.",
      "",
      "The harbour board said the quay was safe.",
      "",
    }, "\r\n")
)

vim.cmd("filetype on")
vim.o.fileformats = "unix,dos"
vim.cmd("runtime plugin/factdesk.lua")
require("factdesk").setup()
local buf = T.edit(path)

T.test("plain text is announced as plaintext", function()
  T.is({ vim.bo.filetype, vim.bo.fileformat, vim.bo.bomb }, { "text", "dos", true }, "file")
  local client = T.client(buf)
  T.is(client.config.get_language_id(buf, "text"), "plaintext", "language id")
  T.is(client.config.root_dir, nil, "no root here")
end)

T.test("places are right with CRLF, a byte order mark and emoji", function()
  local placeholder = T.wait_for(buf, "draft/placeholder", "TK")
  T.is(placeholder.line, 3, "line")
  T.is(T.wait_for(buf, "draft/repeated-word").line, 3, "line")
end)

T.test("findings follow typing in CRLF text", function()
  T.at("The harbour")
  T.keys("OThe quay 🙂 has TK steps.<CR><CR>🙂 TK more.<Esc>")
  T.wait("three placeholders, in their places", function()
    local lines = {}
    for _, each in ipairs(T.findings(buf)) do
      if each.rule == "draft/placeholder" and each.words == "TK" then
        table.insert(lines, each.line)
      end
    end
    return vim.deep_equal(lines, { 3, 5, 7 })
  end, function()
    return T.findings(buf)
  end)
  vim.cmd("5,7delete")
  T.wait("one placeholder", function()
    return #vim.tbl_filter(function(each)
      return each.rule == "draft/placeholder"
    end, T.findings(buf)) == 1
  end)
end)

T.test("stet stands in square brackets in plain text", function()
  T.at("TK passengers", 1)
  T.choose(T.lets_stand)
  T.wait_gone(buf, "draft/placeholder")
  local text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), "\n")
  T.truthy(text:find("[stet draft/placeholder]", 1, true), text)
  vim.cmd("undo")
  T.wait_for(buf, "draft/placeholder")
end)

T.test("fixing and saving keeps byte order mark and line ends", function()
  T.is(require("factdesk").fix_all({ bufnr = buf }), true, "something was fixed")
  vim.cmd("silent write")
  T.is(
    T.read(path),
    BOM
      .. table.concat({
        "Ferry stays in port",
        "",
        "The ferry 🙂🙂 to Esk carried TK passengers on the first day.",
        "",
        "The harbour board said the quay was safe.",
        "",
      }, "\r\n"),
    "file"
  )
end)

T.test("HTML is read, its code is not", function()
  local page = dir .. "/ferry.html"
  T.write(
    page,
    "<!doctype html>\n<html><body>\n<h1>Ferry stays in port</h1>\n"
      .. "<p>The ferry carried TK passengers.</p>\n<script>var TK = 1;</script>\n</body></html>\n"
  )
  local html = T.edit(page)
  T.is(T.client(html).id, T.client(buf).id, "one server for single files")
  T.is(T.wait_for(html, "draft/placeholder", "TK").line, 4, "line")
  T.is(#T.findings(html), 1, "findings")
end)

T.finish()
