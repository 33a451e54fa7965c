import * as vscode from "vscode";
import { findings, isDraft, ruleOf } from "./draft";
import { lineWritten, paragraphOf } from "./paragraph";

/** Milliseconds without a keystroke after which new findings are shown where somebody writes. */
const PAUSE = 2500;

/** What is no fault while it is being written, however long the writer thinks: a quote that is still open. */
const UNFINISHED: readonly string[] = ["quotes/unbalanced"];

/**
 * Keeps the paragraph that somebody writes calm.
 *
 * Half a sentence looks wrong in many ways, and every quote is open until it is closed. So what is new in the
 * paragraph under the cursor waits: findings until the writer pauses or goes elsewhere, hints until they go elsewhere.
 * Nor do the counts of the lenses run while somebody writes.
 * What was there before stays, what is mended goes at once, and other paragraphs are as ever.
 */
export class Calm implements vscode.Disposable {
  readonly #released = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #listeners: vscode.Disposable;
  /** The hints of each draft as they were last shown. */
  readonly #hints = new WeakMap<vscode.TextDocument, readonly vscode.InlayHint[]>();
  /** The lenses of each draft as they were last shown. */
  readonly #lenses = new WeakMap<vscode.TextDocument, readonly vscode.CodeLens[]>();
  /** What was last said of each document. */
  readonly #told = new Map<string, vscode.Diagnostic[]>();
  #spot: Spot | undefined;

  /** Fires when what was held back of a draft may be shown. */
  readonly onDidRelease = this.#released.event;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
        const line = reason === undefined ? lineWritten(contentChanges) : undefined;
        if (contentChanges.length === 0 || !isDraft(document)) {
          return;
        }
        if (line === undefined || document !== vscode.window.activeTextEditor?.document) {
          this.#leave(document);
        } else {
          this.#write(document, line);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const spot = this.#spot;
        if (spot?.document === textEditor.document && !selections.some(({ active }) => isIn(spot, active.line))) {
          this.#leave();
        }
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document !== this.#spot?.document) {
          this.#leave();
        }
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (!focused) {
          this.#leave();
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#leave(document);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#spot?.pause);
    this.#listeners.dispose();
    this.#released.dispose();
  }

  /** Those of the findings of a document that are to be shown now; without `all`, of those that were last told. */
  findings(uri: vscode.Uri, all = this.#told.get(uri.toString()) ?? []): vscode.Diagnostic[] {
    if (all.length === 0) {
      this.#told.delete(uri.toString());
    } else {
      this.#told.set(uri.toString(), all);
    }
    const spot = this.#spot;
    if (spot?.document.uri.toString() !== uri.toString()) {
      return all;
    }
    return all.filter(
      (finding) =>
        !isIn(spot, finding.range.start.line) ||
        spot.findings.has(keyOf(finding)) ||
        (spot.paused && !UNFINISHED.includes(ruleOf(finding) ?? "")),
    );
  }

  /** Forgets what was said, because there is no longer anybody who says it. */
  forget(): void {
    this.#told.clear();
  }

  /** Those of the hints of a draft that are to be shown now. */
  hints(document: vscode.TextDocument, all: vscode.InlayHint[]): vscode.InlayHint[] {
    const spot = this.#spot;
    const shown =
      spot?.document === document
        ? all.filter((hint) => !isIn(spot, hint.position.line) || spot.hints.has(labelOf(hint)))
        : all;
    this.#hints.set(document, shown);
    return shown;
  }

  /** The lenses of a draft as they are to be shown now: while somebody writes, those from before. */
  lenses(document: vscode.TextDocument, all: vscode.CodeLens[]): vscode.CodeLens[] {
    const spot = this.#spot;
    if (spot?.document !== document || spot.paused) {
      this.#lenses.set(document, all);
      return all;
    }
    const before = this.#lenses.get(document) ?? [];
    return before.map((lens, index) => new vscode.CodeLens(all[index]?.range ?? lens.range, lens.command));
  }

  #write(document: vscode.TextDocument, line: number): void {
    let spot = this.#spot;
    if (spot?.document === document && isIn(spot, line)) {
      spot.line = line;
      if (spot.paused) {
        spot.paused = false;
        spot.findings = findingsAt(spot);
      }
    } else {
      this.#leave();
      spot = this.#spot = { document, line, paused: false, findings: new Set(), hints: new Set(), pause: undefined };
      spot.findings = findingsAt(spot);
      spot.hints = this.#hintsAt(spot);
    }
    clearTimeout(spot.pause);
    spot.pause = setTimeout(() => {
      spot.paused = true;
      this.#released.fire(document);
    }, PAUSE);
  }

  #leave(document = this.#spot?.document): void {
    const spot = this.#spot;
    if (spot !== undefined && spot.document === document) {
      clearTimeout(spot.pause);
      this.#spot = undefined;
      this.#released.fire(spot.document);
    }
  }

  #hintsAt(spot: Spot): Set<string> {
    const shown = this.#hints.get(spot.document) ?? [];
    return new Set(shown.filter(({ position }) => isIn(spot, position.line)).map(labelOf));
  }
}

/** Where somebody writes. */
interface Spot {
  readonly document: vscode.TextDocument;
  line: number;
  /** Whether they have stopped for a while. */
  paused: boolean;
  /** What was shown there before they began, or when they paused. */
  findings: ReadonlySet<string>;
  hints: ReadonlySet<string>;
  pause: NodeJS.Timeout | undefined;
}

// Asked anew each time: the paragraph grows while it is written.
function isIn({ document, line }: Spot, asked: number): boolean {
  const paragraph = (at: number) =>
    paragraphOf(Math.min(at, document.lineCount - 1), (each) => document.lineAt(each).isEmptyOrWhitespace);
  return paragraph(asked) === paragraph(line);
}

function findingsAt(spot: Spot): Set<string> {
  const shown = findings(spot.document).filter(({ range }) => isIn(spot, range.start.line));
  return new Set(shown.map(keyOf));
}

// Places move with every key; what is said of them mostly stays.
function keyOf(finding: vscode.Diagnostic): string {
  return `${ruleOf(finding) ?? ""} ${finding.message}`;
}

function labelOf({ label }: vscode.InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}
