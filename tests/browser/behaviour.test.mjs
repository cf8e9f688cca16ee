//! What pay makes each team do: solved without the page standing still, said in words, read out by keys, with a table behind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { choose, finished, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const embudo = (args, input) => execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8" });
const said = (page, team, setup) => page.locator(`[data-testid="said-${team}-is-${setup}"]`).innerText();
const settled = (page) => page.locator('#behaviour[data-stale="false"]').waitFor({ timeout: 60_000 });

/** Chooses a plan for one setup. */
async function pay(page, setup, plan) {
  await openLevers(page);
  await page.locator(`#answer-pay_plan-${setup}`).selectOption({ label: plan });
  await settled(page);
}

pageTest("set by hand, behaviour stays and says so", { path: "?lang=en&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-behaviour").click();
  await settled(page);
  assert.match(await said(page, "marketing", "today"), /set by hand/);
  assert.match(await said(page, "sales", "proposal"), /set by hand/);
  // A lever of behaviour is shown as it is set.
  await openLevers(page);
  await type(page, "inflation", "today", "23");
  await settled(page);
  await page.locator("#behaviour-table summary").click();
  const row = page.locator("#behaviour-table tbody tr", { hasText: "Inflated points · Today" });
  await row.locator("td").getByText("23", { exact: true }).waitFor();
});

pageTest("paid, teams move as on the command line", { path: "?lang=en&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-behaviour").click();
  await pay(page, "today", "Each team for its own");
  await pay(page, "proposal", "Shared, with an agreement (SLA)");
  assert.match(await said(page, "marketing", "today"), /^Today · Marketing is paid per MQL: it /);
  assert.match(await said(page, "sales", "proposal"), /a commission on revenue and a share of the margin.*late.*\. So it /s);
  await page.locator("#behaviour-table summary").click();
  const row = page.locator("#behaviour-table tbody tr", { hasText: "Inflated points · Today" });
  await row.locator("td").first().waitFor();
  const cells = await row.locator("td").allInnerTexts();
  const report = JSON.parse(embudo(["run", "-", "--trials", "8", "--format", "json"], embudo(["preset", "micro", "--plan", "siloed,sla"])));
  assert.deepEqual(cells, report.scenarios[0].behaviour.map((period) => String(Math.round(period.inflation))));
  await page.locator("#dials-marketing").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.locator("#behaviour [aria-live]").getByText(/^Weeks 13 to 25\..*today .*the proposal/).waitFor({ state: "attached" });
  assert.match(await page.locator("#behaviour-marketing small").innerText(), /^Weeks 13 to 25$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#behaviour-marketing small").innerText(), "");
  await expectAxeClean(page);
});
