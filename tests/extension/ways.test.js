// The other ways to a digest: the shortcut, and the entries in a page's menu. Both are pressed for
// real, so that what they give leave for is tested as well.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, page, painted } from "./desk.js";

const own = desk({
  "/seed": page(`<main><article>${markup("seed")}</article></main>`),
  "/port": page(`<main><article>${markup("port-strike")}</article></main>`),
});

/** A place on a paragraph, in pixels of the window. */
const placeOn = (tab, index) =>
  tab.evaluate((index) => {
    const paragraph = document.querySelectorAll("article p")[index];
    paragraph.scrollIntoView({ block: "center" });
    const { left, top } = paragraph.getBoundingClientRect();
    return [left + 30, top + 10];
  }, index);

test("the shortcut opens the panel with the digest of the page", async (t) => {
  const tab = await own.open(t, "/seed");
  await own.pressKeys(tab, "D");
  await own.settled();
  assert.match((await own.texts(".facts .words"))[0], /^Iran will place/);
  assert.equal((await painted(tab, "fact")).length, 3);
});

test("the browser took the shortcut that the manifest asks for, and the panel names it", async (t) => {
  await own.read(t, "/seed");
  const [{ name, shortcut }] = await own.panel.evaluate(() => chrome.commands.getAll());
  assert.deepEqual([name, shortcut], ["_execute_action", "Alt+Shift+D"]);
  await own.open(t, "/port");
  await own.until(() => /Or press Alt\+Shift\+D/.test(document.querySelector("main").innerText));
});

test("the entry in a page's menu reads the page", async (t) => {
  const tab = await own.open(t, "/port");
  await own.chooseInMenu(tab, await placeOn(tab, 2), "page");
  await own.settled();
  assert.match((await own.texts(".facts .words"))[0], /Dockworkers/);
  assert.equal((await painted(tab, "fact")).length, 3);
});

test("the entry in the menu of selected text reads that alone", async (t) => {
  const tab = await own.open(t, "/seed");
  const place = await placeOn(tab, 2);
  const selected = await tab.evaluate(() => {
    const paragraph = document.querySelectorAll("article p")[2];
    getSelection().selectAllChildren(paragraph);
    return paragraph.textContent;
  });
  await own.chooseInMenu(tab, place, "selection");
  await own.settled();
  assert.match(await own.shown(), /Drawn from your selection alone/);
  for (const fact of await painted(tab, "fact")) {
    assert.ok(selected.includes(fact), fact);
  }
});
