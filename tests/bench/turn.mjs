//! One turn of the engine as WebAssembly on one thread, wherever that thread is: Node or a worker of a browser.
//! Leaves to others: bringing the module (`wasm.mjs`, `../browser/engine.mjs`), what it runs (`examples/bench.rs`).

const TRIALS = 1000; // per call: examples/bench.rs
const CALLS = 1;

/** Paired years a second. */
export function speed(module) {
  // The engine calls nothing outside; what its dependencies declare is never reached.
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => 0;
  }
  const { main } = new WebAssembly.Instance(module, imports).exports;
  main(0, 0); // compiled and warm
  const started = performance.now();
  for (let call = 0; call < CALLS; call++) main(0, 0);
  return ((CALLS * TRIALS) / (performance.now() - started)) * 1000;
}
