//! What unfolds on the page is fetched when it is first wanted. Where its code does not come that is said, and it can be
//! asked for again. Leaves to others: tabs (`tabs`), the workbook (`workbook`), what is kept (`keep`).

import assert from "node:assert/strict";
import { finished, openLevers } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const parts = {
  "a lever's note": {
    code: /split_notes\.wasm$/,
    want: (page) => page.locator("#about-leads_per_week").click(),
    place: "#note-leads_per_week",
    there: "[data-testid=evidence]",
  },
  "a question's note": {
    code: /split_notes\.wasm$/,
    want: (page) => page.locator("#about-gate").click(),
    place: "#note-gate",
    there: ".lever-note",
  },
  "what a search finds": {
    code: /split_notes\.wasm$/,
    want: (page) => page.locator("#find-lever").fill("threshold"),
    place: ".find",
    there: ".hits button",
  },
  "the table behind the chart": {
    code: /split_folded\.wasm$/,
    want: (page) => page.locator("#revenue-table summary").click(),
    place: "#revenue-table",
    there: "tbody tr",
  },
  "the list of changes": {
    code: /split_folded\.wasm$/,
    want: (page) => page.locator("#changes summary").click(),
    place: "#changes",
    there: "tbody tr",
  },
};
for (const [what, { code, want, place, there }] of Object.entries(parts)) {
  pageTest(`${what}: without its code that is said, and it comes when asked again`, {
    path: "?lang=en&preset=micro",
    prepare: (context) => context.route(code, (route) => route.abort()),
    expected: /split_|Failed to fetch/,
  }, async ({ page }) => {
    await finished(page);
    await openLevers(page);
    await want(page);
    const part = page.locator(place);
    await part.getByText("could not be loaded").waitFor();
    await expectAxeClean(page);
    await page.context().unroute(code);
    await part.getByRole("button", { name: "Try again" }).click();
    await part.locator(there).first().waitFor();
    assert.equal(await part.getByText("could not be loaded").count(), 0);
  });
}
