//! The score: both setups' leads by class, the threshold as a line that moves the lever, by keys and by pointer.

import assert from "node:assert/strict";
import { choose, finished, openLevers } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const said = (page, setup) => page.locator(`[data-testid="score-said-is-${setup}"]`).innerText();
const lever = (page, setup) => page.locator(`#field-threshold-${setup}`).inputValue();

pageTest("the line is the lever", { path: "?lang=en&preset=smb_saas", viewport: { width: 1280, height: 900 } }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-score").click();
  await openLevers(page);
  const line = page.locator("#threshold-is-today");
  await line.waitFor();
  const before = Number(await lever(page, "today"));
  assert.match(await said(page, "today"), new RegExp(`At a threshold of ${before}, \\d+ of 100 qualified leads fit, and [\\d.]+% of those that fit are turned away\\.`));
  assert.equal(Number(await line.getAttribute("aria-valuenow")), before);
  await line.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageUp");
  await page.waitForFunction((value) => document.querySelector("#field-threshold-today").value === value, String(before + 11));
  assert.match(await line.getAttribute("aria-valuetext"), new RegExp(`threshold of ${before + 11}`));
  assert.match(await said(page, "today"), new RegExp(`threshold of ${before + 11}`));

  // Back to the left with the pointer.
  const other = await lever(page, "proposal");
  await page.locator("#threshold-is-proposal").scrollIntoViewIfNeeded();
  const box = await page.locator("#threshold-is-proposal").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((value) => Number(document.querySelector("#field-threshold-proposal").value) < Number(value) - 3, other);
  const moved = await page.locator("#threshold-is-proposal").boundingBox();
  assert.ok(Math.abs(moved.x - (box.x - 60)) < 4, `the line is where it was let go: ${box.x} - 60, ${moved.x}`);
  // Keys and drags of one lever in quick succession are one change.
  const dragged = await lever(page, "proposal");
  await page.locator("#undo").click();
  await page.waitForFunction((was) => document.querySelector("#field-threshold-proposal").value !== was, dragged);
  const back = await lever(page, "proposal");
  await page.waitForFunction((back) => document.querySelector("#threshold-is-proposal").ariaValueNow === back, back);
  await expectAxeClean(page);
});

pageTest("figures are told for every threshold, and hovering tells one", { path: "?lang=es&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-score").click();
  await page.locator("#score-table summary").click();
  const rows = page.locator("#score-table tbody tr");
  await rows.first().waitFor();
  assert.ok((await rows.count()) > 10);
  const shares = (await rows.locator("td:nth-child(2)").allInnerTexts()).map((text) => Number.parseFloat(text.replace(/[<>]/, "").replace(",", ".")));
  assert.ok(shares.every((share, index) => index === 0 || share <= shares[index - 1]), shares.join());
  await page.locator("#score .score-chart canvas").first().hover({ position: { x: 40, y: 60 } });
  assert.match(await page.locator('[data-testid="score-readout-is-today"]').innerText(), /^Con un umbral de/);
  await expectAxeClean(page);
});
