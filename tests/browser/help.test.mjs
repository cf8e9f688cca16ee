//! Help: the sheet, a first visit, and finding a lever.

import assert from "node:assert/strict";
import { choose, finished } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

for (const lang of ["es", "en"]) {
  pageTest(`the sheet opens by key and by menu, and closes, ${lang}`, { path: `?lang=${lang}&preset=micro` }, async ({ page }) => {
    await page.locator("#file-menu").waitFor();
    await page.keyboard.press("?");
    const sheet = page.locator("#help-sheet[open]");
    await sheet.waitFor();
    assert.ok((await sheet.locator("kbd").count()) > 10);
    assert.match(await sheet.innerText(), /ICP/);
    await expectAxeClean(page);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.locator("#file-menu > summary").click();
    await page.locator("#help").click();
    await sheet.waitFor();
    await page.locator("#close-help").click();
    await sheet.waitFor({ state: "detached" });
  });
}

pageTest("who comes for the first time is shown three things, once", { path: "?lang=en&preset=micro", first: true }, async ({ page }) => {
  await choose(page, 1000);
  const card = page.locator("#visit");
  await card.waitFor({ timeout: 60_000 });
  const marked = () => page.evaluate(() => document.documentElement.dataset.visit);
  assert.equal(await marked(), "answer");
  await expectAxeClean(page);
  await page.locator("#visit-next").click();
  assert.equal(await marked(), "levers");
  await page.locator("#visit-next").click();
  assert.equal(await marked(), "tabs");
  assert.match(await card.innerText(), /3 \/ 3/);
  await page.locator("#visit-next").click();
  await card.waitFor({ state: "detached" });
  assert.equal(await marked(), undefined);
  await page.reload();
  await finished(page);
  assert.equal(await card.count(), 0);
});

pageTest("a first visit can be skipped", { path: "?lang=es&preset=micro", first: true }, async ({ page }) => {
  await page.locator("#visit-skip").click({ timeout: 90_000 });
  await page.locator("#visit").waitFor({ state: "detached" });
});

pageTest("a lever is found by its name, wherever it stands", { path: "?lang=es&preset=micro" }, async ({ page }) => {
  const field = page.locator("#find-lever");
  await field.waitFor();
  await page.locator("body").press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "find-lever");
  await field.fill("zzz");
  await page.locator(".find [role=status]").getByText("Ninguna palanca").waitFor();
  assert.equal(await page.locator(".hits button").count(), 0);
  // Behind "more" of a section that is closed.
  await field.fill("AUTOMATIZACION");
  assert.ok((await page.locator(".hits button").count()) > 0);
  await expectAxeClean(page);
  await page.locator(".hits button").first().click();
  await page.waitForFunction(() => /^field-.*-today$/.test(document.activeElement.id));
  assert.equal(await page.locator(".hits button").count(), 0);
  await field.fill("umbral");
  await field.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "field-threshold-today");
});
