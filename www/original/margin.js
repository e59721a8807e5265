// The strip beside the text: one mark for each item, level with the line on which it begins.
//
// The marks of a paragraph stand right after it in the document, so that they come in the order of
// reading, and their places are measured from its top, so that nothing above can shift them.

import { write } from "../view/dom.js";
import { mark } from "../view/mark.js";

/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {import("./original.js").Original} Original */

export class Margin {
  /** @type {{ item: Item, button: HTMLElement, block: HTMLElement }[]} */
  #marks = [];
  #sizes = new ResizeObserver(() => this.place());

  /**
   * @param {Original} original
   * @param {import("../strings/lookup.js").Strings} t
   */
  constructor(original, t) {
    this.original = original;
    this.t = t;
    this.#sizes.observe(original.root);
  }

  /**
   * @param {Item[]} items in the order of the text
   */
  show(items) {
    this.#clear();
    this.#marks = items.map((item) => {
      const block = wrapped(this.original.paragraph(item.spans[0][0]));
      const button = /** @type {HTMLElement} */ (write(mark(item, "margin", this.t)));
      // Until it has its place.
      button.style.visibility = "hidden";
      block.lastElementChild?.append(button);
      return { item, button, block };
    });
    // Placed when the page has been laid out for the next frame, before it is painted: to ask for sizes
    // now would have it laid out once more. A box that is observed anew is told of even at its old size.
    this.#sizes.unobserve(this.original.root);
    this.#sizes.observe(this.original.root);
  }

  /** Puts every mark level with its line. All is measured before anything is moved. */
  place() {
    // To ask for a size costs a layout of the whole page; while it is hidden, nothing has one.
    if (this.#marks.length === 0 || this.original.root.offsetWidth === 0) {
      return;
    }
    const places = this.#marks.map(({ item, button, block }) => {
      const line = firstLine(this.original.range(item.spans[0]));
      const top = line.top + line.height / 2 - block.getBoundingClientRect().top;
      const { offsetHeight: height, offsetWidth: width } = button;
      // So many fit side by side on a line before the next goes below.
      const room = block.lastElementChild?.clientWidth ?? 0;
      const slots = Math.max(1, Math.floor(room / width));
      return { button, block, slots, height, top: top - height / 2 };
    });
    /** @type {typeof places} marks of the block so far */
    let row = [];
    for (const place of places) {
      row = row.filter((other) => other.block === place.block);
      const level = () => row.filter(({ top }) => Math.abs(top - place.top) < place.height);
      while (level().length >= place.slots) {
        place.top = Math.max(...level().map(({ top }) => top)) + place.height;
      }
      const slot = level().length;
      row.push(place);
      place.button.style.top = `${place.top}px`;
      place.button.style.visibility = "";
      place.button.style.setProperty("--slot", String(slot));
    }
  }

  /**
   * @param {string} key
   */
  button(key) {
    return this.#marks.find(({ item }) => item.key === key)?.button;
  }

  #clear() {
    for (const block of this.original.root.querySelectorAll(".block")) {
      block.replaceWith(/** @type {Element} */ (block.firstElementChild));
    }
    this.#marks = [];
  }
}

/**
 * The paragraph and its marks in one box.
 *
 * @param {HTMLElement} paragraph
 */
function wrapped(paragraph) {
  const parent = paragraph.parentElement;
  if (parent?.classList.contains("block")) {
    return parent;
  }
  const block = document.createElement("div");
  block.className = "block";
  const marks = document.createElement("div");
  marks.className = "marks";
  paragraph.replaceWith(block);
  block.append(paragraph, marks);
  return block;
}

/**
 * @param {Range} range
 */
export function firstLine(range) {
  return [...range.getClientRects()].find((rect) => rect.width > 0) ??
    range.getBoundingClientRect();
}
