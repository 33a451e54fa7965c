// Bundles the extension into one file, or, with --tests, each unit test into one.
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const common = { bundle: true, platform: "node", format: "cjs", target: "node20", logLevel: "warning" };

if (process.argv.includes("--tests")) {
  rmSync("dist/test", { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: readdirSync("test/unit").map((name) => path.join("test/unit", name)),
    outdir: "dist/test",
    outExtension: { ".js": ".cjs" },
    sourcemap: "inline",
  });
} else {
  const minify = process.argv.includes("--minify");
  await build({
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify,
    sourcemap: minify ? false : "linked",
  });
}
