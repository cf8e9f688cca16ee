//! Setups are pinned, named, put back and compared: kept over a reload, in links and in files, and undone like all else.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choose, figures, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "embudo-"));
const message = (page) => page.locator('[data-testid="message"]');
const plain = (text) => text.replaceAll("\u00a0", " ");

/** The names in the list of pins, top to bottom. */
const pins = (page) =>
  page.locator("ul.pins li .field").evaluateAll((fields) => fields.map((field) => field.value));

async function pin(page, name) {
  const before = (await pins(page)).length;
  await page.locator("#pin-name").fill(name);
  await page.locator("#pin").click();
  await page.waitForFunction((count) => document.querySelectorAll("ul.pins li").length === count, before + 1);
}

async function ready(page, trials = 1000) {
  await choose(page, trials);
  await openLevers(page);
  await page.locator("#tab-compare").click();
  await page.locator("#compare").waitFor();
  return finished(page);
}

/** The table of the comparison, once it has this many setups: rows of texts, the head first. */
async function compared(page, setups) {
  await page.locator('.compared[data-stale="false"]').waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    (cells) => document.querySelectorAll("#compare-table thead th").length === cells,
    setups + 1,
  );
  const rows = page.locator("#compare-table tr");
  const texts = await rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  return texts.map((row) => row.map(plain));
}

pageTest("pins are named, renamed, doubled and removed, and undone", { path: "?lang=en&seed=7" }, async ({ page }) => {
  const before = await ready(page);
  await pin(page, "Plan");
  await pin(page, "Plan");
  await pin(page, "");
  assert.deepEqual(await pins(page), ["Plan", "Plan 2", "Variant"]);
  assert.ok(await page.locator("#pin").isDisabled());
  await page.getByText("Three variants are pinned already").waitFor();
  await page.locator("#pin-name-1").fill("  More   reps ");
  await page.locator("#pin-name-1").press("Tab");
  assert.deepEqual(await pins(page), ["Plan", "More reps", "Variant"]);
  await page.locator("#pin-name-1").fill("Plan");
  await page.locator("#pin-name-1").press("Tab");
  assert.deepEqual(await pins(page), ["Plan", "More reps", "Variant"], "no two have one name");
  await page.locator("#remove-0").click();
  assert.deepEqual(await pins(page), ["More reps", "Variant"]);
  await page.waitForFunction(() => document.activeElement.id === "pin-name");
  await page.locator("#duplicate-0").click();
  assert.deepEqual(await pins(page), ["More reps", "More reps 2", "Variant"]);
  await page.locator("#undo").click();
  await page.locator("#undo").click();
  assert.deepEqual(await pins(page), ["Plan", "More reps", "Variant"]);
  await page.locator("#redo").click();
  assert.deepEqual(await pins(page), ["More reps", "Variant"]);
  assert.deepEqual(await figures(page), before, "what is simulated stays");
  await expectAxeClean(page);
});

pageTest("pins are put back, and both sides swapped", { path: "?lang=en&seed=7" }, async ({ page }) => {
  const first = await ready(page);
  await pin(page, "Before");
  await type(page, "inflation", "proposal", "20");
  const second = await finished(page);
  assert.notEqual(second.proposal, first.proposal);
  await page.locator("#as-proposal-0").click();
  assert.deepEqual(await finished(page), first);
  await message(page).getByText("those of the pinned variant").waitFor();
  await page.locator("#way-back").click();
  assert.deepEqual(await finished(page), second);
  await page.locator("#swap").click();
  const swapped = await finished(page);
  assert.deepEqual([swapped.today, swapped.proposal], [second.proposal, second.today]);
  assert.equal(await page.locator("#field-inflation-today").inputValue(), "20");
  await page.locator("#as-today-0").click();
  assert.equal((await finished(page)).today, first.proposal);
  assert.deepEqual(await pins(page), ["Before"]);
  await page.locator("#company").selectOption("industrial");
  await finished(page);
  assert.deepEqual(await pins(page), ["Before"], "another company keeps what is pinned");
});

pageTest("pins outlive a reload, and travel in links and files", { path: "?lang=en&seed=7" }, async ({ page, open }) => {
  await ready(page);
  await pin(page, "Con «ñ» & <b>");
  await page.waitForFunction(() => location.hash.length > 20);
  await page.waitForTimeout(600);
  const link = await page.evaluate(() => location.hash);
  await page.reload();
  await finished(page);
  await page.locator("#pin-name-0").waitFor();
  assert.deepEqual(await pins(page), ["Con «ñ» & <b>"]);
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  const path = join(folder, "pinned.embudo.json");
  await download.saveAs(path);
  const saved = JSON.parse(readFileSync(path, "utf8"));
  assert.deepEqual([saved.embudo, saved.setups.length, saved.setups[2].name], [1, 3, "Con «ñ» & <b>"]);
  await page.evaluate(() => localStorage.clear());
  const other = await open(`?lang=es${link}`);
  await other.locator("#tab-compare").click();
  await other.locator("#pin-name-0").waitFor();
  assert.deepEqual(await pins(other), ["Con «ñ» & <b>"]);
  await other.locator("#remove-0").click();
  await other.locator("#file-field").setInputFiles(path);
  await other.locator("#pin-name-0").waitFor();
  assert.deepEqual(await pins(other), ["Con «ñ» & <b>"]);
});

pageTest("the comparison is the command line's", { path: "?lang=en&seed=7" }, async ({ page }) => {
  await ready(page);
  await pin(page, "Dear deals");
  const file = join(folder, "three.json");
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  await download.saveAs(file);
  const document = JSON.parse(readFileSync(file, "utf8"));
  document.setups[2].levers.deal_mean = 30_000;
  delete document.results;
  writeFileSync(file, JSON.stringify(document));
  await page.locator("#file-field").setInputFiles(file);
  await message(page).getByText("File opened").waitFor();
  await finished(page);
  const rows = await compared(page, 3);
  assert.deepEqual(rows[0].slice(1), ["Today", "Proposal", "Dear deals"]);
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const csv = execFileSync(process.env.EMBUDO_CLI, ["run", file, "--format", "csv", "--per-trial"], options);
  const [head, ...lines] = csv.trim().split("\n").map((line) => line.split(","));
  const column = (setup, name) =>
    lines.filter((line) => line[1] === String(setup)).map((line) => Number(line[head.indexOf(name)]));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const euro = (text) => Number(text.replaceAll(/[^\d−]/g, "").replace("−", "-"));
  for (const [row, name] of [[1, "revenue"], [3, "profit"]]) {
    const setups = [1, 2, 3].map((setup) => column(setup, name));
    setups.forEach((values, setup) => assert.equal(euro(rows[row][setup + 1]), Math.round(mean(values)), name));
    for (const setup of [1, 2]) {
      const gaps = setups[setup].map((value, trial) => value - setups[0][trial]);
      const error = 1.96 * Math.sqrt(mean(gaps.map((gap) => (gap - mean(gaps)) ** 2)) / (gaps.length - 1));
      const [gap, off] = rows[row + 1][setup + 1].split(" ±");
      assert.equal(euro(gap), Math.round(mean(gaps)), `${name} against today`);
      assert.ok(Math.abs(euro(off) - error) <= 1, `${name}: ±${off}, expected ${error}`);
    }
  }
  await page.locator(".verdict").getByText("“Dear deals” leaves the most profit on average").waitFor();
});

pageTest("luck and not knowing stand apart, and the comparison follows", { path: "?lang=es&seed=7" }, async ({ page, open }) => {
  await ready(page);
  await pin(page, "Sin dudas");
  const certain = await compared(page, 3);
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  const file = join(folder, "range.json");
  await download.saveAs(file);
  const document = JSON.parse(readFileSync(file, "utf8"));
  delete document.results;
  document.setups[1].levers.deal_mean = { low: 2000, likely: 20_000, high: 120_000 };
  writeFileSync(file, JSON.stringify(document));
  await page.locator("#file-field").setInputFiles(file);
  await message(page).getByText("Archivo abierto").waitFor();
  await finished(page);
  await page.locator("#compare-table").getByText("Parte que es no saber").waitFor({ timeout: 60_000 });
  const rows = await compared(page, 3);
  assert.equal(rows.length, certain.length + 3);
  const [luck, doubt] = rows.slice(-2).map((row) => Number(row[2].replace(/\s?%/, "").replace(",", ".")));
  assert.ok(doubt > 50 && Math.abs(luck + doubt - 100) <= 1, `${luck} % luck, ${doubt} % not knowing`);
  assert.deepEqual(rows.at(-1).slice(1).map((cell) => cell === "–" || cell === "—"), [true, false, true]);
  await expectAxeClean(page);
});

pageTest("a lever is copied from one setup to another, by keys", { path: "?lang=en&seed=7" }, async ({ page }) => {
  const first = await ready(page);
  await pin(page, "Before");
  await type(page, "inflation", "proposal", "20");
  const changed = await finished(page);
  await page.locator("#copy-lever summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#copy-which").selectOption("inflation");
  await page.locator("#copy-it").focus();
  await page.keyboard.press("Enter");
  const back = await finished(page);
  assert.equal(await page.locator("#field-inflation-proposal").inputValue(), "0");
  assert.deepEqual(back, first, "the proposal's alone");
  await page.getByText("These two differ in no lever").waitFor();
  assert.ok(await page.locator("#copy-it").isDisabled());
  await page.locator("#undo").click();
  assert.deepEqual(await finished(page), changed);
  await page.locator("#copy-from").selectOption("1");
  await page.locator("#copy-to").selectOption("2");
  await page.locator("#copy-it").click();
  await page.locator("#as-proposal-0").click();
  assert.deepEqual(await finished(page), changed, "the pin has it now");
});
