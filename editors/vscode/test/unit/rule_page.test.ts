import assert from "node:assert/strict";
import { test } from "node:test";
import { previewOf } from "../../src/rule_page";

const page = (copy: string, info = "draft") => `# a/b\n\n\`\`\`${info}\n${copy}\n\`\`\`\n\nAfter.\n`;
const set = (html: string) => `# a/b\n\n<blockquote>${html}</blockquote><br>\n\nAfter.\n`;

test("marks are shown as an editor's pen makes them", () => {
  assert.equal(
    previewOf(page("It is {==TK==}{>>fill it in<<} and{-- and--} the {~~Minstry~>Ministry~~} {++of++} it.")),
    set(
      "It is <mark>TK</mark> <small><em>(fill it in)</em></small> and<del> and</del> the " +
        "<del>Minstry</del> <ins>Ministry</ins> <ins>of</ins> it.",
    ),
  );
});

test("an empty side of a change leaves nothing behind", () => {
  assert.equal(previewOf(page("a {~~b~>~~}c")), set("a <del>b</del>c"));
});

test("the copy's own Markdown and HTML are shown letter for letter, blank lines and all", () => {
  assert.equal(
    previewOf(page("*One* <!-- stet --> & two\n\n- {==<b>==}", "draft rules=all")),
    set("*One* &lt;!-- stet --&gt; &amp; two<br><br>- <mark>&lt;b&gt;</mark>"),
  );
});

test("signs are kept where the page asks for it", () => {
  assert.equal(previewOf(page("{==a==}", "draft literally")), set("{==a==}"));
});

test("other fences and the words around are left alone", () => {
  const other = '# a/b\n\nWords {==here==}.\n\n```settings\nprofile = "ap"\n```\n';
  assert.equal(previewOf(other), other);
});
