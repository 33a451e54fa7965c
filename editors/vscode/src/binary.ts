/** Where the factdesk program is. Knows nothing of VS Code, so that it can be tested without it. */
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

export interface Surroundings {
  /** `factdesk.server.path` as the user wrote it; empty when not set. */
  readonly configured: string;
  /** The first folder of the workspace, if one is open. */
  readonly workspaceFolder: string | undefined;
  /** The folder this extension is installed in. */
  readonly extensionFolder: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

export type Search =
  | { readonly found: true; readonly path: string; readonly from: "setting" | "extension" | "PATH" | "cargo" }
  | { readonly found: false; readonly message: string };

/** The setting, then the program in the extension, then `PATH`, then where `cargo install` puts it. */
export function findProgram(around: Surroundings): Search {
  const name = around.platform === "win32" ? "factdesk.exe" : "factdesk";
  const configured = around.configured.trim();
  if (configured !== "") {
    return findConfigured(configured, around);
  }
  const bundled = path.join(around.extensionFolder, "server", name);
  if (isProgram(bundled)) {
    return { found: true, path: bundled, from: "extension" };
  }
  const onPath = findOnPath(name, around.env);
  if (onPath !== undefined) {
    return { found: true, path: onPath, from: "PATH" };
  }
  const cargo = path.join(around.home, ".cargo", "bin", name);
  if (isProgram(cargo)) {
    return { found: true, path: cargo, from: "cargo" };
  }
  return {
    found: false,
    message:
      "The factdesk program is not on this machine yet: install it, or choose in the settings where it is, then press Retry.",
  };
}

// A setting that leads nowhere is an error and not a reason to look elsewhere: whoever names a program wants that one.
function findConfigured(configured: string, around: Surroundings): Search {
  if (!/[\\/]/.test(configured)) {
    const onPath = findOnPath(configured, around.env);
    return onPath === undefined
      ? {
          found: false,
          message: `The setting factdesk.server.path names “${configured}”, which is not on this machine.`,
        }
      : { found: true, path: onPath, from: "setting" };
  }
  const expanded = expandPath(configured, around);
  if (expanded === undefined) {
    return {
      found: false,
      message: `The setting factdesk.server.path is “${configured}”, which needs an open folder and there is none.`,
    };
  }
  return isProgram(expanded)
    ? { found: true, path: expanded, from: "setting" }
    : { found: false, message: `The setting factdesk.server.path names ${expanded}, where there is no program.` };
}

/** `~` and `${workspaceFolder}` replaced, the rest made absolute from the workspace folder; undefined without the folder it needs. */
export function expandPath(
  written: string,
  around: Pick<Surroundings, "workspaceFolder" | "home">,
): string | undefined {
  let expanded = written.replace(/^~(?=$|[\\/])/, () => around.home);
  if (expanded.includes("${workspaceFolder}")) {
    const folder = around.workspaceFolder;
    if (folder === undefined) {
      return undefined;
    }
    expanded = expanded.replaceAll("${workspaceFolder}", () => folder);
  }
  if (path.isAbsolute(expanded)) {
    return path.normalize(expanded);
  }
  return around.workspaceFolder === undefined ? undefined : path.join(around.workspaceFolder, expanded);
}

// Relative entries of PATH are skipped: they would run whatever lies in the folder somebody opened.
function findOnPath(name: string, env: Surroundings["env"]): string | undefined {
  const entries = (env.PATH ?? env.Path ?? "").split(path.delimiter);
  return entries
    .filter((entry) => path.isAbsolute(entry))
    .map((entry) => path.join(entry, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
