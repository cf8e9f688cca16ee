//! Starts the app's wasm module in a worker, from the compiled module that the page sends.
//! The app then takes over `onmessage` and says itself that it is ready.

self.onmessage = async ({ data: { js, module } }) => {
  self.onmessage = null;
  try {
    const app = await import(js);
    await app.default({ module_or_path: module });
  } catch (error) {
    self.postMessage({ kind: "boot-failed", message: String(error) });
  }
};
