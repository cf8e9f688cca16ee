//! The year week by week on the page: the command line's percentiles, on demand, and whatever becomes of workers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const embudo = (args, input) =>
  execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });

/** What the command line says of a company's weeks, setup by setup. */
function weekly(company, seed, trials) {
  const run = ["run", "-", "--trials", `${trials}`, "--seed", `${seed}`, "--format", "json", "--weekly"];
  return JSON.parse(embudo(run, embudo(["preset", company]))).scenarios.map(({ weeks }) => weeks);
}

const open = (page) => page.locator("#tab-weeks").click();

/** Waits until the weeks are those of the levers, all of them. */
async function told(page, trials, timeout = 60_000) {
  await page.locator(`#weeks[data-phase="done"][data-trials="${trials}"]`).waitFor({ timeout });
}

const painting = (page) => page.locator("#weeks-chart canvas").evaluate((canvas) => canvas.toDataURL());

async function repainted(page, before) {
  await page.waitForFunction((before) => document.querySelector("#weeks-chart canvas").toDataURL() !== before, before);
}

async function rows(page) {
  const rows = await page.locator("#weeks-table tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.innerText()).split(/\t|\n/).map((cell) => cell.trim())));
}

/** A half goes to the even number, as the page writes it. */
const whole = (value) => (value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value));

const euro = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const statistics = ["p10", "p25", "p50", "p75", "p90"];

/** A table's rows as the page writes them, from the command line's numbers. */
function expected(scenarios, series, name, write) {
  const steps = scenarios[0][series].p50.length;
  return Array.from({ length: steps }, (_, step) => [
    name(step),
    ...scenarios.flatMap((weeks) => statistics.map((statistic) => write(weeks[series][statistic][step]))),
  ]);
}

pageTest("weeks are simulated on demand, and are the command line's", {
  path: "?lang=en&seed=11&preset=industrial",
}, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const workers = page.workers().length;
  assert.equal(await page.locator("#weeks").count(), 0, "nothing before it is opened");
  await open(page);
  await told(page, 1000);
  const theirs = weekly("industrial", 11, 1000);
  await page.locator("#weeks-table summary").click();
  await page.locator("#weeks-table tbody tr").nth(51).waitFor();
  const money = (value) => `€${euro.format(whole(value))}`;
  assert.deepEqual(await rows(page), expected(theirs, "bookings_so_far", (step) => `Up to week ${step + 1}`, money));

  const range = String.raw`€[\d,]+ \((in 8 of 10 years, )?€[\d,]+ to €[\d,]+\)`;
  assert.match(await page.locator("#weeks-answer").innerText(), new RegExp(`Up to week 52: today, ${range}; the proposal, ${range}\\.$`));

  await page.locator("#weeks-each").click();
  await page.locator("#weeks-table tbody th").getByText("Week 52", { exact: true }).waitFor();
  assert.deepEqual(await rows(page), expected(theirs, "bookings", (step) => `Week ${step + 1}`, money));

  const before = await painting(page);
  await page.locator("#weeks-series").selectOption("auc");
  await page.locator("#weeks-table tbody th").getByText("Weeks 49–52").waitFor();
  await repainted(page, before);
  const index = (value) => value.toFixed(3);
  const four = (step) => `Weeks ${step * 4 + 1}–${step * 4 + 4}`;
  assert.deepEqual(await rows(page), expected(theirs, "auc", four, index));
  assert.ok(await page.locator("#weeks-so-far").isDisabled(), "an AUC does not add up");
  assert.match(await page.locator("#weeks-answer").innerText(), /Weeks 49–52: today, 0\.\d+; the proposal, 0\.\d+\.$/);
  assert.match(await page.locator("#weeks-rests").innerText(), /^From 1,000 years of the run\.$/);
  await expectAxeClean(page);

  await page.locator("#tab-funnel").click();
  await page.locator("#weeks").waitFor({ state: "detached" });
  for (let tries = 0; page.workers().length !== workers && tries < 50; tries += 1) await page.waitForTimeout(100);
  assert.equal(page.workers().length, workers, "closed, it keeps no workers");

  await open(page);
  assert.equal(await page.locator("#weeks-series").inputValue(), "auc", "what was looked at is kept");
});

pageTest("the weeks are walked through by keys, drawn year by year, and said in both languages", {
  path: "?lang=en&seed=7&preset=micro",
}, async ({ page }) => {
  await choose(page, 1000);
  await open(page);
  await told(page, 1000);
  await page.locator("#weeks-chart").focus();
  await page.keyboard.press("ArrowRight");
  const read = page.locator('#weeks [data-testid="readout"]');
  const last = await read.innerText();
  assert.match(last.replaceAll("\n", " "), /^Up to week 52 ●?.*Today · €[\d,]+ \(€[\d,]+ to €[\d,]+\).*Proposal · €[\d,]+ \(/);
  await page.keyboard.press("ArrowLeft");
  await read.getByText("Up to week 51").waitFor();
  await page.keyboard.press("Home");
  await read.getByText("Up to week 1", { exact: true }).waitFor();
  await page.locator("#weeks-chart [aria-live]").getByText(/^Up to week 1\. Today: median /).waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await read.waitFor({ state: "detached" });

  const canvas = page.locator("#weeks-chart canvas");
  await canvas.hover({ position: { x: 5, y: 60 } });
  await read.getByText("Up to week 1", { exact: true }).waitFor();
  await page.mouse.move(0, 0);

  const before = await painting(page);
  await page.locator("#weeks-singles").click();
  assert.equal(await page.locator("#weeks-singles").getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator("#weeks-singles").innerText(), "3 single years");
  await repainted(page, before);

  const english = await page.locator("#weeks-answer").innerText();
  assert.match(english, /median of .* runs above|no clear difference/);
  await page.locator("#lang-es").click();
  await page.locator("#weeks-answer").getByText(/mediana de .* va por encima|diferencia clara/).waitFor();
  assert.equal(await page.locator("#weeks-series option:checked").innerText(), "Ventas cerradas (€)");
  await expectAxeClean(page);
});

pageTest("the weeks follow the levers and survive a pause and a crash", {
  path: "?lang=en&seed=7&preset=micro&workers=2",
  expected: /a worker is lost|as the test wants it/,
}, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await open(page);
  await told(page, 1000);
  const before = await page.locator("#weeks-answer").innerText();
  await openLevers(page);
  await type(page, "leads_per_week", "today", "90");
  // All workers crash, the run's and the weeks': what they were at is done again by others.
  const crashed = page.workers();
  await Promise.all(crashed.map((worker) => worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("as the test wants it");
    });
  })));
  await page.waitForFunction((before) => document.querySelector("#weeks-answer").innerText !== before, before);
  await told(page, 1000);
  const after = await page.locator("#weeks-answer").innerText();
  await choose(page, 100_000);
  await page.locator("#pause").click();
  await page.locator("#pause").getByText("Resume").waitFor();
  await page.locator("#weeks-rests").getByText("From 1,000 of the 100,000 years of the run").waitFor();
  assert.equal(await page.locator("#weeks-answer").innerText(), after, "the first years are the same");
  // And levers that move while the run is paused move the weeks.
  await type(page, "leads_per_week", "today", "45");
  await page.waitForFunction((before) => document.querySelector("#weeks-answer").innerText !== before, after);
  await told(page, 1000);
});

pageTest("without workers the page tells the same weeks", { path: "?lang=en&seed=7&preset=micro&workers=0" }, async ({ page, open: visit }) => {
  await choose(page, 1000);
  await finished(page);
  await open(page);
  await told(page, 1000);
  const alone = await page.locator("#weeks-answer").innerText();
  const other = await visit("?lang=en&seed=7&preset=micro&workers=2");
  await choose(other, 1000);
  await open(other);
  await told(other, 1000);
  assert.equal(await other.locator("#weeks-answer").innerText(), alone);
});

pageTest("a tab that is left before its chart is painted leaves nothing behind", { path: "?lang=en&seed=7&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  for (let round = 0; round < 3; round++) {
    await open(page);
    await told(page, 1000);
    // The painting is asked for by the first click, and comes with the frame after the second.
    await page.evaluate(async () => {
      document.querySelector("#weeks-singles").click();
      const { port1, port2 } = new MessageChannel();
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      document.querySelector("#tab-kpis").click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    });
    await page.locator("#kpis").waitFor();
  }
});
