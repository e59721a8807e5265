// What the tests of the page share: the built page in a real browser, and hands to use it with.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium asks its maker how fields of forms are filled in elsewhere, by their names. That is the
  // browser's own traffic, for any page with a field; here only the page's is to be seen.
  "--disable-features=AutofillServerCommunication",
];

export const WIDE = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The text of a folder of `tests/articles`. */
export const article = (slug) =>
  readFileSync(join(ROOT, "tests/articles", slug, "article.txt"), "utf8");

/** An article in which each of five people speaks in two halves. */
export const HALVES = `Harbour to stay open all winter

HALDEN, Norway — The harbour will stay open all winter, the town council decided on Monday after a debate of six hours.

${
  [
    ["Ana Ruiz, the mayor", "We will not close a single quay before the spring", "The ships have nowhere else to go"],
    ["Omar Sow, who leads the union", "Our members have waited far too long for this day", "They can plan their year at last"],
    ["Ingrid Solberg, a fish dealer", "Half of my customers had already looked for another port", "Now I can call them all back"],
    ["Farah Siddiqui, an engineer", "The old breakwater was never built for storms like these", "We must repair it before anything else"],
    ["Peter Lund, the harbour master", "Nobody in this office expected such a clear decision", "We start to hire pilots tomorrow"],
  ].map(([who, first, second]) => `“${first},” said ${who}. “${second}.”`).join("\n\n")
}

The council will meet again in March to look at the costs, which are put at 12 million kroner a year.
`;

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What a server of our own has under which path: the page, and the modules that it is made of. */
const FOLDERS = [["/desk/", join(ROOT, "dist/page")], ["/modules/", join(ROOT, "dist/modules")]];

/** The file that stands at a path. */
function fileAt(path) {
  const [[at, folder] = [path, "/nowhere"]] = FOLDERS.filter(([at]) => path.startsWith(at));
  const file = normalize(`/${path.slice(at.length)}`.replace(/\/$/, "/index.html"));
  return { folder, file: file.slice(1) };
}

/**
 * The page under a sub-path, from a server of our own, which is a proxy as well: a browser that is
 * told to ask it for everything cannot ask for anything unseen. `seen` lists what was asked for;
 * `change` may put another content in place of a file's, late if need be, or throw where it is to be missing.
 */
export async function serve(change = (_file, body) => body) {
  const seen = [];
  const server = createServer(async ({ url, method, headers }, response) => {
    const { host, pathname } = new URL(url, `http://${headers.host}`);
    seen.push(`${method} ${host === own ? "" : host}${url.replace(`http://${host}`, "")}`);
    const { folder, file } = fileAt(pathname);
    try {
      const body = await change(file, await readFile(join(host === own ? folder : "/nowhere", file)));
      const type = TYPES[extname(file)] ?? "text/plain";
      response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on("connect", ({ url }, socket) => {
    seen.push(`CONNECT ${url}`);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = `127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://${own}/desk/`, proxy: { server: `http://${own}` }, seen, close };
}

/**
 * Starts the browser for the tests of a file. Returns a function that opens the page in a context
 * of its own, closed with the test; any error in the page fails the test. With `modules` it is the
 * page as it is written, whose modules a test can import or change one by one.
 */
export function browserTests() {
  let browser;
  let own;
  let url = process.env.NUTGRAF_URL;
  before(async () => {
    if (!url) {
      own = await serve();
      url = own.url;
    }
    const executablePath = process.env.NUTGRAF_CHROMIUM ?? process.env.CHROMIUM ??
      "/usr/bin/chromium";
    browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  });
  after(async () => {
    await browser?.close();
    await own?.close();
  });

  return async (t, options = {}) => {
    const { route, init, errors = [], modules = false, at = modules ? "../modules/" : "", base = url, ...context } = {
      ...WIDE,
      ...options,
    };
    // Where a service worker answers, no route is asked.
    const opened = await browser.newContext({ serviceWorkers: "block", ...context });
    const thrown = [];
    t.after(async () => {
      await opened.close();
      const unexpected = thrown.filter((text) => !errors.some((known) => known.test(text)));
      if (unexpected.length > 0) {
        throw new Error(`the page reported: ${unexpected.join("\n")}`);
      }
    });
    const page = await opened.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => thrown.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") {
        thrown.push(message.text());
      }
    });
    if (init) {
      await page.addInitScript(init);
    }
    for (const [pattern, handler] of Object.entries(route ?? {})) {
      await opened.route(pattern, handler);
    }
    await page.goto(new URL(at, base).href);
    await page.locator(".desk").waitFor();
    return page;
  };
}

/** Pastes as a browser does: an event at what has the focus. */
export async function paste(page, text, html = "") {
  await page.evaluate(([text, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (html !== "") {
      clipboardData.setData("text/html", html);
    }
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, [text, html]);
}

/** Pastes an article and waits for its digest. */
export async function read(page, text) {
  await paste(page, text);
  await page.locator(".digest .item").first().waitFor();
}

/** Opens the example and waits for its digest. */
export async function example(page) {
  await page.getByRole("button", { name: "Try an example" }).click();
  await page.locator(".digest .item").first().waitFor();
}

/**
 * The worker with something put into its source, where `put` maps the source.
 * Only the first `times` workers get it.
 */
export function changedWorker(put, times = Infinity) {
  let left = times;
  return async (route) => {
    if (left <= 0) {
      return route.continue();
    }
    left -= 1;
    const response = await route.fetch();
    const body = put(await response.text());
    return route.fulfill({ response, body });
  };
}

/** A worker that does something else with each result than to post it: `what`, with `post` at hand. */
export const withResults = (what) => (source) =>
  `const post = postMessage;
   globalThis.postMessage = (answer) => ("result" in answer ? (${what})(answer) : post(answer));
   ${source}`;

/** A worker that holds every answer until the address `./hold` is answered. */
export const holding = withResults("async (answer) => (await fetch('./hold'), post(answer))");

/** Waits until the service worker answers for the page. */
export const controlled = (page) =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller) {
      await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
    }
  });

/** The text under a custom highlight. */
export const highlighted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);

/** Whether an element lies wholly inside the window. */
export const inView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
