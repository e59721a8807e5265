// The panel beside the page: follows the tab that is seen, shows what was read there.

import { Client } from "../client.js";
import { answer } from "../page/answered.js";
import { choices, choose } from "../page/choices.js";
import { showChoices } from "../page/controls.js";
import { copyOf } from "../page/copy.js";
import { copy } from "../page/give.js";
import { fill } from "../view/dom.js";
import { h } from "../view/node.js";
import { listen } from "./asked.js";
import { build } from "./panel/frame.js";
import { Sheet } from "./panel/sheet.js";
import { Visit } from "./panel/visit.js";
import { shortcut } from "./shortcut.js";
import { words } from "./words.js";

const t = words();
const client = new Client();
document.documentElement.lang = t.language;
document.documentElement.dir = t.direction;
const elements = build(document.body, t);
const sheet = new Sheet(elements, t);
/** @type {Map<number, Visit>} what was read, by its tab */
const visits = new Map();
/** The tab that is seen. */
let seen = -1;

try {
  client.warm();
} catch {
  // No worker here: the first question says so.
}

/** @param {number} tabId */
function visitTo(tabId) {
  const visit = visits.get(tabId) ?? new Visit(tabId, client, {
    changed: (visit) => visit.tabId === seen && sheet.show(visit),
    chosen: (visit, key) =>
      visit.tabId === seen && sheet.chooser.choose(key, { to: "digest", byKeyboard: false }),
  });
  visits.set(tabId, visit);
  return visit;
}

/** @param {number} tabId */
function see(tabId) {
  seen = tabId;
  message(null);
  sheet.show(visits.get(tabId) ?? null);
}

/** @param {number} tabId */
function forget(tabId) {
  visits.get(tabId)?.close();
  visits.delete(tabId);
}

/**
 * A line above everything, until something else happens.
 *
 * @param {string | null} text
 */
function message(text) {
  fill(elements.message, text ? [h("p", {}, text)] : []);
}

/** What the buttons with `data-do` do. */
const ACTIONS = {
  again: () => visitTo(seen).read("any"),
  cancel: () => {
    visits.get(seen)?.cancel();
    /** @type {HTMLElement | null} */ (elements.drawn.querySelector("[data-do=retry]"))?.focus();
  },
  "copy-link": (/** @type {HTMLElement} */ button) => copyItem(button, "link"),
  "copy-quote": (/** @type {HTMLElement} */ button) => copyItem(button, "quote"),
  retry: () => visitTo(seen).read("any"),
  save: async () => {
    const { state } = visits.get(seen) ?? {};
    if (state?.name === "digest") {
      const { text, url, headline } = state.read;
      const { facts, quotes } = choices();
      const options = { facts, quotes, ...(headline === null ? {} : { title: headline }) };
      const task = { text, url, options, client, t, setUrl: () => {}, remember: () => {} };
      (await import("../page/save.js")).openSave(task);
    }
  },
  selection: () => visitTo(seen).read("selection"),
  settings: () => chrome.runtime.openOptionsPage(),
};

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-do]") : null;
  if (button instanceof HTMLElement && Object.hasOwn(ACTIONS, button.dataset.do ?? "")) {
    ACTIONS[/** @type {keyof typeof ACTIONS} */ (button.dataset.do)](button);
  }
});

elements.controls.addEventListener("change", ({ target }) => {
  const { dataset, value } = /** @type {HTMLSelectElement} */ (target);
  choose(dataset.choice === "facts" ? "facts" : "quotes", value);
  adjust();
});

// The page of settings, or the panel of another window.
addEventListener("storage", () => {
  showChoices(elements.controls);
  adjust();
});

function adjust() {
  for (const visit of visits.values()) {
    visit.adjust();
  }
}

/**
 * @param {HTMLElement} button
 * @param {"quote" | "link"} what
 */
async function copyItem(button, what) {
  const { state } = visits.get(seen) ?? {};
  const key = button.closest("[data-item]")?.getAttribute("data-item");
  if (state?.name !== "digest" || !key) {
    return;
  }
  const { text, url } = state.read;
  const content = copyOf(state.digest, key, what, { text, url, all: sheet.all, t });
  const done = content !== null && await copy(content);
  sheet.say(t(done ? `copied.${what}` : "copy.refused"));
  if (done) {
    answer(button, t("save.copy.done"));
  } else {
    message(t("copy.refused.do"));
  }
}

/** Beside the pages of its window: reads those that are asked for. */
async function besidePages() {
  const { id } = await chrome.windows.getCurrent();
  chrome.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === id) {
      see(tabId);
    }
  });
  const [tab] = await chrome.tabs.query({ active: true, windowId: id });
  see(tab?.id ?? -1);
  await listen(id, ({ tabId, what, isIn }) => {
    const visit = visitTo(tabId);
    isIn ? visit.read(what, true) : visit.refuse();
  });
}

/** In a window of its own, which opens over one page and closes with it. */
async function alone() {
  document.body.classList.add("alone");
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab) {
    see(tab.id);
    visitTo(tab.id).read("any");
  }
}

chrome.tabs.onRemoved.addListener(forget);
chrome.tabs.onDetached.addListener(forget);
chrome.tabs.onUpdated.addListener((tabId) => visits.get(tabId)?.check());

sheet.shortcut = await shortcut();
await (location.search === "?alone" ? alone() : besidePages());
