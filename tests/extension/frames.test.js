// Articles in a frame of the same site.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, page } from "./desk.js";

/** A frame that is as high as what stands in it, below much else. */
const around = (src) =>
  page(`<main><h1>Reader</h1><div style="height: 1500px"></div><iframe src="${src}" width="900" height="2500"></iframe></main>`);

const own = desk({
  "/framed": around("/seed"),
  "/seed": page(`<main><article>${markup("seed")}<p><a href="/other">The next article</a></p></article></main>`),
  "/other": page(`<main><article>${markup("port-strike")}</article></main>`),
});

/** Opens the page around, reads it; returns its tab and the frame. */
async function read(t) {
  const tab = await own.read(t, "/framed");
  return { tab, frame: tab.frames().find((frame) => frame.url().endsWith("/seed")) };
}

/** On a page: the places of the first line of each fact, in pixels of its window. */
const lines = () =>
  [...CSS.highlights.get("nutgraf-light-fact") ?? []].map((range) => {
    const { left, top } = range.getClientRects()[0];
    return [left, top];
  });

test("an article in a frame is marked there, and both ways lead from item to passage", async (t) => {
  const { tab, frame } = await read(t);
  await frame.waitForFunction(() =>
    getComputedStyle(document.querySelector("p"), "::highlight(nutgraf-light-fact)").textDecorationLine === "underline"
  );
  assert.equal((await frame.evaluate(lines)).length, 3);
  assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
  // The item leads to the passage, which was below the window.
  await own.press(".facts .mark");
  await tab.waitForFunction(() => scrollY > 1000);
  await frame.waitForFunction(() => CSS.highlights.has("nutgraf-light-chosen-fact"));
  // The passage leads to the item; a place of the same numbers beside the frame does not.
  const [[x, y]] = await frame.evaluate(lines);
  const [left, top] = await tab.evaluate(() => {
    scrollTo({ top: 1500, behavior: "instant" });
    const { left, top } = document.querySelector("iframe").getBoundingClientRect();
    return [left + 2, top + 2];
  });
  await tab.mouse.click(left + x + 20, top + y + 5);
  await own.until(() => document.querySelector(".fact.item.chosen.lit") !== null);
  await own.closePanel();
  await frame.waitForFunction(() =>
    CSS.highlights.size === 0 &&
    getComputedStyle(document.querySelector("p"), "::highlight(nutgraf-light-fact)").textDecorationLine === "none"
  );
});

const CHANGES = {
  "goes on to another article": () => document.querySelector("iframe").contentDocument.querySelector("article a").click(),
  "is taken away": () => document.querySelector("iframe").remove(),
};
for (const [name, change] of Object.entries(CHANGES)) {
  test(`a frame that ${name} takes the digest with it`, async (t) => {
    const { tab } = await read(t);
    await tab.evaluate(change);
    await own.until(() => document.querySelector("main").dataset.state === "gone");
  });
}
