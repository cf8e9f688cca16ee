//! Times the engine as WebAssembly in a worker of Chromium: `node engine.mjs MODULE`. Prints paired years a second.
//! Leaves to others: what is timed (`../bench/turn.mjs`), taking turns with others (`cargo xtask bench`).

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { baseUrl, browser } from "./support.mjs";

const WORKER = `
  import { speed } from "./turn.mjs";
  postMessage(speed(await WebAssembly.compileStreaming(fetch("engine.wasm"))));`;

/** Beside the release, but not of it: an empty page without its policy. */
const files = {
  "": ["text/html", "<!doctype html><title>bench</title>"],
  "worker.js": ["text/javascript", WORKER],
  "turn.mjs": ["text/javascript", await readFile(join(import.meta.dirname, "..", "bench", "turn.mjs"))],
  "engine.wasm": ["application/wasm", await readFile(process.argv[2])],
};
const home = `${baseUrl}bench/`;
const page = await (await browser()).newPage();
await page.route(`${home}**`, (route) => {
  const [contentType, body] = files[route.request().url().slice(home.length)];
  return route.fulfill({ contentType, body });
});
await page.goto(home);
const speed = await page.evaluate(() =>
  new Promise((resolve, reject) => {
    const worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  }));
console.log(speed.toFixed(2));
await (await browser()).close();
