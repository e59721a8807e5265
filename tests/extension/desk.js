// What the tests of the extension share: the browser with it, a site of invented news, hands to use
// both with.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before } from "node:test";
import * as chromium from "./chromium.js";
import * as firefox from "./firefox.js";

/** The text of a folder of `tests/articles`. */
export const text = (slug) =>
  readFileSync(new URL(`../articles/${slug}/article.txt`, import.meta.url), "utf8").trim();

/** Its paragraphs as markup, the first as the headline where it is one. */
export const markup = (slug) =>
  text(slug).split(/\s*\n\s*/).map((line, i) => (i === 0 && line.length < 110 ? `<h1>${line}</h1>` : `<p>${line}</p>`))
    .join("\n");

/** A page around an article. */
export const page = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Halden Courier</title>${head}</head>` +
  `<body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>${body}` +
  `<footer><p>© The Halden Courier</p></footer></body></html>`;

/** Serves what `pages` says, by path: a string, or headers with a body. */
async function serve(pages) {
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const found = pages[path];
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { headers = {}, body } = typeof found === "string" ? { body: found } : found;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

/**
 * Starts the browser for the tests of a file, with a site of the given pages.
 *
 * @param prepare what is to be done before the first test
 * @returns the desk, filled in before the first test
 */
export function desk(pages = {}, prepare = async (_own) => {}) {
  const own = {
    pages,
    /** Opens a page of the site in a tab, closed with the test. */
    async open(t, path) {
      const page = await own.browser.newPage();
      t.after(() => page.isClosed() || page.close());
      await page.goto(new URL(path, own.url).href);
      return page;
    },
    /** Opens a page, clicks the button and waits for what comes of it. */
    async read(t, path) {
      const page = await own.open(t, path);
      await own.click(page);
      await own.settled();
      return page;
    },
    /** Waits until something holds in the panel. */
    async until(holds, ...args) {
      const end = Date.now() + 20_000;
      for (;;) {
        // Until the panel is open there is nobody to ask.
        const held = await own.panel.evaluate(holds, ...args).catch((error) => String(error));
        if (held === true) {
          return;
        }
        if (Date.now() > end) {
          const shown = await own.shown().catch(String);
          throw new Error(`waited in vain for ${holds} (${held}); the panel shows: ${shown}`);
        }
      }
    },
    settled: () =>
      own.until(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        const { dataset } = document.querySelector("main");
        return dataset.tab === String(tab.id) && !/reading|waiting/.test(dataset.state);
      }),
    /** What the panel says. */
    shown: () => own.panel.evaluate(() => document.querySelector("main").innerText),
    /** The words at a selector in the panel. */
    texts: (selector) =>
      own.panel.evaluate((selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent), selector),
    press: (selector) => own.panel.evaluate((selector) => document.querySelector(selector).click(), selector),
  };
  let site;
  before(async () => {
    site = await serve(pages);
    const { launch } = process.env.NUTGRAF_BROWSER === "firefox" ? firefox : chromium;
    Object.assign(own, await launch(), { url: site.url });
    await prepare(own);
  });
  after(async () => {
    await own.close?.();
    await site?.close();
  });
  return own;
}

/** What is painted on a page, by kind: `fact`, `chosen-fact`, `related`, `flash`. */
export const painted = (page, kind) =>
  page.evaluate((kind) =>
    ["light", "dark"].flatMap((ground) => [...(CSS.highlights.get(`nutgraf-${ground}-${kind}`) ?? [])].map(String)), kind);

/** Names of all that is painted. */
export const names = (page) => page.evaluate(() => [...CSS.highlights.keys()]);
