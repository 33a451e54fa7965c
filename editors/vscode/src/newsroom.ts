import path from "node:path";
import * as vscode from "vscode";
import { draftInFront } from "./draft";
import { reason, runProgram } from "./program";
import { withRoster } from "./roster_setting";
import type { Server } from "./server";

const SETTINGS_FILE = "factdesk.toml";
const ROSTER_FILE = "desk.csv";
const ROSTER_HEADER = "name,aliases,office,of,from,to,verified,source\n";

/** Writes a commented factdesk.toml beside the drafts, or shows the one that is there. */
export async function createSettingsFile(server: Server): Promise<void> {
  const folder = await folderOfDrafts();
  if (folder !== undefined) {
    await show(await settingsFileIn(server, folder));
  }
}

/** Shows the newsroom's list of officials; makes one if there is none and the user wants it. */
export async function openRoster(server: Server): Promise<void> {
  const folder = await folderOfDrafts();
  if (folder === undefined) {
    return;
  }
  const inForce = await configuration(server, folder);
  const files = rosterFiles(inForce, folder);
  if (files.length === 0) {
    await createRoster(server, folder, inForce.file);
    return;
  }
  const file = files.length === 1 ? files[0] : await pick(files, folder);
  if (file !== undefined) {
    if (file.endsWith(".csv")) {
      await createFile(file, ROSTER_HEADER);
    }
    await show(file);
  }
}

async function createRoster(server: Server, folder: string, governing: string | null): Promise<void> {
  const create = `Create ${ROSTER_FILE}`;
  const answer = await vscode.window.showInformationMessage(
    "This newsroom has no list of officials of its own yet. It stands above the one in factdesk, entry by entry.",
    create,
  );
  if (answer !== create) {
    return;
  }
  const settings = governing ?? (await settingsFileIn(server, folder));
  const roster = path.join(path.dirname(settings), ROSTER_FILE);
  await createFile(roster, ROSTER_HEADER);
  const document = await vscode.workspace.openTextDocument(settings);
  const edit = new vscode.WorkspaceEdit();
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  edit.replace(document.uri, everything, withRoster(document.getText(), ROSTER_FILE));
  await vscode.workspace.applyEdit(edit);
  await document.save();
  await show(roster);
}

interface InForce {
  /** The factdesk.toml that governs, if there is one. */
  readonly file: string | null;
  readonly settings: { readonly roster: { readonly value: readonly string[] | null } };
}

async function configuration(server: Server, folder: string): Promise<InForce> {
  const inForce = JSON.parse(
    await runProgram(server, ["config", "--output-format", "json", folder], folder),
  ) as InForce;
  // The program says where the file is as seen from where it runs.
  return { ...inForce, file: inForce.file === null ? null : path.resolve(folder, inForce.file) };
}

// The editor's setting comes first, as it does for the server.
function rosterFiles({ file, settings }: InForce, folder: string): string[] {
  const own = vscode.workspace.getConfiguration("factdesk", vscode.Uri.file(folder)).get<string[]>("roster", []);
  return own.length > 0
    ? own.map((name) => path.resolve(folder, name))
    : (settings.roster.value ?? []).map((name) => path.resolve(file === null ? folder : path.dirname(file), name));
}

async function settingsFileIn(server: Server, folder: string): Promise<string> {
  const file = path.join(folder, SETTINGS_FILE);
  if (!(await exists(file))) {
    await runProgram(server, ["init", folder], folder);
  }
  return file;
}

/** Where the drafts are: the folder that is open, else the one the draft in front is saved in. */
async function folderOfDrafts(): Promise<string | undefined> {
  const draft = draftInFront()?.uri;
  const onDisk = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === "file") ?? [];
  const around = draft === undefined ? undefined : vscode.workspace.getWorkspaceFolder(draft);
  if (around?.uri.scheme === "file") {
    return around.uri.fsPath;
  }
  if (draft?.scheme === "file") {
    return path.dirname(draft.fsPath);
  }
  if (onDisk.length > 1) {
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder: "For the drafts in which folder?" }))?.uri
      .fsPath;
  }
  if (onDisk[0] !== undefined) {
    return onDisk[0].uri.fsPath;
  }
  const open = "Open Folder…";
  const message = `Open the folder of your drafts first: ${SETTINGS_FILE} stands beside them and speaks for them all.`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("vscode.openFolder");
  }
  return undefined;
}

async function pick(files: readonly string[], folder: string): Promise<string | undefined> {
  const items = files.map((file) => ({ label: path.relative(folder, file), file }));
  return (await vscode.window.showQuickPick(items, { title: "factdesk: The Newsroom's Roster" }))?.file;
}

async function createFile(file: string, text: string): Promise<void> {
  if (!(await exists(file))) {
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), new TextEncoder().encode(text));
  }
}

async function exists(file: string): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.file(file)).then(
    () => true,
    () => false,
  );
}

async function show(file: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}

/** Runs a command that may fail for a reason the user can mend, and says that reason. */
export async function telling(task: Promise<void>): Promise<void> {
  try {
    await task;
  } catch (error) {
    void vscode.window.showErrorMessage(`factdesk: ${reason(error)}`);
  }
}
