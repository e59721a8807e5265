// What outlives a reload of the tab: session storage, which the browser erases with the tab.

/**
 * @typedef {{ text: string, url: string | null }} Last
 * @typedef {{
 *   text: string,
 *   url: string | null,
 *   editing: boolean,
 *   last: Last | null,
 *   chosen: string | null,
 *   top: number,
 * }} Kept
 * `url` is where the article stands on the web, `last` what undo brings back, `chosen` the key of an item, `top` how far the
 * page is scrolled.
 */

const KEY = "nutgraf";

/** @param {unknown} value */
const string = (value) => (typeof value === "string" ? value : null);

/**
 * @returns {Kept | null}
 */
export function restore() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept?.text !== "string") {
      return null;
    }
    const { text, url, editing, last, chosen, top } = kept;
    return {
      text,
      url: string(url),
      editing: editing === true,
      last: typeof last?.text === "string" ? { text: last.text, url: string(last.url) } : null,
      chosen: string(chosen),
      top: Number.isFinite(top) ? top : 0,
    };
  } catch {
    // Storage may be forbidden, or hold what another version wrote.
    return null;
  }
}

/**
 * @param {Kept} kept
 * @returns {boolean} whether all but the last text could be kept
 */
export function keep(kept) {
  if (kept.text === "" && kept.last === null) {
    erase();
    return true;
  }
  // A long text may be all that fits; what undo brings back goes first.
  for (const attempt of [kept, { ...kept, last: null }]) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(attempt));
      return true;
    } catch {
      // Full, or forbidden.
    }
  }
  erase();
  return false;
}

/** Forgets what was kept. */
export function erase() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden: nothing was ever kept.
  }
}
