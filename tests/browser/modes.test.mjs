//! Presented step by step, and embedded in a page that sizes its frame by what it is told.

import assert from "node:assert/strict";
import { choose, finished, headline } from "./lab.mjs";
import { baseUrl, expectAxeClean, pageTest } from "./support.mjs";

const shown = (page) => page.locator(".stage section.card:visible").evaluateAll((cards) => cards.map((card) => card.id));

pageTest("a presentation goes step by step, by keys and by buttons", { path: "?lang=en&present&preset=micro" }, async ({ page }) => {
  await choose(page, 1000).catch(() => {});
  await finished(page, 90_000);
  assert.deepEqual(await shown(page), ["revenue"]);
  assert.equal(await page.locator("#levers").isVisible(), false);
  assert.match(await headline(page), /€/);
  await page.keyboard.press("ArrowRight");
  await page.locator("#bowtie").waitFor();
  assert.deepEqual(await shown(page), ["funnel", "leaks", "bowtie"]);
  await page.keyboard.press("PageDown");
  await page.locator("#response").waitFor();
  assert.deepEqual(await shown(page), ["response"]);
  for (const cards of [["weeks"], ["score"], ["behaviour"], ["map"], ["drivers", "doubts"], ["planner"], ["kpis"], ["leads"]]) {
    await page.locator("#step-forth").click();
    await page.locator(`#${cards[0]}`).waitFor();
    assert.deepEqual(await shown(page), cards);
  }
  await expectAxeClean(page);
  await page.keyboard.press("ArrowLeft");
  await page.locator("#kpis").waitFor();
  // Help has the keys while it is open.
  await page.keyboard.press("?");
  await page.locator("#help-sheet[open]").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await page.locator("#help-sheet").waitFor({ state: "detached" });
  assert.deepEqual(await shown(page), ["kpis"]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await shown(page), ["revenue", "kpis"]);
  assert.ok(await page.locator("#levers").isVisible());
  assert.doesNotMatch(page.url(), /present/);
  await page.locator("#file-menu > summary").click();
  await page.locator("#present").click();
  assert.deepEqual(await shown(page), ["revenue"]);
});

// It leaves the lab at once, and with it what its workers are still fetching.
pageTest("embedded it has no header and says how tall it is", { path: "?lang=en" }, async ({ page }) => {
  const host = `<!doctype html><title>Course</title>
    <iframe id="lab" title="Embudo" width="700" height="200" src="${baseUrl}?lang=en&embed&preset=micro"></iframe>
    <script>addEventListener("message", ({ data }) => {
      if (data.type === "embudo:height") document.querySelector("#lab").height = window.told = data.height;
    });</script>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: host }));
  await page.goto(`${baseUrl}host.html`);
  const lab = page.frameLocator("#lab");
  await lab.locator("#revenue[data-phase='done']").waitFor({ timeout: 90_000 });
  assert.equal(await lab.locator(".header").isVisible(), false);
  await page.waitForFunction(() => window.told > 1000);
  const { scroll, client } = await lab.locator("html").evaluate((root) => ({ scroll: root.scrollHeight, client: root.clientHeight }));
  assert.ok(Math.abs(scroll - client) <= 2, `nothing is cut off: ${scroll} in ${client}`);
});

pageTest("a presentation shows each chart whole below the answer", { path: "?lang=es&present&preset=smb_saas", viewport: { width: 1280, height: 720 } }, async ({ page }) => {
  await finished(page, 90_000);
  const lower = (what) => page.locator(what).evaluate((one) => one.getBoundingClientRect().bottom);
  const lines = async () => [await page.locator('[data-testid="detail"]').isVisible(), await page.locator('[data-testid="headline"]').isVisible()];
  assert.ok(await lower("#revenue canvas") < 720, "down to its axis");
  assert.deepEqual(await lines(), [true, true]);
  for (const [step, chart] of [[3, "#weeks canvas"], [4, "#score canvas >> nth=1"], [6, "#map canvas"], [8, "#planner canvas"]]) {
    while (!(await page.locator(".stepper [role=status]").innerText()).startsWith(`${step + 1} /`)) await page.keyboard.press("ArrowRight");
    await page.locator(chart).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    const bottom = await lower(chart);
    assert.ok(bottom < 740, `${chart} ends at ${bottom}`);
    assert.deepEqual(await lines(), [false, true], "of the answer the headline is recalled");
  }
});

pageTest("a narrow frame opens its levers above the answer", { path: "?lang=en&embed&preset=micro", viewport: { width: 360, height: 740 } }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const top = (what) => page.locator(what).evaluate((one) => one.getBoundingClientRect().top + scrollY);
  assert.ok(await top("#open-levers") < 40, "first of all");
  assert.ok(await top("#answer") < 120, "and nothing empty below it");
  await page.locator("#open-levers").click();
  await page.locator("#field-leads_per_week-today").waitFor();
  assert.ok(await top("#levers") < await top("#answer"));
  await expectAxeClean(page);
  await page.locator("#close-levers").click();
  assert.equal(await page.locator("#levers").isVisible(), false);
});
