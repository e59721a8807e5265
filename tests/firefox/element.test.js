// The element in Firefox: on a plain page, choosing, where it falls back, and the newsroom's box.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageWith, SCRIPT, site, STORY, STRICT } from "../element/site.js";
import { openPage } from "./desk.js";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
/** What the README shows. */
const [, SHOWN] = /```html\n([\s\S]*?)```/.exec(README);
const TAG = '<nutgraf-digest for="story"><p>Read on.</p></nutgraf-digest>';

async function open(t, pages, { at = "/", headers = {}, known } = {}) {
  const own = await site(typeof pages === "string" ? { "/": pages } : pages, headers);
  t.after(() => own.close());
  const page = await openPage(t, own.url + at, known);
  return Object.assign(page, { site: own });
}

/** Waits until something holds in the box. */
const inBox = (page, holds, ...args) =>
  page.waitForFunction(
    `(${holds})(document.querySelector("nutgraf-digest").shadowRoot, ...${JSON.stringify(args)})`,
  );
const drawn = (page) => inBox(page, (box) => box.querySelector(".item") !== null && box.querySelector(".foot") !== null);

test("what the README shows works on a plain page", async (t) => {
  const page = await open(
    t,
    `<!doctype html><title>Story</title>\n${SHOWN}\n<h1>Ferry gets one more winter</h1>\n<div id="article-body">${STORY}</div>`,
  );
  await drawn(page);
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("nutgraf-digest");
    return [".facts .words", ".quotes .speaker", ".implications .words"].map((part) =>
      shadowRoot.querySelector(part).textContent
    );
  });
  assert.match(found[0], /voted 9 to 6/);
  assert.match(found[1], /Rauha Lindqvist/);
  assert.match(found[2], /likely to begin a year late/);
});

test("choosing an item paints its passage in the article and shows it, under the strictest policy", async (t) => {
  const page = await open(t, pageWith(TAG, { story: "<br>".repeat(150) + STORY }), { headers: { "content-security-policy": STRICT } });
  await drawn(page);
  await page.evaluate(() => document.querySelector("nutgraf-digest").shadowRoot.querySelector(".facts .mark").click());
  await page.waitForFunction(() => {
    const [range] = CSS.highlights.get("nutgraf-chosen-fact") ?? [];
    const { top, bottom } = range?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight;
  });
  const [painted, line] = await page.evaluate(() => [
    [...CSS.highlights.get("nutgraf-chosen-fact")].map(String),
    getComputedStyle(document.querySelector("#story p"), "::highlight(nutgraf-chosen-fact)").textDecorationLine,
  ]);
  assert.match(painted[0], /voted 9 to 6/);
  assert.equal(line, "underline");
  // The way back.
  await page.evaluate(() => document.querySelector("nutgraf-digest").shadowRoot.querySelector(".back").click());
  await page.waitForFunction(() => !CSS.highlights.has("nutgraf-chosen-fact") && scrollY < 500);
});

test("where WebAssembly is forbidden the site's own content is seen, and nothing more is loaded", async (t) => {
  const listen = "addEventListener('nutgraf-error', ({ detail }) => { window.told = detail.code; });";
  const page = await open(
    t,
    { "/": pageWith(TAG, { before: '<script src="/listen.js"></script>' }), "/listen.js": { body: listen, type: "text/javascript" } },
    { headers: { "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") }, known: [/wasm-unsafe-eval/] },
  );
  await page.waitForFunction(() => window.told !== undefined);
  assert.equal(await page.evaluate(() => window.told), "wasm-refused");
  const [height, seen] = await page.evaluate(() => {
    const element = document.querySelector("nutgraf-digest");
    return [element.offsetHeight, element.querySelector("p").checkVisibility()];
  });
  assert.ok(height < 80 && seen);
  assert.deepEqual(page.site.seen.filter((path) => /reader|wasm|worker|css/.test(path)), []);
});

test("a module that is not what the import map's integrity says is not run", async (t) => {
  const path = "/nutgraf/view/facts.js";
  const wrong = `sha384-${Buffer.alloc(48).toString("base64")}`;
  const map = `<script type="importmap">{ "integrity": { "${path}": "${wrong}" } }</script>`;
  const listen = "<script>addEventListener('nutgraf-error', ({ detail }) => { window.told = detail.code; });</script>";
  const page = await open(t, pageWith(TAG, { head: map + listen + SCRIPT }), { known: [/integrity|facts\.js/] });
  await page.waitForFunction(() => window.told !== undefined);
  assert.equal(await page.evaluate(() => window.told), "load-failed");
});

test("the newsroom's box stands, styled, where no script runs, and its links lead into the story", async (t) => {
  // A policy that lets none run, for the hands of this test need scripts themselves.
  const page = await open(t, {}, {
    at: "/demo/strict-newsroom.html",
    headers: { "content-security-policy": "default-src 'none'; style-src 'self'" },
    known: [/default-src 'none'/],
  });
  await drawn(page);
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("nutgraf-digest");
    return {
      position: getComputedStyle(shadowRoot.querySelector(".box")).position,
      links: [...shadowRoot.querySelectorAll("a.mark")].map((link) => link.getAttribute("href")),
      defined: customElements.get("nutgraf-digest") !== undefined,
    };
  });
  assert.deepEqual([found.position, found.defined], ["relative", false]);
  assert.ok(found.links.length > 5);
  await page.setViewport({ width: 900, height: 500 });
  for (const i of found.links.keys()) {
    const link = await page.evaluateHandle(
      (i) => document.querySelector("nutgraf-digest").shadowRoot.querySelectorAll("a.mark")[i],
      i,
    );
    await link.click();
    await page.waitForFunction(() => document.querySelector("nutgraf-digest").getBoundingClientRect().bottom < 450);
    await page.evaluate(() => scrollTo(0, 0));
  }
});
