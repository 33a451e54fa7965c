import * as vscode from "vscode";

/** The kinds of document the server reads. */
export const LANGUAGES = ["markdown", "plaintext", "html"] as const;
/** Where they may be: on disk, or not saved yet. */
export const SCHEMES = ["file", "untitled"] as const;

/** What no extension knows is plain text to VS Code: settings, tables, logs. A draft on disk has one of these names. */
const PLAIN_TEXT = "**/*.{txt,text}";

export const DRAFTS = SCHEMES.flatMap((scheme) =>
  LANGUAGES.map((language) =>
    language === "plaintext" && scheme === "file" ? { scheme, language, pattern: PLAIN_TEXT } : { scheme, language },
  ),
);

export function isDraft(document: vscode.TextDocument): boolean {
  return vscode.languages.match(DRAFTS, document) > 0;
}

/** The draft the user works on: the one with the cursor, else the one beside the log or the search they look at. */
export function draftInFront(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors]
    .map(({ document }) => document)
    .find(isDraft);
}

/** What factdesk says of a draft, as VS Code shows it now. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === "factdesk");
}

/** The rule a finding comes from. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const code = typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
  return typeof code === "string" ? code : undefined;
}
