//! Starts Firefox and WebKitGTK as their distribution packs them, each with an empty profile and a folder for downloads.
//! Leaves to others: speaking with them (`wire.mjs`); which programs to take is told by `cargo xtask`.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HttpWire, MarionetteWire } from "./wire.mjs";

/** A loaded machine may take long to start a browser. */
const PATIENCE = 60_000;

const PREFERENCES = {
  "marionette.port": 0,
  "browser.download.folderList": 2,
  "browser.download.alwaysOpenPanel": false,
  // No calls home.
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** A browser's program by its name here; nothing where it is not installed. */
export const programs = { firefox: process.env.EMBUDO_FIREFOX, webkit: process.env.EMBUDO_WEBKIT };

/** `{ wire, downloads, close }` of a browser just started: "firefox" or "webkit". */
export function start(name) {
  return { firefox, webkit }[name](programs[name]);
}

async function firefox(program) {
  const home = mkdtempSync(join(tmpdir(), "embudo-firefox-"));
  const downloads = folder(home, "downloads");
  const preferences = Object.entries({ ...PREFERENCES, "browser.download.dir": downloads });
  const lines = preferences.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(home, "user.js"), lines.join(""));
  const children = new Children();
  children.add(program, ["--headless", "--marionette", "--no-remote", "--profile", home], { HOME: home });
  const port = join(home, "MarionetteActivePort");
  await children.until(() => existsSync(port) && readFileSync(port, "utf8") !== "", "Firefox listens");
  return opened(await MarionetteWire.open(Number(readFileSync(port, "utf8"))), downloads, children);
}

/** WebKitGTK has no mode without a window: it gets a screen of its own. */
async function webkit(program) {
  const home = mkdtempSync(join(tmpdir(), "embudo-webkit-"));
  const downloads = folder(home, "downloads");
  writeFileSync(join(folder(home, ".config"), "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const children = new Children();
  const screen = join(home, "screen");
  children.add(process.env.EMBUDO_XVFB, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {}, screen);
  await children.until(() => existsSync(screen) && readFileSync(screen, "utf8").endsWith("\n"), "there is a screen");
  const display = `:${readFileSync(screen, "utf8").trim()}`;
  const port = await freePort();
  children.add(program, [`--port=${port}`], {
    DISPLAY: display,
    GDK_BACKEND: "x11",
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_DATA_HOME: join(home, "data"),
    // Without a graphics card it would wait for frames that nobody shows.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    // Nor is there a desktop to ask.
    NO_AT_BRIDGE: "1",
  });
  const driver = `http://127.0.0.1:${port}`;
  await children.until(() => fetch(`${driver}/status`).then(({ ok }) => ok, () => false), "WebKit's driver listens");
  const options = { binary: process.env.EMBUDO_MINIBROWSER, args: ["--automation"] };
  return opened(await HttpWire.open(driver, {}), downloads, children);
}

async function opened(wire, downloads, children) {
  const close = async () => {
    // A browser that is gone already has nothing left to end.
    await wire.close().catch(() => {});
    children.end();
  };
  return { wire, downloads, close };
}

function folder(home, name) {
  mkdirSync(join(home, name));
  return join(home, name);
}

/** Nobody can be asked for a free port and keep it: the next one to listen gets it. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Programs that end with us, and what they said, should one fail. */
class Children {
  #all = [];
  #said = "";

  constructor() {
    process.on("exit", () => this.end());
  }

  /** `answer`: a file for what it writes to its file 3. */
  add(program, args, env, answer) {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", ...(answer ? ["pipe"] : [])],
    });
    const hear = (text) => (this.#said = (this.#said + text).slice(-4000));
    child.on("error", hear);
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    if (answer) child.stdio[3].on("data", (text) => writeFileSync(answer, text, { flag: "a" }));
    this.#all.push(child);
  }

  async until(condition, what) {
    for (const end = Date.now() + PATIENCE; !(await condition()); ) {
      const gone = this.#all.some(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
      if (gone || Date.now() > end) throw new Error(`it is not so that ${what}:\n${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  end() {
    for (const child of this.#all.splice(0).reverse()) child.kill("SIGKILL");
  }
}
