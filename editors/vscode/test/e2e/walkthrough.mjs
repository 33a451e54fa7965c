// The walkthrough, taken step by step. What is seen on the way are the pictures of the walkthrough and of the README.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "./scenario.mjs";

function prepare(folder) {
  writeFileSync(path.join(folder, "quay.txt"), "“It will hold,” said Osei Darko.\n");
  return { settings: { "editor.fontSize": 15 }, size: { width: 1000, height: 600 } };
}

await scenario("the walkthrough", prepare, async (bench, step) => {
  const { page } = bench;
  const container = page.locator(".gettingStartedContainer");
  /** Opens a step of the walkthrough and presses its button. */
  async function take(title, button) {
    await bench.command("Welcome: Open Walkthrough...", { asks: true });
    await bench.quickRow("Get Started with factdesk").first().click();
    const there = container.locator(".expanded").getByRole("button", { name: button, exact: true });
    await container.locator(".step-title", { hasText: title }).waitFor();
    if ((await there.count()) === 0) {
      await container.locator(".step-title", { hasText: title }).click(); // an open step would be closed by this
    }
    await there.click();
  }

  await step("the empty view leads to it", async () => {
    await bench.command("factdesk: Show the Reading");
    await page.locator(".part.sidebar").getByRole("button", { name: "Getting Started" }).click();
    await container.getByText("Open a draft").first().waitFor();
    await bench.screenshot("walkthrough");
    await bench.command("View: Toggle Primary Side Bar Visibility");
  });

  await step("a sample draft is opened", async () => {
    await take("Open a draft", "Open the Sample Draft");
    await bench.statusBar("factdesk: 5 findings");
    await bench.squiggles("error").first().waitFor();
    await bench.lineSays(/timetable,”Osei\sDarko\s+he\ssaid/);
    await bench.picture("draft");
  });

  await step("a finding is shown", async () => {
    await take("See what it marks", "Show the First Finding");
    await bench.statusBar("Ln 7, Col 29");
    await bench.command("Problems: Focus on Problems View");
    await bench.problems("draft/placeholder").first().waitFor();
    await bench.picture("problems");
    await bench.command("View: Toggle Panel Visibility");
  });

  await step("a hover is shown", async () => {
    const popup = page.locator(".monaco-hover:not(.hidden)", { hasText: "titles/duplicated-title" }).first();
    await bench.summon(() => take("Point at words", "Show a Hover"), popup);
    await popup.getByText("One office or ministry is said twice in one breath").waitFor();
    await popup.getByText("Quick Fix...").waitFor();
    await bench.picture("hover");
    await bench.press("Escape");
  });

  await step("a quick fix is offered", async () => {
    const row = page.locator(".action-widget .monaco-list-row", { hasText: "Keep “Transport Ministry”" }).first();
    await bench.summon(() => take("Let it be mended", "Show a Quick Fix"), row);
    await bench.picture("quick-fix");
    await bench.press("Escape");
  });

  await step("the view is shown", async () => {
    await take("See who speaks", "Show the Reading");
    await bench.showTab("Untitled-1");
    await bench.readingRow("first tram").waitFor();
    await bench.picture("reading");
    await bench.command("View: Toggle Primary Side Bar Visibility");
  });

  await step("the settings are shown, with the program's own words for them", async () => {
    await take("Make it yours", "Open Settings");
    await page.locator(".settings-editor .setting-item-title", { hasText: "Profile" }).first().waitFor();
    await page
      .locator(".settings-editor", { hasText: "House style: ap, reuters, guardian, bbc, un or custom." })
      .waitFor();
    await bench.picture("settings");
  });
});
