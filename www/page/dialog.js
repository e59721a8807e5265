// A sheet that opens over the desk: one at a time, closed by its button, Escape or a click beside it.

import { write } from "../view/dom.js";
import { h } from "../view/node.js";

/**
 * @param {string} name
 * @param {string} title
 * @param {import("../view/node.js").Child[]} content
 * @param {import("../strings/lookup.js").Strings} t
 * @returns {HTMLDialogElement}
 */
export function openDialog(name, title, content, t) {
  document.querySelector("dialog[open]")?.remove();
  const dialog = /** @type {HTMLDialogElement} */ (write(
    h(
      "dialog",
      { class: `slip ${name}`, "aria-labelledby": "slip-title" },
      h(
        "div",
        { class: "slip-head" },
        h("h2", { id: "slip-title" }, title),
        h("button", { type: "button", class: "quiet", "data-do": "close" }, t("close")),
      ),
      content,
    ),
  ));
  const isBeside = (/** @type {MouseEvent} */ { clientX: x, clientY: y, target }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    // What is beside the sheet counts as the sheet itself.
    return target === dialog && (x < left || x > right || y < top || y > bottom);
  };
  // Who selects words may let go beside the sheet.
  let pressed = false;
  dialog.addEventListener("pointerdown", (event) => {
    pressed = isBeside(event);
  });
  dialog.addEventListener("click", (event) => {
    const { target } = event;
    if ((pressed && isBeside(event)) || (target instanceof Element && target.closest("[data-do=close]"))) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
