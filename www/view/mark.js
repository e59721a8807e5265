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
  const label = t(labels(item.kind, side), { item: name, paragraph });
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
 * A word or a number among others that leads to an item, or to one of its places.
 *
 * @param {Item} item
 * @param {string} words
 * @param {string} label
 * @param {{ to?: "digest" | "text", at?: number }} [where] `at` is the place among its spans
 */
export function reference({ key, kind }, words, label, { to = "text", at } = {}) {
  return h(
    "button",
    {
      type: "button",
      class: `reference ${kind}`,
      "data-item": key,
      "data-to": to,
      "data-at": at,
      "aria-label": label,
      title: label,
    },
    words,
  );
}

/**
 * What an item is called: "Fact 1"; statements go by their letter, as they are marked.
 *
 * @param {Item} item
 * @param {Strings} t
 */
export function itemName(item, t) {
  return t(`item.${item.kind}`, { number: called(item) });
}

/**
 * The same with how many there are: "Fact 1 of 3".
 *
 * @param {Item} item
 * @param {Strings} t
 */
export function itemPosition(item, t) {
  return t("item.position", { item: itemName(item, t), of: item.of });
}

/**
 * @param {Item["kind"]} kind
 * @param {"digest" | "margin"} side
 */
function labels(kind, side) {
  if (side === "margin") {
    return "mark.to-digest";
  }
  return kind === "omission" ? "mark.omission" : "mark.to-text";
}

/** @param {Item} item */
function called({ kind, number, mark, letter }) {
  // A source goes by the label that the article gives it, a paragraph by its number.
  return kind === "citation" || kind === "omission" ? mark.replace(/^[[¶]|\]$/g, "") : letter || number;
}
