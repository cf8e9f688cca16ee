//! What everybody does, in Firefox and in WebKitGTK: load the page, move a lever, look behind the tabs, save, open. The
//! figures are the command line's, to the last digit of each trial. Leaves to others: everything else (`../`, in Chromium).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { programs } from "./start.mjs";
import { Visitor } from "./visitor.mjs";

const url = process.env.EMBUDO_URL;
const LEVER = "#slider-leads_per_week-today";
const RIGHT = "\ue014";

const embudo = (args, input) =>
  execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });

/** The means of both setups, by the command line. */
function run(document) {
  const answer = embudo(["run", "-", "--trials", "1000", "--seed", "11", "--format", "json"], document);
  return JSON.parse(answer).scenarios.map(({ outputs }) => outputs.revenue.mean);
}

/** Waits until every trial of another run than the one that is known is in, and tells both means. */
async function finished(visitor, known = []) {
  const means = await visitor.until((known) => {
    const { meanToday, meanProposal, phase, source, trials } = document.querySelector("#revenue").dataset;
    const means = [Number(meanToday), Number(meanProposal)];
    const done = phase === "done" && source === "simulated" && trials === "1000";
    return done && means.join() !== known.join() && means;
  }, known);
  return means;
}

/** Opens the page at a small run, so that the test spends its time on the page and not on years. */
async function opened(visitor, query) {
  await visitor.open(url + query);
  await visitor.click("#trials option[value='1000']");
  return finished(visitor);
}

/** Waits until each canvas below `place` is painted: ink, and in more shades than one. */
function painted(visitor, place) {
  return visitor.until((place) => {
    const canvases = [...document.querySelectorAll(`${place} canvas`)];
    return canvases.every((canvas) => {
      const { width, height } = canvas;
      const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
      return width > 100 && new Set(pixels.filter((pixel) => pixel !== 0)).size > 8;
    });
  }, place);
}

const picture = (visitor) => visitor.run(() => document.querySelector("#revenue canvas").toDataURL());

for (const [name, program] of Object.entries(programs)) {
  // `cargo xtask` has said why it is missing, or has failed.
  if (!program) continue;

  let arriving;
  const journey = (what, act) =>
    test(`${name}: ${what}`, { timeout: 240_000 }, async () => {
      const visitor = await (arriving ??= Visitor.arrive(name));
      await act(visitor);
      assert.deepEqual(await visitor.problems(), [], "the page complained");
    });
  after(async () => (await arriving)?.close());

  journey("it loads, and its figures are the command line's", async (visitor) => {
    const means = await opened(visitor, "?lang=en&preset=micro&seed=11");
    assert.deepEqual(means, run(embudo(["preset", "micro"])));
    await painted(visitor, "#revenue");
    // The card that receives a first visit would stand before what is pressed later.
    await visitor.click("#visit-skip");
    const words = await visitor.run(() => document.querySelector('[data-testid="headline"]').innerText);
    assert.match(words, /€/);
  });

  journey("a lever moves, and the picture follows", async (visitor) => {
    const before = await opened(visitor, "?lang=es&preset=micro&seed=11");
    await painted(visitor, "#revenue");
    const drawn = await picture(visitor);
    await visitor.write(LEVER, RIGHT.repeat(5));
    const means = await finished(visitor, before);
    assert.notEqual(means[0], before[0]);
    await visitor.until((drawn) => document.querySelector("#revenue canvas").toDataURL() !== drawn, drawn);
    await painted(visitor, "#revenue");
  });

  journey("every tab opens and is painted", async (visitor) => {
    await opened(visitor, "?lang=en&preset=micro&seed=11");
    const tabs = await visitor.run(() => [...document.querySelectorAll('[role="tab"]')].map(({ id }) => id));
    assert.ok(tabs.length >= 9, tabs.join());
    for (const tab of tabs) {
      await visitor.click(`#${tab}`);
      await visitor.until((tab) => document.getElementById(tab).ariaSelected === "true", tab);
      await visitor.until(() => document.querySelector("#tab-panel section.card")?.innerText.length > 40);
      await painted(visitor, "#tab-panel");
    }
  });

  journey("what is saved can be opened, and is the command line's", async (visitor) => {
    const before = await opened(visitor, "?lang=en&preset=micro&seed=11");
    await visitor.write(LEVER, RIGHT.repeat(3));
    const sent = await finished(visitor, before);
    await visitor.click("#file-menu > summary");
    const file = await visitor.download(() => visitor.click("#save-file"));
    const document = readFileSync(file, "utf8");
    assert.deepEqual(JSON.parse(document).results.revenue.map(({ mean }) => mean), sent);
    assert.deepEqual(run(document), sent);
    await visitor.click("#file-menu > summary");
    const table = readFileSync(await visitor.download(() => visitor.click("#export-trials")), "utf8");
    assert.ok(table === embudo(["run", file, "--format", "csv", "--per-trial"]), "the same rows");

    await visitor.run(() => localStorage.removeItem("embudo.document"));
    assert.notDeepEqual(await opened(visitor, "?lang=en&preset=micro&seed=12"), sent);
    await visitor.write("#file-field", file);
    await visitor.until(() => document.querySelector("#revenue").dataset.seed === "11");
    assert.deepEqual(await finished(visitor), sent);
    await visitor.until(() => /give the same figures again/.test(document.querySelector('[data-testid="message"]').innerText));
  });
}
