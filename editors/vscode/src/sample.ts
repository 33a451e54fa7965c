import path from "node:path";
import * as vscode from "vscode";
import { findings } from "./draft";

/** What to show in the sample draft; nothing means the draft alone. */
const SIGHTS = { finding: undefined, hover: "editor.action.showHover", fix: "editor.action.quickFix" } as const;

/** Milliseconds to wait for the sample's findings. */
const PATIENCE = 10_000;

/** Milliseconds that an editor takes to have the focus. */
const SETTLING = 150;

/** Opens the sample draft as one that was never saved, so that nobody can spoil it; an open one is used again. */
export async function openSample(extensionFolder: string, sight: unknown): Promise<void> {
  const file = vscode.Uri.file(path.join(extensionFolder, "sample.md"));
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const headline = /^# .*$/m.exec(content)?.[0] ?? "";
  const document =
    vscode.workspace.textDocuments.find((open) => open.isUntitled && open.getText().includes(headline)) ??
    (await vscode.workspace.openTextDocument({ language: "markdown", content }));
  const editor = await vscode.window.showTextDocument(document);
  if (typeof sight !== "string" || !(sight in SIGHTS)) {
    return;
  }
  const finding = await firstFinding(document);
  if (finding === undefined) {
    return;
  }
  const { start } = finding.range;
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(finding.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const command = SIGHTS[sight as keyof typeof SIGHTS];
  if (command !== undefined) {
    // Popups go when the focus does, and it comes to the editor a little after the editor is shown.
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    await vscode.commands.executeCommand(command);
  }
}

/** The first finding as the draft runs, once there is one. */
async function firstFinding(document: vscode.TextDocument): Promise<vscode.Diagnostic | undefined> {
  const first = () => [...findings(document)].sort((a, b) => a.range.start.compareTo(b.range.start))[0];
  const now = first();
  if (now !== undefined) {
    return now;
  }
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(patience);
      listener.dispose();
      resolve(first());
    };
    const patience = setTimeout(done, PATIENCE);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (first() !== undefined) {
        done();
      }
    });
  });
}
