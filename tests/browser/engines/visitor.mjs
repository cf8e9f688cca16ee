//! What somebody does in a browser, whichever it is: open the page, press, type, choose a file, take one home.
//! Leaves to others: the browser itself (`start.mjs`), what is expected (`*.test.mjs`).

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { start } from "./start.mjs";

const PATIENCE = 60_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class Visitor {
  static async arrive(name) {
    const visitor = Object.assign(new Visitor(), await start(name));
    await visitor.wire.send("timeouts", { script: PATIENCE, pageLoad: PATIENCE });
    return visitor;
  }

  /** Loads the page and notes from then on what it complains of; see `problems`. */
  async open(url) {
    await this.wire.send("navigate", { url });
    await this.run(() => {
      const problems = (window.problems = []);
      window.addEventListener("error", (event) => problems.push(`uncaught: ${event.message}`));
      window.addEventListener("unhandledrejection", (event) => problems.push(`uncaught: ${event.reason}`));
      document.addEventListener("securitypolicyviolation", (event) => problems.push(`policy: ${event.blockedURI}`));
      for (const kind of ["error", "warn"]) {
        window.console[kind] = (...words) => problems.push(`console ${kind}: ${words.join(" ")}`);
      }
    });
    await this.until(() => document.querySelector("#app > *, #boot-failed:not([hidden])"));
  }

  problems() {
    return this.run(() => window.problems);
  }

  /** The result of a function of its own, run in the page. */
  run(act, ...args) {
    return this.wire.send("run", { script: `return (${act})(...arguments)`, args });
  }

  /** Waits until a function of its own, run in the page, comes to something, and tells what. */
  async until(condition, ...args) {
    for (const end = Date.now() + PATIENCE; ; await pause()) {
      const value = await this.run(condition, ...args);
      if (value) return value;
      if (Date.now() > end) throw new Error(`it never came to this: ${condition} ${JSON.stringify(args)}`);
    }
  }

  async #find(selector) {
    await this.until((selector) => document.querySelector(selector) !== null, selector);
    return (await this.wire.send("find", { using: "css selector", value: selector }))[ELEMENT];
  }

  async click(selector) {
    await this.#find(selector);
    // WebKit's driver moves the page, but no box within it.
    await this.run((selector) => document.querySelector(selector).scrollIntoView({ block: "nearest" }), selector);
    await this.wire.send("click", { id: await this.#find(selector) });
  }

  /** Presses keys in a field; also chooses a file, by its path. */
  async write(selector, text) {
    await this.wire.send("write", { id: await this.#find(selector), text });
  }

  /** Does what offers a file, and waits for it. */
  async download(act) {
    const there = () => readdirSync(this.downloads).filter((name) => !/\.(part|wkdownload)$/.test(name));
    const before = there();
    await act();
    for (const end = Date.now() + PATIENCE; ; await pause()) {
      const path = there().filter((name) => !before.includes(name)).map((name) => join(this.downloads, name))[0];
      // It has its name before it has its contents.
      if (path && statSync(path).size > 0) return path;
      if (Date.now() > end) throw new Error("no file came");
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
