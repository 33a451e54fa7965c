import * as vscode from "vscode";
import { draftInFront, findings, ruleOf } from "./draft";
import { reason, runProgram } from "./program";
import { isRuleId } from "./rule_id";
import { previewOf } from "./rule_page";
import type { Server } from "./server";

const SCHEME = "factdesk-rule";
const PREVIEW = "vscode.markdown.preview.editor"; // as package.json has it for the scheme

/** The explanation of a rule as a document, for where VS Code links the rule's name. */
export function explanation(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** The same findings, with the names of their rules leading to explanations here and not to pages on the web. */
export function linkRules(diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const diagnostic of diagnostics) {
    const rule = ruleOf(diagnostic);
    if (rule !== undefined) {
      diagnostic.code = { value: rule, target: explanation(rule) };
    }
  }
  return diagnostics;
}

/** Lets VS Code open explanations: the text is what `factdesk rule` says. */
export function provideExplanations(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const rule = /^\/(.*)\.md$/.exec(uri.path)?.[1];
      if (!isRuleId(rule)) {
        return "There is no such rule.";
      }
      const { page } = (await factdeskRule(server, rule)) as RuleObject;
      return previewOf(page);
    },
  });
}

/** Shows the explanation of a rule; asks which one when none is given. */
export async function explainRule(server: Server, asked: unknown): Promise<void> {
  const rule = isRuleId(asked) ? asked : await pickRule(server);
  if (rule === undefined) {
    return;
  }
  const uri = explanation(rule);
  try {
    await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    void vscode.window.showErrorMessage(`factdesk could not explain ${rule}: ${reason(error)}`);
    return;
  }
  await vscode.commands.executeCommand("vscode.openWith", uri, PREVIEW);
}

interface RuleItem extends vscode.QuickPickItem {
  readonly rule?: string;
}

async function pickRule(server: Server): Promise<string | undefined> {
  const document = draftInFront();
  const here = [
    ...new Set((document ? findings(document) : []).map(ruleOf).filter((rule) => rule !== undefined)),
  ].sort();
  const items = allRules(server).then((all): RuleItem[] => {
    const item = (rule: string): RuleItem => {
      const summary = all.get(rule);
      return { label: rule, rule, ...(summary ? { detail: summary } : {}) };
    };
    const others = [...all.keys()].filter((rule) => !here.includes(rule));
    return [
      ...heading("In this draft", here),
      ...here.map(item),
      ...heading("All the others", others),
      ...others.map(item),
    ];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: "factdesk: Explain a Rule",
    placeHolder: "Which rule?",
    matchOnDetail: true,
  });
  return picked?.rule;
}

function heading(label: string, rules: readonly string[]): RuleItem[] {
  return rules.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }];
}

// Rule and summary, in the order of the program's own list.
async function allRules(server: Server): Promise<Map<string, string>> {
  const { rules } = (await factdeskRule(server)) as { rules: readonly RuleObject[] };
  return new Map(rules.map(({ rule, summary }) => [rule, summary]));
}

interface RuleObject {
  readonly rule: string;
  readonly summary: string;
  readonly page: string;
}

// What the program says of its rules as JSON: all of them, or the one named.
async function factdeskRule(server: Server, ...rule: readonly string[]): Promise<unknown> {
  return JSON.parse(await runProgram(server, ["rule", "--output-format", "json", ...rule]));
}
