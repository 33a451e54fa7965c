import { createInterface } from "node:readline";
import * as vscode from "vscode";
import {
  CloseAction,
  DidChangeConfigurationNotification,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type ErrorHandler,
  type Middleware,
} from "vscode-languageclient/node";
import { DRAFTS, findings, ruleOf } from "./draft";
import { explanation } from "./explain";
import { fitted } from "./hover_text";
import { settingsForServer, withoutEmpty } from "./settings";
import type { TraceChannel } from "./trace";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * A language client that is not started yet.
 *
 * `gaveUp` is called when the server ended so often that it is not started again.
 */
export function createClient(
  { program, args }: Command,
  log: vscode.LogOutputChannel,
  trace: TraceChannel,
  gaveUp: () => void,
): LanguageClient {
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
        error: (error, message, count) => policy().error(error, message, count),
        closed: async () => {
          // A server that ends before it has begun would do so again.
          const result =
            client.state === State.Running ? await policy().closed() : { action: CloseAction.DoNotRestart };
          if (result.action === CloseAction.DoNotRestart) {
            gaveUp();
          }
          return { ...result, handled: true };
        },
      },
      initializationOptions: () => settingsFor(undefined),
      markdown: { isTrusted: { enabledCommands: ["factdesk.explainRule"] } },
      middleware: middleware(() => client),
      stdioOptions: {
        stdout: () => undefined,
        stderr: (input) => {
          logLines(input, log);
        },
      },
    },
  );
  // The client's own policy: four restarts in three minutes.
  let restarts: ErrorHandler | undefined;
  const policy = () => {
    restarts ??= client.createDefaultErrorHandler();
    return restarts;
  };
  return client;
}

// The client's own messages speak of connections and codes. They go to the log; server.ts says what a writer can use.
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function middleware(client: () => LanguageClient): Middleware {
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
    // The name of a rule opens its explanation here, not a page on the web.
    handleDiagnostics: (uri, diagnostics, next) => {
      for (const diagnostic of diagnostics) {
        const rule = ruleOf(diagnostic);
        if (rule !== undefined) {
          diagnostic.code = { value: rule, target: explanation(rule) };
        }
      }
      next(uri, diagnostics);
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
