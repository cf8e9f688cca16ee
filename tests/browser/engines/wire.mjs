//! The WebDriver protocol on its two wires: HTTP to a driver program (WebKitGTK), and Marionette, which Firefox speaks
//! itself. Leaves to others: starting the browsers (`start.mjs`), what is done with them (`visitor.mjs`).

import { connect } from "node:net";

/** Each command: its address below the session, and Marionette's name for it. */
const COMMANDS = {
  navigate: ["url", "WebDriver:Navigate"],
  timeouts: ["timeouts", "WebDriver:SetTimeouts"],
  run: ["execute/sync", "WebDriver:ExecuteScript"],
  find: ["element", "WebDriver:FindElement"],
  click: ["element/ID/click", "WebDriver:ElementClick"],
  write: ["element/ID/value", "WebDriver:ElementSendKeys"],
};

export class HttpWire {
  constructor(driver, session) {
    this.home = `${driver}/session/${session}`;
  }

  static async open(driver, capabilities) {
    const { sessionId } = await ask("POST", `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
    return new HttpWire(driver, sessionId);
  }

  send(command, { id, ...parameters }) {
    return ask("POST", `${this.home}/${COMMANDS[command][0].replace("ID", id)}`, parameters);
  }

  close() {
    return ask("DELETE", this.home);
  }
}

async function ask(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}

/** Messages are `LENGTH:JSON`: out `[0, id, command, parameters]`, back `[1, id, error, result]`. */
export class MarionetteWire {
  constructor(socket) {
    this.socket = socket;
    this.waiting = new Map();
    let bytes = Buffer.alloc(0);
    socket.on("data", (more) => {
      bytes = Buffer.concat([bytes, more]);
      for (let colon = bytes.indexOf(":"); colon > 0; colon = bytes.indexOf(":")) {
        const end = colon + 1 + Number(bytes.subarray(0, colon));
        if (bytes.length < end) return;
        this.hear(JSON.parse(bytes.subarray(colon + 1, end)));
        bytes = bytes.subarray(end);
      }
    });
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("Firefox has hung up")));
  }

  static async open(port) {
    const wire = new MarionetteWire(connect(port, "127.0.0.1"));
    await wire.say("WebDriver:NewSession", {});
    return wire;
  }

  hear(message) {
    // The first one is a greeting.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const { resolve, reject, name } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) reject(new Error(`${name}: ${error.error}: ${error.message}`));
    else resolve(result?.value ?? null);
  }

  fail(error) {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  say(name, parameters) {
    this.last = (this.last ?? 0) + 1;
    const text = JSON.stringify([0, this.last, name, parameters]);
    return new Promise((resolve, reject) => {
      this.waiting.set(this.last, { resolve, reject, name });
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  send(command, parameters) {
    return this.say(COMMANDS[command][1], parameters);
  }

  close() {
    return this.say("Marionette:Quit", { flags: ["eForceQuit"] });
  }
}
