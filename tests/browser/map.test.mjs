//! The map of thresholds and reps: filled without long tasks, walked by keys, and a cell taken over and undone.

import assert from "node:assert/strict";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const full = (page) => page.locator('#map[data-full="true"]').waitFor({ timeout: 60_000 });
const lever = (page, name) => page.locator(`#field-${name}-proposal`).inputValue();
const readout = (page) => page.locator('[data-testid="map-readout"]').innerText();

pageTest("a cell is read out, taken over and undone", { path: "?lang=en&preset=smb_saas" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-map").click();
  await openLevers(page);
  await full(page);
  assert.match(await page.locator("#map-said").innerText(), /^Of these cells, the one with threshold \d+ and \d+ reps? has the most revenue: €[\d.,M]+ per trial; /);
  await page.locator("#map-profit").click();
  assert.match(await page.locator("#map-said").innerText(), /has the most profit: /);
  await page.locator("#map-field").focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
  const words = await readout(page);
  const [, threshold, reps] = words.match(/^threshold (\d+) and (\d+) reps?: revenue €.*\(.*\); profit .*\(.*\)\.$/);
  await page.locator("#map [aria-live]").getByText(words).waitFor({ state: "attached" });
  const before = [await lever(page, "threshold"), await lever(page, "reps")];
  assert.notDeepEqual([threshold, reps], before);
  await page.keyboard.press("Enter");
  await expectAxeClean(page);
  await page.locator("#map-take").click();
  await page.waitForFunction(([threshold, reps]) => {
    const value = (name) => document.querySelector(`#field-${name}-proposal`).value;
    return value("threshold") === threshold && value("reps") === reps;
  }, [threshold, reps]);
  await page.locator("#map [role=status]").getByText("You can undo it").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "map-field");
  await page.locator("#undo").click();
  await page.waitForFunction((before) => document.querySelector("#field-threshold-proposal").value === before, before[0]);
  assert.equal(await lever(page, "reps"), before[1]);
});

pageTest("cells follow the other levers and stand in a table", { path: "?lang=es&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-map").click();
  await openLevers(page);
  await full(page);
  await page.locator("#map-table summary").click();
  const cell = page.locator("#map-table tbody tr").nth(2).locator("td").nth(3);
  const before = await cell.innerText();
  assert.match(before, /€$/);
  await type(page, "deal_mean", "proposal", "9999");
  await page.waitForFunction((before) => document.querySelectorAll("#map-table tbody tr")[2].querySelectorAll("td")[3].innerText !== before, before);
  await full(page);
  await expectAxeClean(page);
});

pageTest("cells are simulated on demand and dropped when another lever moves", { path: "?lang=en&seed=7&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-map").click();
  await openLevers(page);
  await full(page);
  await page.locator("#map-field").focus();
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await page.locator("#map-simulate").click();
  const tried = page.locator("#map-tried li");
  await tried.first().waitFor({ timeout: 60_000 });
  const said = /^threshold (\d+) and (\d+) reps?: revenue €([\d,]+) ± €([\d,]+) in 1,000 trials; by the formula, €([\d,]+)\.$/;
  const [, , , mean, error, formula] = (await tried.first().innerText()).match(said);
  const number = (text) => Number(text.replaceAll(",", ""));
  assert.ok(number(error) > 0 && number(error) < 0.2 * number(mean), `${mean} ± ${error}`);
  assert.ok(Math.abs(number(mean) - number(formula)) < 0.15 * number(formula) + 3 * number(error), `${mean}, ${formula}`);
  assert.match(await readout(page), /In 1,000 trials: revenue €.* ± .*; profit .* ± /);
  await page.locator("#map-profit").click();
  assert.match(await tried.first().innerText(), /: profit /);
  await page.locator("#map-field").focus();
  for (const key of ["ArrowUp", "Enter"]) await page.keyboard.press(key);
  await page.locator("#map-simulate").click();
  await page.waitForFunction(() => document.querySelectorAll("#map-tried li").length === 2, null, { timeout: 60_000 });
  assert.equal(await page.locator("#map-progress").innerText(), "");
  await expectAxeClean(page);
  await page.locator("#map-take").click();
  await finished(page);
  assert.equal(await tried.count(), 2, "it is the same map");
  await type(page, "deal_mean", "proposal", "9999");
  await page.waitForFunction(() => document.querySelectorAll("#map-tried li").length === 0, null, { timeout: 60_000 });
});
