// What listens while nothing is open: the button, its shortcut, the entry in a page's menu. Each
// opens the panel and says which tab is to be read; the panel does the rest.

import { ask } from "./asked.js";
import { inject, unstyle } from "./inject.js";

/** Entries of the menu, with what they read. */
const MENU = { "read-page": "page", "read-selection": "selection" };

// One of the two, or neither, on phones.
const { sidePanel } = chrome;
const { sidebarAction } = globalThis.browser ?? {};

/**
 * Opens what there is beside a page. It must be called before anything else is waited for: browsers
 * open panels only at the hands of a reader.
 *
 * @param {chrome.Tab} tab
 */
function open(tab) {
  return sidePanel ? sidePanel.open({ windowId: tab.windowId }) : sidebarAction?.open();
}

/**
 * @param {chrome.Tab} tab
 * @param {import("./asked.js").What} what
 */
async function read(tab, what) {
  const opened = open(tab);
  const isIn = await inject(tab.id);
  await ask({ windowId: tab.windowId, tabId: tab.id, what, isIn });
  await opened;
}

chrome.action.onClicked.addListener((tab) => read(tab, "any"));

chrome.contextMenus?.onClicked.addListener(({ menuItemId }, tab) => {
  if (tab && Object.hasOwn(MENU, menuItemId)) {
    read(tab, /** @type {Record<string, import("./asked.js").What>} */ (MENU)[menuItemId]);
  }
});

chrome.runtime.onInstalled.addListener(() => {
  // None on phones.
  chrome.contextMenus?.removeAll(() => {
    const own = ["http://*/*", "https://*/*", "file:///*"];
    const title = (/** @type {string} */ name) => chrome.i18n.getMessage(name);
    chrome.contextMenus.create({
      id: "read-page",
      title: title("read"),
      contexts: ["page"],
      documentUrlPatterns: own,
    });
    chrome.contextMenus.create({
      id: "read-selection",
      title: title("readSelection"),
      contexts: ["selection"],
      documentUrlPatterns: own,
    });
  });
});

// The panel was closed: a page that still has its marks' style asks to be rid of it.
chrome.runtime.onMessage.addListener((message, sender) => {
  if (message === "unstyle" && sender.tab) {
    unstyle(sender.tab.id);
  }
});

if (!sidePanel && !sidebarAction) {
  // Where there are no panels, the button opens the same page by itself.
  chrome.action.setPopup({ popup: chrome.runtime.getURL("extension/panel.html?alone") });
  // The browser forgets that when it ends, and starts with it only backgrounds that listen to its start.
  chrome.runtime.onStartup.addListener(() => {});
}
