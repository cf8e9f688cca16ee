//! What a browser may refuse or take away: its storage, its clipboard, the memory of a picture. It is said, and nothing
//! is lost. Leaves to others: bad files (`files`), bad links (`lab`), pictures that are not copied (`export`), workers
//! that die (`workers`).

import assert from "node:assert/strict";
import { choose, figures, finished, openLevers, type } from "./lab.mjs";
import { pageTest } from "./support.mjs";

const message = (page) => page.locator('[data-testid="message"]');

const storages = {
  "storage is forbidden": [/does not allow saving/, () => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
  }],
  "storage may not be written": [/does not allow saving/, () => {
    Storage.prototype.setItem = () => { throw new DOMException("no", "InvalidAccessError"); };
  }],
  "storage is full": [/no room to save the latest changes/, () => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  }],
};
for (const [what, [words, how]] of Object.entries(storages)) {
  pageTest(`${what}: it is said once, and the link keeps what was done`, {
    path: "?lang=en&seed=3",
    prepare: (context) => context.addInitScript(how),
  }, async ({ page, open }) => {
    await choose(page, 1000);
    await openLevers(page);
    await type(page, "deal_mean", "today", "30,000");
    await message(page).getByText(words).waitFor();
    const sent = await finished(page);
    await page.locator("#dismiss").click();
    await type(page, "deal_mean", "today", "31,000");
    await type(page, "deal_mean", "today", "30,000");
    assert.deepEqual(await finished(page), sent);
    assert.equal(await message(page).count(), 0, "once is enough");
    const hash = await page.evaluate(() => location.hash);
    assert.deepEqual(await finished(await open(`?lang=en${hash}`)), sent);
  });
}

pageTest("storage that fills up keeps what it had, and the file still saves", { path: "?lang=es&seed=3" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.waitForFunction(() => localStorage.getItem("embudo.document") !== null);
  await page.evaluate(() => {
    // To the brim, by halves.
    let text = "x".repeat(1 << 22);
    for (let piece = 0; text.length > 0; piece += 1) {
      try {
        localStorage.setItem(`brim-${piece}`, text);
      } catch {
        text = text.slice(0, text.length >> 1);
      }
    }
  });
  const kept = await page.evaluate(() => localStorage.getItem("embudo.document"));
  await openLevers(page);
  // More digits than stood there: what is longer does not fit.
  await type(page, "deal_mean", "today", "30.123,4567");
  await message(page).getByText("no tiene sitio para guardar").waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("embudo.document")), kept);
  await page.locator("#file-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
  assert.match(download.suggestedFilename(), /\.embudo\.json$/);
});

const mute = (context) => context.addInitScript(() => {
  Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
});
pageTest("a link that is not copied stands there to be copied by hand", { path: "?lang=en&seed=3", prepare: mute }, async ({ page }) => {
  await finished(page);
  await page.locator("#copy-link").click();
  await message(page).getByText("Copy the link by hand").waitFor();
  const link = await message(page).locator("input").inputValue();
  assert.match(link, /#\w/);
});

pageTest("a seed that is not copied is selected", { path: "?lang=en&seed=321", prepare: mute }, async ({ page }) => {
  await finished(page);
  await page.locator("#copy-seed").click();
  await message(page).getByText("The seed is selected").waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString()), "321");
});

/** The picture once it stands still: some are painted in several goes. */
async function settled(page, place) {
  const canvas = page.locator(`${place} canvas`).first();
  for (let last = null; ; await page.waitForTimeout(400)) {
    const drawn = await canvas.evaluate((canvas) => {
      const empty = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
      return canvas.toDataURL() !== empty.toDataURL() && canvas.toDataURL();
    });
    if (drawn && drawn === last) return drawn;
    last = drawn;
  }
}

pageTest("pictures that the browser dropped come back by themselves", { path: "?lang=en&preset=micro&seed=3" }, async ({ page }) => {
  await choose(page, 1000);
  const before = await finished(page);
  for (const [tab, place] of [["funnel", "#revenue"], ["score", "#tab-panel"], ["map", "#tab-panel"]]) {
    await page.locator(`#tab-${tab}`).click();
    await page.locator(`${place} canvas`).first().waitFor();
    const drawn = await settled(page, place);
    await page.locator(`${place} canvas`).first().evaluate((canvas) => {
      // What a lost canvas is when the browser gives it back: empty, and told so.
      canvas.dispatchEvent(new Event("contextlost"));
      canvas.width += 0;
      canvas.dispatchEvent(new Event("contextrestored"));
    });
    await page.waitForFunction(
      ([place, drawn]) => document.querySelector(`${place} canvas`).toDataURL() === drawn, [place, drawn],
    );
  }
  assert.deepEqual(await figures(page), before);
});
