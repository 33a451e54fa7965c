import { homedir } from "node:os";
import * as vscode from "vscode";
import { CodeLensRequest, InlayHintRequest, State, type LanguageClient } from "vscode-languageclient/node";
import { findProgram, type Search } from "./binary";
import { Calm } from "./calm";
import { createClient, type Contributions } from "./client";
import { TraceChannel } from "./trace";
import type { Condition } from "./wording";

/** The server as this window has it: found, started, started anew and stopped, one after the other. */
export class Server implements vscode.Disposable {
  readonly #extension: vscode.Extension<unknown>;
  readonly #log: vscode.LogOutputChannel;
  readonly #trace: TraceChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #readAnew = new vscode.EventEmitter<vscode.Uri>();
  readonly #calm = new Calm();
  readonly #listeners: vscode.Disposable;

  #client: LanguageClient | undefined;
  #clientListener: { dispose(): void } | undefined;
  #condition: Condition = "starting";
  #lastTask: Promise<void> = Promise.resolve();
  #lastTold: string | undefined;

  /** Fires when `condition` has changed. */
  readonly onDidChange = this.#changed.event;
  /** Fires when there is another reading of a draft than before. */
  readonly onDidReadAnew = this.#readAnew.event;

  constructor(extension: vscode.Extension<unknown>, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
    this.#trace = new TraceChannel(log);
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ["factdesk.enable", "factdesk.server.path", "factdesk.server.args"];
        if (ours.some((name) => event.affectsConfiguration(name))) {
          void this.restart();
        }
      }),
      this.#calm.onDidRelease((document) => {
        this.client?.diagnostics?.set(document.uri, this.#calm.findings(document.uri));
        this.client?.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
        this.client?.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
      }),
    );
  }

  get condition(): Condition {
    return this.#condition;
  }

  /** The client, while there is a running server to ask. */
  get client(): LanguageClient | undefined {
    return this.#condition === "running" ? this.#client : undefined;
  }

  /** Looks for the program with the settings as they are now. */
  findProgram(): Search {
    return findProgram({
      configured: vscode.workspace.getConfiguration("factdesk").get("server.path", ""),
      workspaceFolder: vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file")?.uri.fsPath,
      extensionFolder: this.#extension.extensionPath,
      home: homedir(),
      env: process.env,
      platform: process.platform,
    });
  }

  /** Starts the server, or starts it anew with the settings as they are now. */
  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** The same when the user asks for it, who then is told again what stands in the way. */
  retry(): Promise<void> {
    this.#lastTold = undefined;
    return this.restart();
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#calm.dispose();
    this.#clientListener?.dispose();
    this.#trace.dispose();
    this.#changed.dispose();
    this.#readAnew.dispose();
  }

  // Starting and stopping take time, and settings change in between: never two of them at once.
  #inTurn(task: () => Promise<void>): Promise<void> {
    this.#lastTask = this.#lastTask.then(task).catch((error: unknown) => {
      this.#log.error(String(error));
    });
    return this.#lastTask;
  }

  async #start(): Promise<void> {
    const settings = vscode.workspace.getConfiguration("factdesk");
    if (!settings.get<boolean>("enable", true)) {
      this.#become("off");
      return;
    }
    const search = this.findProgram();
    if (!search.found) {
      this.#log.warn(search.message);
      this.#become("missing");
      this.#tell(search.message, { "Open Settings": openServerPath, Retry: () => this.retry() });
      return;
    }
    const args = ["server", ...settings.get<string[]>("server.args", [])];
    this.#log.info(`Starting ${search.path} ${args.join(" ")} (found through: ${search.from})`);
    this.#become("starting");
    const client = createClient(
      { program: search.path, args },
      {
        log: this.#log,
        trace: this.#trace,
        calm: this.#calm,
        contributions: (this.#extension.packageJSON as { contributes: Contributions }).contributes,
        gaveUp: () => {
          this.#tellStopped();
        },
        readAnew: (draft) => {
          this.#readAnew.fire(draft);
        },
      },
    );
    this.#client = client;
    this.#clientListener = client.onDidChangeState(({ newState }) => {
      this.#become(newState === State.Running ? "running" : newState === State.Starting ? "starting" : "stopped");
    });
    try {
      await client.start();
      this.#lastTold = undefined;
    } catch (error) {
      this.#log.error(`${search.path} did not start: ${String(error)}`);
      this.#become("stopped");
      this.#tellStopped();
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#clientListener?.dispose();
    this.#clientListener = undefined;
    this.#calm.forget();
    if (client === undefined) {
      return;
    }
    try {
      await client.dispose();
    } catch (error) {
      // A client whose server is already gone says so here; there is nothing left to stop.
      this.#log.debug(String(error));
    }
    this.#become("stopped");
  }

  #become(condition: Condition): void {
    if (condition !== this.#condition) {
      this.#condition = condition;
      this.#changed.fire();
    }
  }

  #tellStopped(): void {
    this.#tell("factdesk stopped and could not be started again.", {
      Restart: () => this.retry(),
      "Show Log": () => {
        this.#log.show();
      },
    });
  }

  // Every message once, until something else happened in between.
  #tell(message: string, answers: Record<string, () => unknown>): void {
    if (message === this.#lastTold) {
      return;
    }
    this.#lastTold = message;
    void vscode.window
      .showErrorMessage(message, ...Object.keys(answers))
      .then((chosen) => (chosen === undefined ? undefined : answers[chosen]?.()));
  }
}

function openServerPath(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openSettings", "factdesk.server.path");
}
