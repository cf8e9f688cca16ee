//! Evidence cards: fetched when asked for, in both languages; said in words where they cannot be had.

import assert from "node:assert/strict";
import { finished, openLevers } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const card = (page, lever) => page.locator(`#note-${lever} [data-testid="evidence"]`);

pageTest("a lever says where its value comes from", { path: "?lang=en" }, async ({ page }) => {
  await finished(page);
  await openLevers(page);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("evidence.json")).length);
  assert.equal(asked, 0, "not fetched before somebody asks");
  await page.locator("#about-fit_share").click();
  await card(page, "fit_share").getByText("Sources:").waitFor();
  await page.locator("#about-decay").click();
  await card(page, "decay").getByText("Sources:").waitFor();
  await page.locator("#lang-es").click();
  await card(page, "fit_share").getByText("Fuentes:").waitFor();
  await expectAxeClean(page);
});

pageTest(
  "evidence that cannot be fetched is said, and asked for again",
  { path: "?lang=en", expected: /evidence\.json|ERR_FAILED/ },
  async ({ page }) => {
    await finished(page);
    await openLevers(page);
    await page.route("**/evidence.json", (route) => route.abort());
    await page.locator("#about-fit_share").click();
    await card(page, "fit_share").getByText("could not be loaded").waitFor();
    await page.unroute("**/evidence.json");
    await page.locator("#about-fit_share").click();
    await page.locator("#about-fit_share").click();
    await card(page, "fit_share").getByText("Sources:").waitFor();
  },
);
