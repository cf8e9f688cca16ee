//! Weighs a folder of files as a web server would send them. Usage: node size.mjs FOLDER

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    // Both at their highest level, which is also the default of brotli here.
    const weights = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
    return { name: relative(folder, path), base: entry.name, bytes, weights };
  });

// What a first visit fetches: the page, and what it or a script of it names; but for the chunks, whose script names
// them all, and which are fetched when a tab or a command needs them.
const first = new Set(files.filter(({ name }) => name === "index.html"));
for (const file of first) {
  if (!/\.(html|m?js)$/.test(file.base) || file.base === "chunks.js") continue;
  const text = file.bytes.toString();
  files.filter(({ base }) => text.includes(base)).forEach((named) => first.add(named));
}

const row = (name, weights) => console.log(name.padEnd(44), ...weights.map((n) => String(n).padStart(9)));
row("bytes", ["raw", "gzip", "brotli"]);
const total = (list) => [0, 1, 2].map((i) => list.reduce((sum, { weights }) => sum + weights[i], 0));
files.sort((a, b) => b.weights[2] - a.weights[2]);
files.forEach((file) => row(first.has(file) ? file.name : `${file.name} (later)`, file.weights));
row("first load", total([...first]));
row("all chunks", total(files.filter(({ name, base }) => name.startsWith("chunks-") && base.endsWith(".wasm"))));
