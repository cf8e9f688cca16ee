//! What stands behind tabs: chosen by pointer and keys, remembered, and said where its code cannot be fetched.

import assert from "node:assert/strict";
import { choose, finished } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const chosen = (page) => page.locator('[role="tab"][aria-selected="true"]').evaluateAll((tabs) => tabs.map((tab) => tab.id));

for (const [lang, colorScheme] of [["es", "dark"], ["en", "light"]]) {
  pageTest(`every tab opens and axe finds nothing, ${lang}, ${colorScheme}`, {
    path: `?lang=${lang}&preset=micro&seed=11`,
    colorScheme,
    timeout: 240_000,
  }, async ({ page }) => {
    await choose(page, 1000);
    await finished(page);
    const tabs = page.locator('[role="tab"]');
    const count = await tabs.count();
    assert.ok(count >= 4, `${count} tabs`);
    for (let index = 0; index < count; index += 1) {
      await tabs.nth(index).click();
      await page.locator("#tab-panel section.card h2").first().waitFor();
      const texts = await page.locator("#tab-panel section.card").allInnerTexts();
      assert.ok(texts.every((text) => text.trim().length > 40), texts.join());
      await expectAxeClean(page);
    }
  });
}

pageTest("tabs are walked by keys, and the last one is there after a reload", { path: "?lang=en&preset=micro" }, async ({ page }) => {
  await page.locator("#tab-funnel").focus();
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await chosen(page), ["tab-response"]);
  await page.locator("#response").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-response");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  const last = await page.locator('[role="tab"]').last().getAttribute("id");
  assert.deepEqual(await chosen(page), [last]);
  await page.keyboard.press("Home");
  await page.locator("#funnel").waitFor();
  await page.keyboard.press("ArrowRight");
  // What is still on its way would be broken off.
  await page.waitForLoadState("networkidle");
  await page.reload();
  await page.locator("#response").waitFor();
  assert.deepEqual(await chosen(page), ["tab-response"]);
});

pageTest("a tab whose code does not come says so, and tries again", {
  path: "?lang=en&preset=micro",
  prepare: (context) => context.route(/split_leads\.wasm$/, (route) => route.abort()),
  expected: /split_leads|Failed to fetch/,
}, async ({ page, problems }) => {
  await page.locator("#tab-leads").click();
  const again = page.locator("#tab-panel button");
  await again.waitFor();
  assert.match(await page.locator("#tab-panel").innerText(), /could not be loaded/);
  assert.notEqual(problems.length, 0);
  await expectAxeClean(page);
  await page.context().unroute(/split_leads\.wasm$/);
  await again.click();
  await page.locator("#leads").waitFor();
});
