// What was read: a text, and where its characters stand on the page, now or after the page was
// drawn anew.

import { findQuote } from "./quote.js";
import { address } from "./says.js";

/** @typedef {[start: number, end: number]} Span */
/** @typedef {import("../../article.js").Article} Article */

/** Passages that are found again make the page the same article; of fewer, another one. */
const SAME = 0.8;
/** So many passages of a changed text are looked for before it is judged. */
const PROBES = 12;
/** Characters of a probe. */
const PROBE = 60;

export class Reading {
  /** @type {Article} */
  #article;
  #start = 0;
  /** @type {string | null} the text of the page now, where that is another than the one read */
  #now = null;
  /** @type {Node[]} where marks begin and end */
  #held = [];

  /**
   * @param {Article} article
   * @param {Span} [span] the part of it that was read
   */
  constructor(article, [start, end] = [0, article.text.length]) {
    this.#article = article;
    this.#start = start;
    this.text = article.text.slice(start, end);
    this.url = address(document);
  }

  /** The document that it stands in: the page's, or that of a frame. */
  get document() {
    return this.#article.place(this.#start)?.node.ownerDocument ?? document;
  }

  /** Whether the page still has the nodes that were read. A frame that was left has no window any more. */
  get isThere() {
    try {
      return this.document.defaultView !== null &&
        [...this.#probes(), ...this.#held].every((node) => node?.isConnected);
    } catch {
      // Firefox answers nothing any more about what stood in one.
      return false;
    }
  }

  /** @param {Range[]} ranges what is marked, as long as its nodes are there */
  hold(ranges) {
    this.#held = ranges.flatMap(({ startContainer, endContainer }) => [startContainer, endContainer]);
  }

  /** Whether any of them is shown. */
  get isSeen() {
    return this.#probes().some((node) => node?.parentElement?.checkVisibility() !== false);
  }

  #probes() {
    const { length } = this.text;
    return [0, length >> 2, length >> 1, length - 1].map((at) => this.#article.place(this.#start + at)?.node);
  }

  /**
   * @param {Span} span in the text that was read
   * @returns {Range[]}
   */
  ranges(span) {
    if (this.#now === null) {
      return this.#article.ranges([span[0] + this.#start, span[1] + this.#start]);
    }
    const found = findQuote(this.text, span, this.#now);
    return found ? this.#article.ranges(found) : [];
  }

  /**
   * Looks for the text on the page as it is now.
   *
   * @param {Article} article
   * @returns {boolean} whether most of it is there
   */
  moveTo(article) {
    const { text } = this;
    const step = Math.max(1, Math.floor((text.length - PROBE) / PROBES));
    let [found, of] = [0, 0];
    for (let at = 0; at + PROBE <= text.length && of < PROBES; at += step) {
      of += 1;
      found += Number(findQuote(text, [at, at + PROBE], article.text) !== null);
    }
    if (of === 0 || found < of * SAME) {
      return false;
    }
    this.#article = article;
    this.#start = 0;
    this.#now = article.text === text ? null : article.text;
    return true;
  }
}
