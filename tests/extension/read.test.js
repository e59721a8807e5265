// Install, click, digest, marks, jumps both ways.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, names, page, painted } from "./desk.js";

/** Letters on a dark ground, and on a light one, as browsers hand them out: each as it is written. */
const COLOURS = {
  "/dark-rgb": ["#eee", "#111"],
  "/dark-oklch": ["oklch(0.95 0.01 250)", "oklch(0.2 0.02 250)"],
  "/dark-lab": ["lab(94 1 -2)", "lab(8 1 -2)"],
  "/dark-p3": ["color(display-p3 0.93 0.94 0.95)", "color(display-p3 0.1 0.1 0.12)"],
};

const own = desk({
  ...Object.fromEntries(Object.entries(COLOURS).map(([path, [light, dark]]) => [path, page(
    `<main><article>${markup("seed")}</article></main>`,
    `<style>body { background: #111; color: ${light} } article p:first-of-type { background: #fff; color: ${dark} }</style>`,
  )])),
  "/seed": page(`<main><article>${markup("seed")}</article></main>`),
});

test("a click on the button opens the panel with the digest, and marks the page", async (t) => {
  const tab = await own.read(t, "/seed");
  assert.equal((await own.texts(".facts .words")).length, 3);
  assert.match((await own.texts(".quotes .words"))[0], /Diplomatic work does not happen in a vacuum/);
  assert.equal((await painted(tab, "fact")).length, 3);
  assert.deepEqual(await painted(tab, "quote"), ["Diplomatic work does not happen in a vacuum"]);
  const article = await tab.evaluate(() => document.querySelector("article").outerHTML);
  assert.equal(article, `<article>${markup("seed")}</article>`);
  // What is painted is seen.
  await tab.waitForFunction(() =>
    getComputedStyle(document.querySelector("p"), "::highlight(nutgraf-light-fact)").textDecorationLine === "underline"
  );
});

for (const path of Object.keys(COLOURS)) {
  test(`on a dark ground marks are light, and a passage of that page on a light ground has them dark: ${path}`, async (t) => {
    const tab = await own.read(t, path);
    const inFirst = await tab.evaluate(() => {
      const first = document.querySelector("article p");
      const grounds = (/** @type {boolean} */ within) => [...CSS.highlights].flatMap(([name, ranges]) =>
        [...ranges].filter(({ startContainer }) => first.contains(startContainer) === within).map(() => name.split("-")[1])
      );
      return [true, false].map((within) => [...new Set(grounds(within))]);
    });
    assert.deepEqual(inFirst, [["light"], ["dark"]]);
    for (const ground of ["dark", "light"]) {
      await tab.waitForFunction((name) =>
        getComputedStyle(document.querySelector("p"), `::highlight(${name})`).textDecorationLine === "underline"
      , {}, `nutgraf-${ground}-fact`);
    }
  });
}

test("an item shows its passage, a passage its item", async (t) => {
  const tab = await own.read(t, "/seed");
  await own.press(".quotes .mark");
  await own.until(() => document.querySelector(".quote.item.chosen") !== null);
  await tab.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.endsWith("chosen-quote")));
  assert.deepEqual(await painted(tab, "chosen-quote"), ["Diplomatic work does not happen in a vacuum"]);
  assert.ok((await painted(tab, "related")).includes("Ismail Baghaei"));
  // The first fact, by a click on its words.
  const [x, y] = await tab.evaluate(() => {
    const [range] = CSS.highlights.get("nutgraf-light-fact");
    scrollTo(0, 0);
    const { left, top } = range.getClientRects()[0];
    return [left + 20, top + 5];
  });
  await tab.mouse.click(x, y);
  await own.until(() => document.querySelector(".fact.item.chosen .mark[aria-current]") !== null);
});

test("closing the panel takes everything away", async (t) => {
  const tab = await own.read(t, "/seed");
  assert.ok((await names(tab)).length > 0);
  await own.closePanel();
  await tab.waitForFunction(() =>
    CSS.highlights.size === 0 &&
    getComputedStyle(document.querySelector("p"), "::highlight(nutgraf-light-fact)").textDecorationLine === "none"
  );
});
