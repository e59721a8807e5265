// Puts our script into a page, by the leave that a click on the button, the menu or the shortcut
// gives for that tab.

const SCRIPTS = ["readability/Readability.js", "extension/reader.js"];

/** How marks look; the reader's own style, which no page can see. */
export const STYLE = /** @type {const} */ ({ files: ["extension/marks.css"], origin: "USER" });

/**
 * @param {number} tabId
 * @returns {Promise<string | null>} why not, in the browser's words; `null` where it is done
 */
export async function inject(tabId) {
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: SCRIPTS });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {number} tabId */
export async function style(tabId) {
  const css = { target: { tabId }, ...STYLE };
  // What is put in twice must be taken out twice.
  await chrome.scripting.removeCSS(css).catch(() => {});
  await chrome.scripting.insertCSS(css);
}
