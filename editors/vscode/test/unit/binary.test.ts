import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import { expandPath, findProgram, type Surroundings } from "../../src/binary";

const root = mkdtempSync(path.join(tmpdir(), "factdesk-binary-"));
after(() => {
  rmSync(root, { recursive: true });
});

let around: Surroundings;
beforeEach(() => {
  rmSync(root, { recursive: true });
  for (const folder of ["ws", "ext", "home", "bin"]) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  around = {
    configured: "",
    workspaceFolder: path.join(root, "ws"),
    extensionFolder: path.join(root, "ext"),
    home: path.join(root, "home"),
    env: { PATH: ["not/absolute", path.join(root, "nowhere"), path.join(root, "bin")].join(path.delimiter) },
    platform: "linux",
  };
});

function program(...parts: string[]): string {
  const file = path.join(root, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return file;
}

test("setting, extension, PATH, cargo: the first that is there", () => {
  const cargo = program("home", ".cargo", "bin", "factdesk");
  assert.deepEqual(findProgram(around), { found: true, path: cargo, from: "cargo" });
  const onPath = program("bin", "factdesk");
  assert.deepEqual(findProgram(around), { found: true, path: onPath, from: "PATH" });
  const bundled = program("ext", "server", "factdesk");
  assert.deepEqual(findProgram(around), { found: true, path: bundled, from: "extension" });
  const own = program("ws", "tools", "desk");
  assert.deepEqual(findProgram({ ...around, configured: "${workspaceFolder}/tools/desk" }), {
    found: true,
    path: own,
    from: "setting",
  });
});

test("on Windows the program ends in .exe", () => {
  program("ext", "server", "factdesk");
  const bundled = program("ext", "server", "factdesk.exe");
  assert.deepEqual(findProgram({ ...around, platform: "win32" }), { found: true, path: bundled, from: "extension" });
});

test("nothing anywhere is one sentence that says what to do", () => {
  const search = findProgram(around);
  assert.equal(search.found, false);
  assert.match(search.message, /^[^.]+\.$/);
  assert.match(search.message, /install it/);
});

test("a setting that leads nowhere is said, not stepped over", () => {
  program("ext", "server", "factdesk");
  const search = findProgram({ ...around, configured: "~/nothing/here" });
  assert.equal(search.found, false);
  assert.ok(search.message.includes(path.join(root, "home", "nothing", "here")), search.message);
});

test("a folder, or a file nobody may run, is no program", () => {
  mkdirSync(path.join(root, "ext", "server", "factdesk"), { recursive: true });
  writeFileSync(path.join(root, "bin", "factdesk"), "", { mode: 0o644 });
  assert.equal(findProgram(around).found, false);
});

test("a bare name in the setting is looked for on PATH", () => {
  const other = program("bin", "factdesk-next");
  assert.deepEqual(findProgram({ ...around, configured: " factdesk-next " }), {
    found: true,
    path: other,
    from: "setting",
  });
  assert.equal(findProgram({ ...around, configured: "factdesk-last" }).found, false);
});

test("relative entries of PATH are not followed", () => {
  const folder = path.relative(process.cwd(), path.join(root, "bin"));
  program("bin", "factdesk");
  assert.equal(findProgram({ ...around, env: { PATH: folder } }).found, false);
});

test("~ and ${workspaceFolder} are replaced, text that looks like a replacement pattern is kept", () => {
  const at = { workspaceFolder: "/work/$& desk", home: "/home/$1" };
  assert.equal(expandPath("~/bin/factdesk", at), "/home/$1/bin/factdesk");
  assert.equal(expandPath("~", at), "/home/$1");
  assert.equal(expandPath("~other/bin", at), "/work/$& desk/~other/bin");
  assert.equal(expandPath("${workspaceFolder}/a/../b", at), "/work/$& desk/b");
  assert.equal(expandPath("tools/factdesk", at), "/work/$& desk/tools/factdesk");
  assert.equal(expandPath("/opt/factdesk", at), "/opt/factdesk");
});

test("without a folder, what needs one is not found and says so", () => {
  assert.equal(expandPath("${workspaceFolder}/factdesk", { workspaceFolder: undefined, home: "/h" }), undefined);
  assert.equal(expandPath("tools/factdesk", { workspaceFolder: undefined, home: "/h" }), undefined);
  const search = findProgram({ ...around, workspaceFolder: undefined, configured: "./factdesk" });
  assert.equal(search.found, false);
  assert.match(search.message, /needs an open folder/);
});
