//! The page and the command line are one engine: the same scenario and seed give the same figures, to the last digit.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { choose, finished } from "./lab.mjs";
import { pageTest } from "./support.mjs";

function embudo(args, input) {
  return execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** What the command line says of a company's two setups. */
function run(company, seed, trials) {
  const document = embudo(["preset", company]);
  return JSON.parse(embudo(["run", "-", "--trials", `${trials}`, "--seed", `${seed}`, "--format", "json"], document));
}

for (const company of ["olist_maven", "industrial", "smb_saas"]) {
  pageTest(`the page and the command line agree on ${company}`, { path: `?lang=en&seed=11&preset=${company}` }, async ({ page }) => {
    await choose(page, 1000);
    const shown = await finished(page);
    const { scenarios, seed, trials } = run(company, 11, 1000);
    assert.equal(seed, shown.seed);
    assert.equal(trials, shown.trials);
    const [today, proposal] = scenarios.map(({ outputs }) => outputs.revenue.mean);
    assert.deepEqual([shown.today, shown.proposal], [today, proposal]);
  });
}
