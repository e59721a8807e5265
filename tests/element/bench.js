// What the element costs a page, measured in Chromium and reported, not asserted:
//   NUTGRAF_CHROMIUM=$(which chromium) node tests/element/bench.js
// On the scale of a slow phone: the main thread throttled four times. The core works in its worker.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { FLAGS, PACKAGE, pageWith, ROOT, site } from "./site.js";

const SLOW = 4;
const VISITS = 12;
const WORDS = 800;

const words = ["court-sentencing", "port-strike", "rent-debate", "seed", "coalition-vote"]
  .map((slug) => readFileSync(join(ROOT, "tests/articles", slug, "article.txt"), "utf8"))
  .join("\n\n").split(/(?<=\s)/).slice(0, WORDS).join("");
const story = words.split(/\n+/).filter((line) => line.trim()).map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`).join("");
const far = '<div style="height: 4000px">Elsewhere</div>';
const reserve = "<style>nutgraf-digest:not(:defined) { display: block; min-block-size: 22rem }</style>";

/**
 * Tasks of the page's main thread in a trace, in milliseconds: by the clock, and by that of the thread, which
 * stands still while the machine does other things.
 */
function tasks(trace) {
  const { traceEvents } = JSON.parse(trace);
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => /RunTask$/.test(name) && ph === "X" && mains.has(`${pid} ${tid}`))
    .map(({ dur, tdur }) => ({ clock: dur / 1000, thread: (tdur ?? 0) / 1000 }));
}

/** A visit whose box comes into view, in milliseconds; `tag` may be none, for what scrolling costs alone. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"] });
  const time = await page.evaluate(() =>
    new Promise((resolve) => {
      const start = performance.now();
      const done = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      const element = document.querySelector("nutgraf-digest");
      if (element) {
        addEventListener("nutgraf-ready", done, { once: true });
      } else {
        setTimeout(done, 1000);
      }
      scrollTo({ top: 3600, behavior: "instant" });
    })
  );
  const found = tasks(String(await browser.stopTracing()));
  await context.close();
  const longest = (by) => Math.max(...found.map((task) => task[by]));
  return { time, clock: longest("clock"), thread: longest("thread") };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (values) => `${median(values).toFixed(0)} ms (worst ${Math.max(...values).toFixed(0)})`;
const say = (what, figure) => console.log(`${what.padEnd(58)} ${figure}`);

const executablePath = process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
const pages = {
  "/": pageWith('<nutgraf-digest for="story"></nutgraf-digest>', { before: far + reserve, story }),
  "/none": pageWith("", { head: "", before: far, story }),
};
const { url, seen, close } = await site(pages);
const visits = { "/": [], "/none": [] };
for (let i = 0; i < VISITS; i += 1) {
  for (const path of Object.keys(visits)) {
    seen.length = 0;
    visits[path].push(await visit(browser, url + path));
    if (path === "/" && i === 0) {
      const files = [...new Set(seen.filter((file) => file.startsWith("/nutgraf/")))];
      const size = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(PACKAGE, file.slice(9)))).length, 0);
      say("element: files of ours, compressed", `${files.length}, ${(size / 1000).toFixed(0)} KB Brotli`);
    }
  }
}
const figures = (path, figure) => visits[path].map((one) => one[figure]);
say(`element: longest task of the main thread, ${WORDS} words, slow phone`, milliseconds(figures("/", "clock")));
say("         the same page without it", milliseconds(figures("/none", "clock")));
say("         longest by the thread's own clock", milliseconds(figures("/", "thread")));
say("         the same page without it", milliseconds(figures("/none", "thread")));
say("element: from coming near the window to its digest", milliseconds(figures("/", "time")));
await browser.close();
await close();
