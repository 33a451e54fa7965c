import assert from "node:assert/strict";
import { test } from "node:test";
import { isRuleId } from "../../src/rule_id";

test("only the name of a rule is one", () => {
  assert.ok(isRuleId("titles/duplicated-title"));
  for (const other of ["", "titles", "--config=x", "titles/--all", "a/b c", "a/b\n", "../b", "A/b", 7, undefined]) {
    assert.ok(!isRuleId(other), String(other));
  }
});
