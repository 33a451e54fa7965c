import assert from "node:assert/strict";
import { test } from "node:test";
import { count, statusWording } from "../../src/wording";

test("the status bar counts the findings of the draft in front and shows the worst", () => {
  assert.equal(statusWording("running", { findings: 0, worst: "info" }).text, "factdesk: no findings");
  const one = statusWording("running", { findings: 1, worst: "error" });
  assert.equal(one.text, "factdesk: 1 finding");
  assert.equal(one.icon, "error");
  assert.equal(statusWording("running", { findings: 12, worst: "warning" }).text, "factdesk: 12 findings");
  assert.equal(statusWording("running", undefined).text, "factdesk: ready");
});

test("only a fault is alarming", () => {
  const alarming = (["starting", "running", "stopped", "missing", "off"] as const).filter(
    (condition) => statusWording(condition, undefined).alarming,
  );
  assert.deepEqual(alarming, ["stopped", "missing"]);
});

test("counts have their plural", () => {
  assert.equal(count(0, "place"), "0 places");
  assert.equal(count(1, "place"), "1 place");
  assert.equal(count(2, "fix", "fixes"), "2 fixes");
});
