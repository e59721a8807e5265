// The mark of an item: the button that leads from the digest into the text or back.

import { h } from "./node.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

/**
 * @param {Item} item
 * @param {"digest" | "margin"} side where it stands
 * @param {Strings} t
 * @param {number} [paragraph] number of its paragraph, spoken where the mark leads into the text
 */
export function mark(item, side, t, paragraph = 0) {
  const name = itemName(item, t);
  const label = side === "digest"
    ? t("mark.to-text", { item: name, paragraph })
    : t("mark.to-digest", { item: name });
  return h(
    "button",
    {
      type: "button",
      class: `mark ${item.kind}`,
      "data-item": item.key,
      "aria-label": label,
      title: label,
    },
    h("span", { "aria-hidden": "true" }, item.mark),
    item.letter && h("span", { class: "letter", "aria-hidden": "true" }, item.letter),
  );
}

/**
 * What an item is called: "Fact 1"; statements go by their letter, as they are marked.
 *
 * @param {Item} item
 * @param {Strings} t
 */
export function itemName({ kind, number, letter }, t) {
  return t(`item.${kind}`, { number: letter || number });
}
