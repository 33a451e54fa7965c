import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import type { Server } from "./server";

/** Runs the program once, in the user's home unless `cwd` says otherwise, and gives what it prints. */
export async function runProgram(server: Server, args: readonly string[], cwd = homedir()): Promise<string> {
  const search = server.findProgram();
  if (!search.found) {
    throw new Error(search.message);
  }
  const { stdout } = await promisify(execFile)(search.path, [...args], {
    cwd,
    timeout: 10_000,
    windowsHide: true,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

/** What to tell the user of why `runProgram` failed: the program's own sentence, if it said one. */
export function reason(error: unknown): string {
  const said = (error as { stderr?: unknown }).stderr;
  return typeof said === "string" && said.trim() !== ""
    ? said.trim()
    : error instanceof Error
      ? error.message
      : String(error);
}
