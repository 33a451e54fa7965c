// VS Code's workbench as a person at the keyboard has it: code-server in Chromium.
// Everything here waits for something to be seen, never for time to pass.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";

/** Milliseconds until a step that sees nothing gives up. */
export const PATIENCE = Number(process.env.FACTDESK_E2E_PATIENCE ?? 30_000);

/** Milliseconds until something that may be dismissed on the way is asked for again. */
const SOON = PATIENCE / 12;

/** Asks again and again until the answer is truthy, and gives it; after PATIENCE fails with what was awaited. */
export async function until(what, ask) {
  const end = Date.now() + PATIENCE;
  let last;
  for (;;) {
    last = await ask();
    if (last) {
      return last;
    }
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

// What moves, asks or fetches by itself is switched off.
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.editor.enablePreview": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "git.enabled": false,
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
  "window.dialogStyle": "custom",
  "editor.accessibilitySupport": "off",
  "editor.minimap.enabled": false,
  "editor.hover.delay": 50,
  "editor.cursorBlinking": "solid",
};

// A folder that is not trusted, without the question whether to trust it.
const WARY = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Workbench {
  /**
   * Installs the .vsix, starts code-server on the folder and opens it in Chromium.
   *
   * `root` is an empty folder for all that this window keeps; `settings` are the user's. With `wary` VS Code does
   * not trust the folder. `size` is the window's.
   */
  static async open({
    root,
    folder,
    vsix,
    codeServer,
    chromiumPath,
    settings,
    wary = false,
    size = { width: 1280, height: 800 },
  }) {
    const bench = new Workbench();
    bench.folder = folder;
    bench.logFile = path.join(root, "code-server.log");
    bench.settingsFile = path.join(root, "user", "Machine", "settings.json");
    bench.extensions = path.join(root, "extensions");
    mkdirSync(path.dirname(bench.settingsFile), { recursive: true });
    bench.set(settings);
    mkdirSync(path.join(root, "user", "User"));
    writeFileSync(
      path.join(root, "user", "User", "settings.json"),
      JSON.stringify({ ...QUIET, ...(wary ? WARY : {}) }),
    );

    const home = path.join(root, "home");
    mkdirSync(home);
    const config = path.join(root, "config.yaml");
    writeFileSync(config, "auth: none\n");
    // Nothing of the caller's environment: inside a VS Code terminal code-server would talk to its parent.
    const env = { PATH: process.env.PATH, HOME: home, LANG: "C.UTF-8", XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
    const base = [
      codeServer,
      "--config",
      config,
      "--user-data-dir",
      path.join(root, "user"),
      "--extensions-dir",
      bench.extensions,
    ];
    // Installed once; each window has a copy.
    const installed = path.join(path.dirname(vsix), "installed");
    if (!existsSync(installed)) {
      const there = [...base.slice(0, -1), installed];
      execFileSync(process.execPath, [...there, "--install-extension", vsix], { env, stdio: "pipe" });
    }
    cpSync(installed, bench.extensions, { recursive: true });

    const port = await freePort();
    const log = openSync(bench.logFile, "w");
    const quiet = [
      "telemetry",
      "update-check",
      "getting-started-override",
      "proxy",
      ...(wary ? [] : ["workspace-trust"]),
    ];
    bench.server = spawn(
      process.execPath,
      [
        ...base,
        "--bind-addr",
        `127.0.0.1:${port}`,
        "--auth",
        "none",
        ...quiet.map((what) => `--disable-${what}`),
        folder,
      ],
      { env, stdio: ["ignore", log, log], detached: true },
    );
    try {
      await until("code-server answers", async () => {
        assert.equal(bench.server.exitCode, null, "code-server ended at once");
        return fetch(`http://127.0.0.1:${port}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        );
      });
      bench.browser = await chromium.launch({
        executablePath: chromiumPath,
        args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"],
      });
      const context = await bench.browser.newContext({
        viewport: size,
        reducedMotion: "reduce",
      });
      bench.page = await context.newPage();
      bench.page.setDefaultTimeout(PATIENCE);
      await bench.page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`, {
        waitUntil: "domcontentloaded",
      });
      await bench.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    } catch (error) {
      await bench.close();
      throw error;
    }
    return bench;
  }

  async close() {
    await this.browser?.close();
    try {
      process.kill(-this.server.pid, "SIGTERM");
    } catch {
      // It has ended already.
    }
    if (this.server.exitCode === null && this.server.signalCode === null) {
      await new Promise((resolve) => this.server.once("exit", resolve));
    }
  }

  /** Makes these the user's settings, as if the settings file had been saved. */
  set(settings) {
    writeFileSync(this.settingsFile, JSON.stringify(settings));
  }

  async screenshot(name) {
    const file = path.join(process.env.FACTDESK_SHOTS, `${name}.png`);
    await this.page.screenshot({ path: file, animations: "disabled" }); // popups fade in
  }

  /** A picture for the README and the walkthrough: the same, in the folder for those. */
  async picture(name) {
    const folder = process.env.FACTDESK_IMAGES ?? process.env.FACTDESK_SHOTS;
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled", caret: "initial" });
  }

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  get quickInput() {
    return this.page.locator(".quick-input-widget .quick-input-box input");
  }

  quickRow(text) {
    return this.page.locator(".quick-input-widget .monaco-list-row", { hasText: text });
  }

  /** Runs a command by its title in the palette; `asks` when the command then asks something itself. */
  async command(title, { asks = false } = {}) {
    await until(`the palette has “${title}”`, async () => {
      try {
        await this.press("F1");
        await this.quickInput.waitFor({ timeout: SOON });
        await this.quickInput.fill(`>${title}`, { timeout: SOON });
        await this.quickRow(title).first().click({ timeout: SOON });
        return true;
      } catch {
        // What takes the focus late closes the palette; and an open one does not learn of new commands.
        await this.press("Escape");
        await this.quickInput.waitFor({ state: "hidden" });
        return false;
      }
    });
    if (!asks) {
      await this.quickInput.waitFor({ state: "hidden" });
    }
  }

  /** Opens a file of the folder from the explorer. */
  async openFile(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).dblclick();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.page.locator(".monaco-editor.focused").waitFor();
  }

  /** Brings an open editor to the front. */
  async showTab(name) {
    await this.page.locator(".tab", { hasText: name }).first().click();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
  }

  /** Closes the editor in front, whose tab says this. */
  async closeEditor(name) {
    await this.page.locator(".tab.active", { hasText: name }).locator(".tab-actions .action-label").click();
    await this.page.locator(".tab", { hasText: name }).waitFor({ state: "detached" });
  }

  async focusEditor() {
    await this.command("View: Focus Active Editor Group");
    await this.page.locator(".monaco-editor.focused").waitFor();
  }

  /** Puts the cursor at line and column (both from 1; columns as the status bar counts them). */
  async go(line, column) {
    await this.press("Control+g");
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await this.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
    await this.page.locator(".monaco-editor.focused").waitFor();
    await this.statusBar(`Ln ${line}, Col ${column}`);
  }

  /** Waits until the status bar says this. */
  async statusBar(text) {
    await this.page.locator(".statusbar-item", { hasText: text }).first().waitFor();
  }

  /** Waits until a line of the editor in front says this. */
  async lineSays(text) {
    await this.page.locator(".editor-instance .view-line", { hasText: text }).first().waitFor();
  }

  squiggles(severity) {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  /** Asks for a popup with `ask` until it stays: focus that moves, or a late finding, dismisses it. */
  async summon(ask, popup) {
    for (let attempt = 1; ; attempt++) {
      await ask();
      try {
        await popup.waitFor({ timeout: PATIENCE / 6 });
        return popup;
      } catch (error) {
        if (attempt === 5) {
          throw error;
        }
        await this.press("Escape");
      }
    }
  }

  /** The hover at the cursor, once it says this. */
  hover(text) {
    const popup = this.page.locator(".monaco-hover:not(.hidden)", { hasText: text }).first();
    return this.summon(() => this.command("Show or Focus Hover"), popup);
  }

  /** Opens the quick fixes at the cursor and gives the one that says this. */
  quickFix(text) {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: text }).first();
    return this.summon(() => this.press("Control+."), row);
  }

  /** The list of completions at the cursor; gives the row that says this. */
  suggestion(text) {
    const row = this.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: text }).first();
    return this.summon(() => this.press("Control+Space"), row);
  }

  /** The code lens that says this. */
  lens(text) {
    return this.page.locator(".editor-instance .codelens-decoration a", { hasText: text }).first();
  }

  /** The rows of the Problems panel that say this. */
  problems(text) {
    return this.page.locator(".markers-panel .monaco-list-row", { hasText: text });
  }

  /** The rows of the Reading view that say this. */
  readingRow(text) {
    return this.page.locator(".part.sidebar .customview-tree .monaco-list-row", { hasText: text });
  }

  /** What the Reading view says, row by row. */
  readingRows() {
    return this.page.locator(".part.sidebar .customview-tree .monaco-list-row").allInnerTexts();
  }

  selectedReadingRow() {
    return this.page.locator(".part.sidebar .customview-tree .monaco-list-row.selected").first();
  }

  /** A button at the head of the Reading view. */
  readingAction(title) {
    return this.page
      .locator(".part.sidebar .title-actions, .part.sidebar .actions")
      .getByRole("button", { name: title, exact: true })
      .first();
  }

  /** The number on the icon of the Reading view. */
  async readingBadge() {
    const badge = this.page
      .locator(".activitybar .action-item", { has: this.page.locator("[aria-label^='factdesk']") })
      .locator(".badge-content");
    return (await badge.count()) === 0 ? "" : badge.first().innerText();
  }

  notifications(text) {
    return this.page.locator(".notification-toast", { hasText: text });
  }

  /** Answers a message with one of its buttons. */
  async answer(text, button) {
    const toast = await this.notifications(text).first().elementHandle();
    await this.notifications(text).first().getByRole("button", { name: button, exact: true }).click();
    await toast.waitForElementState("hidden");
  }

  /** Opens the menu of the extension's status bar item and picks what says this. */
  async menu(text) {
    await this.page.locator(".statusbar-item", { hasText: "factdesk:" }).first().click();
    await this.quickRow(text).first().waitFor();
    await this.screenshot("menu");
    await this.quickRow(text).first().click();
  }

  /** Saves, and compares the file with this, byte by byte. */
  async saved(name, bytes) {
    await this.press("Control+s");
    const file = path.join(this.folder, name);
    const expected = Buffer.from(bytes);
    await until(`${name} is saved`, () => readFileSync(file).equals(expected)).catch(() => {
      assert.equal(readFileSync(file, "utf8"), bytes);
    });
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }
}
