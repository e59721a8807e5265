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

/** Has the button open the panel's page by itself, as where there are no panels. */
async function openAlone(t, path) {
  await own.inBackground(() => chrome.action.setPopup({ popup: chrome.runtime.getURL("extension/panel.html?alone") }));
  t.after(() => own.inBackground(() => chrome.action.setPopup({ popup: "" })));
  const tab = await own.open(t, path);
  await own.click(tab);
  const popup = await (await own.browser.waitForTarget((target) => target.url().endsWith("?alone"))).asPage();
  await popup.waitForSelector(".facts .words");
  return { tab, popup };
}

test("without panels the button opens the same page over the article, and it reads that", { skip: process.env.NUTGRAF_BROWSER === "firefox" && "its popups cannot be reached" }, async (t) => {
  const { tab, popup } = await openAlone(t, "/seed");
  assert.equal((await painted(tab, "fact")).length, 3);
  await popup.evaluate(() => window.close());
  await tab.waitForFunction(() => CSS.highlights.size === 0);
});

test("on a phone's small window nothing is cut off at the side, and what is pressed is large enough", { skip: process.env.NUTGRAF_BROWSER === "firefox" && "its popups cannot be reached" }, async (t) => {
  const { popup } = await openAlone(t, "/seed");
  await popup.setViewport({ width: 360, height: 600 });
  const found = await popup.evaluate(() => ({
    over: document.documentElement.scrollWidth - innerWidth,
    outside: [...document.querySelectorAll("main *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && !element.closest("[role=status]") && (left < 0 || right > innerWidth);
    }).map(({ outerHTML }) => outerHTML.slice(0, 80)),
    // WCAG 2.2, 2.5.8
    small: [...document.querySelectorAll("button, select, summary")].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility() && (width < 24 || height < 24);
    }).map(({ outerHTML }) => outerHTML.slice(0, 80)),
  }));
  assert.deepEqual(found, { over: 0, outside: [], small: [] });
  await popup.evaluate(() => window.close());
});

test("where there are neither panels, menus, windows nor commands, as on Android, the rest works", { skip: process.env.NUTGRAF_BROWSER === "firefox" && "no script can be run before its own pages" }, async (t) => {
  const article = await own.read(t, "/seed");
  const { id } = await own.panel.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]);
  await own.closePanel();
  const tab = await own.browser.newPage();
  t.after(() => tab.close());
  const thrown = [];
  tab.on("pageerror", (error) => thrown.push(String(error)));
  await tab.evaluateOnNewDocument((id) => {
    for (const name of ["sidePanel", "contextMenus", "windows", "commands"]) {
      Object.defineProperty(chrome, name, { value: undefined });
    }
    // A popup is no tab: the one that is seen is the article's.
    chrome.tabs.query = async () => [{ id, windowId: 1 }];
  }, id);
  await tab.goto(`${own.base}extension/panel.html?alone`);
  await tab.waitForSelector(".facts .words");
  assert.equal((await painted(article, "fact")).length, 3);
  assert.deepEqual(thrown, []);
  await tab.goto(`${own.base}extension/options.html`);
  await tab.waitForSelector("[data-do=erase]");
  assert.deepEqual([await tab.$("[data-do=shortcut]"), thrown], [null, []]);
});
