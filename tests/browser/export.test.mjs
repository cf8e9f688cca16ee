//! The chart leaves the page: as a drawing and as a picture, in each kind, in light colours, and onto the clipboard.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choose, finished, headline, openLevers, type } from "./lab.mjs";
import { expectAxeClean, pageTest } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "embudo-"));

async function exported(page, item) {
  await page.locator("#chart-menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(item).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** What a browser makes of the file as XML, and what all its texts say. */
function drawn(page, text) {
  return page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const say = (name) => root.querySelector(name)?.textContent;
    const box = root.viewBox.baseVal;
    const boxes = [...root.querySelectorAll("text")].map((one) => [Number(one.getAttribute("x")), one.textContent]);
    return {
      name: root.localName,
      title: say("title"),
      desc: say("desc"),
      words: boxes.map(([, words]) => words),
      inside: boxes.every(([x]) => x >= 0 && x <= box.width),
      background: root.querySelector("rect").getAttribute("fill"),
      shapes: root.querySelectorAll("rect, polyline, polygon, circle").length,
      size: [box.width, box.height],
    };
  }, text);
}

const message = (page) => page.locator('[data-testid="message"]');
const plain = (text) => text.replaceAll("\u00a0", " ");

for (const [kind, least] of [["histogram", 60], ["cumulative", 20], ["dots", 300], ["difference", 30]]) {
  const dark = { path: "?lang=en&seed=7&theme=dark", viewport: { width: 400, height: 800 } };
  pageTest(`the ${kind} as a drawing and as a picture`, dark, async ({ page }) => {
    await choose(page, 1000);
    await finished(page);
    await page.locator(`#kind-${kind}`).click();
    await page.locator(`#revenue[data-kind="${kind}"]`).waitFor();
    const file = await exported(page, "#chart-menu-svg");
    assert.match(file, new RegExp(`embudo-.*-7-${kind}\\.svg$`));
    await message(page).getByText("File saved").waitFor();
    const svg = await drawn(page, readFileSync(file, "utf8"));
    assert.equal(svg.name, "svg", "it is well-formed");
    assert.equal(plain(svg.title), plain(await headline(page)), "the answer is its title");
    assert.match(svg.desc, /median|difference/i);
    const words = plain(svg.words.join("\n"));
    assert.match(words, /1,000 years of each setup.* · seed 7 · engine \d/);
    assert.match(words, /assumed, not measured/);
    assert.match(words, /Revenue of the year · /);
    assert.ok(svg.inside && svg.shapes >= least, `${svg.shapes} shapes`);
    assert.equal(svg.background, "#ffffff", "light, though the page is dark");
    const png = readFileSync(await exported(page, "#chart-menu-png"));
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.deepEqual(size, svg.size.map((length) => Math.round(length * 2)), "twice the drawing");
    assert.ok(png.length > 20_000, `${png.length} bytes`);
  });
}

pageTest("the chart's menu by keys, in Spanish", { path: "?lang=es&seed=7" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#chart-menu > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#chart-menu").getByText("Guardar como SVG").waitFor();
  await expectAxeClean(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#chart-menu-svg").isVisible(), false);
  assert.ok(await page.locator("#chart-menu > summary").evaluate((summary) => summary === document.activeElement));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.svg$/);
});

const allowed = { path: "?lang=en&seed=7", permissions: ["clipboard-read", "clipboard-write"] };
pageTest("a copied picture can be pasted", allowed, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#chart-menu > summary").click();
  await page.locator("#chart-menu-copy").click();
  await message(page).getByText("Image copied").waitFor();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width, height } = await createImageBitmap(await item.getType("image/png"));
    return [width, height];
  });
  assert.equal(size[0], 1920);
});

const without = (how) => (context) => context.addInitScript(how);
const refusals = {
  "the browser has no clipboard": () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
  "it copies texts only": () => delete globalThis.ClipboardItem,
  "it says no": () => {
    Clipboard.prototype.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  },
};
for (const [why, how] of Object.entries(refusals)) {
  pageTest(`a picture that is not copied is told: ${why}`, { path: "?lang=es&seed=7", prepare: without(how) }, async ({ page }) => {
    await choose(page, 1000);
    await finished(page);
    await page.locator("#chart-menu > summary").click();
    await page.locator("#chart-menu-copy").click();
    await message(page).getByText("no ha dejado copiar la imagen. Guárdala como PNG o SVG").waitFor();
  });
}

const unmade = without(() => {
  HTMLCanvasElement.prototype.toBlob = function (give) { give(null); };
});
pageTest("a picture that cannot be made is told", { path: "?lang=en&seed=7", prepare: unmade }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#chart-menu > summary").click();
  await page.locator("#chart-menu-png").click();
  await message(page).getByText("could not turn the chart into a PNG. Save it as SVG.").waitFor();
});

const weekly = { path: "?lang=en&seed=7&theme=dark&preset=micro", viewport: { width: 400, height: 800 } };
pageTest("the year week by week as a drawing and as a picture", weekly, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-weeks").click();
  await page.locator('#weeks[data-phase="done"]').waitFor({ timeout: 90_000 });
  await page.locator("#weeks-singles").click();
  const files = {};
  for (const way of ["svg", "png"]) {
    await page.locator("#weeks-menu > summary").click();
    if (way === "svg") await expectAxeClean(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#weeks-menu-${way}`).click()]);
    assert.equal(download.suggestedFilename(), `embudo-micro-7-bookings.${way}`);
    files[way] = join(folder, download.suggestedFilename());
    await download.saveAs(files[way]);
  }
  const svg = await drawn(page, readFileSync(files.svg, "utf8"));
  assert.equal(plain(svg.title), plain(await page.locator("#weeks-answer").innerText()));
  assert.match(plain(svg.words.join("\n")), /years of each setup.* · seed 7 · engine \d/);
  assert.ok(svg.inside && svg.shapes >= 20, `${svg.shapes} shapes`);
  assert.equal(svg.background, "#ffffff");
  const png = readFileSync(files.png);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], svg.size.map((length) => Math.round(length * 2)));
});

/** Each panel's chart as it leaves the page: its tab, when it is there, the words that must stand in it, the least shapes. */
const panels = [
  ["funnel", "#bowtie-menu", /years of each setup.*seed 7[^]*Gone live|Gone live[^]*seed 7/, 20],
  ["response", "#response .clock", /years of each setup.*seed 7[^]*Deadline/, 10],
  ["score", "#score .told", /computed with the model's formulas, not simulated[^]*threshold/, 80],
  ["behaviour", "#behaviour .told", /computed with the model's formulas, not simulated[^]*Sales/, 60],
  ["map", '#map[data-full="true"]', /Map · |reps/, 80],
];
const phone = { path: "?lang=en&seed=7&theme=dark&preset=micro", viewport: { width: 400, height: 800 } };
pageTest("every panel's chart as a drawing and as a picture", phone, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  for (const [tab, there, says, least] of panels) {
    await page.locator(`#tab-${tab}`).click();
    await page.locator(there).first().waitFor({ timeout: 60_000 });
    const files = {};
    for (const way of ["svg", "png"]) {
      const menu = tab === "funnel" ? "bowtie" : tab;
      await page.locator(`#${menu}-menu > summary`).click();
      if (way === "svg") await expectAxeClean(page);
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#${menu}-menu-${way}`).click()]);
      assert.match(download.suggestedFilename(), new RegExp(`^embudo-micro-7-${tab}.*\\.${way}$`));
      files[way] = join(folder, download.suggestedFilename());
      await download.saveAs(files[way]);
    }
    const svg = await drawn(page, readFileSync(files.svg, "utf8"));
    const words = plain([...svg.words, svg.desc].join("\n"));
    assert.match(words, says, tab);
    if (tab !== "map") assert.match(words, /Today[^]*Proposal/, `${tab} names both setups`);
    assert.ok(svg.title.length > 4 && svg.desc.length > 60, `${tab}: ${svg.title}`);
    assert.ok(svg.inside && svg.shapes >= least, `${tab}: ${svg.shapes} shapes`);
    assert.equal(svg.background, "#ffffff", `${tab}: light, though the page is dark`);
    const png = readFileSync(files.png);
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.deepEqual(size, svg.size.map((length) => Math.round(length * 2)), `${tab}: twice the drawing`);
  }
});

/** Nothing that was sent to a worker, or to the page itself between two slices of work, arrives while the page is held. */
const holding = (context) => context.addInitScript(() => {
  const waiting = [];
  for (const { prototype } of [Worker, MessagePort]) {
    const send = prototype.postMessage;
    prototype.postMessage = function (...message) {
      if (globalThis.isHeld) waiting.push(() => send.apply(this, message));
      else send.apply(this, message);
    };
  }
  globalThis.letGo = () => {
    globalThis.isHeld = false;
    waiting.splice(0).forEach((send) => send());
  };
});

/** Panels that are worked out after the run, and what says that all of it is there and of these levers. */
const workedOut = {
  score: '#score[data-stale="false"]',
  behaviour: '#behaviour[data-stale="false"]',
  map: '#map[data-stale="false"][data-full="true"]',
  drivers: '#drivers[data-stale="false"][data-full="true"]',
  planner: '#planner[data-stale="false"][data-full="true"]',
};
for (const [tab, whole] of Object.entries(workedOut)) {
  const visit = { path: "?lang=en&seed=7&preset=micro", prepare: holding, timeout: 400_000 };
  pageTest(`what is half computed is not handed out: ${tab}`, visit, async ({ page }) => {
    const given = [];
    page.on("download", (download) => given.push(download.suggestedFilename()));
    const ask = async (answer) => {
      await page.locator(`#${tab}-menu > summary`).click();
      await page.locator(`#${tab}-menu-svg`).click();
      await message(page).getByText(answer).waitFor();
      await page.locator("#dismiss").click();
    };
    const refused = async () => {
      const before = given.length;
      await ask("It is being computed: ask again in a moment.");
      await page.waitForTimeout(500);
      assert.equal(given.length, before);
      assert.equal(await page.locator(whole).count(), 0, "it was half computed all the while");
    };
    const handedOut = async () => {
      await page.evaluate(() => globalThis.letGo());
      await page.locator(whole).waitFor({ timeout: 150_000 });
      const coming = page.waitForEvent("download");
      await ask("File saved");
      await coming;
    };
    const hold = () => page.evaluate(() => { globalThis.isHeld = true; });
    await choose(page, 1000);
    await finished(page);
    await openLevers(page);
    // Frozen people are known at once: these two are slow only where people answer to their pay.
    if (["score", "behaviour"].includes(tab)) await page.locator("#answer-conduct-proposal").selectOption({ index: 1 });
    await finished(page);
    await hold();
    await page.locator(`#tab-${tab}`).click();
    await page.locator(`#${tab}`).waitFor();
    await refused();
    await handedOut();
    await hold();
    await type(page, "attempts", "proposal", "2");
    await refused();
    await handedOut();
    assert.equal(given.length, 2);
  });
}
