// What the tests of the element share: publishers' sites of our own making, and a browser to read them.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const PACKAGE = join(ROOT, "dist/npm");
export const DEMO = join(ROOT, "dist/demo");

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
};

export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "require-trusted-types-for 'script'";

/**
 * A site: `pages` by their path, as HTML or as what answers (`{ body, type, headers }`, a status, or a
 * function of the address); `/nutgraf/` is the package, `/demo/` the demonstration. `seen` lists what
 * was asked for.
 */
export async function site(pages = {}, headers = {}) {
  const seen = [];
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://site");
    seen.push(pathname);
    const page = pages[pathname];
    const given = typeof page === "function" ? await page(url) : page;
    if (typeof given === "number") {
      response.writeHead(given).end();
      return;
    }
    if (given !== undefined) {
      const { body, type = TYPES[".html"], headers: own = {} } = typeof given === "string" ? { body: given } : given;
      response.writeHead(200, { "content-type": type, ...headers, ...own }).end(body);
      return;
    }
    const folder = /^\/nutgraf\//.test(pathname) ? PACKAGE : /^\/demo\//.test(pathname) ? DEMO : "/nowhere";
    try {
      const body = await readFile(join(folder, normalize(pathname.replace(/^\/\w+\//, "/"))));
      response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/plain", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, seen, close };
}

/**
 * Starts the browser for the tests of a file. Returns a function that opens a page of a site of its
 * own; any error in the page that the test does not name fails it.
 */
export function readers() {
  let browser;
  before(async () => {
    const executablePath = process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium";
    browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  });
  after(() => browser?.close());
  return async (t, pages, options = {}) => {
    const { at = "/", headers = {}, errors = [], init, route, ...context } = options;
    const own = await site(typeof pages === "string" ? { "/": pages } : pages, headers);
    const opened = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...context });
    const thrown = [];
    t.after(async () => {
      await opened.close();
      await own.close();
      const unexpected = thrown.filter((text) => !errors.some((known) => known.test(text)));
      if (unexpected.length > 0) {
        throw new Error(`the page reported: ${unexpected.join("\n")}`);
      }
    });
    const page = await opened.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => thrown.push(String(error)));
    page.on("console", (message) => message.type() === "error" && thrown.push(message.text()));
    // The browser asks for an icon by itself.
    await opened.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    for (const [pattern, handler] of Object.entries(route ?? {})) {
      await opened.route(pattern, handler);
    }
    if (init) {
      await page.addInitScript(init);
    }
    await page.goto(own.url + at);
    return Object.assign(page, { site: own });
  };
}

/** Waits until a box shows a digest, all of it: its foot comes last, and with that what is chosen can be shown. */
export const drawn = async (page, selector = "nutgraf-digest") => {
  await page.locator(`${selector} .item`).first().waitFor();
  await page.locator(`${selector} .foot`).first().waitFor({ state: "attached" });
};

export const SCRIPT = '<script type="module" src="/nutgraf/embed/nutgraf-digest.js"></script>';

/** A story in paragraphs; events and names are invented. */
export const STORY = `
<p>The council of Osk voted 9 to 6 on Tuesday night to keep the lake ferry running until 30 April, two weeks before its licence was to lapse.</p>
<p>The decision costs the town 410,000 marks, more than twice what the bus over the new bridge costs in the same months.</p>
<p>“A ferry is not a museum piece, it is how two hundred people get to work,” said Councillor Rauha Lindqvist, who had asked for the vote.</p>
<p>Treasurer Olof Brandt said the quay could not wait. “Every month we run an empty boat is a month in which the stones go on sinking,” he told the council.</p>
<p>The ferry company, which has eleven employees, had given them notice in February.</p>
<h2>What it means</h2>
<p>The repair of the eastern quay is now likely to begin a year late, and engineers warned in December that a further delay could double its price.</p>`;

/** An article of `tests/articles` as the story of a site. */
export const articleOf = async (slug) => {
  const text = await readFile(join(ROOT, `tests/articles/${slug}/article.txt`), "utf8");
  return text.split("\n").map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`).join("\n");
};

/** A page with a story and an element before it. */
export const pageWith = (tag, { head = SCRIPT, story = STORY, before = "" } = {}) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story</title>${head}</head>` +
  `<body>${before}<h1>Ferry gets one more winter</h1>${tag}<article id="story">${story}</article></body></html>`;
