import assert from "node:assert/strict";
import { test } from "node:test";
import { isRuleId, withExplanations } from "../../src/rule_id";

test("only the name of a rule is one", () => {
  assert.ok(isRuleId("titles/duplicated-title"));
  for (const other of ["", "titles", "--config=x", "titles/--all", "a/b c", "a/b\n", "../b", "A/b", 7, undefined]) {
    assert.ok(!isRuleId(other), String(other));
  }
});

test("links to the page of a rule explain it here, other links are left alone", () => {
  const page = "https://github.com/factdesk/factdesk/blob/main/src/rules/titles/duplicated_title.md";
  assert.equal(
    withExplanations(`[titles/duplicated\\-title](${page}) and [more](https://example.org/a.md)`),
    "[titles/duplicated\\-title](command:factdesk.explainRule?%5B%22titles%2Fduplicated-title%22%5D)" +
      " and [more](https://example.org/a.md)",
  );
  assert.equal(withExplanations("[x](https://example.org/rules/x.md)"), "[x](https://example.org/rules/x.md)");
});
