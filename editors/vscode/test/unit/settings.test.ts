import assert from "node:assert/strict";
import { test } from "node:test";
import { isMade, SERVER_SETTINGS, settingsForServer, withoutEmpty } from "../../src/settings";
import { manifest } from "./manifest";

const defaults = Object.fromEntries(
  Object.entries(manifest.contributes.configuration.properties).map(([name, { default: value }]) => [name, value]),
);

/** What reaches the server when the user made these settings and no others. */
function sent(made: Record<string, unknown>): Record<string, unknown> {
  return settingsForServer(
    (name) => {
      assert.ok(`factdesk.${name}` in defaults, `factdesk.${name} is not in package.json`);
      return name in made ? made[name] : defaults[`factdesk.${name}`];
    },
    (name) => ({ key: name, defaultValue: defaults[`factdesk.${name}`], globalValue: made[name] }),
  );
}

test("the defaults of package.json say nothing to the server", () => {
  assert.deepEqual(sent({}), {});
});

test("a setting is made wherever it has a value", () => {
  for (const place of ["globalValue", "workspaceValue", "workspaceFolderValue", "workspaceLanguageValue"]) {
    assert.ok(isMade({ key: "factdesk.inlay-hints", defaultValue: true, [place]: false }), place);
  }
  assert.ok(!isMade({ key: "factdesk.inlay-hints", defaultValue: true, defaultLanguageValue: false }));
  assert.ok(!isMade(undefined));
});

test("every setting but those of the extension itself goes to the server", () => {
  const own = ["enable", "server.path", "server.args", "trace.server"];
  assert.deepEqual(
    Object.keys(defaults)
      .map((name) => name.replace(/^factdesk\./, ""))
      .filter((name) => !own.includes(name)),
    [...SERVER_SETTINGS],
  );
});

test("what the user made is sent as it is", () => {
  const made: Record<string, unknown> = {
    date: "2026-03-14",
    profile: "guardian",
    select: ["quotes", "titles/duplicated-title"],
    ignore: ["names/organisation-variant"],
    exclude: ["archive/**"],
    severity: { "attribution/unattributed-quote": "info", "draft/placeholder": "off" },
    roster: ["desk.csv"],
    "inlay-hints": false,
  };
  assert.deepEqual(sent(made), made);
});

test("one setting made is the only one sent", () => {
  assert.deepEqual(sent({ ignore: ["quotes"] }), { ignore: ["quotes"] });
  assert.deepEqual(sent({ ignore: [] }), {}, "a list that was cleared");
});

test("whatever is empty is dropped, however deep", () => {
  for (const nothing of [null, undefined, "", "  ", [], {}, [""], { a: null }, { a: [] }]) {
    assert.equal(withoutEmpty(nothing), undefined, JSON.stringify(nothing));
  }
  assert.deepEqual(withoutEmpty({ a: [1, null, ""], b: false, c: 0, d: " x " }), { a: [1], b: false, c: 0, d: "x" });
});
