//! Everything the result rests on: listed with its values and sources, filtered, told apart from what the reader changed, printed.

import assert from "node:assert/strict";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const rows = (page) =>
  page.locator(".assumed tbody tr:not(.group)").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
const status = (page) => page.locator('#assumptions .asked [role="status"]').innerText();
const show = (page, label) => page.locator("#assumptions-show").selectOption({ label });

async function openTab(page) {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-assumptions").click();
  await page.locator(".assumed tbody tr").first().waitFor();
}

pageTest("every value is listed with where it comes from, and follows levers and the language", { path: "?lang=en&preset=micro&seed=7" }, async ({ page }) => {
  await openTab(page);
  const all = await rows(page);
  assert.match(await status(page), new RegExp(`^${all.length} of ${all.length} values$`));
  assert.ok(all.length > 100, `${all.length} values`);
  assert.equal(await page.locator(".assumed .origin").count(), 0);
  await page.locator("#assumptions-sources").check();
  await page.locator(".assumed .origin").first().waitFor();
  assert.ok((await rows(page)).some((row) => row[3].includes("Sources:")), "sources are told");
  await page.waitForFunction(() => !document.querySelector("#weakest-list").innerText.includes("Computing"));
  assert.match(await page.locator("#weakest-list li").first().innerText(), /: at .+, €.+; at .+, €/);
  await expectAxeClean(page);

  await show(page, "Your own value");
  assert.equal((await rows(page)).length, 0);
  await openLevers(page);
  await type(page, "deal_mean", "proposal", "9999");
  await page.locator(".assumed").getByText("9,999").first().waitFor();
  const own = await rows(page);
  assert.deepEqual(own.map((row) => [row[0], row[3]]), [["Average deal", "Your own value"]]);
  await page.locator("#lang-es").click();
  await page.locator(".assumed").getByText("Valor tuyo").waitFor();
  assert.match(await status(page), /^1 de \d+ valores$/);
  await show(page, "Ilustrativo");
  const assumed = await rows(page);
  assert.ok(assumed.length > 10 && assumed.every((row) => row[3].startsWith("Ilustrativo")));
  await expectAxeClean(page);
});

pageTest("the list is handed to the printer as it is filtered", { path: "?lang=es&preset=micro&seed=7" }, async ({ page }) => {
  await openTab(page);
  await page.evaluate(() => (window.print = () => (window.printed = document.querySelector("#report").innerHTML)));
  await show(page, "Un caso");
  const shown = await rows(page);
  await page.locator("#assumptions-print").click();
  await page.waitForFunction(() => window.printed);
  const printed = await page.evaluate(() => document.querySelectorAll("#report tbody tr:not(.group)").length);
  assert.ok(printed > 0 && printed === shown.length);
  assert.match(await page.evaluate(() => window.printed), /Todos los supuestos/);
});

pageTest("on a phone rows stand as blocks, still as a table to those who listen", {
  path: "?lang=es&preset=micro&seed=7",
  viewport: { width: 360, height: 740 },
}, async ({ page }) => {
  await openTab(page);
  const { scroll, width, head } = await page.evaluate(() => {
    const [cell] = document.querySelectorAll(".assumed td[data-head]");
    return { scroll: document.documentElement.scrollWidth, width: innerWidth, head: getComputedStyle(cell, "::before").content };
  });
  assert.ok(scroll <= width, `${scroll} > ${width}`);
  assert.match(head, /Hoy/);
  await page.getByRole("table").getByRole("row").nth(3).waitFor();
  await expectAxeClean(page);
});
