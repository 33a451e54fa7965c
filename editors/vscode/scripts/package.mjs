// Makes the .vsix, offline.
//
//   npm run package                         factdesk-<version>.vsix, which finds the program on the machine
//   npm run package -- --target             factdesk-<platform>-<version>.vsix with the program inside, for this machine
//   npm run package -- --target win32-x64   the same for another machine; FACTDESK_BIN names the program built for it
//   npm run package -- --out FILE           writes FILE
//
// The program is $FACTDESK_BIN, else target/release/factdesk of this checkout.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const repository = path.resolve(root, "../..");
const from = process.cwd();

function fail(message) {
  console.error(message);
  process.exit(2);
}

// `--target` alone means this machine, which parseArgs has no word for.
const words = process.argv.slice(2);
const at = words.indexOf("--target");
if (at >= 0 && (words[at + 1] === undefined || words[at + 1].startsWith("-"))) {
  words.splice(at + 1, 0, `${process.platform}-${process.arch}`);
}
const { target, out } = parseArgs({
  args: words,
  options: { target: { type: "string" }, out: { type: "string" } },
}).values;

const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const server = path.join(root, "server");
rmSync(server, { recursive: true, force: true });

if (target) {
  const name = target.startsWith("win32-") ? "factdesk.exe" : "factdesk";
  const program = path.resolve(from, process.env.FACTDESK_BIN || path.join(repository, "target/release", name));
  if (!existsSync(program)) {
    fail(`no program at ${program}: run \`cargo build --release\`, or name one in FACTDESK_BIN`);
  }
  mkdirSync(server);
  copyFileSync(program, path.join(server, name));
  chmodSync(path.join(server, name), 0o755);
}
const licences = ["LICENSE-MIT", "LICENSE-APACHE"];
for (const licence of licences) {
  copyFileSync(path.join(repository, licence), path.join(root, licence));
}

const file = out ? path.resolve(from, out) : path.join(root, `factdesk-${target ? `${target}-` : ""}${version}.vsix`);
const vsce = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/@vscode/vsce/vsce"),
    "package",
    "--no-dependencies", // esbuild has put them into dist/extension.js
    "--skip-license", // vsce looks for one LICENSE; ours are two, and inside
    ...(target ? ["--target", target] : []),
    "--out",
    file,
  ],
  { cwd: root, stdio: "inherit" },
);
// What was copied in is of this package only: left here, an old program would be found by the next development window.
for (const copied of ["server", ...licences]) {
  rmSync(path.join(root, copied), { recursive: true, force: true });
}
process.exit(vsce.status ?? 2);
