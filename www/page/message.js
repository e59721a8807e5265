// A line above everything, until it is dismissed or something else happens.

import { fill } from "../view/dom.js";
import { h } from "../view/node.js";

/**
 * @param {Element} place
 * @param {string | null} words
 * @param {import("../strings/lookup.js").Strings} t
 */
export function showMessage(place, words, t) {
  const dismiss = { type: "button", class: "quiet", "data-do": "dismiss" };
  fill(place, words ? [h("p", {}, words), h("button", dismiss, t("dismiss"))] : []);
}
