//! Locks: what is locked stays, whatever is chosen, swapped or copied; links carry them, and a frame does not open them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { choose, drop, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const value = (page, lever, setup) => page.locator(`#field-${lever}-${setup}`).inputValue();
const both = async (page, lever) => [await value(page, lever, "today"), await value(page, lever, "proposal")];
const message = (page) => page.locator('[data-testid="message"]');
const lock = (page, id) => page.locator(`#lock-${id}`);
const isLocked = async (page, id) => (await lock(page, id).getAttribute("aria-pressed")) === "true";

pageTest("a locked lever keeps its values through presets, swaps, plans and the map", { path: "?lang=en&preset=smb_saas" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "reps", "today", "7");
  await page.locator("#tie-reps").click();
  await type(page, "reps", "proposal", "9");
  for (const id of ["reps", "conduct", "inflation"]) await lock(page, id).click();
  assert.deepEqual([await isLocked(page, "reps"), await isLocked(page, "attempts")], [true, false]);
  const box = await lock(page, "reps").boundingBox();
  assert.ok(box.width >= 24 && box.height >= 24);
  assert.ok(await page.locator("#slider-reps-today").isDisabled());
  assert.ok(await page.locator("#tie-reps").isDisabled());
  assert.ok(await page.locator("#answer-conduct-proposal").isDisabled());
  assert.ok(!(await page.locator("#field-reps-today").isEditable()));
  assert.ok(await page.locator("#field-attempts-today").isEditable());
  await page.locator("#about-reps").click();
  assert.ok(await page.locator("#unsure-reps").isDisabled());
  await expectAxeClean(page);

  await page.locator("#company").selectOption("micro");
  await message(page).getByText("Locked, and so unchanged: “People in sales”").waitFor();
  assert.deepEqual(await both(page, "reps"), ["7", "9"]);
  await page.locator("#way-back").click();

  const inflation = await both(page, "inflation");
  const attempts = await both(page, "attempts");
  assert.notEqual(attempts[0], attempts[1]);
  await page.locator("#tab-compare").click();
  await page.locator("#swap").click();
  await message(page).getByText("Locked, and so unchanged: ").waitFor();
  assert.deepEqual(await both(page, "reps"), ["7", "9"]);
  assert.deepEqual(await both(page, "inflation"), inflation);
  assert.deepEqual(await both(page, "attempts"), attempts.toReversed());

  const conduct = await page.locator("#answer-conduct-proposal").inputValue();
  await page.locator("#answer-pay_plan-proposal").selectOption("1");
  await message(page).getByText("Who behaves as paid?").waitFor();
  assert.equal(await page.locator("#answer-conduct-proposal").inputValue(), conduct);

  await page.locator("#tab-map").click();
  await page.locator('#map[data-full="true"]').waitFor({ timeout: 60_000 });
  await page.locator("#map-field").focus();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await page.locator("#map-take").click();
  await message(page).getByText("Locked, and so unchanged: “People in sales”.").waitFor();
  assert.deepEqual(await both(page, "reps"), ["7", "9"]);
  assert.equal(await page.locator("#map [role=status]").getByText("now has these values").count(), 0);

  await lock(page, "reps").click();
  await type(page, "reps", "today", "5");
  assert.deepEqual(await both(page, "reps"), ["5", "9"]);
});

pageTest("locks are undone, kept over a reload and in links", { path: "?lang=es&preset=micro" }, async ({ page, open }) => {
  await choose(page, 1000);
  await openLevers(page);
  await lock(page, "threshold").click();
  await lock(page, "pay_plan").click();
  assert.ok(await isLocked(page, "marketing_per_mql"), "a plan is its amounts");
  await page.locator("#undo").click();
  assert.deepEqual([await isLocked(page, "threshold"), await isLocked(page, "pay_plan")], [true, false]);
  await page.locator("#redo").click();
  assert.ok(await page.locator("#answer-pay_plan-today").isDisabled());
  await finished(page);
  await page.waitForFunction(() => location.hash.length > 10);
  await page.waitForTimeout(600);
  const { hash } = new URL(page.url());
  await page.reload();
  await openLevers(page);
  assert.ok(await isLocked(page, "threshold"));

  const embedded = await open(`?embed&lang=es${hash}`);
  await openLevers(embedded);
  assert.ok(await lock(embedded, "threshold").isDisabled(), "whoever embeds the page decides");
  assert.ok(await isLocked(embedded, "threshold"));
  assert.ok(!(await lock(embedded, "reps").isVisible()));
  assert.ok(!(await embedded.locator("#field-threshold-today").isEditable()));
  await type(embedded, "reps", "today", "4");
  assert.equal(await value(embedded, "reps", "today"), "4");
  await expectAxeClean(embedded);
});

pageTest("in a frame nothing leads past what is locked", { path: "?lang=en&preset=micro" }, async ({ page, open }) => {
  await choose(page, 1000);
  await openLevers(page);
  const link = async () => {
    await finished(page);
    await page.waitForTimeout(600);
    return new URL(page.url()).hash;
  };
  await type(page, "reps", "today", "5");
  const free = await link();
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  const file = await readFile(await download.path(), "utf8");
  await type(page, "reps", "today", "7");
  await lock(page, "reps").click();
  const locked = await link();
  // The reader's own work, which the frame is not to touch.
  await lock(page, "reps").click();
  await type(page, "reps", "today", "9");
  const own = await link();

  const framed = await open(`?embed&lang=en${locked}`);
  const stays = async (why) => {
    await framed.waitForTimeout(300);
    assert.deepEqual([await value(framed, "reps", "today"), await isLocked(framed, "reps")], ["7", true], why);
    assert.ok(!(await framed.locator("#field-reps-today").isEditable()), why);
  };
  await openLevers(framed);
  await stays("as it came");
  assert.equal(await framed.locator("#way-back").count(), 0, "what the reader has of old is no way out");

  await framed.evaluate((hash) => { location.hash = hash; }, free);
  await framed.locator("#field-reps-today:not([readonly])").waitFor();
  assert.equal(await value(framed, "reps", "today"), "5");
  await type(framed, "attempts", "today", "2");
  await framed.evaluate((hash) => { location.hash = hash; }, locked);
  await framed.locator("#field-reps-today[readonly]").waitFor();
  await stays("from an open link to a locked one");
  assert.equal(await framed.locator("#way-back").count(), 0);
  await framed.locator('[data-testid="headline"]').click();
  for (const keys of ["Control+z", "Control+z", "Control+y", "Control+Shift+z"]) await framed.keyboard.press(keys);
  await stays("undone and done again");
  const attempts = await value(framed, "attempts", "today");
  await type(framed, "attempts", "today", "1");
  await framed.locator('[data-testid="headline"]').click();
  await framed.keyboard.press("Control+z");
  assert.equal(await value(framed, "attempts", "today"), attempts, "what the reader did there is undone");

  await drop(framed, file);
  await message(framed).getByText("Locked, and so unchanged: “People in sales”.").waitFor();
  await stays("a file without locks");
  await framed.locator("#way-back").click();
  await stays("back from the file");
  await finished(framed);
  await framed.waitForTimeout(600);
  await framed.close();

  const home = await open("?lang=en");
  await openLevers(home);
  assert.equal(await value(home, "reps", "today"), "9");
  await home.waitForTimeout(600);
  assert.notEqual(own, locked);
});
