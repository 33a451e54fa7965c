/**
 * The factdesk extension: starts `factdesk server` and lets VS Code show what it says.
 *
 * `binary`, `settings` and `wording` know nothing of VS Code; everything about drafts is the server's business.
 */
import * as vscode from "vscode";
import { explainRule, provideExplanations } from "./explain";
import { fixAll } from "./fix_all";
import { showMenu } from "./menu";
import { Server } from "./server";
import { showStatus } from "./status";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("factdesk", { log: true });
  const running = (server = new Server(context.extensionPath, log));
  const command = (name: string, run: (argument: unknown) => unknown) =>
    vscode.commands.registerCommand(`factdesk.${name}`, run);

  context.subscriptions.push(
    log,
    running,
    showStatus(running),
    provideExplanations(running),
    command("restart", () => running.retry()),
    command("showLog", () => {
      log.show();
    }),
    command("fixAll", () => fixAll(running)),
    command("explainRule", (rule) => explainRule(running, rule)),
    command("menu", () => showMenu(running)),
  );
  // Not awaited: a slow start of the server must not hold up the window.
  void running.restart();
}

/** Lets the server end in good order before the window closes. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
