//! Workers in the released page: the same numbers whoever computes them, and whatever becomes of a worker.
//! Leaves to others: each failure by itself (`wasm_pool`), mixtures of failures (`job_schedule`).

import assert from "node:assert/strict";
import { choose, finished, openLevers, type, workersMemory } from "./lab.mjs";
import { pageTest } from "./support.mjs";

/** The warnings of the pool, on losing a worker, and what the test throws itself. */
const lost = /a worker is lost|as the test wants it/;

async function done(page) {
  await page.locator("#pause").getByText("Done").waitFor({ timeout: 120_000 });
}

/** All that is shown of the results. */
async function shown(page) {
  await done(page);
  return page.locator("#stage").innerText();
}

/** Waits until some years are simulated but not all. */
async function underWay(page) {
  await page.waitForFunction(() => {
    const progress = document.querySelector("#run progress");
    return progress.value > 0 && progress.value < progress.max;
  });
}

/** A worker in an endless loop takes its time to die. */
async function expectWorkers(page, count) {
  for (let tries = 0; page.workers().length !== count && tries < 100; tries += 1) await page.waitForTimeout(100);
  assert.equal(page.workers().length, count);
}

async function reference(open) {
  const page = await open("?lang=en&seed=7&workers=2");
  const text = await shown(page);
  await page.close();
  return text;
}

pageTest("workers start with the page", { path: "?lang=en&workers=3" }, async ({ page }) => {
  await done(page);
  assert.equal(page.workers().length, 3);
});

pageTest("without workers the page comes to the same", { path: "?lang=en&seed=7&workers=0" }, async ({ page, open }) => {
  const text = await shown(page);
  assert.equal(page.workers().length, 0);
  assert.equal(text, await reference(open));
});

pageTest("a crashed worker is replaced, and nothing is missing", {
  path: "?lang=en&seed=7&workers=2",
  expected: lost,
}, async ({ page, open }) => {
  await underWay(page);
  const [worker] = page.workers();
  const replaced = page.waitForEvent("worker");
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("as the test wants it");
    });
  });
  await replaced;
  const text = await shown(page);
  await expectWorkers(page, 2);
  assert.equal(text, await reference(open));
});

pageTest("a hung worker is replaced, and nothing is missing", {
  path: "?lang=en&seed=7&workers=2",
}, async ({ page, open }) => {
  await underWay(page);
  const [worker] = page.workers();
  const replaced = page.waitForEvent("worker", { timeout: 60_000 });
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await replaced;
  const text = await shown(page);
  await expectWorkers(page, 2);
  assert.equal(text, await reference(open));
});

pageTest("where workers cannot start, the page computes and says so", {
  path: "?lang=en&seed=7&workers=2",
  prepare: (context) => context.route(/\/worker\.js/, (route) => route.fulfill({ status: 404 })),
  expected: /a worker is lost|worker\.js|404/,
}, async ({ page }) => {
  await page.getByTestId("message").getByText("trials run in the page itself").waitFor();
  await done(page);
  assert.equal(page.workers().length, 0);
});

for (const workers of [2, 0]) {
  pageTest(`an engine that cannot be fetched is asked for again, with ${workers} workers`, {
    path: `?lang=en&seed=7&preset=micro&workers=${workers}`,
    prepare: (context) => context.route(/split_engine\.wasm$/, (route) => route.abort()),
    expected: /Failed to fetch|ERR_FAILED|CompileError|TypeError/,
  }, async ({ page, open }) => {
    await choose(page, 1000);
    // Plain years need nothing of it.
    await done(page);
    await openLevers(page);
    await page.locator("#open-plan").evaluate((details) => (details.open = true));
    await page.locator("#answer-pay_plan-today").selectOption("1");
    await page.getByText("The part that computes this could not be loaded.").waitFor();
    await page.context().unroute(/split_engine\.wasm$/);
    await type(page, "leads_per_week", "today", "30");
    const text = await shown(page);
    assert.equal(page.workers().length, workers);

    const other = await open(`${new URL(page.url()).search.replace(/workers=\d/, "workers=1")}${new URL(page.url()).hash}`);
    await finished(other);
    assert.equal(await shown(other), text);
  });
}

/** What a worker may hold, whatever it has simulated: eight of them must fit beside everything else on a phone. */
const MOST_MEMORY = 64 * 2 ** 20;

for (const [what, preset, leads, trials] of [
  // Cheap years come in the largest batches, big companies need the largest cohorts.
  ["a hundred thousand small years", "micro", "1", 100_000],
  ["the largest company", "enterprise", null, 1000],
]) {
  pageTest(`a worker stays small: ${what}`, { path: `?lang=en&seed=7&workers=1&preset=${preset}` }, async ({ page }) => {
    await choose(page, trials);
    if (leads) {
      await page.locator("#field-leads_per_week-today").waitFor();
      await type(page, "leads_per_week", "today", leads);
    }
    await finished(page, 110_000);
    for (const bytes of await workersMemory(page)) assert.ok(bytes < MOST_MEMORY, `${bytes} bytes`);
  });
}
