// What the editor knows of a draft besides its findings.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "./scenario.mjs";
import { until } from "./workbench.mjs";

const DRAFT = `---
date: 2026-03-11
sources:
  - https://example.org/minutes
---

# Harbour line to reopen in May

Mara Lind, the mayor of Port Merrow, said the line would reopen in May. “We start on Monday,” Lind said.

## The quay

“It will hold,” said Osei Darko, who runs the co-operative. Lind agreed.
`;

function prepare(folder) {
  writeFileSync(path.join(folder, "talks.md"), DRAFT);
  writeFileSync(path.join(folder, "notes.md"), "The ferry calls at at Westhaven, Osei Darko said.\n");
  return { settings: {} };
}

await scenario("the editor knows the draft", prepare, async (bench, step) => {
  const { page } = bench;

  await step("a lens counts over the headline and over each crosshead, and leads to the view", async () => {
    await bench.openFile("talks.md");
    await bench.statusBar("factdesk: no findings");
    await bench.lens("2 quotes · 2 speakers").waitFor();
    await bench.lens("1 quote · 1 speaker").click();
    await until("the quote under the crosshead is selected", async () =>
      (await bench.selectedReadingRow().innerText()).includes("It will hold"),
    );
    await bench.screenshot("lens");
  });

  await step("quotes and their speakers have colours of their own", async () => {
    const color = (text) =>
      page
        .locator(".editor-instance .view-line span span", { hasText: text })
        .first()
        .evaluate((span) => getComputedStyle(span).color);
    const words = await color("runs the co");
    await until(
      "they are coloured",
      async () => (await color("It will hold")) !== words && (await color("Osei")) !== words,
    );
    assert.notEqual(await color("It"), await color("Osei"));
  });

  await step("a name is completed, in the form its place in the draft asks for", async () => {
    await bench.focusEditor();
    await bench.go(14, 1);
    await page.keyboard.type("\n“Yes,” said Dar");
    const row = await bench.suggestion(/Darko/);
    await bench.screenshot("completion");
    await row.click();
    await bench.lineSays("“Yes,” said Darko");
    await page.keyboard.type(".");
  });

  await step("a name leads to where it is first given in full", async () => {
    await bench.press("Escape");
    await bench.go(13, 62); // Lind agreed
    await bench.command("Go to Definition");
    await bench.statusBar("Ln 9, Col 1");
  });

  await step("all mentions of a person are listed", async () => {
    await bench.go(13, 62);
    await bench.command("Go to References");
    const peek = page.locator(".peekview-widget .ref-tree .monaco-list-row");
    await until("three mentions are listed", async () => (await peek.filter({ hasText: /Lind/ }).count()) >= 3);
    await bench.screenshot("references");
    await bench.press("Escape");
    await peek.first().waitFor({ state: "detached" });
  });

  await step("a person is renamed wherever the draft names them", async () => {
    await bench.go(13, 23); // Osei Darko
    const box = page.locator(".rename-box input");
    await bench.summon(() => bench.press("F2"), box);
    await box.fill("Osei Mensah");
    await bench.screenshot("rename");
    await bench.press("Enter");
    await bench.lineSays("said Osei Mensah, who runs");
    await bench.lineSays("“Yes,” said Mensah.");
  });

  await step("the outline has the headline, the crosshead, the quotes by speaker and the people", async () => {
    await bench.press("Control+Shift+o");
    await bench.quickInput.waitFor();
    for (const text of ["Harbour line to reopen in May", "The quay", "Osei Mensah: “It will hold,”", "Mara Lind"]) {
      await bench.quickInput.fill(`@${text}`);
      await bench.quickRow(text).first().waitFor();
    }
    await bench.screenshot("outline");
    await bench.press("Escape");
    await bench.quickInput.waitFor({ state: "hidden" });
  });

  await step("what is renamed and written is saved as the screen shows it", async () => {
    await bench.focusEditor();
    await bench.saved("talks.md", DRAFT.replace("Osei Darko", "Osei Mensah").replace(/$/, "\n“Yes,” said Mensah."));
  });

  await step("factdesk.toml is written with every setting explained, and once only", async () => {
    const file = path.join(bench.folder, "factdesk.toml");
    for (let time = 0; time < 2; time++) {
      await bench.command("factdesk: Create factdesk.toml");
      await page.locator(".tab.active", { hasText: "factdesk.toml" }).waitFor();
      assert.match(readFileSync(file, "utf8"), /^# roster = /m);
      await bench.statusBar("factdesk: ready"); // it is no draft
      await bench.closeEditor("factdesk.toml");
    }
  });

  await step("the newsroom's roster is made, named in factdesk.toml, and heard when it is saved", async () => {
    await bench.command("factdesk: Open the Newsroom's Roster");
    await bench.answer("no list of officials of its own", "Create desk.csv");
    await page.locator(".tab.active", { hasText: "desk.csv" }).waitFor();
    assert.match(readFileSync(path.join(bench.folder, "factdesk.toml"), "utf8"), /^roster = \["desk.csv"\]$/m);
    await page.locator(".monaco-editor.focused").waitFor();
    await bench.go(2, 1);
    await page.keyboard.type("Mara Lind,,Mayor,Port Merrow,2020-05-01,,2026-04-01,town hall");
    const header = "name,aliases,office,of,from,to,verified,source\n";
    await bench.saved("desk.csv", `${header}Mara Lind,,Mayor,Port Merrow,2020-05-01,,2026-04-01,town hall`);
    await bench.showTab("talks.md");
    await bench.focusEditor();
    await bench.go(9, 4);
    await bench.hover("since 2020-05-01");
    await bench.screenshot("hover-official");
    await bench.press("Escape");
  });

  await step("asked for again, it is opened", async () => {
    await bench.closeEditor("talks.md");
    await bench.closeEditor("desk.csv");
    await bench.command("factdesk: Open the Newsroom's Roster");
    await page.locator(".tab.active", { hasText: "desk.csv" }).waitFor();
    assert.equal(await bench.notifications("").count(), 0, "nothing is asked");
  });

  await step("all drafts of the folder are checked; one that is opened is told of once", async () => {
    await bench.command("factdesk: Check All Drafts in the Folder");
    await bench.problems("draft/repeated-word").first().waitFor();
    await bench.screenshot("folder");
    await bench.command("View: Show Explorer");
    await bench.openFile("notes.md");
    await bench.statusBar("factdesk: 1 finding");
    await until("it is listed once", async () => (await bench.problems("draft/repeated-word").count()) === 1);
    await bench.closeEditor("notes.md");
  });
});
