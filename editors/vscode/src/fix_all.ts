import * as vscode from "vscode";
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type CodeAction,
  type LanguageClient,
} from "vscode-languageclient/node";
import { draftInFront } from "./draft";
import type { Server } from "./server";
import { count } from "./wording";

const KIND = "source.fixAll.factdesk";

/** Applies all safe fixes to the draft in front, in one step that one undo takes back. */
export async function fixAll(server: Server): Promise<void> {
  const document = draftInFront();
  if (document === undefined) {
    void vscode.window.showInformationMessage("Open a draft first: factdesk mends the one in front.");
    return;
  }
  const client = server.client;
  if (client === undefined) {
    void vscode.window.showInformationMessage("factdesk is not running, so there is nothing to mend yet.");
    return;
  }
  for (;;) {
    const version = document.version;
    const edit = await safeFixes(client, document);
    if (edit === undefined) {
      say("factdesk: nothing here that is safe to mend without you");
      return;
    }
    if (document.version !== version) {
      continue; // the user typed on; the fixes were made for another text
    }
    const fixes = edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
    const applied = await vscode.workspace.applyEdit(edit);
    say(applied ? `factdesk: ${count(fixes, "place")} mended` : "factdesk: the draft could not be changed");
    return;
  }
}

async function safeFixes(
  client: LanguageClient,
  document: vscode.TextDocument,
): Promise<vscode.WorkspaceEdit | undefined> {
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const answers = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(document.validateRange(everything)),
    context: { diagnostics: [], only: [KIND], triggerKind: CodeActionTriggerKind.Invoked },
  });
  const action = answers?.find((answer): answer is CodeAction => "kind" in answer && answer.kind === KIND);
  if (action === undefined) {
    return undefined;
  }
  const { edit } = action.edit ? action : await client.sendRequest(CodeActionResolveRequest.type, action);
  return client.protocol2CodeConverter.asWorkspaceEdit(edit);
}

function say(text: string): void {
  vscode.window.setStatusBarMessage(text, 5000);
}
