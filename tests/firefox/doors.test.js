// The doors in Firefox: rich text in, the digest out, and all of it without a network.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { test } from "node:test";
import { open } from "./desk.js";

const article = (slug) =>
  readFileSync(new URL(`../articles/${slug}/article.txt`, import.meta.url), "utf8");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The page from a server that can be switched off. */
async function serve(t) {
  const server = createServer(async ({ url }, response) => {
    const file = new URL(url, "http://localhost").pathname.replace(/^\/desk\//, "/").replace(/\/$/, "/index.html");
    try {
      const body = await readFile(new URL(`../../dist/page${file}`, import.meta.url));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  t.after(close);
  return { url: `http://127.0.0.1:${server.address().port}/desk/`, close };
}

/** Pastes rich text, as a listener gets it. */
const pasteRich = (page, html, plain) =>
  page.evaluate((html, plain) => {
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox empties a clipboard that a script fills; what it holds is given by hand.
    const data = { "text/html": html, "text/plain": plain };
    Object.defineProperty(event, "clipboardData", { value: { files: [], getData: (type) => data[type] ?? "" } });
    document.body.dispatchEvent(event);
  }, html, plain);

const shown = (page) =>
  page.$$eval(".original p", (paragraphs) => paragraphs.map(({ textContent }) => textContent).join(""));
const press = (page, name) => page.click(`::-p-aria([name="${name}"][role="button"])`);

test("rich text: paragraphs, citations and their sources; nothing of it runs", async (t) => {
  const page = await open(t);
  const html = `<style>p{}</style><nav>Home</nav><img src="x" onerror="window.hit = 1">` +
    article("seed").trim().split("\n").map((line) => `<p style="color:red">${line}</p>`).join("") +
    `<p>It ended there.<sup><a href="#s9">9</a></sup></p><ol><li id=s9>An agency</li></ol>`;
  await pasteRich(page, html, "x");
  await page.waitForSelector(".digest .item");
  const text = await shown(page);
  assert.match(text, /^Iran will place its negotiation track/);
  assert.match(text, /It ended there\.\[9\]\n\n\[9\] An agency$/);
  assert.doesNotMatch(text, /Home/);
  assert.equal(await page.evaluate(() => window.hit), undefined);
});

test("Markdown, plain text, JSON and annotations come out", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    window.copied = [];
    Clipboard.prototype.writeText = async (text) => void window.copied.push(text);
  });
  await press(page, "Try an example");
  await page.waitForSelector(".digest .item");
  await press(page, "Save");
  await page.waitForSelector("dialog");
  const forms = ["Markdown", "Plain text", "JSON", "Annotations"];
  for (const [i, form] of forms.entries()) {
    await press(page, `Copy as ${form}`);
    await page.waitForFunction((wanted) => window.copied.length === wanted, {}, i + 1);
  }
  const [markdown, plain, json, annotations] = await page.evaluate(() => window.copied);
  assert.match(markdown, /## Headline facts\n\n- \*\*1\*\* Iran will place/);
  assert.match(plain, /— Ismail Baghaei, Foreign Ministry spokesperson/);
  assert.match(JSON.parse(json).saved.sha256, /^[0-9a-f]{64}$/);
  assert.equal(JSON.parse(annotations).type, "AnnotationCollection");
});

test("after the first visit it works with the server gone", async (t) => {
  const own = await serve(t);
  const page = await open(t, own.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await own.close();
  await page.reload();
  await page.waitForSelector(".desk");
  await press(page, "Try an example");
  await page.waitForSelector(".digest .item");
  await press(page, "Settings");
  await page.waitForSelector("dialog");
});
