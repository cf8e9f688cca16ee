//! Draws the page behind every tab, in every width, theme and language that it is made for. Run by `cargo xtask screenshots`.

import { choose, finished } from "./lab.mjs";
import { browser, openPage, screenshot } from "./support.mjs";

const widths = { 360: 740, 1280: 800, 1920: 1080 };
const problems = [];

for (const [width, height] of Object.entries(widths)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const lang of ["es", "en"]) {
      const viewport = { width: Number(width), height };
      const context = await (await browser()).newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      // At home, as the suites are: a first visit's card would stand before what is to be seen.
      await context.addInitScript(() => globalThis.localStorage?.setItem("embudo.visited", "1"));
      const page = await openPage(context, `?lang=${lang}&preset=smb_saas&seed=7`, problems);
      await choose(page, 1000);
      await finished(page, 300_000);
      const tabs = await page.locator('[role="tab"]').evaluateAll((tabs) => tabs.map(({ id }) => id));
      for (const tab of tabs) {
        await page.locator(`#${tab}`).click();
        await page.locator("#tab-panel section.card h2").first().waitFor();
        await still(page);
        // What stands fixed in the window would else stand in the middle of the picture.
        await page.evaluate(() => {
          document.querySelector(".sheet-bar").style.position = "static";
          scrollTo(0, 0);
        });
        console.log(await screenshot(page, `${tab.replace("tab-", "")}-${width}-${colorScheme}-${lang}`));
      }
      await context.close();
    }
  }
}

/** These are for eyes, not for comparison: what is worked out between frames is waited for, but not for ever. */
async function still(page) {
  await page.locator('#weeks:not([data-phase="done"])').waitFor({ state: "detached", timeout: 120_000 });
  await page.locator('#tab-panel section[data-full="false"]').waitFor({ state: "detached", timeout: 300_000 });
  for (let [last, tries] = [null, 0]; tries < 40; tries += 1) {
    await page.waitForTimeout(250);
    const now = await page.evaluate(() => {
      const canvases = [...document.querySelectorAll("#tab-panel canvas")];
      return document.querySelector("#tab-panel").innerText + canvases.map((canvas) => canvas.toDataURL()).join();
    });
    if (now === last) return;
    last = now;
  }
}

await (await browser()).close();
problems.forEach((problem) => console.log(problem));
process.exitCode = problems.length === 0 ? 0 : 1;
