//! What is kept between visits: the code that reads and writes it is fetched, and while it does not come nothing is lost.
//! Leaves to others: broken links (`lab`), storage that refuses (`trouble`), files (`files`).

import assert from "node:assert/strict";
import { choose, figures, finished, openLevers, type } from "./lab.mjs";
import { baseUrl, expectAxeClean, pageTest } from "./support.mjs";

const CODE = /split_files\.wasm$/;
const missing = { expected: /split_files|Failed to fetch/ };
const message = (page) => page.locator('[data-testid="message"]');
const stored = (page) => page.evaluate(() => localStorage.getItem("embudo.document"));
const hash = (page) => page.evaluate(() => location.hash);

/** Somebody's work: in the storage, and as a link. */
async function work(page, deal) {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_mean", "today", deal);
  const figures = await finished(page);
  await written(page);
  return { figures, hash: await hash(page), stored: await stored(page) };
}

/** Longer than a change takes to be written. */
const written = (page) => page.waitForTimeout(1000);

const first = {};
pageTest("a first visit has its picture before that code is asked for, and what is changed meanwhile is kept", {
  path: "?lang=en&seed=3",
  prepare: (context) => {
    const held = new Promise((resolve) => (first.release = resolve));
    first.shown = new Promise((resolve) => (first.tell = resolve));
    return context.route(CODE, async (route) => {
      first.tell((await figures(route.request().frame().page())).source);
      await held;
      return route.continue();
    }, { times: 1 });
  },
}, async ({ page, open }) => {
  assert.equal(await first.shown, "simulated");
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_mean", "today", "33,500");
  const before = await finished(page);
  await written(page);
  assert.deepEqual([await stored(page), await hash(page)], [null, ""]);
  assert.equal(await message(page).count(), 0);
  first.release();
  await page.waitForFunction(() => localStorage.getItem("embudo.document") && location.hash.length > 3);
  assert.deepEqual(await finished(await open("?lang=en")), before);
});

pageTest("what is changed just before the page is left is kept", { path: "?lang=en&seed=3" }, async ({ page }) => {
  await work(page, "33,500");
  await type(page, "deal_mean", "today", "41,000");
  await page.goto(`${baseUrl}?lang=en`);
  await openLevers(page);
  assert.equal(await page.locator("#field-deal_mean-today").inputValue(), "41,000");
});

for (const lang of ["es", "en"]) {
  pageTest(`work that cannot be read for want of its code is left alone until it can, ${lang}`, {
    path: `?lang=${lang}&seed=3`, ...missing,
  }, async ({ page, open }) => {
    const kept = await work(page, lang === "es" ? "33.500" : "33,500");
    const context = page.context();
    await context.route(CODE, (route) => route.abort());
    const other = await open(`?lang=${lang}`);
    await message(other).getByText(lang === "es" ? "Sigue intacto" : "It is untouched").waitFor();
    await expectAxeClean(other);
    const begun = await work_on(other, lang);
    await message(other).locator("#read-again").click();
    await message(other).locator("#read-again").waitFor();
    assert.deepEqual([await stored(other), await hash(other)], [kept.stored, ""]);
    await context.unroute(CODE);
    await message(other).locator("#read-again").click();
    await message(other).locator("#way-back").waitFor();
    assert.deepEqual(await finished(other), kept.figures);
    assert.equal(await stored(other), kept.stored);
    await other.locator("#way-back").click();
    assert.deepEqual(await finished(other), begun);
    await other.waitForFunction((kept) => localStorage.getItem("embudo.document") !== kept, kept.stored);
  });
}

/** Goes on with what the page shows instead. */
async function work_on(page, lang) {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_cv", "today", lang === "es" ? "1,1" : "1.1");
  const figures = await finished(page);
  await written(page);
  return figures;
}

pageTest("a link that cannot be read for want of its code stays in the address, and one's own work in the storage", {
  path: "?lang=en&seed=3", ...missing,
}, async ({ page, open }) => {
  const sent = await work(page, "33,500");
  const own = await work(page, "52,000");
  const context = page.context();
  await context.route(CODE, (route) => route.abort());
  const other = await open(`?lang=en${sent.hash}`);
  await message(other).getByText("It is untouched").waitFor();
  await work_on(other, "en");
  assert.deepEqual([await stored(other), await hash(other)], [own.stored, sent.hash]);
  await context.unroute(CODE);
  await message(other).locator("#read-again").click();
  await message(other).getByText("You have opened a shared link").waitFor();
  assert.deepEqual(await finished(other), sent.figures);
  assert.deepEqual([await stored(other), await hash(other)], [own.stored, sent.hash]);
  await other.locator("#way-back").click();
  assert.deepEqual(await finished(other), own.figures);
});

pageTest("a link that is brought before its code has come is not written over", {
  path: "?lang=en&seed=3", ...missing,
}, async ({ page, open }) => {
  const sent = await work(page, "33,500");
  await page.evaluate(() => localStorage.removeItem("embudo.document"));
  const context = page.context();
  await context.route(CODE, (route) => route.abort());
  const other = await open("?lang=en");
  const begun = await work_on(other, "en");
  await message(other).getByText("The latest changes are not saved yet").waitFor();
  await other.evaluate((hash) => { location.hash = hash; }, sent.hash);
  await message(other).getByText("It is untouched").waitFor();
  await type(other, "deal_cv", "today", "1.1");
  await written(other);
  assert.equal(await hash(other), sent.hash);
  await context.unroute(CODE);
  await message(other).locator("#read-again").click();
  assert.deepEqual({ ...await finished(other), seed: "" }, { ...sent.figures, seed: "" });
  await other.locator("#way-back").click();
  assert.deepEqual(await finished(other), begun);
});

pageTest("changes that could not be written are, once the code has come", {
  path: "?lang=en&seed=3",
  prepare: (context) => context.route(CODE, (route) => route.abort()),
  ...missing,
}, async ({ page, open }) => {
  const before = await work_on(page, "en");
  await message(page).getByText("The latest changes are not saved yet").waitFor();
  await page.context().unroute(CODE);
  // At the latest when the next run is done.
  await type(page, "deal_cv", "today", "1.2");
  await finished(page);
  await message(page).waitFor({ state: "detached" });
  await type(page, "deal_cv", "today", "1.1");
  await written(page);
  assert.ok(await stored(page) && (await hash(page)).length > 3);
  await page.locator("#copy-link").click();
  assert.deepEqual(await finished(await open("?lang=en")), before);
});
