// What lies open: the digest on one side, the article with its marks on the other.

import { blocks, paragraphNumbers } from "../original/blocks.js";
import { Margin } from "../original/margin.js";
import { Original } from "../original/original.js";
import { Paint } from "../original/paint.js";
import { digestView, spoken } from "../view/digest.js";
import { fill, write } from "../view/dom.js";
import { items } from "../view/items.js";
import { errorView, workingView } from "../view/message.js";
import { Chooser } from "./choose.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../client.js").Progress} Progress */

export class Spread {
  /**
   * @param {import("./elements.js").Elements} elements
   * @param {import("../strings/lookup.js").Strings} t
   * @param {(span: import("../pkg/nutgraf.js").Span) => boolean} select shows a place in the box,
   *   where the article is being edited
   */
  constructor(elements, t, select) {
    this.elements = elements;
    this.t = t;
    this.original = new Original(elements.original);
    this.paint = new Paint(this.original);
    this.margin = new Margin(this.original, t);
    this.chooser = new Chooser({
      digest: elements.digest,
      back: elements.back,
      original: this.original,
      paint: this.paint,
      margin: this.margin,
      t,
      say: (words) => this.say(words),
      select,
    });
  }

  /**
   * The article as it is, before anything is known of it.
   *
   * @param {string} text
   */
  lay(text) {
    this.original.show(text);
    this.#mark([]);
  }

  /**
   * The digest of `text`, without the article itself.
   *
   * @param {Digest} digest
   * @param {string} text
   */
  digest(digest, text) {
    const paragraphAt = paragraphNumbers(blocks(text), digest.article.title?.span);
    const open = this.#openDetails();
    fill(this.elements.digest, digestView({ digest, text, t: this.t, paragraphAt }));
    for (const details of this.#details()) {
      details.open = open.has(details.dataset.keep);
    }
    this.chooser.set(items(digest), paragraphAt);
  }

  /**
   * Marks the article, which was laid out, with its digest.
   *
   * @param {Digest} digest
   */
  annotate(digest) {
    this.elements.original.lang = digest.language;
    this.original.setTitle(digest.article.title?.span);
    this.#mark(items(digest));
    this.say(spoken(digest, this.t));
  }

  /** Takes away the digest and the marks. */
  blank() {
    this.elements.digest.replaceChildren();
    this.chooser.set([], () => 0);
    this.#mark([]);
  }

  /** @param {{ code: string, message: string }} error */
  error(error) {
    this.blank();
    fill(this.elements.digest, [errorView(error, this.t)]);
    this.say(this.elements.digest.querySelector("h2")?.textContent ?? "");
  }

  /**
   * Progress, above what stands there.
   *
   * @param {Progress | null} progress
   */
  working(progress) {
    const { digest } = this.elements;
    const fresh = /** @type {Element} */ (write(workingView(progress, this.t)));
    const old = digest.querySelector(".working");
    if (!old) {
      digest.prepend(fresh);
      this.say(this.t("working"));
      return;
    }
    // The button stays the same one, so that it can be pressed at any moment.
    for (const part of ["progress", "p"]) {
      old.querySelector(part)?.replaceWith(/** @type {Element} */ (fresh.querySelector(part)));
    }
  }

  /**
   * To those who hear the page.
   *
   * @param {string} words
   */
  say(words) {
    this.elements.spoken.textContent = words;
  }

  /** @param {import("../view/items.js").Item[]} items */
  #mark(items) {
    // In this order: a range does not survive that its paragraph is moved beside its marks.
    this.margin.show(items);
    this.paint.items(items);
  }

  #details() {
    return /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.elements.digest.querySelectorAll("details[data-keep]")
    );
  }

  /** Which details are open: typing on must not close them. */
  #openDetails() {
    const open = [...this.#details()].filter((details) => details.open);
    return new Set(open.map(({ dataset }) => dataset.keep));
  }
}
