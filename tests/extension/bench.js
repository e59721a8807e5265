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

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (values) =>
  `${median(values).toFixed(0)} ms (best ${Math.min(...values).toFixed(0)}, worst ${Math.max(...values).toFixed(0)})`;

const body = article();
const server = createServer((_, response) =>
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body)
);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const { browser, click, panelPage, close } = await launch();

/** Notes in the panel when the worker is asked and answers, and when the digest has been painted. */
function watch() {
  const { postMessage } = Worker.prototype;
  const now = () => performance.timeOrigin + performance.now();
  Worker.prototype.postMessage = function (message) {
    const asked = now();
    this.addEventListener("message", function listener({ data }) {
      if (data.result) {
        this.removeEventListener("message", listener);
        window.worked = now() - asked;
      }
    });
    return postMessage.call(this, message);
  };
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
  const { painted, worked } = await panel.evaluate(() => ({ painted: window.painted, worked: window.worked }));
  await tab.emulateCPUThrottling(1);
  await panel.emulateCPUThrottling(1);
  await tab.close();
  return painted - start + (slow - 1) * worked;
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
for (const slow of [SLOW, 1]) {
  const times = [];
  for (let i = 0; i < CLICKS; i += 1) {
    times.push(await one(`${slow}-${i}`, slow));
  }
  const scale = slow === 1 ? "as it is" : "slow phone's scale";
  console.log(`${`click to digest of ${WORDS} words, ${scale}`.padEnd(56)}${milliseconds(times)}`);
}
await close();
server.close();
