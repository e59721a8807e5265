// Which tab is to be read: said by the background, heard by the panel of that window, whether it is
// open already or only opening. Kept by the browser in memory, for the background may end any time.

/** @typedef {"any" | "page" | "selection"} What */
/**
 * @typedef {{ windowId: number, tabId: number, what: What, isIn: boolean }} Asked
 * `isIn`: whether our script is in the page; where it is not, in spite of the leave, none may be.
 */

/** @param {number} windowId */
const key = (windowId) => `asked-${windowId}`;

/** @param {Asked} asked */
export function ask(asked) {
  // The time tells it from the same request before.
  return chrome.storage.session.set({ [key(asked.windowId)]: { ...asked, at: Date.now() } });
}

/**
 * Calls `then` for what was asked for before, once, and for what is asked for from now on.
 *
 * @param {number} windowId
 * @param {(asked: Asked) => void} then
 */
export async function listen(windowId, then) {
  const name = key(windowId);
  let last = 0;
  /** @param {(Asked & { at: number }) | undefined} asked */
  const take = (asked) => {
    if (asked && asked.at !== last) {
      last = asked.at;
      chrome.storage.session.remove(name);
      then(asked);
    }
  };
  chrome.storage.session.onChanged.addListener((changes) => take(changes[name]?.newValue));
  take((await chrome.storage.session.get(name))[name]);
}
