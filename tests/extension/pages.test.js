// What is taken for the article of a page, page by page: `pages/*.html`, in which the article stands
// between the comments `article` and `/article`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { desk } from "./desk.js";

const folder = new URL("pages/", import.meta.url);
const slugs = readdirSync(folder).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -5));
const html = (slug) => readFileSync(new URL(`${slug}.html`, folder), "utf8");
/** The share of words that must be right: harmonic mean of found among wanted and wanted among found. */
const FLOOR = 0.97;

const own = desk(Object.fromEntries(slugs.map((slug) => [`/news/${slug}`, html(slug)])), async (own) => {
  // The panel opens, and from now on notes what its worker is asked.
  const tab = await own.browser.newPage();
  await tab.goto(`${own.url}/news/list-home`);
  await own.click(tab);
  await own.settled();
  await own.panel.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      window.asked = message.text;
      return postMessage.call(this, message);
    };
  });
  await tab.close();
});

/** The words that are marked as the article. */
function marked(slug) {
  const source = html(slug).replace(/srcdoc="([^"]*)"/g, (_, inner) => unescape(inner));
  const pieces = [...source.matchAll(/<!--article-->([\s\S]*?)<!--\/article-->/g)].map(([, piece]) => piece);
  // An initial in an element of its own is a part of the word that follows.
  return words(unescape(pieces.map((piece) => (piece.length === 1 ? piece : `${piece} `)).join("")));
}

const unescape = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&");
const words = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** F1 over words, each counted as often as it stands there. */
function score(found, wanted) {
  const left = new Map();
  for (const word of wanted) {
    left.set(word, (left.get(word) ?? 0) + 1);
  }
  let same = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    same += Number(count > 0);
    left.set(word, count - 1);
  }
  return (2 * same) / (found.length + wanted.length);
}

for (const slug of slugs) {
  test(slug, async (t) => {
    const tab = await own.open(t, `/news/${slug}`);
    await own.panel.evaluate(() => {
      window.asked = "";
    });
    await own.click(tab);
    await own.settled();
    const shown = await own.shown();
    const text = await own.panel.evaluate(() => window.asked);
    const [kind] = /^(list|none|stub)(?=-)/.exec(slug) ?? ["article"];
    if (kind === "list" || kind === "none") {
      assert.equal(text, "");
      assert.match(shown, kind === "list" ? /^This page is a list of articles/ : /^No article was found/);
      return;
    }
    assert.notEqual(text, "", shown);
    assert.equal(/Only the beginning of this article/.test(shown), kind === "stub", shown);
    const f1 = score(words(text), marked(slug));
    t.diagnostic(`F1 ${f1.toFixed(4)}`);
    if (process.env.NUTGRAF_SHOW) {
      console.log(text);
    }
    assert.ok(f1 >= (kind === "stub" ? 0 : FLOOR), `F1 ${f1.toFixed(3)}\n${text}`);
  });
}
