//! Starts the app's wasm module in the page, and gives it the one thing it cannot do itself: workers of its own kind.
//! What is said to a worker after its start is left to the app; see `worker.js` for the other side.

const { js, wasm } = document.querySelector("meta[name=embudo-module]").dataset;
const url = (relative) => new URL(relative, document.baseURI).href;

globalThis.embudo = {
  /**
   * A worker that starts this very module, already compiled. It is ready when the app in it says so:
   * what is posted before is lost. Where it cannot start, it posts `{ kind: "boot-failed", message }`
   * or, where not even `worker.js` loads, fires `error`.
   */
  spawnWorker(module) {
    // The name of the hashed script makes the address new with each release, past any cache.
    const worker = new Worker(url(`worker.js?${js.split("/").at(-1)}`), { type: "module" });
    worker.postMessage({ kind: "boot", js: url(js), module });
    return worker;
  },
};

try {
  const app = await import(url(js));
  await app.default({ module_or_path: url(wasm) });
} catch (error) {
  const notice = document.getElementById("boot-failed");
  notice.querySelector("pre").textContent = String(error);
  notice.hidden = false;
  throw error;
}
