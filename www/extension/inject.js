// Puts our script into a page, by the leave that a click on the button, the menu or the shortcut
// gives for that tab.

// With a slash in front: Firefox looks from where the caller stands.
const SCRIPTS = ["/readability/Readability.js", "/extension/reader.js"];

/**
 * How marks look; the reader's own style, which no page can see. In two, for each of its lines costs
 * time at each element of the page.
 *
 * @typedef {"light" | "dark"} Ground
 */
const STYLES = /** @type {const} */ ({
  light: { files: ["/extension/marks-light.css"], origin: "USER" },
  dark: { files: ["/extension/marks-dark.css"], origin: "USER" },
});

/**
 * Chromium tells a page's process of the leave and of the script by two ways, which may overtake one
 * another while the process is busy with a page that has just loaded: seen in 8 of 100 such clicks,
 * never after a third of a second. So often it is asked again, after so many milliseconds each.
 */
const ATTEMPTS = 6;
const PAUSE = 50;

/**
 * @param {number} tabId
 * @returns {Promise<boolean>} whether it is in
 */
export async function inject(tabId) {
  for (let i = 1; i <= ATTEMPTS; i += 1) {
    try {
      const [frame] = await chrome.scripting.executeScript({ target: { tabId }, files: SCRIPTS });
      // Firefox says so rather than throw.
      if (frame && !frame.error) {
        return true;
      }
    } catch {
      // Not now, or never.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return false;
}

/**
 * @param {number} tabId
 * @param {Ground} ground that passages stand on
 * @param {boolean} inFrame whether that is in a frame; which one no browser says
 */
export async function style(tabId, ground, inFrame) {
  const css = { target: { tabId, allFrames: inFrame }, ...STYLES[ground] };
  // What is put in twice must be taken out twice.
  await chrome.scripting.removeCSS(css).catch(() => {});
  await chrome.scripting.insertCSS(css);
}

/** @param {number} tabId */
export function unstyle(tabId) {
  for (const css of Object.values(STYLES)) {
    chrome.scripting.removeCSS({ target: { tabId, allFrames: true }, ...css }).catch(() => {});
  }
}
