// The article as it was given, in paragraphs, with a map between its offsets and the document.

import { blockAt, blocks } from "./blocks.js";

/** @typedef {import("../pkg/nutgraf.js").Span} Span */

/** Paragraphs that are laid out together once they come near the screen. */
const CHUNK = 60;
/** A first line like this has the look of a headline until the digest knows better. */
const HEADLINE = /^.{8,150}[^\s.!?:…”"’')]\s*$/u;

export class Original {
  /** @type {import("./blocks.js").Block[]} */
  #blocks = [];
  /** @type {HTMLElement[]} paragraphs, one a block, each with one text node */
  #paragraphs = [];
  /** @type {WeakMap<Node, number>} block of a paragraph's text node */
  #indices = new WeakMap();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.text = "";
    /** Block of the headline, -1 where none is set apart. */
    this.title = -1;
  }

  /**
   * Shows `text`, every character of it.
   *
   * @param {string} text
   */
  show(text) {
    this.text = text;
    this.title = -1;
    this.#blocks = blocks(text);
    this.#indices = new WeakMap();
    this.#paragraphs = this.#blocks.map((block, index) => {
      const paragraph = document.createElement("p");
      paragraph.dir = "auto";
      const node = document.createTextNode(text.slice(block.start, block.end));
      paragraph.append(node);
      this.#indices.set(node, index);
      return paragraph;
    });
    const [first, second] = this.#blocks;
    if (second && HEADLINE.test(text.slice(first.start, first.end).trimEnd())) {
      // So that nothing moves when a digest that comes late says so.
      this.title = 0;
      this.#paragraphs[0].classList.add("title");
    }
    this.root.replaceChildren(...this.#chunks());
  }

  /** A long article in chunks, so that the browser need not lay out all of it at once. */
  #chunks() {
    if (this.#paragraphs.length <= 2 * CHUNK) {
      return this.#paragraphs;
    }
    const chunks = [];
    for (let i = 0; i < this.#paragraphs.length; i += CHUNK) {
      const chunk = document.createElement("div");
      chunk.className = "chunk";
      chunk.append(...this.#paragraphs.slice(i, i + CHUNK));
      chunks.push(chunk);
    }
    return chunks;
  }

  /**
   * Sets the headline apart.
   *
   * @param {Span | null | undefined} span
   */
  setTitle(span) {
    const old = this.#paragraphs[this.title];
    old?.classList.remove("title");
    old?.removeAttribute("role");
    old?.removeAttribute("aria-level");
    this.title = -1;
    if (span && this.text.slice(...this.blockSpan(span[0])).trim() === this.text.slice(...span)) {
      this.title = this.#blockAt(span[0]);
      const title = this.#paragraphs[this.title];
      title.classList.add("title");
      title.setAttribute("role", "heading");
      title.setAttribute("aria-level", "2");
    }
  }

  /**
   * The element of the paragraph at `offset`.
   *
   * @param {number} offset
   */
  paragraph(offset) {
    return this.#paragraphs[this.#blockAt(offset)];
  }

  /**
   * Where the paragraph at `offset` begins and ends.
   *
   * @param {number} offset
   * @returns {Span}
   */
  blockSpan(offset) {
    const { start, end } = this.#blocks[this.#blockAt(offset)] ?? { start: 0, end: 0 };
    return [start, end];
  }

  /**
   * @param {Span} span
   * @returns {Range}
   */
  range([start, end]) {
    const range = document.createRange();
    range.setStart(...this.#place(start));
    // The end of a span belongs to the block of the character before it.
    const last = this.#blockAt(Math.max(start, end - 1));
    range.setEnd(this.#node(last), end - this.#blocks[last].start);
    return range;
  }

  /**
   * The offset of a place in the document, `null` outside the text.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offset(node, offset) {
    const index = this.#indices.get(node);
    return index === undefined ? null : this.#blocks[index].start + offset;
  }

  /** The offset at which the first paragraph starts that reaches below `top` of the window. */
  firstVisible(top = 0) {
    let [low, high] = [0, this.#paragraphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#paragraphs[middle].getBoundingClientRect().bottom > top) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return this.#blocks[low]?.start ?? 0;
  }

  /**
   * @param {number} offset
   * @returns {[Node, number]}
   */
  #place(offset) {
    const index = this.#blockAt(offset);
    return [this.#node(index), offset - this.#blocks[index].start];
  }

  /** @param {number} index */
  #node(index) {
    return /** @type {Node} */ (this.#paragraphs[index].firstChild);
  }

  /** @param {number} offset */
  #blockAt(offset) {
    return blockAt(this.#blocks, offset);
  }
}
