// A folder from somebody else, whose own settings name a program.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "./scenario.mjs";
import { until } from "./workbench.mjs";

function prepare(folder) {
  const program = path.join(folder, "program");
  writeFileSync(program, `#!/bin/sh\ntouch "${folder}/was-run"\nexit 3\n`, { mode: 0o755 });
  mkdirSync(path.join(folder, ".vscode"));
  const settings = { "factdesk.server.path": "${workspaceFolder}/program" };
  writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify(settings));
  writeFileSync(path.join(folder, "draft.md"), "The quay will open in TK, Ines Ortiz said.\n");
  return { settings: {}, wary: true };
}

await scenario("a folder that is not trusted", prepare, async (bench, step) => {
  const wasRun = () => existsSync(path.join(bench.folder, "was-run"));

  await step("its draft is read, by our own program", async () => {
    await bench.openFile("draft.md");
    await bench.statusBar("factdesk: 1 finding");
    assert.ok(!wasRun(), "the folder's program was run");
  });

  await step("the folder's own program is run only once the folder is trusted", async () => {
    await bench.command("Workspaces: Manage Workspace Trust");
    await bench.page.getByRole("button", { name: "Trust", exact: true }).click();
    await until("the folder's program is run", wasRun);
    await bench.statusBar("factdesk: stopped");
  });
});
