// What must hold in Firefox too: an article goes in, its digest stands beside it, the places are
// found, a reload loses nothing; and the digest is the one that every other platform gives.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { digestsIn, sameAsNative } from "../support/same.js";
import { open } from "./desk.js";

const binary = process.env.NUTGRAF_BIN;
const articles = new URL("../articles/", import.meta.url);
const article = (slug) => readFileSync(new URL(`${slug}/article.txt`, articles), "utf8");

/** Pastes as a browser does, and waits for the digest. */
async function read(page, text) {
  await page.evaluate((data) => {
    const target = document.activeElement ?? document.body;
    // Firefox's own way to say what is on the clipboard; it empties a `clipboardData` from a script.
    const options = { dataType: "text/plain", data, bubbles: true, cancelable: true };
    target.dispatchEvent(new ClipboardEvent("paste", options));
  }, text);
  await page.waitForSelector(".digest .item");
}

/** What stands at `selector`, without the page's own additions. */
const texts = (page, selector) =>
  page.$$eval(selector, (elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true);
      copy.querySelectorAll(".added, .cut, .mark").forEach((added) => added.remove());
      return copy.textContent;
    }));

test("an article that is pasted is digested, with its passages marked", async (t) => {
  const page = await open(t);
  await read(page, article("seed"));
  assert.equal((await texts(page, ".facts .words")).length, 3);
  assert.match((await texts(page, ".quotes .words"))[0], /Diplomatic work does not happen in a vacuum/);
  assert.match((await texts(page, ".quotes .speaker"))[0], /Ismail Baghaei/);
  assert.match((await texts(page, ".implications > .words"))[0], /^This development indicates/);
  const marked = await page.evaluate(() => [...CSS.highlights.get("nutgraf-quote")].map(String));
  assert.deepEqual(marked, ["Diplomatic work does not happen in a vacuum"]);
});

/** The text under a highlight. */
const painted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);

test("choosing leads both ways, by pointer and by keyboard, and says where one is", async (t) => {
  const page = await open(t);
  await read(page, article("seed"));
  const spoken = () => page.$eval("[role=status]", (status) => status.textContent);
  await page.click(".digest .quote .mark");
  assert.match(await spoken(), /^Quote 1 of 1, in the article, paragraph 7$/);
  assert.deepEqual(await painted(page, "nutgraf-chosen-quote"), [
    "Diplomatic work does not happen in a vacuum",
  ]);
  assert.ok((await painted(page, "nutgraf-related")).includes("Ismail Baghaei"));
  await page.click(".original .mark.fact");
  assert.match(await spoken(), /^Fact 1 of 3, in the digest, from paragraph 1$/);
  await page.keyboard.down("Alt");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.up("Alt");
  assert.match(await spoken(), /^Fact 1 of 3, in the article, paragraph 1$/);
  assert.ok(await page.evaluate(() => document.activeElement.matches(".original .mark.fact")));
});

test("what was left out, who cites a source, what sentences do", async (t) => {
  const page = await open(t);
  await read(page, article("seed"));
  await page.click(".left-out summary");
  await page.click(".left-out .mark");
  assert.match((await painted(page, "nutgraf-chosen-omission"))[0], /^This shift in diplomatic/);
  await page.click(".facts .reference.citation");
  assert.equal((await painted(page, "nutgraf-chosen-citation")).length, 5);
  await page.click(".roles-tool button");
  assert.match((await painted(page, "nutgraf-role-main-event"))[0], /^Iran will place/);
  await page.click(".roles-tool button");
  assert.deepEqual(await painted(page, "nutgraf-role-main-event"), []);
});

test("the numbers of facts and quotes are live", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  await page.select("[data-choice=facts]", "1");
  await page.waitForFunction(() => document.querySelectorAll(".facts .item").length === 1);
  await page.select("[data-choice=quotes]", "all");
  await page.waitForFunction(() => document.querySelectorAll(".quotes .item.minor").length > 0);
  await page.evaluate(() => localStorage.clear());
});

test("a reload loses nothing", async (t) => {
  const page = await open(t);
  await read(page, article("port-strike"));
  const shown = await texts(page, ".digest .words");
  await page.reload();
  await page.waitForSelector(".digest .item");
  assert.deepEqual(await texts(page, ".digest .words"), shown);
});

test("nothing is asked of the network because of the text", async (t) => {
  const page = await open(t);
  await read(page, article("seed"));
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await read(page, article("port-strike"));
  assert.deepEqual(asked, []);
});

test("every digest is the one that the command line gives", { skip: !binary }, async (t) => {
  const page = await open(t);
  const module = new URL("../modules/nutgraf.js", page.url()).href;
  await sameAsNative(binary, (texts) => page.evaluate(digestsIn, { module, texts }));
});
