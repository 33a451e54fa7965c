import * as vscode from "vscode";

/**
 * The log as a trace channel that obeys `factdesk.trace.server`.
 *
 * The language client traces only into a channel whose log level is “trace”, and an extension cannot set a log level.
 * This view of the log claims that level while the setting asks for a trace, so that one setting is enough.
 */
export class TraceChannel implements vscode.LogOutputChannel {
  readonly #log: vscode.LogOutputChannel;
  readonly #level = new vscode.EventEmitter<vscode.LogLevel>();
  readonly #listener: vscode.Disposable;

  readonly onDidChangeLogLevel = this.#level.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("factdesk.trace.server")) {
        this.#level.fire(this.logLevel);
      }
    });
  }

  get name(): string {
    return this.#log.name;
  }

  get logLevel(): vscode.LogLevel {
    const asked = vscode.workspace.getConfiguration("factdesk").get<string>("trace.server", "off");
    return asked === "off" ? vscode.LogLevel.Off : vscode.LogLevel.Trace;
  }

  // Written at “info”, which the log shows unless the user quietens it.
  trace(message: string, ...more: unknown[]): void {
    this.#log.info(message, ...more);
  }

  debug(message: string, ...more: unknown[]): void {
    this.#log.debug(message, ...more);
  }

  info(message: string, ...more: unknown[]): void {
    this.#log.info(message, ...more);
  }

  warn(message: string, ...more: unknown[]): void {
    this.#log.warn(message, ...more);
  }

  error(message: string | Error, ...more: unknown[]): void {
    this.#log.error(message, ...more);
  }

  append(value: string): void {
    this.#log.append(value);
  }

  appendLine(value: string): void {
    this.#log.appendLine(value);
  }

  replace(value: string): void {
    this.#log.replace(value);
  }

  clear(): void {
    this.#log.clear();
  }

  show(): void {
    this.#log.show(true);
  }

  hide(): void {
    this.#log.hide();
  }

  /** Ends the view; the log itself lives on. */
  dispose(): void {
    this.#listener.dispose();
    this.#level.dispose();
  }
}
