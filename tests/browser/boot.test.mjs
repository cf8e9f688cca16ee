//! The start: of the page, of its workers, and what is said when either fails.

import assert from "node:assert/strict";
import { expectAxeClean, pageTest } from "./support.mjs";

pageTest("the page comes alive in a sub-folder, without a complaint", {}, async ({ page }) => {
  assert.notEqual((await page.locator("#app").innerText()).trim(), "");
  assert.equal(await page.locator("#boot-failed").isVisible(), false);
});

pageTest("a page that cannot start says so", {
  prepare: (context) => context.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 })),
  expected: /./,
}, async ({ page, problems }) => {
  assert.equal(await page.locator("#boot-failed").isVisible(), true);
  assert.match(await page.locator("#boot-failed pre").innerText(), /Error/);
  assert.notEqual(problems.length, 0);
  await expectAxeClean(page);
});

pageTest("a worker that cannot start says so", {}, async ({ page }) => {
  const reply = await page.evaluate(() => {
    // The smallest module there is: the app's script finds nothing in it to start.
    const module = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    const worker = globalThis.embudo.spawnWorker(module);
    return new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data)));
  });
  assert.equal(reply.kind, "boot-failed");
  assert.match(reply.message, /Error/);
});
