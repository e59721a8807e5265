// The settings, and the panel as a page of its own where a browser has none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, page, painted } from "./desk.js";

const own = desk({ "/seed": page(`<main><article>${markup("seed")}</article></main>`) });

/** One of the extension's own pages, in a tab. */
async function openOwn(t, path) {
  const tab = await own.browser.newPage();
  t.after(() => tab.close());
  // Firefox never says that such a page has loaded.
  await Promise.race([tab.goto(own.base + path), tab.waitForSelector("main h1")]);
  return tab;
}

test("counts chosen in the settings hold in the panel; erasing brings back the first ones", { skip: process.env.NUTGRAF_BROWSER === "firefox" && "no script can be run in its own pages' tabs" }, async (t) => {
  const settings = await openOwn(t, "extension/options.html");
  await settings.select("[data-choice=facts]", "1");
  assert.match(await settings.$eval("main", (main) => main.innerText), /Nothing you read leaves this device/);
  const article = await own.read(t, "/seed");
  assert.equal((await own.texts(".facts .words")).length, 1);
  await settings.bringToFront();
  await settings.click("[data-do=erase]");
  await settings.waitForFunction(() => document.querySelector(".done").textContent !== "");
  assert.equal(await settings.$eval("[data-choice=facts]", ({ value }) => value), "3");
  assert.equal(await settings.evaluate(() => localStorage.length), 0);
  await article.bringToFront();
  await own.until(() => document.querySelectorAll(".facts .words").length === 3);
});

test("without panels the button opens the same page over the article, and it reads that", { skip: process.env.NUTGRAF_BROWSER === "firefox" && "its popups cannot be reached" }, async (t) => {
  await own.inBackground(() => chrome.action.setPopup({ popup: chrome.runtime.getURL("extension/panel.html?alone") }));
  t.after(() => own.inBackground(() => chrome.action.setPopup({ popup: "" })));
  const tab = await own.open(t, "/seed");
  await own.click(tab);
  const popup = await (await own.browser.waitForTarget((target) => target.url().endsWith("?alone"))).asPage();
  await popup.waitForSelector(".facts .words");
  assert.equal((await painted(tab, "fact")).length, 3);
  await popup.evaluate(() => window.close());
  await tab.waitForFunction(() => CSS.highlights.size === 0);
});
