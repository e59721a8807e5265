// What the reader chose, kept on the device; for as long as the page is open where storage is
// forbidden.

/** @typedef {string | number | boolean | null} Setting */

const KEY = "nutgraf.settings";

/** @type {Record<string, Setting>} */
let settings = stored();

/** @type {((erased: boolean) => void)[]} */
const watchers = [];

// Another tab, or the extension's page of settings, may choose something.
addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY || key === null) {
    settings = stored();
    watchers.forEach((then) => then(newValue === null));
  }
});

/** @param {(erased: boolean) => void} then called when something was chosen, or all erased, elsewhere than here */
export function watch(then) {
  watchers.push(then);
}

/** @returns {Record<string, Setting>} */
function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof found === "object" && !Array.isArray(found) ? { ...found } : {};
  } catch {
    // Storage is forbidden, or holds what somebody else wrote.
    return {};
  }
}

/**
 * The value of a setting, `undefined` where none was chosen. Another version may have written it:
 * who asks checks it.
 *
 * @param {string} name
 * @returns {Setting | undefined}
 */
export function get(name) {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

/**
 * @param {string} name
 * @param {Setting} value
 */
export function set(name, value) {
  // Another tab may have chosen something meanwhile.
  settings = { ...settings, ...stored(), [name]: value };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Kept in memory.
  }
}

/** Forgets all settings, and tells the other tabs. */
export function erase() {
  settings = {};
  try {
    // Tabs hear of what changes alone: where nothing was chosen there would be nothing to erase.
    localStorage.setItem(KEY, "{}");
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
