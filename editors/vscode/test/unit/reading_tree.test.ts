import assert from "node:assert/strict";
import { test } from "node:test";
import type { Range } from "vscode-languageclient/node";
import type { Reading } from "../../src/reading";
import { firstIn, isAt, NOBODY, nodeAt, treeOf, type Finding, type Node } from "../../src/reading_tree";

const LINES = [
  "Mara Lind spoke.",
  "“It will hold,” the mayor said.",
  "“Nobody\n asked us.” “A ‘wall’.”",
  "“No.” a spokesman said. Lind left.",
];

function at(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

function textOf({ start, end }: Range): string {
  return (LINES[start.line] ?? "").slice(start.character, end.character);
}

const LIND = { name: "Mara Lind", mention: at(1, 16, 25) };
const READING: Reading = {
  version: 1,
  quotes: [
    { range: at(1, 0, 15), text: "“It will hold,”", kind: "direct", speaker: LIND },
    { range: at(2, 0, 19), text: "“Nobody\n asked us.”", kind: "direct", speaker: null },
    { range: at(2, 23, 29), text: "‘wall’", kind: "scare", speaker: null },
    { range: at(3, 0, 5), text: "“No.”", kind: "mixed", speaker: { name: null, mention: at(3, 6, 17) } },
    { range: at(3, 0, 5), text: "“No.”", kind: "direct", speaker: LIND },
  ],
  people: [
    { name: "Mara Lind", titles: ["the\n mayor", "the mayor"], mentions: [at(0, 0, 9), at(3, 24, 28)], quotes: 2 },
    { name: "Mara Lind", titles: [], mentions: [at(0, 0, 9)], quotes: 0 },
  ],
  organizations: [],
  sections: [],
};
const FINDINGS: Finding[] = [
  { range: at(3, 0, 5), rule: "style/marks", severity: "hint", message: "marks" },
  { range: at(3, 0, 5), rule: "draft/repeated-word", severity: "warning", message: "twice" },
  { range: at(1, 0, 2), rule: "draft/repeated-word", severity: "warning", message: "twice before" },
  { range: at(2, 0, 19), rule: "draft/placeholder", severity: "error", message: "worst" },
];
const TREE = treeOf(READING, FINDINGS, textOf);

/** The tree as indented lines. */
function drawn(nodes: readonly Node[], indent = ""): string[] {
  return nodes.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...drawn(children, `${indent}  `),
  ]);
}

test("the groups, gravest finding and quotes without a speaker first; empty groups are left out", () => {
  assert.deepEqual(drawn(TREE), [
    "To look at | 3",
    "  worst | line 3",
    "  twice before | line 2",
    "  twice | line 4",
    "House style | 1",
    "  marks | line 4",
    "Quotes | 4",
    `  ${NOBODY} | 1`,
    "    “Nobody asked us.” | line 3",
    "  A spokesman | not named · 1",
    "    “No.” | line 4",
    "  Mara Lind | 2",
    "    “It will hold,” | line 2",
    "    “No.” | line 4",
    "People | 2",
    "  Mara Lind | the mayor · 2 mentions",
    "  Mara Lind | 1 mention",
  ]);
  assert.deepEqual(treeOf({ version: 1, quotes: [], people: [], organizations: [], sections: [] }, [], textOf), []);
});

test("no two nodes have one id, and ids stay when the text around them changes", () => {
  const ids = (nodes: readonly Node[]): string[] => nodes.flatMap(({ id, children }) => [id, ...ids(children)]);
  const all = ids(TREE);
  assert.equal(new Set(all).size, all.length);
  const longer = READING.quotes.map((quote) => ({ ...quote, text: `${quote.text} more` }));
  assert.deepEqual(ids(treeOf({ ...READING, quotes: longer }, FINDINGS, textOf)), all);
});

test("the tooltip of a person says how else the draft calls them", () => {
  const person = TREE.at(-1)?.children[0];
  assert.equal(person?.tooltip, "Mara Lind\nthe mayor\n2 mentions, 2 quotes\nAlso: Lind");
});

test("the cursor is in the shortest words around it that are in sight", () => {
  const everything = () => true;
  assert.equal(nodeAt(TREE, { line: 1, character: 1 }, everything)?.kind, "finding");
  assert.equal(nodeAt(TREE, { line: 1, character: 9 }, everything)?.kind, "quote");
  assert.equal(nodeAt(TREE, { line: 3, character: 25 }, everything)?.kind, "person");
  assert.equal(nodeAt(TREE, { line: 0, character: 12 }, everything), undefined);
  const closed = (node: Node) => node.kind !== "finding";
  assert.equal(nodeAt(TREE, { line: 1, character: 1 }, closed)?.kind, "quote");
});

test("a section leads to its first quote, or to what else is there", () => {
  assert.equal(firstIn(TREE, at(3, 0, 99))?.label, "“No.”");
  assert.equal(firstIn(TREE, at(0, 0, 99))?.label, "Mara Lind");
  assert.equal(firstIn(TREE, at(9, 0, 99)), undefined);
});

test("a node is at the cursor in any of its words, ends included", () => {
  const person = TREE.at(-1)?.children[0];
  assert.ok(person);
  for (const [line, character, is] of [
    [0, 0, true],
    [0, 9, true],
    [0, 10, false],
    [3, 26, true],
    [2, 26, false],
  ] as const) {
    assert.equal(isAt(person, { line, character }), is, `${line}:${character}`);
  }
});

test("a long quote is cut where a reader sees a character end", () => {
  const text = `“${"a".repeat(157)}🙂 and on”`;
  const [group] = treeOf(
    {
      version: 1,
      quotes: [{ range: at(0, 0, 9), text, kind: "direct", speaker: null }],
      people: [],
      organizations: [],
      sections: [],
    },
    [],
    textOf,
  );
  assert.equal(group?.children[0]?.children[0]?.label, `“${"a".repeat(157)}…`);
});
