//! What the browser tests know of the lab: where its figures stand and how long they take.
//! Leaves to others: what is tested (`*.test.mjs`), opening pages (`support.mjs`).

import assert from "node:assert/strict";

/** The chart's card carries what it shows, to the last digit. */
export async function figures(page) {
  const { meanToday, meanProposal, trials, wanted, seed, source, phase } = await page
    .locator("#revenue")
    .evaluate((card) => ({ ...card.dataset }));
  return {
    today: Number(meanToday),
    proposal: Number(meanProposal),
    trials: Number(trials),
    wanted: Number(wanted),
    seed,
    source,
    phase,
  };
}

/** Waits until every trial is in, and tells the figures. */
export async function finished(page, timeout = 60_000) {
  await page.locator('#revenue[data-phase="done"][data-source="simulated"]').waitFor({ timeout });
  const now = await figures(page);
  assert.equal(now.trials, now.wanted);
  return now;
}

/** Opens every section of levers, and what stands behind "more": levers are built when they are first shown. */
export async function openLevers(page) {
  await page.locator("details.section").first().waitFor();
  for (const part of ["details.section", "details.more"]) {
    await page.evaluate((part) => document.querySelectorAll(part).forEach((one) => (one.open = true)), part);
    await page.waitForFunction(() => document.querySelectorAll("details.section .section-body:empty").length === 0);
  }
  await page.locator("#field-deal_cv-today").waitFor({ state: "attached" });
}

/** Types a number into a lever of one setup ("today" or "proposal") and leaves the field. */
export async function type(page, lever, setup, text) {
  const field = page.locator(`#field-${lever}-${setup}`);
  await field.fill(text);
  await field.blur();
}

export const headline = (page) => page.locator('[data-testid="headline"]').innerText();

/** A small run, so that tests spend their time on the page and not on Monte Carlo error. */
export async function choose(page, trials) {
  await page.locator("#trials").selectOption(String(trials));
}

/** Bytes of the page's own wasm memory: its script, imported again, is the one that runs. */
export function memory(page) {
  return page.evaluate(async () => {
    const { js } = document.querySelector("meta[name=embudo-module]").dataset;
    const app = await import(new URL(js, document.baseURI));
    return (await app.default()).memory.buffer.byteLength;
  });
}

/** The same of each worker. */
export function workersMemory(page) {
  return Promise.all(page.workers().map((worker) => worker.evaluate(async () => {
    const [{ name }] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
    const app = await import(name);
    return (await app.default()).memory.buffer.byteLength;
  })));
}

/** A file dropped onto the page. */
export async function drop(page, text) {
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.embudo.json"));
    return data;
  }, text);
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
}
