//! The harness of the browser tests: opens the release in a fresh Chromium and fails on anything the page complains of.
//! Where the release is served and which browser to take is told by `cargo xtask`; what to expect is left to the suites.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through \`cargo xtask test --only e2e\``);
  return value;
}

/** Where the release is served, in a sub-folder; ends with a slash. */
export const baseUrl = told("EMBUDO_URL");

let launched;

/** One browser, with an empty profile, for each file of tests. */
export function browser() {
  launched ??= chromium.launch({
    executablePath: told("EMBUDO_CHROMIUM"),
    args: told("EMBUDO_CHROMIUM_FLAGS").split(" "),
  });
  return launched;
}

let closes = false;

/** Only in a file of tests: `after` would turn any other script into one. */
function closeAtEnd() {
  if (!closes) after(async () => (await launched)?.close());
  closes = true;
}

/**
 * A test with a page of its own. `body` receives
 * - `page`: playwright's page, loaded and alive;
 * - `open(path)`: another page of the same visitor (storage is shared);
 * - `problems`: what went wrong so far, as texts.
 *
 * `options`: `path` behind the base address, such as "?lang=es"; `expected`, a RegExp for problems that the
 * test provokes; `prepare(context)`, before the first page loads; `first`, for a visitor who has never been here; `timeout` in milliseconds; and whatever
 * playwright's `newContext` takes (`viewport`, `colorScheme`, `locale`, `reducedMotion`...).
 */
export function pageTest(name, { path = "", expected, prepare, first = false, timeout = 120_000, ...visitor }, body) {
  closeAtEnd();
  test(name, { timeout }, async () => {
    const context = await (await browser()).newContext(visitor);
    const problems = [];
    let complaints;
    try {
      // Those who come for the first time are received with a card; the suites are at home.
      if (!first) await context.addInitScript(() => globalThis.localStorage?.setItem("embudo.visited", "1"));
      await prepare?.(context);
      const open = (path) => openPage(context, path, problems);
      await body({ page: await open(path), open, problems });
      // What is still on its way when the test ends is no complaint.
      complaints = [...problems];
    } finally {
      await context.close();
    }
    assert.deepEqual(complaints.filter((problem) => !expected?.test(problem)), [], "the page complained");
  });
}

/** Loads the page and waits until the app has drawn itself, or has said that it cannot. */
export async function openPage(context, path, problems) {
  const page = await context.newPage();
  watch(page, problems);
  await page.goto(baseUrl + path);
  await page.locator("#app > *, #boot-failed:not([hidden])").first().waitFor({ state: "attached" });
  return page;
}

/** Warnings count: a page that is finished has none. */
function watch(page, problems) {
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error}`));
  page.on("crash", () => problems.push("the page crashed"));
  page.on("requestfailed", (request) => {
    // What is still on its way when a page is left or loaded anew is given up by the browser.
    const why = request.failure().errorText;
    if (why !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(baseUrl)) problems.push(`asked another place: ${url}`);
  });
}

/** No finding of axe-core in the page as it stands. */
export async function expectAxeClean(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const findings = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `    ${target.join(" ")}: ${failureSummary}`);
    return `${id}: ${help}\n${places.join("\n")}`;
  });
  assert.deepEqual(findings, [], `axe found:\n${findings.join("\n")}`);
}

/** Draws the whole page into the folder of screenshots, which is not tracked; returns the file. */
export async function screenshot(page, name) {
  const file = join(told("EMBUDO_SCREENSHOTS"), `${name}.png`);
  // Hiding the caret or stopping animations would inject a style, which the page's policy refuses.
  await page.screenshot({ path: file, fullPage: true, caret: "initial", animations: "allow" });
  return file;
}
