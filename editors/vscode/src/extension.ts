/**
 * The factdesk extension: starts `factdesk server` and lets VS Code show what it says.
 *
 * What knows nothing of VS Code says so at its head and has unit tests; everything about drafts is the server's business.
 */
import * as vscode from "vscode";
import { FolderCheck } from "./check_folder";
import { explainRule, provideExplanations } from "./explain";
import { fixAll } from "./fix_all";
import { showMenu } from "./menu";
import { createSettingsFile, openRoster, telling } from "./newsroom";
import { ReadingView, ruleOfNode } from "./reading_view";
import { openSample } from "./sample";
import { Server } from "./server";
import { showStatus } from "./status";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("factdesk", { log: true });
  const running = (server = new Server(context.extension, log));
  const reading = new ReadingView(running, log, context.globalState);
  const folder = new FolderCheck(running);
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`factdesk.${name}`, run);

  context.subscriptions.push(
    log,
    running,
    reading,
    folder,
    showStatus(running),
    provideExplanations(running),
    command("restart", () => running.retry()),
    command("showLog", () => {
      log.show();
    }),
    command("checkFolder", () => telling(folder.run())),
    command("fixAll", () => fixAll(running)),
    command("explainRule", (rule) => explainRule(running, rule)),
    command("menu", () => showMenu(running)),
    command("openSample", (sight) => openSample(context.extensionPath, sight)),
    command("createSettingsFile", () => telling(createSettingsFile(running))),
    command("openRoster", () => telling(openRoster(running))),
    command("showReading", (draft, section) => reading.show(draft, section)),
    command("followCursor", () => reading.setFollows(true)),
    command("unfollowCursor", () => reading.setFollows(false)),
    command("explainFinding", (node) => explainRule(running, ruleOfNode(node))),
    command("fixFinding", (node) => reading.runThere(node, "editor.action.quickFix")),
    command("renameEverywhere", (node) => reading.runThere(node, "editor.action.rename")),
    command("findMentions", (node) => reading.runThere(node, "editor.action.goToReferences")),
  );
  // Not awaited: a slow start of the server must not hold up the window.
  void running.restart();
}

/** Lets the server end in good order before the window closes. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
