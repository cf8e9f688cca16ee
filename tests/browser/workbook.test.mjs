//! The workbook from the page: fetched only when it is asked for, with what is on screen in it, and what it lacks said.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { choose, finished } from "./lab.mjs";
import { pageTest } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "embudo-"));
const message = (page) => page.locator('[data-testid="message"]');

async function ask(page) {
  await page.locator("#file-menu > summary").click();
  await page.locator("#export-workbook").click();
}

async function workbook(page) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), ask(page)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: readFileSync(path) };
}

/** The files of a ZIP archive by name: its directory stands at its end. */
function unpacked(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, note, home] =
      [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28),
        bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = home + 30 + bytes.readUInt16LE(home + 26) + bytes.readUInt16LE(home + 28);
    const data = bytes.subarray(start, start + size);
    files[bytes.toString("utf8", at + 46, at + 46 + name)] = (method === 0 ? data : inflateRawSync(data)).toString("utf8");
    at += 46 + name + extra + note;
  }
  return files;
}

/** Rows of cells: numbers and texts. */
function sheet(files, number) {
  const shared = [...files["xl/sharedStrings.xml"].matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>/g)].map(([, text]) => text);
  const rows = [...files[`xl/worksheets/sheet${number}.xml`].matchAll(/<row [^>]*>([^]*?)<\/row>/g)];
  const value = ([, attributes, value]) => attributes.includes('t="s"') ? shared[Number(value)] : Number(value);
  return rows.map(([, cells]) => [...cells.matchAll(/<c ([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(value));
}

pageTest("the workbook holds what is on screen, and weighs nothing before it is asked for", {
  path: "?lang=en&seed=7&preset=micro",
}, async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await choose(page, 1000);
  await finished(page);
  await page.waitForTimeout(2000);
  assert.ok(!fetched.some((url) => url.includes("workbook")), "not asked for");
  const { name, bytes } = await workbook(page);
  assert.ok(fetched.some((url) => url.includes("workbook")), "it is a file of its own");
  assert.equal(name, "embudo-micro-7.xlsx");
  await message(page).getByText("File saved").waitFor();
  const files = unpacked(bytes);
  const names = [...files["xl/workbook.xml"].matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  assert.deepEqual(names, ["Inputs", "Channels and signals", "Results", "Indicators", "Weeks", "Assumptions and sources"]);
  const shown = await page.locator("#revenue").evaluate(({ dataset }) => [dataset.meanToday, dataset.meanProposal]);
  const revenue = sheet(files, 3).find((row) => row[1] === "revenue");
  for (const [column, mean] of [[3, shown[0]], [8, shown[1]], [13, shown[1] - shown[0]]]) {
    assert.ok(Math.abs(revenue[column] - mean) <= 1e-9 * Math.abs(mean), `${revenue[column]}, ${mean}`);
  }
  const weeks = sheet(files, 5).filter((row) => row[1] === "won");
  assert.equal(weeks.length, 104, "each week of both setups");
  assert.ok(weeks.every((row) => row[4] === 1000), "of a thousand years");
  const reps = sheet(files, 1).find((row) => row[1] === "reps");
  assert.equal(reps.length, 7, "a value and its start for each setup: nothing is changed");
  const cited = sheet(files, 6).find((row) => row[1] === "lead_to_mql");
  assert.ok(cited.some((text) => String(text).length > 40), "with its sources");
});

pageTest("what is changed is marked, in Spanish", { path: "?lang=es&seed=7&preset=micro" }, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await page.locator("#tab-map").click();
  await page.locator('#map[data-full="true"]').waitFor({ timeout: 60_000 });
  await page.locator("#map-field").focus();
  for (const key of ["ArrowRight", "ArrowUp", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await page.locator("#map-take").click();
  await finished(page);
  const files = unpacked((await workbook(page)).bytes);
  await message(page).getByText("Archivo guardado").waitFor();
  const rows = sheet(files, 1);
  const changed = rows.filter((row) => row.at(-1) === "sí").map((row) => row[1]);
  assert.ok(changed.includes("reps") && changed.length <= 2, `${changed}`);
  assert.ok(rows.some((row) => row[0] === "Entradas"));
});

pageTest("a workbook whose code does not come says so, and comes when asked again", {
  path: "?lang=en&seed=7&preset=micro",
  prepare: (context) => context.route(/split_workbook\.wasm$/, (route) => route.abort()),
  expected: /split_workbook|Failed to fetch|ERR_FAILED/,
}, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  await ask(page);
  await message(page).getByText("This part could not be loaded.").waitFor();
  await page.context().unroute(/split_workbook\.wasm$/);
  assert.match((await workbook(page)).name, /\.xlsx$/);
});

pageTest("without its sources the workbook says so", {
  path: "?lang=en&seed=7&preset=micro",
  prepare: (context) => context.route("**/evidence.json", (route) => route.abort()),
  expected: /evidence\.json|ERR_FAILED/,
}, async ({ page }) => {
  await choose(page, 1000);
  await finished(page);
  const files = unpacked((await workbook(page)).bytes);
  await message(page).getByText("The workbook is without its sources").waitFor();
  assert.ok(sheet(files, 6).some((row) => String(row[0]).startsWith("The workbook is without its sources")));
});
