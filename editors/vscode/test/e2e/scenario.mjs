// A scenario is one window and the steps taken in it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Workbench } from "./workbench.mjs";

export const tally = { passed: 0, failed: 0 };

/** What the extension wrote down, as the window shows it. */
async function logOf(bench) {
  await bench.command("factdesk: Show Log");
  await bench.screenshot("failed-log");
  const lines = await bench.page.locator(".panel .view-line").allInnerTexts();
  return lines.join("\n").replaceAll("\u00a0", " ");
}

/**
 * Opens a window on a new folder and takes the steps.
 *
 * `prepare` gets the folder and gives what `Workbench.open` needs besides; `steps` gets the window and `step`.
 */
export async function scenario(name, prepare, steps) {
  console.log(name);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "factdesk-vscode-")));
  const folder = path.join(root, "drafts");
  mkdirSync(folder);
  let bench;
  let broken = false;

  /** One step: what it shows, and how. The first that fails ends the scenario, since the next begin where it stopped. */
  async function step(says, run) {
    if (broken) {
      console.log(`        -  ${says} (not reached)`);
      return;
    }
    const start = Date.now();
    try {
      await run();
      tally.passed++;
      console.log(`${String(Date.now() - start).padStart(6)} ms  ${says}`);
    } catch (error) {
      broken = true;
      tally.failed++;
      console.log(`   FAILED  ${says}`);
      console.log(error instanceof Error ? error.stack : error);
      await bench?.screenshot("failed").catch(() => undefined);
      await logOf(bench).then(console.log, () => undefined);
    }
  }

  await step("the extension is installed and the window opens", async () => {
    bench = await Workbench.open({
      root,
      folder,
      vsix: process.env.VSIX,
      codeServer: process.env.CODE_SERVER,
      chromiumPath: process.env.CHROMIUM,
      ...prepare(folder),
    });
  });
  try {
    await steps(bench, step);
  } finally {
    await bench?.close();
  }
  if (broken) {
    console.log(`kept: ${root}`);
  } else {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}
