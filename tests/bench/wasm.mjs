//! Times the engine as WebAssembly on one thread: `node wasm.mjs MODULE`. Prints paired years a second.
import { readFileSync } from "node:fs";

const TRIALS = 250; // per call: examples/bench.rs
const module = new WebAssembly.Module(readFileSync(process.argv[2]));
// The engine calls nothing outside; what its dependencies declare is never reached.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = () => 0;
}
const { main } = new WebAssembly.Instance(module, imports).exports;
main(0, 0); // compiled and warm
const started = performance.now();
const calls = 4;
for (let call = 0; call < calls; call++) main(0, 0);
console.log(((calls * TRIALS) / (performance.now() - started) * 1000).toFixed(2));
