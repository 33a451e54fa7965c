import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted } from "../../src/hover_text";

const PAGE = "https://github.com/factdesk/factdesk/blob/main/src/rules/titles/duplicated_title.md";
const FINDING = `**“Transport” is said twice \\[here\\]**\n\nSaid twice in one breath.\n\n[titles/duplicated-title](${PAGE})`;
const PERSON = "**Mara Lind**\n\nMentioned twice; one quote.";

test("of a finding that VS Code shows itself only the rest is left", () => {
  assert.equal(
    fitted(`${FINDING}\n\n---\n\n${PERSON}`, ["“Transport” is said twice [here]"]),
    `Said twice in one breath.\n\n---\n\n${PERSON}`,
  );
});

test("of nothing else anything is lost, and rules are explained here", () => {
  assert.equal(
    fitted(`${FINDING}\n\n---\n\n${PERSON}`, ["another"]),
    `${FINDING.replace(PAGE, "command:factdesk.explainRule?%5B%22titles%2Fduplicated-title%22%5D")}\n\n---\n\n${PERSON}`,
  );
  for (const other of ["", "plain", "[more](https://example.org/a.md)", "[x](https://example.org/rules/x.md)"]) {
    assert.equal(fitted(other, []), other);
  }
});

test("a finding of which nothing is left takes no place", () => {
  assert.equal(fitted(`**m**\n\n---\n\n${PERSON}`, ["m"]), PERSON);
});
