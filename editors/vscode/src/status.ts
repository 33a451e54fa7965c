import * as vscode from "vscode";
import { draftInFront, findings } from "./draft";
import type { Server } from "./server";
import { statusWording, type Tally } from "./wording";

/** The item in the status bar: how the server is, and how many findings the draft in front has. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("factdesk.status", vscode.StatusBarAlignment.Left, 10);
  item.name = "factdesk";
  item.command = "factdesk.menu";

  const refresh = () => {
    const wording = statusWording(server.condition, tallyOfFront(server));
    item.text = `$(${wording.icon}) ${wording.text}`;
    item.tooltip = wording.tooltip;
    item.accessibilityInformation = { label: wording.text };
    item.backgroundColor = wording.alarming ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  refresh();

  return vscode.Disposable.from(
    item,
    server.onDidChange(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.window.onDidChangeVisibleTextEditors(refresh),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const front = draftInFront()?.uri.toString();
      if (uris.some((uri) => uri.toString() === front)) {
        refresh();
      }
    }),
  );
}

function tallyOfFront(server: Server): Tally | undefined {
  const document = draftInFront();
  if (document === undefined || !server.client?.diagnostics?.has(document.uri)) {
    return undefined;
  }
  const severities = findings(document).map(({ severity }) => severity);
  return {
    findings: severities.length,
    worst: severities.includes(vscode.DiagnosticSeverity.Error)
      ? "error"
      : severities.includes(vscode.DiagnosticSeverity.Warning)
        ? "warning"
        : "info",
  };
}
