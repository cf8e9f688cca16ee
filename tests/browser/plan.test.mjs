//! The pay plan in words: sentences made from the numbers, the numbers typed in them, sentences added and dropped.

import assert from "node:assert/strict";
import { choose, openLevers } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const open = async (page) => {
  await page.locator("#open-plan").evaluate((details) => (details.open = true));
  await page.locator("#plan-in-words").waitFor();
};
const said = (page, lever, setup) => page.locator(`#said-${lever}-${setup}`);
/** A sentence as it is read, with the numbers that stand in it. */
const sentence = (page, lever, setup) => page.locator(`#clause-${lever}-${setup} .saying`).evaluate((saying) =>
  [...saying.childNodes].map((node) => node.value ?? node.textContent).join("").replaceAll("\u00a0", " "));

pageTest("a plan is read and changed in sentences", { path: "?lang=es&preset=smb_saas" }, async ({ page }) => {
  await choose(page, 1000);
  await openLevers(page);
  await open(page);
  assert.equal(await page.locator("#plan-in-words li").count(), 0);
  assert.equal(await page.getByText("Nadie cobra por resultados: solo sueldo.").count(), 2);
  await page.locator("#answer-pay_plan-today").selectOption("1");
  await page.locator("#clause-marketing_per_mql-today").waitFor();
  assert.match(await sentence(page, "marketing_per_mql", "today"), /^Marketing cobra [\d.,]+ € por cada lead que pasa a ventas\.$/);
  assert.match(await sentence(page, "sales_revenue_share", "today"), /^Ventas cobra el [\d.,]+ % de cada venta\.$/);

  await said(page, "sales_revenue_share", "today").fill("8,5");
  await said(page, "sales_revenue_share", "today").blur();
  assert.equal(await page.locator("#field-sales_revenue_share-today").inputValue(), "8,5");
  assert.equal(await page.locator("#field-sales_revenue_share-proposal").inputValue(), "0");
  await page.locator("#add-to-plan-today").selectOption("revenue_quota");
  await page.waitForFunction(() => document.activeElement.id === "said-revenue_quota-today");
  await said(page, "accelerator", "today").fill("1");
  await said(page, "accelerator", "today").blur();
  assert.match(await sentence(page, "revenue_quota", "today"), /Más allá, ventas pasa del 8,5 % al 17 %\.$/);

  await said(page, "sales_revenue_share", "today").fill("120");
  await said(page, "sales_revenue_share", "today").blur();
  await page.locator("#error-said-sales_revenue_share-today").getByText("Como máximo, 100").waitFor();
  await expectAxeClean(page);
  await said(page, "sales_revenue_share", "today").press("Escape");
  assert.equal(await said(page, "sales_revenue_share", "today").inputValue(), "8,5");

  // A number on its way through nothing does not take the sentence away.
  await said(page, "marketing_per_mql", "today").fill("0");
  await said(page, "marketing_per_mql", "today").fill("0,75");
  await said(page, "marketing_per_mql", "today").blur();
  assert.equal(await said(page, "marketing_per_mql", "today").inputValue(), "0,75");
  await said(page, "marketing_per_mql", "today").fill("0");
  await page.locator("#add-to-plan-today").focus();
  await page.locator("#clause-marketing_per_mql-today").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "add-to-plan-today");
  await page.locator("#drop-sales_revenue_share-today").click();
  assert.match(await sentence(page, "revenue_quota", "today"), /nadie cobra una parte de los ingresos\.$/);
  await page.locator("#undo").click();
  await page.locator("#clause-sales_revenue_share-today").waitFor();

  await page.locator("#language").click();
  await page.locator("#plan-in-words").getByText("Sales earns").first().waitFor();
  assert.match(await sentence(page, "sales_revenue_share", "today"), /^Sales earns 8\.5% of each deal\.$/);
  await page.locator("#lock-sales_revenue_share").click();
  assert.ok(!(await said(page, "sales_revenue_share", "today").isEditable()));
  assert.ok(await page.locator("#drop-sales_revenue_share-today").isDisabled());
});

pageTest("the fullest plan is said on a phone", { path: "?lang=en&preset=micro", viewport: { width: 360, height: 780 } }, async ({ page }) => {
  await choose(page, 1000);
  await page.locator("#open-levers").click();
  await openLevers(page);
  await page.locator("#answer-pay_plan-proposal").selectOption("5");
  await open(page);
  for (const lever of ["sla_fine", "clawback", "low_score_extra", "report_clause"]) {
    await page.locator(`#clause-${lever}-proposal`).waitFor();
  }
  assert.match(await sentence(page, "sla_fine", "proposal"), /^Sales loses €[\d.,]+ for each lead not answered in time\. The deadline is 2 h; /);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await expectAxeClean(page);
});
