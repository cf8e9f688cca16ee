//! The revenue chart in each of its kinds: painted, read out by pointer and keys, with its own table behind.

import assert from "node:assert/strict";
import { choose, finished } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const painting = (page) => page.locator("#chart-area canvas").evaluate((canvas) => canvas.toDataURL());

async function show(page, kind) {
  const before = await painting(page);
  await page.locator(`#kind-${kind}`).click();
  await page.locator(`#revenue[data-kind="${kind}"]`).waitFor();
  if (kind === "histogram") return;
  await page.waitForFunction((before) => document.querySelector("#chart-area canvas").toDataURL() !== before, before);
}

const kinds = {
  cumulative: { readout: /^Up to .*Today · \d.*%\s*Proposal · \d.*%$/, spoken: /at most/, rows: /^Up to/ },
  dots: { readout: /^Up to .*Today · \d+ of 50\s*Proposal · \d+ of 50$/, spoken: /of 50, at most/, rows: /^P10/ },
  difference: { readout: /^−?€[\d,]+ – −?€[\d,]+ \d+%$/, spoken: /%\.$/, rows: /^P10/ },
};

for (const [kind, { readout, spoken, rows }] of Object.entries(kinds)) {
  pageTest(`the chart as ${kind}`, { path: "?lang=en&seed=7" }, async ({ page }) => {
    await choose(page, 1000);
    await finished(page);
    await show(page, kind);
    await page.locator("#chart-area").focus();
    await page.keyboard.press("ArrowRight");
    const read = page.locator('[data-testid="readout"]');
    assert.match(await read.innerText().then((text) => text.replaceAll("\n", " ")), readout);
    await page.locator("#chart-area [aria-live]").getByText(spoken).waitFor({ state: "attached" });
    await page.locator("#revenue-table summary").click();
    const first = page.locator("#revenue-table tbody th").first();
    assert.match(await first.innerText(), rows);
    await expectAxeClean(page);
    await page.reload();
    await finished(page);
    assert.equal(await page.locator("#revenue").getAttribute("data-kind"), kind, "the kind is kept");
  });
}

pageTest("fifty dots are counted as the years are", { path: "?lang=en&seed=7" }, async ({ page }) => {
  await choose(page, 10_000);
  await finished(page);
  await show(page, "dots");
  await page.locator("#chart-area").focus();
  await page.keyboard.press("ArrowRight");
  const dots = Number((await page.locator('[data-testid="readout"]').innerText()).match(/Today · (\d+) of 50/)[1]);
  await show(page, "cumulative");
  await page.locator("#chart-area").focus();
  await page.keyboard.press("ArrowRight");
  const share = Number((await page.locator('[data-testid="readout"]').innerText()).match(/Today · ([\d.]+)\s?%/)[1]);
  assert.ok(Math.abs(dots / 50 - share / 100) <= 0.02, `${dots} of 50, ${share} %`);
});
