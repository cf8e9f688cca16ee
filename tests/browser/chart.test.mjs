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

for (const width of [360, 1280]) {
  pageTest(`the bow-tie is walked through from lead to customer, ${width} wide`, {
    path: "?lang=en&seed=7&preset=micro", viewport: { width, height: 800 },
  }, async ({ page }) => {
    await choose(page, 1000);
    await finished(page);
    await page.locator("#bowtie-chart").focus();
    const read = page.locator('#bowtie [data-testid="readout"]');
    await page.keyboard.press("Home");
    await read.getByText("Leads", { exact: true }).waitFor();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
    const words = (await read.innerText()).replaceAll("\n", " ");
    assert.match(words, /SQL.*Today · [\d.,]+ \(\d+% of the stage before\).*Proposal · .*Lost before it: “Rejected: no budget” [\d.,]+ today/);
    await page.keyboard.press("End");
    await read.getByText("And expansions").waitFor();
    await page.keyboard.press("Escape");
    await read.waitFor({ state: "detached" });
    await page.locator("#bowtie-chart canvas").hover({ position: width === 360 ? { x: 150, y: 30 } : { x: 30, y: 150 } });
    await read.getByText("Leads", { exact: true }).waitFor();
    await page.mouse.move(0, 0);
    await page.locator("#bowtie-table > summary").click();
    await page.locator("#bowtie-table tbody th").last().waitFor();
    const names = await page.locator("#bowtie-table tbody th").allInnerTexts();
    assert.equal(names.length, 10 + 13, "ten stages and what is lost before them");
    await expectAxeClean(page);
    const { scroll, client } = await page.locator("html").evaluate((root) => ({ scroll: root.scrollWidth, client: root.clientWidth }));
    assert.ok(scroll <= client, "nothing is wider than the page");
  });
}
