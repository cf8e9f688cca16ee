//! The release as files: fit for a strict policy and for any folder of any host, and silent about who built it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve, sep } from "node:path";
import { test } from "node:test";

const repository = resolve(import.meta.dirname, "..", "..");
const dist = join(repository, "dist");
const html = readFileSync(join(dist, "index.html"), "utf8");
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("no script stands in the page itself", () => {
  const scripts = html.match(/<script[^>]*>/g);
  assert.ok(scripts.length > 0);
  assert.deepEqual(scripts.filter((tag) => !/ src=/.test(tag)), []);
  assert.deepEqual(html.match(/ on[a-z]+=|javascript:/g), null);
  const policy = html.match(/<meta[^>]*http-equiv="?Content-Security-Policy[^>]*>/s) ?? [""];
  assert.match(policy[0], /default-src 'none'/);
});

test("every address is relative", () => {
  const addresses = [...html.matchAll(/ (?:src|href|data-js|data-wasm)="?([^"\s>]*)/g)].map(([, address]) => address);
  assert.ok(addresses.length >= 5, `only ${addresses}`);
  assert.deepEqual(addresses.filter((address) => !address.startsWith("./")), []);
});

test("what may be cached for long carries its hash in its name", () => {
  // Chunks stand in a folder that carries it.
  const isHashed = ({ name, parentPath, path }) =>
    /-[0-9a-f]{12,}(_bg)?\.[a-z]+$/.test(name) || /chunks-[0-9a-f]{16}$/.test(parentPath ?? path);
  const fixed = files.filter((file) => !isHashed(file)).map(({ name }) => name);
  assert.deepEqual(fixed.sort(), ["evidence.json", "index.html", "worker.js"]);
});

test("no path of the machine that built it", () => {
  const paths = [homedir(), repository].map((path) => path + sep);
  for (const { name, parentPath, path } of files) {
    const text = readFileSync(join(parentPath ?? path, name), "latin1");
    assert.deepEqual(paths.filter((path) => text.includes(path)), [], name);
  }
});
