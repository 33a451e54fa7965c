// What ../run.sh runs: every scenario, one window after the other.
import { tally } from "./scenario.mjs";

const began = Date.now();
const only = process.env.FACTDESK_E2E_ONLY?.split(",");
for (const name of ["drafts", "language", "reading", "walkthrough", "trust"]) {
  if (only === undefined || only.includes(name)) {
    await import(`./${name}.mjs`);
  }
}
console.log(`in ${((Date.now() - began) / 1000).toFixed(1)} s; screenshots: ${process.env.FACTDESK_SHOTS}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
