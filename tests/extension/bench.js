// What a click costs, measured in Chromium and reported, not asserted:
//   NUTGRAF_CHROMIUM=$(which chromium) node tests/extension/bench.js
// On the scale of a slow phone: the threads of page and panel throttled four times, which does not
// slow workers, and the time in which the worker answers counted four times. The panel is open and
// the worker warm.

import { createServer } from "node:http";
import { launch } from "./chromium.js";
import { markup, page, text } from "./desk.js";

const SLOW = 4;
const CLICKS = 15;
const LONG_CLICKS = 5;
const WORDS = 800;
const SLUGS = ["court-sentencing", "port-strike", "rent-debate", "seed", "coalition-vote"];

/** An article of so many words, in a page with what stands around one. */
function article() {
  let left = WORDS;
  const paragraphs = SLUGS.flatMap((slug) => text(slug).split(/\s*\n\s*/)).map((paragraph) => {
    const words = paragraph.split(/\s+/).slice(0, Math.max(0, left));
    left -= words.length;
    return words.length > 0 ? `<p>${words.join(" ")}</p>` : "";
  });
  const teasers = SLUGS.map((slug) => `<div class="teaser"><h3><a href="/${slug}">${text(slug).slice(0, 60)}</a></h3></div>`);
  return page(
    `<main><article><h1>What a click costs</h1>${paragraphs.join("")}</article>` +
      `<aside class="related">${teasers.join("").repeat(6)}</aside><section class="comments">${markup("seed")}</section></main>`,
  );
}

/** A page of two million characters. */
function longArticle() {
  const paragraphs = [];
  for (let size = 0, i = 0; size < 2_000_000; i += 1) {
    const paragraph = `<p>On day ${i}: ${text(SLUGS[i % SLUGS.length]).replaceAll("\n", " ").slice(0, 600)}</p>`;
    paragraphs.push(paragraph);
    size += paragraph.length;
  }
  return page(`<main><article><h1>The longest story</h1>${paragraphs.join("\n")}</article></main>`);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (values) =>
  `${median(values).toFixed(0)} ms (best ${Math.min(...values).toFixed(0)}, worst ${Math.max(...values).toFixed(0)})`;

const say = (what, values) => console.log(`${what.padEnd(60)}${milliseconds(values)}`);

const bodies = { "/": article(), "/long": longArticle() };
const server = createServer(({ url }, response) =>
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(bodies[url] ?? bodies["/"])
);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const { browser, click, panelPage, close } = await launch();

/** Notes in the worker how long it works on an answer. */
function watchWork() {
  const { postMessage } = globalThis;
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
  let since = 0;
  // What it does first with a question.
  Object.defineProperty(MessageEvent.prototype, "data", {
    get() {
      since = performance.now();
      return data.get.call(this);
    },
  });
  globalThis.postMessage = (message) => {
    if (message.result) {
      globalThis.worked = performance.now() - since;
    }
    postMessage(message);
  };
}

/** Notes in the panel when the digest has been painted. */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  const main = document.querySelector("main");
  new MutationObserver(() => {
    if (main.dataset.state === "digest") {
      requestAnimationFrame(() => setTimeout(() => {
        window.painted = now();
      }));
    }
  }).observe(main, { attributes: true, attributeFilter: ["data-state"] });
}

async function one(path, slow) {
  const tab = await browser.newPage();
  await tab.goto(`${url}/${path}`);
  await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const panel = await panelPage();
  await panel.evaluate(() => {
    window.painted = 0;
  });
  await tab.emulateCPUThrottling(slow);
  await panel.emulateCPUThrottling(slow);
  const start = Date.now();
  await click(tab);
  await panel.waitForFunction(() => window.painted > 0);
  const painted = await panel.evaluate(() => window.painted);
  const worked = await panel.workers()[0].evaluate(() => globalThis.worked);
  await tab.emulateCPUThrottling(1);
  await panel.emulateCPUThrottling(1);
  await tab.close();
  return { time: painted - start + (slow - 1) * worked, worked: slow * worked };
}

/** Reading and marking the long page: the longest task of its thread, in milliseconds, with and without us. */
async function blocked(slow) {
  const tab = await browser.newPage();
  await tab.goto(`${url}/long`);
  await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await tab.emulateCPUThrottling(slow);
  await tab.tracing.start({ categories: ["toplevel", "blink.user_timing"] });
  await tab.evaluate(() => performance.mark("here"));
  await click(tab);
  await (await panelPage()).waitForFunction(() => document.querySelector("main").dataset.state === "digest");
  await tab.waitForFunction(() => CSS.highlights.size > 0);
  // What painting the marks makes the browser do.
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await tab.tracing.stop()));
  const here = traceEvents.find(({ name }) => name === "here");
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) =>
    /RunTask$/.test(name) && ph === "X" && pid === here.pid && tid === here.tid
  );
  await tab.close();
  return Math.max(...tasks.map(({ dur }) => dur)) / 1000;
}

const first = await browser.newPage();
await first.goto(`${url}/first`);
await click(first);
const panel = await panelPage();
await panel.waitForSelector(".facts");
// The tab to which the browser returns has no digest that would be shown in between.
await first.goto("about:blank");
await panel.waitForFunction(() => document.querySelector("main").dataset.state === "gone");
await panel.evaluate(watch);
await panel.workers()[0].evaluate(watchWork);
for (const slow of [SLOW, 1]) {
  const times = [];
  for (let i = 0; i < CLICKS; i += 1) {
    times.push(await one(`${slow}-${i}`, slow));
  }
  const scale = slow === 1 ? "as it is" : "slow phone's scale";
  say(`click to digest of ${WORDS} words, ${scale}`, times.map(({ time }) => time));
  say("  of which the core works", times.map(({ worked }) => worked));
}
for (const slow of [1, SLOW]) {
  const longest = [];
  for (let i = 0; i < LONG_CLICKS; i += 1) {
    longest.push(await blocked(slow));
  }
  say(`longest task of a page of 2 MB${slow === 1 ? "" : ", slow phone's scale"}`, longest);
}
await close();
server.close();
