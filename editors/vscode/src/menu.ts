import * as vscode from "vscode";
import { draftInFront, findings } from "./draft";
import type { Server } from "./server";
import { count, statusWording } from "./wording";

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: string;
  readonly args?: readonly unknown[];
}

/** What a click on the status bar offers. */
export async function showMenu(server: Server): Promise<void> {
  const picked = await vscode.window.showQuickPick(menuItems(server), {
    title: "factdesk",
    placeHolder: statusWording(server.condition, undefined).tooltip,
  });
  if (picked?.command !== undefined) {
    await vscode.commands.executeCommand(picked.command, ...(picked.args ?? []));
  }
}

function menuItems(server: Server): MenuItem[] {
  const draft = server.client === undefined ? undefined : draftInFront();
  const items: MenuItem[] = [];
  if (draft !== undefined) {
    items.push(
      {
        label: "$(list-unordered) Show the findings",
        description: count(findings(draft).length, "finding"),
        command: "workbench.panel.markers.view.focus",
      },
      { label: "$(quote) Show who is quoted and named", command: "factdesk.showReading" },
      { label: "$(wand) Fix everything safe in this draft", command: "factdesk.fixAll" },
    );
  }
  if (server.client !== undefined && vscode.workspace.workspaceFolders !== undefined) {
    items.push({ label: "$(checklist) Check all drafts in the folder", command: "factdesk.checkFolder" });
  }
  items.push({ label: "$(book) Explain a rule", command: "factdesk.explainRule" });
  if (server.condition === "off") {
    items.push({
      label: "$(play) Switch on in the settings",
      command: "workbench.action.openSettings",
      args: ["factdesk.enable"],
    });
  } else {
    items.push({ label: server.client ? "$(debug-restart) Restart" : "$(play) Start", command: "factdesk.restart" });
  }
  items.push(
    { label: "$(output) Show the log", command: "factdesk.showLog" },
    { label: "$(gear) Settings", command: "workbench.action.openSettings", args: ["@ext:factdesk.factdesk"] },
  );
  return items;
}
