// The side view beside the sample draft that comes with the extension.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "./scenario.mjs";
import { until } from "./workbench.mjs";

// The view of sample.md: each row's label and what stands beside it.
const SAMPLE = [
  "To look at5",
  "“Transport” is said twice in “Transport Ministry of Transport”line 7",
  "“TK” is a mark for what is to come: fill it in or cut itline 11",
  "“the” stands twiceline 13",
  "nobody is said to have said this: name the speaker, or say it in your own wordsline 15",
  "14 March 2026 is a Saturday; the year is the one nearest to the story dateline 15",
  "Quotes4",
  "Nobody named1",
  "“We have waited long enough.”line 15",
  "Mara Lind2",
  "“We start on Monday,”line 9",
  "“The first tram will carry 60 people.”line 9",
  "Osei Darko1",
  "“Nobody asked us about the the winter timetable,”line 13",
  "People2",
  "Mara Lindmayor of Port Merrow · 2 mentions",
  "Osei Darko2 mentions",
  "Bodies1",
  "Transport Ministry of Transport1 mention",
];

function prepare(folder) {
  writeFileSync(path.join(folder, "budget.json"), "{}\n");
  writeFileSync(path.join(folder, "quay.txt"), "“It will hold,” said Osei Darko.\n");
  return { settings: {} };
}

await scenario("the side view", prepare, async (bench, step) => {
  const row = (text) => bench.readingRow(text);
  const selected = (text) =>
    until(`“${text}” is selected in the view`, async () =>
      (await bench.selectedReadingRow().innerText()).includes(text),
    );

  await step("without a draft it says what it is for, and a click opens the sample", async () => {
    await bench.command("factdesk: Show the Reading");
    const view = bench.page.locator(".part.sidebar .welcome-view-content");
    await view.getByText("Open a draft").waitFor();
    await bench.screenshot("view-empty");
    await view.getByRole("button", { name: "Open a Sample Draft" }).click();
    await bench.page.locator(".tab.active", { hasText: "Untitled-1" }).waitFor();
    await bench.statusBar("factdesk: 5 findings");
  });

  await step("what is to look at, quotes by speaker with those of nobody first, people and bodies", async () => {
    await until(
      "the view shows the sample",
      async () => (await bench.readingRows()).join("\n") === SAMPLE.join("\n"),
    ).catch(async () => assert.deepEqual(await bench.readingRows(), SAMPLE));
    await until("the badge counts what is to look at", async () => (await bench.readingBadge()) === "5");
  });

  await step("a click goes to the words and leaves the cursor in the view", async () => {
    await row("first tram").click();
    await bench.statusBar("Ln 9, Col 103 (38 selected)");
    await row("Osei Darko2 mentions").click();
    await bench.statusBar("Ln 11, Col 44 (10 selected)");
    await bench.page
      .locator(".part.sidebar .customview-tree .monaco-list.element-focused, .part.sidebar .monaco-list:focus")
      .first()
      .waitFor();
  });

  await step("the view follows the cursor", async () => {
    await bench.focusEditor();
    await bench.go(13, 5);
    await selected("Nobody asked us");
    await bench.go(7, 40);
    await selected("said twice in");
    await bench.screenshot("view-follows");
  });

  await step("what is closed stays closed while the cursor passes and the draft changes", async () => {
    await row("Quotes4").locator(".monaco-tl-twistie").click();
    await row("first tram").waitFor({ state: "detached" });
    await bench.focusEditor();
    await bench.go(9, 70);
    await bench.go(9, 30);
    await selected("Mara Lindmayor");
    await bench.go(16, 1);
    await bench.page.keyboard.type("“We agree,” Lind said.");
    await row("Quotes5").waitFor();
    assert.equal(await row("We agree").count(), 0);
    await row("Quotes5").locator(".monaco-tl-twistie").click();
    await row("“We agree,”line 16").waitFor();
  });

  await step("it can be told not to follow, and remembers", async () => {
    await bench.readingAction("Stop Following the Cursor").click();
    await bench.readingAction("Follow the Cursor").waitFor();
    await bench.focusEditor();
    await bench.go(9, 70);
    await bench.readingAction("Follow the Cursor").click();
    await selected("first tram");
  });

  await step("a finding in it is explained, and mended", async () => {
    await row("said twice in").hover();
    await row("said twice in").getByRole("button", { name: "Explain the Rule" }).click();
    await bench.page.locator(".tab.active", { hasText: "duplicated-title" }).waitFor();
    await row("said twice in").waitFor({ state: "detached" }); // the page of a rule is no draft
    await bench.closeEditor("duplicated-title");
    await row("said twice in").hover();
    await row("said twice in").getByRole("button", { name: "Quick Fix…" }).click();
    await bench.page
      .locator(".action-widget .monaco-list-row", { hasText: "Keep “Transport Ministry”" })
      .first()
      .click();
    await row("said twice in").waitFor({ state: "detached" });
    await until("the badge counts one less", async () => (await bench.readingBadge()) === "4");
  });

  await step("it shows the draft in front, and stays with it beside the log", async () => {
    await bench.command("View: Show Explorer");
    await bench.openFile("quay.txt");
    await bench.command("factdesk: Show the Reading");
    await row("It will hold").waitFor();
    assert.equal(await row("first tram").count(), 0);
    await bench.command("factdesk: Show Log");
    await bench.page.locator(".panel .output, .part.panel").first().waitFor();
    assert.equal(await row("It will hold").count(), 1);
    await bench.closeEditor("quay.txt");
    await row("first tram").waitFor();
  });
});
