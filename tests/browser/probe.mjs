//! What the benchmark of the page notes inside it: inputs, paintings of the chart, long tasks, and what workers do.
//! Runs in the page before anything of it does. Leaves to others: driving the page and adding up (`bench.mjs`).

/** The script for playwright's `addInitScript`: everything ends up in `globalThis.probe`, in milliseconds of the page. */
export function probe() {
  const notes = {
    inputs: [], beats: [], paintings: [], frames: [], longTasks: [], ready: [], batches: [], answered: null,
  };
  globalThis.probe = notes;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) notes.longTasks.push({ at: startTime, took: duration });
  }).observe({ type: "longtask", buffered: true });

  // One frame: from its first callback to the first task after it has been laid out and painted.
  const afterFrame = new MessageChannel();
  let frame = null;
  let drawn = 0;
  afterFrame.port1.onmessage = () => {
    if (frame.drawn > 0) notes.frames.push({ at: frame.at, took: performance.now() - frame.at });
    frame = null;
  };
  const { fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (...where) {
    drawn += 1;
    return fillRect.apply(this, where);
  };
  const request = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) =>
    request.call(globalThis, (time) => {
      const at = performance.now();
      if (frame === null) {
        frame = { at, drawn: 0 };
        afterFrame.port2.postMessage(null);
      }
      const before = drawn;
      callback(time);
      if (drawn === before) return;
      frame.drawn += 1;
      const { source, trials } = document.querySelector("#revenue").dataset;
      notes.paintings.push({ at, took: performance.now() - at, frame: time, source, trials: Number(trials) });
    });

  const listen = (event) => {
    const note = { at: event.timeStamp, frame: null };
    notes.inputs.push(note);
    // The next frame after it, known by its time.
    request.call(globalThis, (time) => (note.frame = time));
  };
  document.addEventListener("input", listen, { capture: true });

  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...made) {
      super(...made);
      this.addEventListener("message", () => notes.ready.push(performance.now()), { once: true });
      this.addEventListener("message", () => {
        notes.batches.push({ at: this.asked, took: performance.now() - this.asked });
        this.asked = null;
      });
    }

    postMessage(...said) {
      this.asked ??= performance.now();
      super.postMessage(...said);
    }
  };
}

/** From now on, notes every frame there is, drawn in or not. Not before it is asked for, since it costs frames. */
export function beat() {
  requestAnimationFrame(function note(time) {
    globalThis.probe.beats.push(time);
    requestAnimationFrame(note);
  });
}

/** As soon as there is a lever, moves it: `probe.answered` is when the picture has followed. For a page that starts. */
export function impatient() {
  const watch = new MutationObserver(() => {
    const lever = document.querySelector("#slider-leads_per_week-today");
    if (!lever) return;
    watch.disconnect();
    const moved = performance.now();
    lever.value = String(Number(lever.value) + Number(lever.step));
    lever.dispatchEvent(new Event("input", { bubbles: true }));
    const wait = () => {
      const painted = globalThis.probe.paintings.find(({ at }) => at >= moved);
      if (painted) globalThis.probe.answered = painted.at + painted.took;
      else setTimeout(wait, 1);
    };
    wait();
  });
  watch.observe(document, { childList: true, subtree: true });
}
