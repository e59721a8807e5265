// The last articles, kept on the device only where the reader has switched that on.

import { get } from "./settings.js";

/** @typedef {{ text: string, title: string, url: string | null, at: number }} Entry `at`: ms */

const KEY = "nutgraf.history";
/** So many articles are kept, the oldest goes first. */
const MOST = 12;
/** Of so many characters together: browsers give a site room for some five million. */
const ROOM = 1_500_000;
/** Of an article's beginning, where it has no headline. */
const TITLE = 80;

/** @returns {Entry[]} the newest first */
export function entries() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return found.filter((/** @type {any} */ entry) =>
      typeof entry?.text === "string" && typeof entry.title === "string" && Number.isFinite(entry.at)
    );
  } catch {
    // Storage is forbidden, or holds what somebody else wrote.
    return [];
  }
}

/** @param {() => void} then called when another tab has kept an article or erased them */
export function watch(then) {
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) {
      then();
    }
  });
}

/** Whether articles are kept. */
export function isOn() {
  return get("history") === true;
}

/**
 * Keeps an article, if articles are kept.
 *
 * @param {string} text
 * @param {string | null | undefined} title
 * @param {string | null} url
 */
export function remember(text, title, url) {
  if (!isOn() || text.length > ROOM) {
    return;
  }
  const beginning = text.trim().replace(/\s+/g, " ").slice(0, TITLE);
  const entry = { text, title: title ?? beginning, url, at: Date.now() };
  const all = [entry, ...entries().filter((other) => other.text !== text)].slice(0, MOST);
  let room = ROOM;
  const kept = all.filter((other) => (room -= other.text.length) >= 0);
  // What does not fit although it should goes, the oldest first.
  while (kept.length > 0 && !stored(kept)) {
    kept.pop();
  }
}

/** @param {Entry[]} kept */
function stored(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Forgets all articles. */
export function erase() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
