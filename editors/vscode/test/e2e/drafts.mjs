// A reporter at work on a draft.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { scenario } from "./scenario.mjs";
import { until } from "./workbench.mjs";

const TALKS = `---
date: 2026-03-11
---

# Harbour line to reopen in May

The Transport Ministry of Transport said the harbour line would reopen in May.

“We start on Monday,” said Mara Lind, who runs the harbour co-operative.

The work cost TK million crowns.

Some [CHECK] people will ride the line each day.

Lind said she would open the the quay in June.

“It will hold,” she said.
`;
const TALKS_MENDED = TALKS.replace("Transport Ministry of Transport", "Transport Ministry")
  .replace("Some [CHECK]", "<!-- stet draft/placeholder -->\nSome [CHECK]")
  .replace("the the", "the");
// CRLF, an emoji before the fault and no line break at the end: all must be as they were after a fix.
const QUAY = "Quay to open in June\r\n\r\nThe ferry 🙂 calls at at Westhaven, Osei Darko said.";

// The README's own settings, so that what it tells to copy is what was tried.
const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
const snippet = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? assert.fail("no settings in README.md"));

function prepare(folder) {
  writeFileSync(path.join(folder, "talks.md"), TALKS);
  writeFileSync(path.join(folder, "quay.txt"), QUAY);
  writeFileSync(path.join(folder, "page.html"), "<p>The ferry calls at <b>at</b> <i>Esk</i>, Osei Darko said.</p>\n");
  return { settings: snippet };
}

await scenario("a reporter at work", prepare, async (bench, step) => {
  await step("a draft is opened: the status bar counts its findings", async () => {
    await bench.openFile("talks.md");
    await bench.statusBar("factdesk: 4 findings");
  });

  await step("the words in question are underlined", async () => {
    await until("3 errors and 1 warning are drawn", async () => {
      return (await bench.squiggles("error").count()) === 3 && (await bench.squiggles("warning").count()) === 1;
    });
  });

  await step("the Problems panel lists them with their rules", async () => {
    await bench.command("Problems: Focus on Problems View");
    for (const [rule, times] of [
      ["titles/duplicated-title", 1],
      ["draft/placeholder", 2],
      ["draft/repeated-word", 1],
    ]) {
      await bench.problems(rule).first().waitFor();
      assert.equal(await bench.problems(rule).count(), times, rule);
    }
    await bench.screenshot("problems");
  });

  await step("the name stands after a quote that has only a pronoun, and goes with the setting", async () => {
    const hinted = /will\shold,”Mara\sLind\s+she\ssaid/;
    await bench.lineSays(hinted);
    await bench.screenshot("hints");
    bench.set({ ...snippet, "factdesk.inlay-hints": false });
    await bench.lineSays("hold,” she said");
    bench.set(snippet);
    await bench.lineSays(hinted);
  });

  await step("the hover on a quote names its speaker", async () => {
    await bench.focusEditor();
    await bench.go(9, 5);
    await bench.hover("Mara Lind");
    await bench.screenshot("hover-quote");
    await bench.press("Escape");
  });

  await step("the hover on a person tells of the person", async () => {
    await bench.go(9, 31);
    await bench.hover("Mara Lind");
    await bench.screenshot("hover-person");
    await bench.press("Escape");
  });

  await step("a finding's rule is explained at a click, inside VS Code", async () => {
    await bench.go(7, 20);
    const hover = await bench.hover("titles/duplicated-title");
    await hover.getByText("said twice in one breath").waitFor();
    await bench.screenshot("hover-finding");
    await hover.locator("a.code-link").click();
    await bench.page.locator(".tab.active", { hasText: "duplicated-title" }).waitFor();
    const preview = bench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await preview.locator("h1").first().waitFor();
    assert.match(await preview.locator("body").innerText(), /said twice in one breath/);
    await preview.locator("blockquote del").first().waitFor();
    await bench.screenshot("rule");
    await bench.closeEditor("duplicated-title");
  });

  await step("a quick fix is offered and applied", async () => {
    await bench.focusEditor();
    await bench.go(7, 20);
    const fix = await bench.quickFix(/Transport/);
    await bench.screenshot("quick-fix");
    await fix.click();
    await bench.statusBar("factdesk: 3 findings");
    await bench.lineSays("The Transport Ministry said the harbour line");
  });

  await step("a finding can be let stand", async () => {
    await bench.go(13, 8); // in [CHECK]
    const stet = await bench.quickFix(/stand/);
    await bench.screenshot("let-it-stand");
    await stet.click();
    await bench.statusBar("factdesk: 2 findings");
  });

  await step("all that is safe is mended by one command", async () => {
    await bench.command("factdesk: Fix Everything Safe in This Draft");
    await bench.statusBar("factdesk: 1 finding");
    await bench.lineSays("would open the quay in June");
  });

  await step("the saved file is what the screen shows, byte for byte", async () => {
    await bench.saved("talks.md", TALKS_MENDED);
  });

  await step("factdesk.toml is heard when it appears, changes and goes", async () => {
    const file = path.join(bench.folder, "factdesk.toml");
    writeFileSync(file, 'ignore = ["draft/placeholder"]\n');
    await bench.statusBar("factdesk: no findings");
    writeFileSync(file, 'ignore = ["names/inconsistent-case"]\n');
    await bench.statusBar("factdesk: 1 finding");
    rmSync(file);
  });

  await step("a setting is heard at once", async () => {
    bench.set({ ...snippet, "factdesk.ignore": ["draft"] });
    await bench.statusBar("factdesk: no findings");
    bench.set(snippet);
    await bench.statusBar("factdesk: 1 finding");
  });

  await step("factdesk is switched off and on in the settings", async () => {
    bench.set({ ...snippet, "factdesk.enable": false });
    await bench.statusBar("factdesk: off");
    await bench.squiggles("error").first().waitFor({ state: "detached" });
    bench.set(snippet);
    await bench.statusBar("factdesk: 1 finding");
    await bench.squiggles("error").first().waitFor();
  });

  await step("the menu in the status bar explains a rule of one's choice", async () => {
    await bench.menu("Explain a rule");
    await bench.quickRow("draft/placeholder").first().waitFor();
    assert.match(
      await bench
        .quickRow(/draft\//)
        .first()
        .innerText(),
      /draft\/placeholder/,
      "the draft's own rules come first",
    );
    await bench.screenshot("rules");
    await bench.quickInput.fill("repeated");
    await until("one rule is left to choose", async () => (await bench.quickRow(/\//).count()) === 1);
    await bench.press("Enter");
    await bench.page.locator(".tab.active", { hasText: "repeated-word" }).waitFor();
    await bench.closeEditor("repeated-word");
    await bench.statusBar("factdesk: 1 finding");
  });

  await step("a server that ends is started again; one that ends again and again is told once", async () => {
    // After each but the last the new server is asked something else, so that its answer cannot be the old one's.
    const settings = [{ ...snippet, "factdesk.ignore": ["draft"] }, snippet];
    const answers = ["factdesk: no findings", "factdesk: 1 finding"];
    for (let time = 0; time < 5; time++) {
      const [pid, ...others] = serverProcesses(bench);
      assert.deepEqual(others, [], "one server, and no more");
      process.kill(pid, "SIGKILL");
      if (time < 4) {
        bench.set(settings[time % 2]);
        await bench.statusBar(answers[time % 2]);
      }
    }
    await bench.statusBar("factdesk: stopped");
    await bench.notifications("could not be started again").first().waitFor();
    assert.equal(await bench.notifications("").count(), 1, "nothing else is said");
    await bench.screenshot("stopped");
    await bench.answer("could not be started again", "Restart");
    await bench.statusBar("factdesk: 1 finding");
  });

  await step("a program that is not there is told once, in one sentence, with a way out", async () => {
    bench.set({ ...snippet, "factdesk.server.path": "~/no/such/factdesk" });
    await bench.statusBar("factdesk: program missing");
    await bench.notifications("where there is no program").first().waitFor();
    await bench.screenshot("missing");
    await bench.answer("where there is no program", "Retry");
    await bench.notifications("where there is no program").first().waitFor();
    assert.equal(await bench.notifications("").count(), 1, "nothing else is said");
    bench.set(snippet);
    await bench.statusBar("factdesk: 1 finding");
    await bench.command("Notifications: Clear All Notifications");
  });

  await step("a program that ends at once is told once", async () => {
    const broken = path.join(path.dirname(bench.folder), "broken");
    writeFileSync(broken, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    bench.set({ ...snippet, "factdesk.server.path": broken });
    await bench.statusBar("factdesk: stopped");
    await bench.notifications("could not be started").first().waitFor();
    assert.equal(await bench.notifications("").count(), 1, "nothing else is said");
    bench.set(snippet);
    await bench.statusBar("factdesk: 1 finding");
    await bench.command("Notifications: Clear All Notifications");
  });

  await step("a closed draft leaves the Problems panel", async () => {
    await bench.closeEditor("talks.md");
    await bench.command("Problems: Focus on Problems View");
    await bench.problems("draft/placeholder").first().waitFor({ state: "detached" });
  });

  await step("with the README's settings, saving mends what is safe and nothing else", async () => {
    await bench.openFile("quay.txt");
    await bench.statusBar("factdesk: 1 finding");
    await bench.saved("quay.txt", QUAY.replace("at at", "at"));
    await bench.statusBar("factdesk: no findings");
  });

  await step("an HTML page is read without its markup", async () => {
    await bench.openFile("page.html");
    await bench.statusBar("factdesk: 1 finding");
  });

  await step("a draft that was never saved is read as well", async () => {
    await bench.command("File: New Untitled Text File");
    await bench.page.locator(".tab.active", { hasText: "Untitled-1" }).waitFor();
    await bench.page.locator(".monaco-editor.focused").waitFor();
    await bench.page.keyboard.type("Osei Darko said the ferry cost TK crowns.");
    await bench.statusBar("factdesk: 1 finding");
  });
});

/** The process ids of the program this run installed. */
function serverProcesses(bench) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return words.includes("server") && words.some((word) => word.startsWith(bench.extensions));
      } catch {
        return false; // it ended, or is not ours to see
      }
    });
}
