//! The one-page report: made when asked for, alone on paper, in light colours, on one sheet, with its sources.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { choose, figures, finished, headline } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const message = (page) => page.locator('[data-testid="message"]');
const plain = (text) => text.replaceAll("\u00a0", " ");

/** The dialog would wait for a hand; that it was asked for is noted. */
const noDialog = (context) => context.addInitScript(() => {
  globalThis.printed = 0;
  globalThis.print = () => globalThis.printed++;
});

async function report(page) {
  await page.locator("#file-menu > summary").click();
  await page.locator("#report-print").click();
  await page.waitForFunction(() => globalThis.printed > 0, undefined, { timeout: 60_000 });
  await page.emulateMedia({ media: "print" });
  return plain(await page.locator("#report").innerText());
}

const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

for (const [lang, preset] of [["es", "industrial"], ["en", "smb_saas"]]) {
  const visit = { path: `?lang=${lang}&seed=7&theme=dark&preset=${preset}`, prepare: noDialog };
  pageTest(`the report of ${preset}, in ${lang}`, visit, async ({ page, open }) => {
    await choose(page, 1000);
    const before = await finished(page);
    const answer = plain(await headline(page));
    const text = await report(page);
    assert.ok(text.includes(answer), "the answer");
    assert.match(text, lang === "es" ? /¿Conviene la propuesta/ : /Is the proposal worth it/);
    assert.match(text, lang === "es" ? /1000 años de cada escenario.* semilla 7 · motor \d/ : /1,000 years of each setup.* seed 7 · engine \d/);
    assert.equal(await page.locator("#report tbody").count(), 2);
    assert.equal(await page.locator("#report .reasons li").count(), 4);
    assert.match(text, lang === "es" ? /Fuentes: / : /Sources: /);
    const seen = await page.locator("body > :visible").evaluateAll((all) => all.map((one) => one.id));
    assert.deepEqual(seen, ["report"], "nothing else is printed");
    const ink = await page.locator("#report h1").evaluate((title) => getComputedStyle(title).color);
    assert.equal(ink, "rgb(29, 27, 24)", "light colours, though the page is dark");
    const image = await page.locator("#report img").evaluate((image) => [image.complete, image.naturalWidth, image.alt]);
    assert.deepEqual(image.slice(0, 2), [true, 800]);
    assert.match(image[2], /\d/);
    await expectAxeClean(page);
    const link = await page.locator("#report a").getAttribute("href");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    mkdirSync(process.env.EMBUDO_SCREENSHOTS, { recursive: true });
    writeFileSync(join(process.env.EMBUDO_SCREENSHOTS, `report-${lang}.pdf`), pdf);
    assert.equal(pages(pdf), 1, "one sheet");
    assert.equal(await page.locator("#report").count(), 0, "it is gone once it is printed");
    await page.evaluate(() => localStorage.clear());
    const other = await open(link.slice(link.indexOf("?") < 0 ? link.indexOf("#") : link.indexOf("?")));
    assert.equal((await finished(other)).proposal, before.proposal, "the link leads to the same figures");
  });
}

pageTest("a report of two equal setups says so", { path: "?lang=en&seed=7&preset=micro", prepare: noDialog }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-compare").click();
  await page.locator("#pin").click();
  await page.locator("#as-today-0").click();
  const same = await finished(page);
  assert.equal(same.today, same.proposal);
  const text = await report(page);
  assert.match(text, /The proposal equals today/);
  assert.equal(await page.locator("#report tbody").count(), 1);
  assert.match(text, /The formulas do not tell here which assumptions weigh most/);
});

const offline = async (context) => {
  await noDialog(context);
  await context.route("**/evidence.json", (route) => route.abort());
};
const without = { path: "?lang=en&seed=7", prepare: offline, expected: /evidence\.json|ERR_FAILED/ };
pageTest("without its sources the report says so", without, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  assert.match(await report(page), /The sources could not be loaded: print again once there is a connection\./);
});

const refusing = (context) => context.addInitScript(() => {
  globalThis.print = () => { throw new Error("not here"); };
});
pageTest("a page that may not print says so", { path: "?lang=es&seed=7", prepare: refusing }, async ({ page }) => {
  await choose(page, 1000);
  const before = await finished(page);
  await page.locator("#file-menu > summary").click();
  await page.locator("#report-print").click();
  await message(page).getByText("no ha dejado imprimir").waitFor({ timeout: 60_000 });
  assert.deepEqual(await figures(page), before);
});
