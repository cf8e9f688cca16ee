//! Single leads on the page: the same year as the command line lives, and the journey of whoever is chosen.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { choose, finished } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const embudo = (args, input) => execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8" });

pageTest("a lead is followed through both setups", { path: "?lang=en&seed=11&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-leads").click();
  const buttons = page.locator("#leads-list tbody button");
  await buttons.first().waitFor();
  const numbers = await buttons.allInnerTexts();
  const listed = embudo(["--lang", "en", "leads", "-", "--seed", "11", "--trial", "0", "--most", "12"], embudo(["preset", "micro"]));
  const theirs = listed.split("\n").map((line) => line.trim().split(/\s+/)[0]).filter((cell) => /^\d+$/.test(cell));
  assert.deepEqual(numbers, theirs.slice(0, numbers.length));
  assert.equal(numbers.length, 12);
  await buttons.nth(2).click();
  assert.equal(await buttons.nth(2).getAttribute("aria-pressed"), "true");
  await page.locator("#leads h3").getByText(`Lead ${numbers[2]}`).waitFor();
  const steps = await page.locator("#lead-journey tbody tr").count();
  assert.ok(steps > 1, `${steps} steps`);
  await expectAxeClean(page);
  await page.locator("#leads-trial").fill("7");
  await page.locator("#leads-trial").blur();
  await page.waitForFunction((was) => document.querySelector("#leads-list tbody").innerText !== was, numbers.join());
  await page.locator("#leads-trial").fill("1e9");
  await page.locator("#leads-trial").blur();
  assert.equal(await page.locator("#leads-trial").inputValue(), "7");
});
