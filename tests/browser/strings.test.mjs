//! The page with longer, doubled and hostile texts: there is room for them, and none becomes markup. Twice the text on a
//! phone is more than any language takes, and a hostile one is a single word: of these only what they must not do is asked.

import assert from "node:assert/strict";
import { choose, finished } from "./lab.mjs";
import { pageTest } from "./support.mjs";

for (const [probe, mark] of [["long", "xxxx"], ["double", /^(.+) \1$/], ["xss", "onerror"]]) {
  for (const width of [360, 1280]) {
    pageTest(`texts are ${probe} at ${width} pixels`, {
      path: `?lang=es&preset=micro&stringTest=${probe}`,
      viewport: { width, height: 800 },
    }, async ({ page }) => {
      await page.locator("#trials").waitFor();
      await choose(page, 1000);
      await finished(page);
      const tabs = page.locator('[role="tab"]');
      const names = await tabs.allInnerTexts();
      assert.ok(names.length >= 4 && names.every((name) => (mark instanceof RegExp ? mark.test(name) : name.includes(mark))), names.join());
      for (let index = 0; index < names.length; index += 1) {
        await tabs.nth(index).click();
        await page.locator("#tab-panel section.card h2").first().waitFor();
        const { inner, scroll, images } = await page.evaluate(() => ({
          inner: document.documentElement.clientWidth,
          scroll: document.documentElement.scrollWidth,
          images: document.querySelectorAll("#app img, #app [onerror]").length,
        }));
        const mustFit = probe === "long" || (probe === "double" && width > 1000);
        assert.ok(scroll <= inner || !mustFit, `${names[index]}: ${scroll} wide in ${inner}`);
        assert.equal(images, 0);
      }
    });
  }
}
