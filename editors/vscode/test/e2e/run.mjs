// What ../run.sh runs: every scenario, one window after the other.
import { tally } from "./scenario.mjs";

const began = Date.now();
await import("./drafts.mjs");
await import("./trust.mjs");
console.log(`in ${((Date.now() - began) / 1000).toFixed(1)} s; screenshots: ${process.env.FACTDESK_SHOTS}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
