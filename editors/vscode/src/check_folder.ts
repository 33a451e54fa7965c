import * as vscode from "vscode";
import { WorkDoneProgress, WorkspaceDiagnosticRequest } from "vscode-languageclient/node";
import { linkRules } from "./explain";
import type { Server } from "./server";
import { count } from "./wording";

/** Checks the drafts of the open folders that nobody has open, and lists what it finds with the other problems. */
export class FolderCheck implements vscode.Disposable {
  readonly #server: Server;
  readonly #found = vscode.languages.createDiagnosticCollection("factdesk folder");
  readonly #listeners: vscode.Disposable;
  #times = 0;

  constructor(server: Server) {
    this.#server = server;
    this.#listeners = vscode.Disposable.from(
      // An open draft is checked as it is written.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        this.#found.delete(uri);
      }),
      server.onDidChange(() => {
        if (server.client === undefined) {
          this.#found.clear();
        }
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#found.dispose();
  }

  async run(): Promise<void> {
    const client = this.#server.client;
    if (client === undefined) {
      void vscode.window.showInformationMessage("factdesk is not running, so nothing can be checked yet.");
      return;
    }
    if (vscode.workspace.workspaceFolders === undefined) {
      void vscode.window.showInformationMessage(
        "Open the folder of your drafts first: factdesk checks all that are in it.",
      );
      return;
    }
    const workDoneToken = `factdesk-folder-${++this.#times}`;
    const where = {
      location: vscode.ProgressLocation.Notification,
      title: "factdesk: checking all drafts",
      cancellable: true,
    };
    const report = await vscode.window.withProgress(where, async (progress, token) => {
      let reached = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
        if (step.kind === "report") {
          const percentage = step.percentage ?? reached;
          progress.report({ increment: percentage - reached, ...(step.message ? { message: step.message } : {}) });
          reached = percentage;
        }
      });
      try {
        return await client.sendRequest(
          WorkspaceDiagnosticRequest.type,
          { previousResultIds: [], workDoneToken },
          token,
        );
      } catch (error) {
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw error;
      } finally {
        listener.dispose();
      }
    });
    if (report === undefined) {
      return;
    }
    this.#found.clear();
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    let findings = 0;
    for (const item of report.items) {
      if (item.kind !== "full") {
        continue;
      }
      findings += item.items.length;
      const uri = client.protocol2CodeConverter.asUri(item.uri);
      if (!open.has(uri.toString())) {
        this.#found.set(uri, linkRules(await client.protocol2CodeConverter.asDiagnostics(item.items)));
      }
    }
    const told = `factdesk: ${count(findings, "finding")} in ${count(report.items.length, "draft")}`;
    vscode.window.setStatusBarMessage(told, 10_000);
    await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
  }
}
