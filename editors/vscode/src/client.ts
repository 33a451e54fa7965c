import { createInterface } from "node:readline";
import * as vscode from "vscode";
import {
  CloseAction,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type DynamicFeature,
  type ErrorHandler,
  type Middleware,
  type StaticFeature,
} from "vscode-languageclient/node";
import type { Calm } from "./calm";
import { DRAFTS, findings } from "./draft";
import { linkRules } from "./explain";
import { fitted } from "./hover_text";
import { CAPABILITY, READING_CHANGED } from "./reading";
import { settingsForServer, withoutEmpty } from "./settings";
import type { TraceChannel } from "./trace";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** What package.json says of this extension, as far as the server has a use for it. */
export interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly semanticTokenTypes: readonly { readonly id: string }[];
  readonly semanticTokenModifiers: readonly { readonly id: string }[];
}

/** What a client has to do with besides its server. */
export interface Surroundings {
  readonly log: vscode.LogOutputChannel;
  readonly trace: TraceChannel;
  readonly contributions: Contributions;
  readonly calm: Calm;
  /** The server ended so often that it is not started again. */
  readonly gaveUp: () => void;
  /** There is another reading of a draft than before. */
  readonly readAnew: (draft: vscode.Uri) => void;
}

/** A language client that is not started yet. */
export function createClient({ program, args }: Command, around: Surroundings): LanguageClient {
  const { log, trace } = around;
  const client: LanguageClient = new QuietClient(
    "factdesk",
    "factdesk",
    { command: program, args: [...args] },
    {
      documentSelector: DRAFTS,
      outputChannel: log,
      traceOutputChannel: trace,
      // A writer at work is told by the status bar; what needs an answer is asked by server.ts.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        // A key typed while a server ends is such an error. That it has ended is told by `closed`, which starts another;
        // the client's own policy would stop for good here, without a word.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: async () => {
          // A server that ends before it has begun would do so again.
          const result =
            client.state === State.Running ? await policy().closed() : { action: CloseAction.DoNotRestart };
          if (result.action === CloseAction.DoNotRestart) {
            around.gaveUp();
          }
          return { ...result, handled: true };
        },
      },
      initializationOptions: () => settingsFor(undefined),
      markdown: { isTrusted: { enabledCommands: ["factdesk.explainRule"] } },
      middleware: middleware(() => client, around.calm),
      stdioOptions: {
        stdout: () => undefined,
        stderr: (input) => {
          logLines(input, log);
        },
      },
    },
  );
  client.registerFeature(beyondTheProtocol(around.contributions));
  client.onNotification(READING_CHANGED, ({ textDocument }: { textDocument: { uri: string } }) => {
    around.readAnew(client.protocol2CodeConverter.asUri(textDocument.uri));
  });
  // The client's own policy: four restarts in three minutes.
  let restarts: ErrorHandler | undefined;
  const policy = () => {
    restarts ??= client.createDefaultErrorHandler();
    return restarts;
  };
  return client;
}

// Tells the server what this client takes beyond the protocol: notifications for the Reading view, the names of the
// kinds of words in package.json, and which commands are not to be offered, since the client would register them again.
function beyondTheProtocol({ commands, semanticTokenTypes, semanticTokenModifiers }: Contributions): StaticFeature {
  return {
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = {
        ...(capabilities.experimental as object | undefined),
        ...CAPABILITY,
        commands: { commands: commands.map(({ command }) => command) },
      };
      const tokens = capabilities.textDocument?.semanticTokens;
      tokens?.tokenTypes.push(...semanticTokenTypes.map(({ id }) => id));
      tokens?.tokenModifiers.push(...semanticTokenModifiers.map(({ id }) => id));
      // Findings are sent with the keystroke that makes them. A client that says it can ask for them is sent none;
      // VS Code would then ask for a draft only when it is opened, and for the whole folder every two seconds.
      delete capabilities.textDocument?.diagnostic;
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  };
}

// The client's own messages speak of connections and codes. They go to the log; server.ts says what a writer can use.
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  // Findings are told by the server, not asked for: told, they come with the version they are of, at every key.
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if (!("registrationType" in feature) || feature.registrationType.method !== DocumentDiagnosticRequest.method) {
      super.registerFeature(feature);
    }
  }
}

function middleware(client: () => LanguageClient, calm: Calm): Middleware {
  return {
    workspace: {
      configuration: async (params, token, next) => {
        const answers = await next(params, token);
        if (!Array.isArray(answers)) {
          return answers;
        }
        return params.items.map(({ section, scopeUri }, index): unknown => {
          if (section === "factdesk") {
            return settingsFor(scopeUri == null ? undefined : client().protocol2CodeConverter.asUri(scopeUri));
          }
          return section?.startsWith("factdesk.") ? (withoutEmpty(answers[index]) ?? null) : answers[index];
        });
      },
      didChangeConfiguration: () =>
        client().sendNotification(DidChangeConfigurationNotification.type, {
          settings: { factdesk: settingsFor(undefined) },
        }),
    },
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      const messages = findings(document)
        .filter(({ range }) => range.contains(position))
        .map(({ message }) => message);
      for (const text of hover?.contents ?? []) {
        if (text instanceof vscode.MarkdownString) {
          text.value = fitted(text.value, messages);
        }
      }
      return hover;
    },
    provideInlayHints: async (document, range, token, next) => {
      const hints = await next(document, range, token);
      return hints == null || token.isCancellationRequested ? hints : calm.hints(document, hints);
    },
    provideCodeLenses: async (document, token, next) => {
      const lenses = await next(document, token);
      return lenses == null || token.isCancellationRequested ? lenses : calm.lenses(document, lenses);
    },
    handleDiagnostics: (uri, diagnostics, next) => {
      next(uri, calm.findings(uri, linkRules(diagnostics)));
    },
  };
}

function settingsFor(resource: vscode.Uri | undefined): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("factdesk", resource ?? null);
  return settingsForServer(
    (name) => settings.get(name),
    (name) => settings.inspect(name),
  );
}

function logLines(input: NodeJS.ReadableStream, log: vscode.LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity }).on("line", (line) => {
    log.info(line);
  });
}
