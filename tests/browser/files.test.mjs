//! Changes are undone and redone; what is on screen goes into a file and comes back, held against its own figures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choose, drop, figures, finished, openLevers, type } from "./lab.mjs";
import { pageTest } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "embudo-"));

async function saved(page, item) {
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(item).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function opened(page, path) {
  await page.locator("#file-field").setInputFiles(path);
}

const message = (page) => page.locator('[data-testid="message"]');

pageTest("each change can be undone and redone", { path: "?lang=en&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  const first = await finished(page);
  assert.ok(await page.locator("#redo").isDisabled());
  await type(page, "deal_mean", "today", "33,000");
  const second = await finished(page);
  assert.notEqual(second.today, first.today);
  await page.locator("#undo").click();
  assert.deepEqual(await finished(page), first);
  await page.locator("#answer").click();
  await page.keyboard.press("Control+Shift+Z");
  assert.deepEqual(await finished(page), second);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await finished(page), first);
  assert.equal(await page.locator("#field-deal_mean-today").inputValue(), "20,000");
});

pageTest("a slide of one lever is one change", { path: "?lang=en&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  const before = await page.locator("#field-attempts-today").inputValue();
  await page.locator("#slider-attempts-today").focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.locator("#field-attempts-today").inputValue(), before);
  await page.locator("#undo").click();
  assert.equal(await page.locator("#field-attempts-today").inputValue(), before);
});

pageTest("a file brings everything back, and says that its figures came out again", { path: "?lang=en&seed=5" }, async ({ page, open }) => {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_mean", "today", "33,500");
  const sent = await finished(page);
  const path = await saved(page, "#save-file");
  assert.match(path, /\.embudo\.json$/);
  assert.equal(JSON.parse(readFileSync(path)).results.revenue[0].mean, sent.today);
  await page.evaluate(() => localStorage.clear());
  const other = await open("?lang=es");
  await finished(other);
  await opened(other, path);
  await other.locator("#revenue[data-seed='5']").waitFor();
  assert.deepEqual(await finished(other), sent);
  await message(other).getByText("1000 simulaciones dan otra vez las mismas cifras").waitFor();
  await other.locator("#way-back").click();
  assert.notEqual((await finished(other)).seed, "5");
});

pageTest("figures that do not come out again are told", { path: "?lang=en&seed=5" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const path = await saved(page, "#save-file");
  const document = JSON.parse(readFileSync(path));
  document.results.revenue[1].mean += 1000;
  document.engine_revision -= 1;
  writeFileSync(path, JSON.stringify(document));
  await opened(page, path);
  await message(page).getByText("The saved figures do not come out again with 1,000 trials").waitFor();
});

pageTest("a bad file is refused in words and nothing is lost", { path: "?lang=es&seed=5" }, async ({ page }) => {
  await choose(page, 1000);
  const before = await finished(page);
  const bad = async (name, bytes, words) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await opened(page, path);
    await message(page).getByText(words).waitFor();
    await message(page).getByText("No se ha perdido nada").waitFor();
    assert.deepEqual(await figures(page), before, name);
  };
  const good = readFileSync(await saved(page, "#save-file"));
  await bad("short.json", good.subarray(0, good.length / 2), "no es JSON válido");
  await bad("newer.json", '{"embudo": 99, "setups": []}', "versión más nueva");
  await bad("other.json", '{"type": "FeatureCollection"}', "no es de Embudo");
  await bad("large.json", Buffer.alloc(2 << 20, " "), "se admiten hasta");
  await bad("zip.json", Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]), "no es JSON válido");
  await bad("field.json", '{"embudo": 1, "setups": [{"levers": {"rep": 3}}]}', "este campo no existe");
  await bad("value.json", '{"embudo": 1, "setups": [{"levers": {"leads_per_week": 1e18}}]}', "no se puede simular");
});

pageTest("a dropped file is opened, and the menu is left with Escape", { path: "?lang=en&seed=5" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const text = readFileSync(await saved(page, "#save-file"), "utf8").replace('"seed": "5"', '"seed": "6"');
  await drop(page, text);
  await page.locator("#revenue[data-seed='6']").waitFor();
  await page.locator("#file-menu > summary").click();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#save-file").isVisible(), false);
  assert.ok(await page.locator("#file-menu > summary").evaluate((summary) => summary === document.activeElement));
});

pageTest("the table of trials is the command line's, to the byte", { path: "?lang=en&seed=5" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const file = await saved(page, "#save-file");
  const table = readFileSync(await saved(page, "#export-trials"), "utf8");
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const rows = execFileSync(process.env.EMBUDO_CLI, ["run", file, "--format", "csv", "--per-trial"], options);
  assert.ok(table === rows, "the same rows");
});
