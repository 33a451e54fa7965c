import * as vscode from "vscode";
import type { Range } from "vscode-languageclient/node";
import { draftInFront, findings, ruleOf } from "./draft";
import { READING, type Reading } from "./reading";
import { firstIn, isAt, nodeAt, SEVERITIES, treeOf, type Finding, type Icon, type Node } from "./reading_tree";
import type { Server } from "./server";

const VIEW = "factdesk.reading";
/** What the view says while it is empty, chosen in package.json by this context key. */
const STATE = "factdesk.reading.state";
const FOLLOWS = "factdesk.reading.followsCursor";

/** Milliseconds without a change after which the draft is read anew for the view. */
const PAUSE = 250;
/** Milliseconds after which it is read anew while somebody types on and on. */
const LONGEST_WAIT = 1500;
/** Milliseconds the cursor rests before the view follows it. */
const REST = 120;

/** The side view: what factdesk reads in the draft in front. */
export class ReadingView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #server: Server;
  readonly #log: vscode.LogOutputChannel;
  readonly #memory: vscode.Memento;
  readonly #view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listeners: vscode.Disposable;
  readonly #openOrClosed = new Map<string, boolean>();

  #tree: readonly Node[] = [];
  /** Of all nodes ever shown: VS Code asks for the parents of a node after the tree was read anew. */
  readonly #parents = new WeakMap<Node, Node>();
  /** The draft that is shown. */
  #draft: vscode.TextDocument | undefined;
  #state: string | undefined;
  #follows: boolean;
  #question: vscode.CancellationTokenSource | undefined;
  /** The section that a code lens asked for, until it is shown. */
  #wanted: number | undefined;
  #readSoon: NodeJS.Timeout | undefined;
  /** Since when the draft is to be read anew. */
  #outdatedSince: number | undefined;
  #followSoon: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server, log: vscode.LogOutputChannel, memory: vscode.Memento) {
    this.#server = server;
    this.#log = log;
    this.#memory = memory;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#follows = memory.get(FOLLOWS, true);
    void vscode.commands.executeCommand("setContext", FOLLOWS, this.#follows);
    const isShown = (document: vscode.TextDocument) => document === this.#draft;
    this.#listeners = vscode.Disposable.from(
      server.onDidChange(() => {
        this.#frontChanged();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#frontChanged();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#frontChanged();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (isShown(document) && contentChanges.length > 0) {
          this.#readAfter(PAUSE);
        }
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = this.#draft?.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          this.#showBadge();
          this.#readAfter(PAUSE);
        }
      }),
      server.onDidReadAnew((uri) => {
        if (uri.toString() === this.#draft?.uri.toString()) {
          this.#readAfter(PAUSE); // settings or a roster may have changed, and not the text
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isShown(textEditor.document)) {
          this.#followAfter(REST);
        }
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) {
          this.#readAfter(0);
        }
      }),
      this.#view.onDidExpandElement(({ element }) => this.#openOrClosed.set(element.id, true)),
      this.#view.onDidCollapseElement(({ element }) => this.#openOrClosed.set(element.id, false)),
    );
    this.#frontChanged();
  }

  dispose(): void {
    clearTimeout(this.#readSoon);
    clearTimeout(this.#followSoon);
    this.#question?.cancel();
    this.#question?.dispose();
    this.#listeners.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  getChildren(node?: Node): readonly Node[] & Node[] {
    return [...(node?.children ?? this.#tree)];
  }

  getParent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : node.open ? Expanded : Collapsed);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    item.contextValue = node.kind;
    item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(", ") };
    const icon = iconOf(node.icon);
    if (icon !== undefined) {
      item.iconPath = icon;
    }
    // Not for what opens and closes: a click there does that.
    if (this.#draft !== undefined && node.place !== undefined && node.children.length === 0) {
      item.command = {
        title: "Go There",
        command: "vscode.open", // which knows when to keep the cursor in the view
        arguments: [this.#draft.uri, { selection: asRange(node.place) }],
      };
    }
    return item;
  }

  /**
   * Shows the view and puts the cursor into it; a code lens names its draft and perhaps one of the sections.
   */
  async show(draft: unknown, section: unknown): Promise<void> {
    if (typeof draft === "string" && draft !== this.#draft?.uri.toString()) {
      await vscode.window.showTextDocument(vscode.Uri.parse(draft));
    }
    this.#wanted = typeof section === "number" ? section : undefined;
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    this.#readAfter(0); // or once the view is seen, if that is later
  }

  /** Whether the view selects what the cursor is in. */
  async setFollows(follows: boolean): Promise<void> {
    this.#follows = follows;
    await vscode.commands.executeCommand("setContext", FOLLOWS, follows);
    await this.#memory.update(FOLLOWS, follows);
    this.#followAfter(0);
  }

  /** Puts the cursor on the words of a node and runs a command of the editor there. */
  async runThere(node: unknown, command: string): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined || !isNode(node) || node.place === undefined) {
      return;
    }
    const range = asRange(node.place);
    const editor = await vscode.window.showTextDocument(draft, {
      selection: new vscode.Range(range.start, range.start),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand(command);
  }

  #frontChanged(): void {
    const draft = draftInFront();
    const another = draft !== this.#draft;
    this.#draft = draft;
    this.#showBadge();
    if (another) {
      this.#openOrClosed.clear();
    }
    const running = this.#server.client !== undefined;
    if (draft === undefined || !running) {
      this.#question?.cancel();
      clearTimeout(this.#readSoon);
      this.#display([], running ? "no draft" : this.#server.condition);
    } else if (another || this.#state !== "read") {
      this.#readAfter(0);
    }
  }

  #showBadge(): void {
    const number = (this.#draft === undefined ? [] : findings(this.#draft)).filter(
      ({ severity }) => severity !== vscode.DiagnosticSeverity.Hint,
    ).length;
    if (number !== (this.#view.badge?.value ?? 0)) {
      this.#view.badge = number === 0 ? undefined : { value: number, tooltip: `factdesk: ${number} to look at` };
    }
  }

  #readAfter(milliseconds: number): void {
    const now = Date.now();
    this.#outdatedSince ??= now;
    clearTimeout(this.#readSoon);
    const wait = Math.min(milliseconds, this.#outdatedSince + LONGEST_WAIT - now);
    this.#readSoon = setTimeout(() => void this.#read(), Math.max(wait, 0));
  }

  async #read(): Promise<void> {
    this.#outdatedSince = undefined;
    const draft = this.#draft;
    const client = this.#server.client;
    if (draft === undefined || client === undefined || !this.#view.visible) {
      return;
    }
    this.#question?.cancel();
    this.#question?.dispose();
    const question = (this.#question = new vscode.CancellationTokenSource());
    const { version } = draft;
    try {
      const reading = await client.sendRequest<Reading | null>(
        READING,
        { textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(draft) },
        question.token,
      );
      // What was typed in the meantime has asked for another reading already.
      if (question.token.isCancellationRequested || draft !== this.#draft || draft.version !== version) {
        return;
      }
      const tree =
        reading === null
          ? []
          : treeOf(reading, findings(draft).map(findingOf), (range) => draft.getText(asRange(range)));
      this.#display(tree, reading === null ? "not read" : tree.length === 0 ? "empty" : "read");
      await this.#revealWanted(reading?.sections ?? []);
    } catch (error) {
      if (!question.token.isCancellationRequested) {
        this.#log.debug(`No reading of ${draft.uri.toString()}: ${String(error)}`);
      }
    }
  }

  async #revealWanted(sections: Reading["sections"]): Promise<void> {
    const section = this.#wanted === undefined ? undefined : sections[this.#wanted];
    this.#wanted = undefined;
    const node = section === undefined ? undefined : firstIn(this.#tree, section.range);
    if (node !== undefined) {
      clearTimeout(this.#followSoon);
      await this.#view.reveal(node, { select: true, focus: true, expand: true });
    }
  }

  #display(tree: readonly Node[], state: string): void {
    this.#view.description = this.#draft === undefined ? "" : nameOf(this.#draft);
    if (state !== this.#state) {
      this.#state = state;
      void vscode.commands.executeCommand("setContext", STATE, state);
    }
    if (JSON.stringify(tree) === JSON.stringify(this.#tree)) {
      return;
    }
    this.#tree = tree;
    const enter = (node: Node) => {
      for (const child of node.children) {
        this.#parents.set(child, node);
        enter(child);
      }
    };
    tree.forEach(enter);
    this.#changed.fire(undefined);
    this.#followAfter(REST);
  }

  #followAfter(milliseconds: number): void {
    clearTimeout(this.#followSoon);
    if (this.#follows) {
      this.#followSoon = setTimeout(() => void this.#follow(), milliseconds);
    }
  }

  async #follow(): Promise<void> {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.#draft);
    if (editor === undefined || !this.#view.visible) {
      return;
    }
    const cursor = editor.selection.active;
    // What somebody has chosen in the view stays chosen as long as it is not wrong.
    if (this.#view.selection.some((node) => isAt(node, cursor))) {
      return;
    }
    const node = nodeAt(this.#tree, cursor, (candidate) => this.#isInSight(candidate));
    if (node !== undefined) {
      try {
        await this.#view.reveal(node, { select: true, focus: false, expand: false });
      } catch {
        // The tree was read anew in between, and will be followed then.
      }
    }
  }

  // What somebody closed is not opened for a cursor that passes by.
  #isInSight(node: Node): boolean {
    const parent = this.#parents.get(node);
    return parent === undefined || (this.#openOrClosed.get(parent.id) ?? parent.open);
  }
}

/** The rule of a node of the view that is a finding. */
export function ruleOfNode(node: unknown): string | undefined {
  return isNode(node) ? node.rule : undefined;
}

// Commands may be called with anything.
function isNode(argument: unknown): argument is Node {
  return typeof argument === "object" && argument !== null && "id" in argument && "place" in argument;
}

function findingOf(diagnostic: vscode.Diagnostic): Finding {
  const { range, severity, message } = diagnostic;
  return { range, rule: ruleOf(diagnostic) ?? "", severity: SEVERITIES[severity], message };
}

function asRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

const ICONS: Readonly<Record<Icon, readonly [string, string?] | undefined>> = {
  error: ["error", "problemsErrorIcon.foreground"],
  warning: ["warning", "problemsWarningIcon.foreground"],
  info: ["info", "problemsInfoIcon.foreground"],
  hint: ["lightbulb", "problemsInfoIcon.foreground"],
  nobody: ["question", "problemsWarningIcon.foreground"],
  unnamed: ["question"],
  speaker: ["comment"],
  quote: ["quote"],
  person: ["person"],
  organization: ["organization"],
  group: undefined,
};

function iconOf(icon: Icon): vscode.ThemeIcon | undefined {
  const [id, color] = ICONS[icon] ?? [];
  return id === undefined
    ? undefined
    : new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}
