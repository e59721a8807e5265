// What can be done with an item: a quote copied with its speaker, a link copied to its place.

import { itemName } from "./mark.js";
import { h } from "./node.js";

/**
 * @param {import("./items.js").Item} item
 * @param {import("../strings/lookup.js").Strings} t
 */
export function acts(item, t) {
  const act = (/** @type {string} */ name) =>
    h("button", {
      type: "button",
      class: "act",
      "data-do": `copy-${name}`,
      "aria-label": t(`copy.${name}.label`, { item: itemName(item, t) }),
    }, t(`copy.${name}`));
  return h("span", { class: "acts" }, item.kind === "quote" && act("quote"), act("link"));
}
