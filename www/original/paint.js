// Paints the passages: the CSS Custom Highlight API, which leaves the text itself untouched; where
// a browser lacks it, the paragraph is tinted.

import { KINDS } from "../view/items.js";

/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {import("./original.js").Original} Original */

/** What is painted only while it is chosen. */
const OTHERS = /** @type {const} */ (["said", "citation", "omission"]);

export const PAINTS = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";

export class Paint {
  /** @type {Item[]} */
  #items = [];

  /** @param {Original} original */
  constructor(original) {
    this.original = original;
  }

  /**
   * Every item in the line of its kind.
   *
   * @param {Item[]} items
   */
  items(items) {
    this.#items = items;
    this.chosen(null);
  }

  /**
   * The chosen item in a stronger line; what explains it in a thin one.
   *
   * @param {Item | null} item
   */
  chosen(item) {
    for (const kind of KINDS) {
      // Two lines of dots in one place would be a smear; a tint can stay below another.
      const others = this.#items.filter((other) => other.kind === kind &&
        !(PAINTS && other.key === item?.key));
      this.#set(`nutgraf-${kind}`, others);
    }
    for (const kind of [...KINDS, ...OTHERS]) {
      this.#set(`nutgraf-chosen-${kind}`, item?.kind === kind ? [item] : []);
    }
    if (PAINTS) {
      this.#paint("nutgraf-related", item?.related ?? []);
    }
  }

  /**
   * @param {string} name
   * @param {Item[]} items
   */
  #set(name, items) {
    const spans = items.flatMap((item) => item.spans);
    if (PAINTS) {
      this.#paint(name, spans);
      return;
    }
    for (const old of this.original.root.querySelectorAll(`.${name}`)) {
      old.classList.remove(name);
    }
    for (const span of spans) {
      this.original.paragraph(span[0]).classList.add(name);
    }
  }

  /**
   * @param {string} name
   * @param {import("../pkg/nutgraf.js").Span[]} spans
   */
  #paint(name, spans) {
    if (spans.length === 0) {
      CSS.highlights.delete(name);
      return;
    }
    CSS.highlights.set(name, new Highlight(...spans.map((span) => this.original.range(span))));
  }
}
