//! Times the engine as WebAssembly in Node: `node wasm.mjs MODULE`. Prints paired years a second.
import { readFileSync } from "node:fs";
import { speed } from "./turn.mjs";

console.log(speed(new WebAssembly.Module(readFileSync(process.argv[2]))).toFixed(2));
