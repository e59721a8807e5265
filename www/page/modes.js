// The three states of the desk: what is there to be seen and to be done in each.

/** @typedef {"empty" | "editing" | "reading"} Mode */

/** The rest is hidden. */
const SEEN = {
  empty: ["intro", "sheet", "start", "undo"],
  editing: ["sheet", "digest", "save", "done", "new"],
  reading: ["digest", "original", "roles", "save", "edit", "new", "undo"],
};
const PARTS = /** @type {const} */ (["intro", "sheet", "start", "digest", "original", "roles"]);

/**
 * @param {Mode} mode
 * @param {import("./elements.js").Elements} elements
 */
export function showMode(mode, elements) {
  elements.desk.dataset.mode = mode;
  for (const part of PARTS) {
    elements[part].hidden = !SEEN[mode].includes(part);
  }
}

/**
 * @param {Mode} mode
 * @param {HTMLElement[]} tools
 * @param {{ undo: boolean, save: boolean }} can what there is something for
 */
export function showTools(mode, tools, can) {
  for (const tool of tools) {
    const action = tool.dataset.do ?? "";
    tool.hidden = !SEEN[mode].includes(action) || (action === "undo" && !can.undo);
    // Its place is kept, so that its neighbours do not move when the digest comes.
    tool.classList.toggle("waits", action === "save" && !can.save);
  }
}
