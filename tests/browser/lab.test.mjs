//! The lab as people use it: it comes alive, answers a lever, keeps and shares its state, speaks both languages.

import assert from "node:assert/strict";
import { choose, figures, finished, headline, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

pageTest("a first visit finds an answer without touching anything", { path: "?lang=es&seed=7" }, async ({ page }) => {
  const now = await finished(page);
  assert.ok(now.today > 0 && now.proposal > 0);
  assert.equal(now.seed, "7");
  assert.match(await headline(page), /€/);
  assert.ok(await page.locator("canvas").first().evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join());
    return colours.size > 8;
  }), "the chart is painted");
});

pageTest("the picture follows a lever", { path: "?lang=en&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  const before = await finished(page);
  await openLevers(page);
  await page.locator("#slider-attempts-today").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((was) => document.querySelector("#revenue").dataset.meanToday !== was, String(before.today));
  const after = await finished(page);
  assert.notEqual(after.today, before.today);
});

pageTest("the same seed gives the same figures, with and without workers", { path: "?lang=en&seed=11" }, async ({ page, open }) => {
  await choose(page, 1000);
  const with_workers = await finished(page);
  const other = await open("?lang=en&seed=11&workers=0");
  await choose(other, 1000);
  const without = await finished(other);
  assert.deepEqual([without.today, without.proposal], [with_workers.today, with_workers.proposal]);
});

pageTest("a link carries the whole state", { path: "?lang=en&seed=5" }, async ({ page, open }) => {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_mean", "today", "33,500");
  await finished(page);
  await page.waitForFunction(() => location.hash.length > 3);
  const sent = await finished(page);
  const hash = await page.evaluate(() => location.hash);
  await page.evaluate(() => localStorage.clear());
  const received = await finished(await open(`?lang=en${hash}`));
  assert.deepEqual(received, sent);
});

pageTest("the state outlives a reload", { path: "?lang=en" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  await type(page, "deal_mean", "today", "41,000");
  const before = await finished(page);
  await page.waitForFunction(() => location.hash.length > 3);
  await page.goto(page.url().split("#")[0].replace("?lang=en", ""));
  const after = await finished(page);
  assert.deepEqual(after, before);
});

pageTest("both languages, without a reload", { path: "?lang=es&seed=3" }, async ({ page }) => {
  await finished(page);
  const spanish = await headline(page);
  await page.locator("#lang-en").click();
  await page.locator('html[lang="en"]').waitFor({ state: "attached" });
  assert.notEqual(await headline(page), spanish);
  assert.match(await headline(page), /years|year/);
  assert.match(await page.locator('[data-testid="profit"]').innerText(), /^Mean profit: today .*€/);
  // The reader's choice outlives a reload, and the address no longer asks for the other.
  assert.doesNotMatch(page.url(), /lang=/);
  await page.reload();
  await page.locator('html[lang="en"]').waitFor({ state: "attached" });
});

pageTest("a bad number is explained and the last good one stands", { path: "?lang=es&seed=3" }, async ({ page }) => {
  await choose(page, 1000);
  const before = await finished(page);
  for (const text of ["siete", "-3", "1e18", ""]) {
    await type(page, "leads_per_week", "today", text);
    await page.locator("#error-leads_per_week:not(:empty)").waitFor();
    const after = await figures(page);
    assert.deepEqual([after.today, after.proposal], [before.today, before.proposal], text);
  }
  await type(page, "leads_per_week", "today", "35,5");
  await page.locator("#error-leads_per_week:empty").waitFor({ state: "attached" });
});

for (const [what, hash] of [
  ["broken", "#1.abcdefgh"],
  ["truncated", "#1.A"],
  ["made by a newer version", "#9.AAAA"],
]) {
  pageTest(`a link that is ${what} is explained, and the page works`, { path: `?lang=en${hash}` }, async ({ page }) => {
    await page.locator('[data-testid="message"]').waitFor();
    assert.ok((await page.locator('[data-testid="message"]').innerText()).length > 20);
    await finished(page);
    await page.locator("#dismiss").click();
    await page.locator('[data-testid="message"]').waitFor({ state: "detached" });
  });
}

for (const lang of ["es", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    pageTest(`axe finds nothing: ${lang}, ${colorScheme}`, { path: `?lang=${lang}&seed=3`, colorScheme }, async ({ page }) => {
      await choose(page, 1000);
      await finished(page);
      await openLevers(page);
      await page.locator("#about-leads_per_week").click();
      await expectAxeClean(page);
    });
  }
}

pageTest("a phone shows the answer first and levers in a sheet", {
  path: "?lang=es&seed=3",
  viewport: { width: 360, height: 740 },
}, async ({ page }) => {
  await finished(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `the page is ${wide} px wide`);
  await page.locator("#open-levers").click();
  await page.locator("#field-leads_per_week-today").waitFor();
  await expectAxeClean(page);
  await page.locator("#close-levers").click();
});

pageTest("what the proposal changes is listed", { path: "?lang=en&preset=micro" }, async ({ page }) => {
  await finished(page);
  const summary = page.locator("#changes summary");
  const count = async () => Number((await summary.innerText()).match(/\d+/)[0]);
  const rows = (wanted) => page.waitForFunction(
    (wanted) => document.querySelectorAll("#changes tbody tr").length === wanted, wanted,
  );
  const before = await count();
  await summary.click();
  await rows(before);
  await openLevers(page);
  await page.locator("#tie-deal_mean").click();
  await type(page, "deal_mean", "proposal", "31,000");
  assert.equal(await count(), before + 1);
  await rows(before + 1);
  await expectAxeClean(page);
});

pageTest("years are simulated without any code that is fetched later", {
  path: "?lang=en&preset=micro&seed=5",
  prepare: (context) => context.route(/chunks-[0-9a-f]+\/.*\.wasm$/, (route) => route.abort()),
  expected: /Failed to fetch|ERR_FAILED/,
}, async ({ page, problems }) => {
  await choose(page, 1000);
  const before = await finished(page);
  await openLevers(page);
  await type(page, "deal_mean", "today", "90,000");
  await page.waitForFunction((mean) => Number(document.querySelector("#revenue").dataset.meanToday) > mean, before.today);
  const after = await finished(page);
  assert.ok(after.today > before.today);
  assert.ok(after.proposal > before.proposal);
  assert.notEqual(problems.length, 0, "nothing was held back");
});
