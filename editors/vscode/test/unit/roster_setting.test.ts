import assert from "node:assert/strict";
import { test } from "node:test";
import { withRoster } from "../../src/roster_setting";

test("the commented example makes way for the setting", () => {
  const text = '## The officials.\n# roster = ["desk.csv", "people.toml"]\n\n## More.\n# inlay-hints = false\n';
  assert.equal(
    withRoster(text, "desk.csv"),
    '## The officials.\nroster = ["desk.csv"]\n\n## More.\n# inlay-hints = false\n',
  );
});

test("without an example it stands before all tables, with the file's own line ends", () => {
  assert.equal(
    withRoster('[severity]\r\n"draft" = "off"\r\n', "desk.csv"),
    'roster = ["desk.csv"]\r\n[severity]\r\n"draft" = "off"\r\n',
  );
  assert.equal(withRoster("", "desk.csv"), 'roster = ["desk.csv"]\n');
});
