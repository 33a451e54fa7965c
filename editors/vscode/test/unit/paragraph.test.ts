import assert from "node:assert/strict";
import { test } from "node:test";
import { lineWritten, paragraphOf } from "../../src/paragraph";

const change = (text: string, rangeLength = 0) => ({ text, rangeLength, range: { start: { line: 4 } } });

test("keys, deletions and completed names are writing", () => {
  assert.equal(lineWritten([change("a")]), 4);
  assert.equal(lineWritten([change("", 1)]), 4);
  assert.equal(lineWritten([change("Mara Lind", 2)]), 4);
  assert.equal(lineWritten([change("\n")]), 5);
  assert.equal(lineWritten([change("\r\n  ")]), 5);
});

test("what comes from elsewhere is not", () => {
  assert.equal(lineWritten([]), undefined);
  assert.equal(lineWritten([change("a"), change("b")]), undefined);
  assert.equal(lineWritten([change("x".repeat(200))]), undefined);
  assert.equal(lineWritten([change("", 200)]), undefined);
  assert.equal(lineWritten([change("one\ntwo")]), undefined);
  assert.equal(lineWritten([change("<!-- stet -->\n")]), undefined);
});

test("a paragraph goes from blank line to blank line, and takes in the one right under it", () => {
  const lines = ["one", "", "", "two", "three", " ", ""];
  assert.deepEqual(
    lines.map((_, line) => paragraphOf(line, (at) => lines[at]?.trim() === "")),
    [0, 0, 2, 3, 3, 3, 6],
  );
});
