import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { manifest } from "./manifest";

const readme = readFileSync("README.md", "utf8");

test("the README's table of settings is that of package.json", () => {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(
    ([name, { markdownDescription }]) => `| \`${name}\` | ${markdownDescription} |`,
  );
  const table = ["| Setting | What it is |", "| --- | --- |", ...rows].join("\n");
  const current = readme.replace(/(<!-- settings: .*-->\n)[\s\S]*(<!-- end of settings -->)/, `$1\n${table}\n\n$2`);
  if (current !== readme) {
    writeFileSync("README.md", current);
    assert.fail("README.md was stale; it is written anew: look at the difference and commit it");
  }
});

test("the README names every command by its title", () => {
  const hidden = manifest.contributes.menus.commandPalette.filter(({ when }) => when === "false");
  const shown = manifest.contributes.commands.filter(
    ({ command }) => !hidden.some((entry) => entry.command === command),
  );
  for (const { title } of shown) {
    assert.ok(readme.includes(`| ${title} |`), title);
  }
});

test("the README's settings exist", () => {
  const snippet = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const names = Object.keys(JSON.parse(snippet) as object).filter((name) => name.startsWith("factdesk."));
  assert.ok(names.length > 0);
  for (const name of names) {
    assert.ok(name in manifest.contributes.configuration.properties, name);
  }
});

test("what runs a program is not taken from a folder nobody trusts", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
    "factdesk.server.path",
    "factdesk.server.args",
  ]);
});
