//! The tables of signals and channels: typed in the reader's language, told what is wrong, added to, reset and locked.

import assert from "node:assert/strict";
import { choose, finished, openLevers } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const open = async (page, list) => {
  await page.locator(`#open-${list}`).evaluate((details) => (details.open = true));
  await page.locator(`#roster-${list} table`).first().waitFor();
};
const cell = (page, list, row, which, setup = "today") => page.locator(`#${list}-${row}-${which}-${setup}`);
const error = (page, list) => page.locator(`#error-${list}`);

pageTest("points are typed, refused in words, set apart and reset", { path: "?lang=es&preset=industrial" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  const before = await finished(page);
  await open(page, "signals");
  assert.equal(await page.locator("#roster-signals table").count(), 1, "one table while both are the same");
  assert.equal(await cell(page, "signals", 0, "name").inputValue(), "Visitó la página de precios");
  assert.equal(await cell(page, "signals", 0, "0").inputValue(), "20");
  assert.equal(await cell(page, "signals", 2, "2").inputValue(), "12");
  await cell(page, "signals", 0, "1").fill("52,5");
  await cell(page, "signals", 0, "1").blur();
  await finished(page);
  await page.waitForFunction((mean) => Number(document.querySelector("#revenue").dataset.meanToday) !== mean, before.today);

  await cell(page, "signals", 0, "0").fill("400");
  await cell(page, "signals", 0, "0").blur();
  await error(page, "signals").getByText("Como máximo, 300").waitFor();
  assert.equal(await cell(page, "signals", 0, "0").getAttribute("aria-invalid"), "true");
  await cell(page, "signals", 0, "0").fill("muchos");
  await cell(page, "signals", 0, "0").blur();
  await error(page, "signals").getByText("Eso no es un número").waitFor();
  await expectAxeClean(page);
  await cell(page, "signals", 0, "0").press("Escape");
  assert.equal(await cell(page, "signals", 0, "0").inputValue(), "20");
  assert.equal(await error(page, "signals").innerText(), "");

  await page.locator("#tie-signals").click();
  assert.equal(await page.locator("#roster-signals table").count(), 2);
  await cell(page, "signals", 2, "0", "proposal").fill("-80");
  await cell(page, "signals", 2, "0", "proposal").blur();
  assert.equal(await cell(page, "signals", 2, "0").inputValue(), "−50");
  await page.locator("#undo").click();
  await page.waitForFunction(() => document.querySelectorAll("#roster-signals table").length === 1 || document.querySelector("#signals-2-0-proposal").value !== "−80");
  await page.locator("#reset-signals").click();
  await page.waitForFunction(() => document.querySelector("#signals-0-1-today").value === "45");
  assert.equal(await page.locator("#reset-signals").count(), 0);
});

pageTest("signals are named, added, removed and locked", { path: "?lang=en&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  await open(page, "signals");
  const rows = page.locator("#roster-signals tbody tr");
  assert.equal(await rows.count(), 8);
  await page.locator("#add-signals-today").click();
  await cell(page, "signals", 8, "name").fill("Came to the fair");
  await cell(page, "signals", 8, "name").blur();
  await cell(page, "signals", 8, "0").fill("15");
  await cell(page, "signals", 8, "0").blur();
  await page.locator("#add-signals-today").click();
  assert.ok(await page.locator("#add-signals-today").isDisabled(), "ten at most");
  await page.locator("#remove-signals-9-today").click();
  await page.waitForFunction(() => document.querySelectorAll("#roster-signals tbody tr").length === 9);
  await cell(page, "signals", 8, "name").fill("");
  await cell(page, "signals", 8, "name").blur();
  await error(page, "signals").getByText("name of 1 to 60 letters").waitFor();
  await cell(page, "signals", 8, "name").press("Escape");
  await page.locator("#lock-signals").click();
  assert.ok(!(await cell(page, "signals", 8, "0").isEditable()));
  assert.ok(await page.locator("#remove-signals-8-today").isDisabled());
  await page.locator("#company").selectOption("industrial");
  await page.locator('[data-testid="message"]').getByText("Locked, and so unchanged: “Points table”.").waitFor();
  assert.equal(await cell(page, "signals", 8, "name").inputValue(), "Came to the fair");
  await page.waitForTimeout(600);
  await page.reload();
  await openLevers(page);
  await open(page, "signals");
  assert.equal(await cell(page, "signals", 8, "0").inputValue(), "15");
});

pageTest("channels have a table too", { path: "?lang=en&preset=smb_saas", viewport: { width: 360, height: 780 } }, async ({ page }) => {
  await choose(page, 1000);
  await page.locator("#open-levers").click();
  await openLevers(page);
  await open(page, "channels");
  await cell(page, "channels", 0, "1").fill("1,250.5");
  await cell(page, "channels", 0, "1").blur();
  assert.equal(await cell(page, "channels", 0, "1").inputValue(), "1,250.5");
  const rows = await page.locator("#roster-channels tbody tr").count();
  for (let row = 0; row < rows; row += 1) {
    await cell(page, "channels", row, "0").fill("0");
    await cell(page, "channels", row, "0").blur();
  }
  await error(page, "channels").getByText("No channel brings leads").waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  // What is being worked out is faint.
  await finished(page);
  await expectAxeClean(page);
});
