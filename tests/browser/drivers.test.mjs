//! What matters most: bars that follow levers, questions and the language, walked by keys and checked by simulation; and
//! what not knowing ranges comes to, in the command line's very numbers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const full = (page) => page.locator('#drivers[data-full="true"][data-stale="false"]').waitFor({ timeout: 60_000 });
const sampled = (page) => page.locator('#doubts[data-full="true"]').waitFor({ timeout: 100_000 });
const said = (page) => page.locator("#drivers-said").innerText();
const readout = (page) => page.locator('[data-testid="drivers-readout"]').innerText();
const cells = (page, table) =>
  page.locator(`${table} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));

/** The page's own setups as a file's text. */
async function saved(page) {
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  return readFile(await download.path(), "utf8");
}

/** The command line's table of a document, line by line in cells. */
function drivers(document, ...args) {
  const options = { input: document, encoding: "utf8" };
  const out = execFileSync(process.env.EMBUDO_CLI, ["--lang", "en", "drivers", "-", ...args], options);
  return out.split("\n").map((line) => line.split(/ {2,}/));
}

pageTest("bars follow questions, levers and the language", { path: "?lang=en&preset=micro&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-drivers").click();
  await full(page);
  assert.match(await said(page), /^What moves the proposal's average revenue \(€[\d,.M]+\) most is “.+”: €[\d,.M]+ at .+ and €[\d,.M]+ at .+\. Then “.+” and “.+”\.$/);
  await page.locator("#drivers-profit").click();
  await full(page);
  assert.match(await said(page), /^What moves the proposal's average profit /);
  await page.locator("#drivers-gain").click();
  await full(page);
  assert.match(await said(page), /^What moves the average profit that the proposal gains over today \(.+\) most is .* (ahead of|behind) today\.$/);
  assert.match(await page.locator("#doubts-said").innerText(), /No lever is a range/);
  await expectAxeClean(page);
  // The table is the command line's, each lever moved alone.
  await page.locator("#drivers-table summary").click();
  await page.locator("#drivers-table tbody tr").first().waitFor();
  const table = new Map((await cells(page, "#drivers-table")).map(([name, , low, , high]) => [name, [low, high]]));
  const lines = drivers(await saved(page), "--around", "20", "--of", "profit", "--samples", "50").filter((line) => line.length === 8 && table.has(line[0]));
  assert.ok(lines.length >= 5, "the command line lists them");
  for (const line of lines) assert.deepEqual(table.get(line[0]).map((cell) => cell.replace("+", "")), line.slice(-2), line[0]);
  const before = await said(page);
  await openLevers(page);
  await type(page, "deal_mean", "proposal", "9999");
  await page.waitForFunction((before) => document.querySelector("#drivers-said").innerText !== before, before);
  await full(page);
  await page.locator("#lang-es").click();
  assert.match(await said(page), /^Lo que más mueve el beneficio medio que la propuesta gana a hoy /);
  assert.match(await page.locator("#drivers-table caption").innerText(), /^El beneficio/);
});

pageTest("rows are walked by keys and the largest are simulated", { path: "?lang=es&preset=micro&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-drivers").click();
  await full(page);
  await page.locator("#drivers-field").focus();
  await page.keyboard.press("ArrowDown");
  const first = await readout(page);
  assert.match(first, /: con .+, .+€ \([+−].+€\); con .+, .+€ \([+−].+€\)\.$/);
  await page.locator("#drivers [aria-live]").getByText(first).waitFor({ state: "attached" });
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await readout(page), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await readout(page), first);
  await page.keyboard.press("Escape");
  assert.equal((await readout(page)).trim(), "");
  await page.locator("#drivers-check").click();
  await page.waitForFunction(() => document.querySelectorAll("#drivers-checked li").length === 5, null, { timeout: 100_000 });
  const line = await page.locator("#drivers-checked li").first().innerText();
  const [, found, error, formula] = line.match(/en 1000 simulaciones: con .+?, [+−]?([\d.]+).€ ± ([\d.]+).€ \(fórmula: [+−]?([\d.]+).€\); con /);
  const number = (text) => Number(text.replaceAll(".", ""));
  assert.ok(number(error) > 0 && Math.abs(number(found) - number(formula)) < 0.25 * number(formula) + 4 * number(error), line);
  assert.equal(await page.locator("#drivers-check").count(), 0, "there is nothing left to check");
  await expectAxeClean(page);
});

pageTest("ranges are shared out as the command line does, and told what to measure", {
  path: "?lang=en&preset=micro&seed=7",
  timeout: 240_000,
}, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const document = JSON.parse(await saved(page));
  delete document.results;
  document.setups[1].levers.deal_mean = { low: 4000, likely: 8000, high: 14_000 };
  document.setups.forEach(({ levers }) => (levers.cycle_days = { low: 20, likely: 45, high: 90 }));
  const buffer = Buffer.from(JSON.stringify(document));
  await page.locator("#file-field").setInputFiles({ name: "ranges.embudo.json", mimeType: "application/json", buffer });
  await page.locator('[data-testid="message"]').getByText("File opened").waitFor();
  await finished(page);
  await page.locator("#tab-drivers").click();
  await page.locator("#drivers-gain").click();
  await page.locator("#drivers-shares").waitFor({ timeout: 100_000 });
  await sampled(page);
  await page.locator("#doubts-said").getByText("is luck").waitFor({ timeout: 60_000 });
  const told = await page.locator("#doubts-said").innerText();
  assert.match(told, /Of what you do not know, “Average deal” matters most: .+ ± .+ of the variation\./);
  assert.match(told, /Measure|none needs measuring/);
  const rows = await cells(page, "#drivers-shares");
  const lines = drivers(JSON.stringify(document));
  const listed = rows.filter(([name]) => lines.some((line) => line[0] === name));
  assert.deepEqual(listed[0][0], "Average deal");
  for (const row of listed) assert.deepEqual(row, lines.find((line) => line[0] === row[0]).slice(0, row.length));
  // What matters least it only names.
  for (const [name] of rows.slice(listed.length)) assert.ok(lines.flat().some((text) => text.includes(name)), name);
  const luck = told.match(/Between simulated years .* no lever explains it\./)[0];
  assert.ok(lines.flat().join("\n").includes(luck), luck);
  await expectAxeClean(page);
});

pageTest("filling holds nobody up", { path: "?lang=en&preset=industrial" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.evaluate(() => {
    globalThis.long = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await page.locator("#tab-drivers").click();
  await full(page);
  const long = await page.evaluate(() => globalThis.long);
  assert.ok(long.every((duration) => duration < 200), `long tasks of ${long} ms`);
});
