//! Times the released page as somebody meets it: starting, following a lever, gathering years; and weighs its memory.
//! Run by `cargo xtask bench`; a benchmark prints and never fails. Leaves to others: what is noted in the page
//! (`probe.mjs`), the engine by itself (`engine.mjs`).

import { execFileSync } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { finished, memory, workersMemory } from "./lab.mjs";
import { beat, impatient, probe } from "./probe.mjs";
import { baseUrl, browser, openPage } from "./support.mjs";

const LOADS = 12;
const MOVES = 40;
/** Seconds of a drag. */
const DRAG = 5;
/** What the page must keep to while a lever is dragged: frames a second, and milliseconds of a task and of a painting. */
const LIMITS = { rate: 60, task: 50, painting: 8 };
const LEVER = "#slider-leads_per_week-today";
const PATH = "?lang=en&seed=7";

const embudo = (args, input) =>
  execFileSync(process.env.EMBUDO_CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });
const documents = {
  smb_saas: embudo(["preset", "smb_saas"]),
  F1: embudo(["bench", "--document"]),
};

const sorted = (values) => values.toSorted((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))];
const spread = (values) => [at(values, 0.5), at(values, 0.95), Math.max(...values)].map((value) => value.toFixed(1)).join(" / ");
const print = (what, figures) => console.log(`  ${what.padEnd(56)} ${figures}`);
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const end = ({ at, took }) => at + took;
const load = () => `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;
const problems = [];

/** Somebody who has never been here, and whose page opens a document. */
async function visitor(document, scripts = [probe]) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 } });
  for (const script of scripts) await context.addInitScript(script);
  if (document) await context.addInitScript((text) => localStorage.setItem("embudo.document", text), document);
  return context;
}

const visit = async (document, scripts) => openPage(await visitor(document, scripts), PATH, problems);
const notes = (page) => page.evaluate(() => globalThis.probe);
const forget = (page) => page.evaluate(() => Object.values(globalThis.probe).forEach((list) => list?.splice(0)));
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { polling: 20, timeout: 600_000 });

/** The tasks of the page's thread while something is done: milliseconds of the clock and of the processor. */
async function tasks(page, act) {
  await (await browser()).startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse(await (await browser()).stopTracing());
  // The thread that lays out, among the threads of all processes.
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const layouts = new Map();
  for (const event of traceEvents.filter(({ name }) => name === "UpdateLayoutTree")) {
    layouts.set(threadOf(event), (layouts.get(threadOf(event)) ?? 0) + 1);
  }
  const [[thread]] = [...layouts].sort(([, a], [, b]) => b - a);
  return traceEvents
    .filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && threadOf(event) === thread)
    .map(({ dur, tdur }) => ({ clock: dur / 1000, processor: (tdur ?? 0) / 1000 }));
}

/** Others may share the machine: what the clock says of a task may be theirs, what the processor says is ours. */
function printTasks(when, tasks) {
  const longest = (which) => Math.max(...tasks.map((task) => task[which])).toFixed(1);
  const over = (which) => tasks.filter((task) => task[which] > LIMITS.task).length;
  print(`${when}: longest task, ms by processor; by clock`, `${longest("processor")}; ${longest("clock")}`);
  print(`${when}: tasks over ${LIMITS.task} ms by processor; by clock`, `${over("processor")}; ${over("clock")}`);
}

/** How long until it shows something, answers a lever, and shows simulated years: nothing of it in any cache. */
async function starting(document) {
  const times = { "first picture": [], "a lever is answered": [], "all workers ready": [], "first simulated picture": [] };
  for (let load = 0; load < LOADS; load += 1) {
    const page = await visit(document, [probe, impatient]);
    await until(page, () => probe.answered && probe.paintings.some(({ source }) => source === "simulated"));
    const { paintings, answered, ready } = await notes(page);
    times["first picture"].push(end(paintings[0]));
    times["a lever is answered"].push(answered);
    times["all workers ready"].push(Math.max(...ready));
    times["first simulated picture"].push(end(paintings.find(({ source }) => source === "simulated")));
    await page.context().close();
  }
  for (const [what, values] of Object.entries(times)) print(`start to ${what}, ms`, spread(values));
  const all = [];
  for (let load = 0; load < 3; load += 1) {
    const context = await visitor(document, []);
    const page = await context.newPage();
    all.push(...await tasks(page, async () => {
      await page.goto(baseUrl + PATH);
      await page.waitForTimeout(2000);
    }));
    await context.close();
  }
  printTasks("start", all);
}

/** Single steps of a lever while years arrive, and then a drag. */
async function moving(document) {
  const page = await visit(document);
  await until(page, () => probe.paintings.some(({ source }) => source === "simulated"));
  await page.waitForTimeout(1000);
  await page.locator(LEVER).focus();
  const previews = [];
  const redraws = [];
  let sameFrame = 0;
  for (let move = 0; move < MOVES; move += 1) {
    await forget(page);
    await page.keyboard.press(move % 2 ? "ArrowLeft" : "ArrowRight");
    await until(page, () => probe.paintings.some(({ at, source }) => source === "simulated" && at > probe.inputs[0]?.at));
    const { inputs: [input], paintings } = await notes(page);
    const next = (wanted) => paintings.find(({ at, source }) => source === wanted && at > input.at);
    previews.push(end(next("expected")) - input.at);
    redraws.push(end(next("simulated")) - input.at);
    sameFrame += next("expected").frame === input.frame ? 1 : 0;
    // The lever meets the workers at any moment of a batch.
    await page.waitForTimeout(200 + ((move * 77) % 150));
  }
  print("lever to preview, ms", spread(previews));
  print("preview painted in the first frame after the input", `${sameFrame} of ${MOVES}`);
  print("lever to first simulated picture, ms", spread(redraws));
  const all = await tasks(page, () => drag(page));
  printDrag(await notes(page), page.workers().length);
  printTasks("drag", all);
  await page.context().close();
}

/** From the first input to the last: how smooth it was, and whether the workers were at it all the while. */
function printDrag({ inputs, beats, batches, paintings, frames }, workers) {
  const [from, to] = [inputs[0].at, inputs.at(-1).at];
  const within = beats.filter((time) => time >= from && time <= to);
  const gaps = within.slice(1).map((time, index) => time - within[index]);
  const rate = (within.length - 1) / ((within.at(-1) - within[0]) / 1000);
  const busy = batches.reduce((sum, { at, took }) => sum + Math.max(0, Math.min(at + took, to) - Math.max(at, from)), 0);
  const aSecond = (list) => (list.length / DRAG).toFixed(1);
  print("drag: inputs and paintings a second", `${aSecond(inputs)}, ${aSecond(paintings)}`);
  print(`drag: frames a second (aim ${LIMITS.rate})`, rate.toFixed(1));
  print("drag: from frame to frame, ms", spread(gaps));
  print(`drag: the workers' time spent on batches (${workers})`, `${((100 * busy) / (to - from) / workers).toFixed(0)} %`);
  printRedraws("drag", paintings, frames);
}

/** To and fro, as fast as a screen follows. */
async function drag(page) {
  const lever = page.locator(LEVER);
  const box = await lever.boundingBox();
  const place = await lever.evaluate(({ value, min, max }) => (value - min) / (max - min));
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 8 + (box.width - 16) * place, y);
  await page.mouse.down();
  await page.evaluate(beat);
  await forget(page);
  const began = Date.now();
  for (let step = 0; Date.now() - began < DRAG * 1000; step += 1) {
    await page.mouse.move(box.x + box.width * (0.35 + 0.2 * Math.sin(step / 12)), y);
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
}

function printRedraws(when, paintings, frames) {
  const took = (list) => spread(list.map(({ took }) => took));
  print(`${when}: painting the chart, ms (limit ${LIMITS.painting})`, took(paintings));
  print(`${when}: the whole frame, layout and all, ms`, took(frames));
}

/** How many years bring each of both setups' P10, P50 and P90 within 1 % (95 %), by the engine's own intervals. */
function yearsWanted(document) {
  const trials = 4000;
  const run = JSON.parse(embudo(["run", "-", "--trials", `${trials}`, "--format", "json"], document));
  const off = run.scenarios.flatMap(({ outputs: { revenue } }) =>
    ["p10", "p50", "p90"].map((p) => (revenue.ci95[p][1] - revenue.ci95[p][0]) / 2 / revenue[p]));
  return Math.ceil(trials * (Math.max(...off) / 0.01) ** 2);
}

/** A lever, and then years until the percentiles are sure. */
async function gathering(document) {
  const wanted = yearsWanted(document);
  const page = await visit(document);
  await page.locator("#trials").selectOption(wanted > 10_000 ? "100000" : "10000");
  await page.locator(LEVER).focus();
  await page.waitForTimeout(1500);
  await forget(page);
  await page.keyboard.press("ArrowRight");
  await until(page, (wanted) => probe.paintings.some(({ trials }) => trials >= wanted), wanted);
  const { inputs: [input], paintings } = await notes(page);
  const simulated = paintings.filter(({ source, at }) => source === "simulated" && at > input.at);
  const [first, last] = [simulated[0], simulated.at(-1)];
  print(`lever to P10, P50, P90 within 1 % (${wanted} years), s`, ((last.at - input.at) / 1000).toFixed(2));
  print("paired years a second, as they are shown", (((last.trials - first.trials) / (last.at - first.at)) * 1000).toFixed(0));
  await page.context().close();
}

/** What a hundred thousand years of a small company cost the page, and what everything keeps in memory. */
async function filling() {
  const page = await visit(embudo(["preset", "micro"]));
  await page.locator("#trials").selectOption("100000");
  const all = await tasks(page, async () => {
    await forget(page);
    await finished(page, 600_000);
  });
  const { paintings, frames } = await notes(page);
  printRedraws("100,000 years", paintings, frames);
  printTasks("100,000 years", all);
  print("memory of each worker's module", (await workersMemory(page)).map(megabytes).join(", "));
  print("memory of the page's module", megabytes(await memory(page)));
  await page.context().close();
}

console.log(`Median / 95th percentile / largest; ${load()}.`);
for (const [name, document] of Object.entries(documents)) {
  console.log(`\n${name}`);
  await starting(document);
  await moving(document);
  await gathering(document);
}
console.log("\nmicro");
await filling();
console.log(`\n${load()}`);
await (await browser()).close();
problems.forEach((problem) => console.log(problem));
