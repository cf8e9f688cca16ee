//! Draws the page in every width, theme and language that it is made for. Run by `cargo xtask screenshots`.

import { browser, openPage, screenshot } from "./support.mjs";

const widths = { 360: 740, 1280: 800, 1920: 1080 };
const problems = [];

for (const [width, height] of Object.entries(widths)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const lang of ["es", "en"]) {
      const viewport = { width: Number(width), height };
      const context = await (await browser()).newContext({ viewport, colorScheme });
      const page = await openPage(context, `?lang=${lang}`, problems);
      // Time for the first results to settle: these are for eyes, not for comparison.
      await page.waitForTimeout(1500);
      console.log(await screenshot(page, `${width}-${colorScheme}-${lang}`));
      await context.close();
    }
  }
}

await (await browser()).close();
problems.forEach((problem) => console.log(problem));
process.exitCode = problems.length === 0 ? 0 : 1;
