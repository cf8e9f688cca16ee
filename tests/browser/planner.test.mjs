//! From the quota back to leads: in the command line's figures, following levers and the language, and walked by keys.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const full = (page) => page.locator('#planner[data-full="true"][data-stale="false"]').waitFor({ timeout: 150_000 });
const said = async (page, role) => plain(await page.locator(`[data-testid="planner-${role}"]`).innerText());
const readout = (page) => page.locator('[data-testid="planner-readout"]').innerText();
const plain = (text) => text.replaceAll("\u00a0", " ").trim();

pageTest("plans are the command line's and follow levers", { path: "?lang=en&preset=micro&seed=7", timeout: 400_000 }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-planner").click();
  await full(page);
  for (const role of ["today", "proposal"]) {
    assert.match(await said(page, role), /To bring in €[\d,.M]+, the formula asks for [\d,]+ leads: that many reach it in \d+ of 100 trials \(± \d+\)\. .* of 100 .* Now [\d,]+ come in\.$/);
  }
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  const document = await readFile(await download.path(), "utf8");
  const options = { input: document, encoding: "utf8" };
  const out = execFileSync(process.env.EMBUDO_CLI, ["--lang", "en", "plan", "-", "--trials", "1000"], options);
  const lines = out.split("\n").map((line) => line.split(/ {2,}/).map(plain));
  const rows = await page.locator("#planner-rows tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.equal(rows.length, 8);
  for (const row of rows) assert.deepEqual(row.map(plain), lines.find((line) => line[0] === plain(row[0])), row[0]);
  await expectAxeClean(page);

  await page.locator("#planner-field").focus();
  await page.keyboard.press("ArrowRight");
  const first = await readout(page);
  assert.match(first, /^Today: [\d,]+ leads reach it in \d+ of 100 trials/);
  await page.locator("#planner [aria-live]").getByText(first).waitFor({ state: "attached" });
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await readout(page), first);
  await page.keyboard.press("Escape");
  assert.equal(plain(await readout(page)), "");

  const before = await said(page, "proposal");
  await page.locator("#lang-es").click();
  assert.match(await said(page, "today"), /^Hoy · Para ingresar .* la fórmula pide .* Ahora entran /);
  await page.locator("#lang-en").click();
  await openLevers(page);
  await type(page, "deal_mean", "proposal", "16000");
  await page.locator('#planner[data-stale="true"]').waitFor();
  await full(page);
  const after = await said(page, "proposal");
  assert.notEqual(after, before);
});

pageTest("a setup without a target has no plan", { path: "?lang=en&preset=micro&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await openLevers(page);
  await type(page, "target_revenue", "proposal", "0");
  await finished(page);
  await page.locator("#tab-planner").click();
  await page.locator('[data-testid="planner-proposal"]').getByText("no revenue target").waitFor();
});
