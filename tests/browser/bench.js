// What the page costs, measured in Chromium and reported, not asserted:
//   NUTGRAF_CHROMIUM=$(which chromium) node tests/browser/bench.js
// Times are on the scale of a slow phone: the main thread throttled four times, which does not slow
// workers; so the worker holds what it has got back until its own work took four times as long.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { article, controlled, FLAGS, paste, TYPES } from "./desk.js";

const SLOW = 4;
const LOADS = 5;
const KEYS = 20;
const WORDS = 800;
/** Milliseconds that a new window of Chromium's takes to load its own bars and menus: some hundred files. */
const WINDOW = 2000;

/**
 * Worker that tells how long the core took, to be loaded, to warm up and for a digest, and takes `slow` times as long.
 */
const timed = (source, slow) => `
  const bench = new BroadcastChannel("bench");
  let since = performance.now();
  let ready;
  let warm;
  const took = (what, after) => {
    const time = performance.now() - since;
    bench.postMessage([what, time]);
    return Promise.resolve(after).then(() => new Promise((resolve) => setTimeout(resolve, ${slow - 1} * time)));
  };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...parts) => {
    ready = instantiateStreaming(...parts).then(async (core) => {
      await took("load");
      since = performance.now();
      // What the worker does at once with what it has got is done when the next task begins.
      warm = new Promise((resolve) => setTimeout(resolve)).then(() => took("warm"));
      return core;
    });
    return ready;
  };
  addEventListener("message", async () => {
    await ready;
    since = performance.now();
  });
  const post = postMessage;
  globalThis.postMessage = (answer) => {
    if ("result" in answer) {
      took("digest", warm).then(() => post(answer));
    } else {
      post(answer);
    }
  };
  ${source}`;

/** Serves the page as a good host does: compressed before, and a "not modified" for what is known. */
async function serve(slow) {
  const sent = { bytes: 0 };
  const folder = fileURLToPath(new URL("../../dist/page", import.meta.url));
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        const path = file.slice(folder.length).replaceAll("\\", "/");
        const body = readFileSync(file);
        const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
        return [path, { etag, encoded: brotliCompressSync(path === "/worker.js" ? timed(String(body), slow) : body) }];
      }),
  );
  const server = createServer(({ url, headers }, response) => {
    const file = new URL(url, "http://localhost").pathname.replace(/\/$/, "/index.html");
    const { etag, encoded } = files.get(file) ?? {};
    if (!encoded || headers["if-none-match"] === etag) {
      response.writeHead(encoded ? 304 : 404).end();
      return;
    }
    sent.bytes += encoded.length;
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "text/plain",
      "content-encoding": "br",
      "cache-control": "no-cache",
      etag,
    });
    response.end(encoded);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { sent, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** In the page, before its scripts: notes the core's times, layout shifts, and when digests come. */
function watch() {
  window.core = {};
  new BroadcastChannel("bench").onmessage = ({ data: [name, time] }) => {
    window.core[name] = time;
  };
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  /** Resolves with the time at which the next digest has been painted. */
  window.painted = () =>
    new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector(".digest .item")) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        }
      }).observe(document.querySelector(".digest"), { childList: true, characterData: true, subtree: true });
    });
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (values) => `${median(values).toFixed(0)} ms (worst ${Math.max(...values).toFixed(0)})`;

/** A fresh visit that asks for the example as soon as that can be done. */
async function firstDigest(browser, url, slow) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.waitForTimeout(WINDOW);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await page.addInitScript(watch);
  await page.addInitScript(() => {
    window.first = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const button = document.querySelector("[data-do=example]");
        if (button) {
          observer.disconnect();
          // The click is heard once the scripts have run.
          setTimeout(() => (window.painted().then(resolve), button.click()));
        }
      });
      observer.observe(document, { childList: true, subtree: true });
    });
  });
  await page.goto(url);
  const time = await page.evaluate(() => window.first);
  const { core, shift } = await page.evaluate(() => ({ core: window.core, shift: window.shift }));
  await context.close();
  return { time, core, shift };
}

/** From a key, typed into the first fact, to the digest of the text with it, on the screen. */
async function keystrokes(browser, url, slow) {
  const words = ["court-sentencing", "port-strike", "rent-debate", "seed", "coalition-vote"]
    .map(article).join("\n\n").split(/(?<=\s)/).slice(0, WORDS).join("");
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  const box = page.getByRole("textbox", { name: "Article" });
  await box.fill(words);
  await page.locator(".digest .item").first().waitFor();
  await box.evaluate((box) => {
    const words = document.querySelector(".digest .fact .words").textContent.slice(0, 20);
    const at = box.value.indexOf(words) + words.length;
    box.setSelectionRange(at, at);
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const times = [];
  for (let i = 0; i < KEYS; i += 1) {
    await page.evaluate(() => {
      window.answered = new Promise((resolve) => {
        document.querySelector("textarea").addEventListener("input", ({ timeStamp }) => {
          window.painted().then((end) => resolve(end - timeStamp));
        }, { once: true });
      });
    });
    await page.keyboard.type("a");
    times.push(await page.evaluate(() => window.answered));
  }
  await context.close();
  return times;
}

/** From a click on Cancel, while a long text is read, to its answer; each time the work is begun anew. */
async function cancelled(browser, url) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".desk").waitFor();
  await paste(page, `${article("port-strike")}\n\n`.repeat(2_000));
  const times = [];
  for (let i = 0; i < LOADS; i += 1) {
    await page.locator(".digest .working button").waitFor();
    times.push(await page.evaluate(() =>
      new Promise((resolve) => {
        const digest = document.querySelector(".digest");
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (!digest.querySelector(".working")) {
            observer.disconnect();
            resolve(performance.now() - start);
          }
        }).observe(digest, { childList: true, subtree: true });
        digest.querySelector(".working button").click();
      })
    ));
    await page.getByRole("button", { name: "Try again" }).click();
  }
  await context.close();
  return times;
}

/** Bytes of a first visit, until the page would work without a network. */
async function transfer(browser, url, sent) {
  sent.bytes = 0;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await controlled(page);
  await context.close();
  return sent.bytes;
}

const executablePath = process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
const say = (what, figure) => console.log(`${what.padEnd(58)} ${figure}`);
for (const slow of [1, SLOW]) {
  const { sent, url, close } = await serve(slow);
  if (slow === 1) {
    const kept = await transfer(browser, url, sent);
    say("page: first visit, what is kept for offline included", `${(kept / 1000).toFixed(1)} KB Brotli`);
    say("page: Cancel to its answer, 2.4 MB being read", milliseconds(await cancelled(browser, url)));
  }
  const scale = slow === 1 ? "this machine" : "slow phone";
  const loads = [];
  for (let i = 0; i < LOADS; i += 1) {
    loads.push(await firstDigest(browser, url, slow));
  }
  say(`page: fresh load to the example’s digest, ${scale}`, milliseconds(loads.map(({ time }) => time)));
  const core = (part) => `${median(loads.map(({ core }) => core[part])).toFixed(1)} ms`;
  say("      core in its worker: load, digest", `${core("load")}, ${core("digest")}`);
  say("      layout shift, worst", Math.max(...loads.map(({ shift }) => shift)).toFixed(3));
  say(`page: key to digest, ${WORDS} words, ${scale}`, milliseconds(await keystrokes(browser, url, slow)));
  close();
}
await browser.close();
