// What lies open: the digest on one side, the article with its marks on the other.

import { blocks, paragraphNumbers } from "../original/blocks.js";
import { Coverage } from "../original/coverage.js";
import { Margin } from "../original/margin.js";
import { Original } from "../original/original.js";
import { Paint } from "../original/paint.js";
import { Roles } from "../original/roles.js";
import { choosable, coverage } from "../view/coverage.js";
import { headView, partsView, spoken } from "../view/digest.js";
import { fill } from "../view/dom.js";
import { items } from "../view/items.js";
import { errorView, workingView } from "../view/message.js";
import { isNothing, isRefused } from "../view/refused.js";
import { tellingSentences } from "../view/roles.js";
import { choices } from "./choices.js";
import { Chooser } from "./choose.js";
import { showLegend } from "./controls.js";
import { walk } from "./walk.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../client.js").Progress} Progress */
/** @typedef {import("../view/digest.js").Setting} Setting */

export class Spread {
  /** @type {Setting | null} what is shown */
  #shown = null;

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
    this.coverage = new Coverage(this.original);
    this.rolesPaint = new Roles(this.original);
    this.chooser = new Chooser({
      digest: elements.digest,
      back: elements.back,
      original: this.original,
      paint: this.paint,
      margin: this.margin,
      t,
      say: (words) => this.say(words),
      select,
      covered: () => covered(elements),
    });
    walk(this.chooser, elements.digest, (step) => this.say(t(step > 0 ? "walk.end" : "walk.start")));
    this.blank();
  }

  /**
   * The article as it is, before anything is known of it.
   *
   * @param {string} text
   */
  lay(text) {
    if (this.#shown?.text !== text) {
      this.#shown = null;
    }
    this.original.show(text);
    this.#mark(null);
  }

  /**
   * The digest of `text`, without the article itself.
   *
   * @param {Digest} digest
   * @param {string} text
   */
  digest(digest, text) {
    const { t } = this;
    const all = choices().quotes === "all";
    const paragraphAt = paragraphNumbers(blocks(text), digest.article.title?.span);
    const setting = { digest, text, t, all, paragraphAt };
    const open = this.#openDetails();
    const chosen = text === this.#shown?.text ? this.chooser.chosen : null;
    this.#rest();
    fill(this.elements.head, headView(setting));
    fill(this.elements.drawn, partsView(setting));
    this.elements.controls.hidden = isNothing(digest);
    this.elements.controls.classList.toggle("no-facts", isRefused(digest));
    for (const details of this.#details()) {
      details.open = open.has(details.dataset.keep);
    }
    this.chooser.set(choosable(setting), paragraphAt);
    this.#shown = setting;
    this.chooser.keep(chosen);
  }

  /** Marks the article, which was laid out, with what the digest found. */
  annotate() {
    if (this.#shown) {
      const { digest } = this.#shown;
      this.elements.original.lang = digest.language;
      this.original.setTitle(digest.article.title?.span);
      this.#mark(this.#shown);
      this.say(spoken(this.#shown));
    }
  }

  /** The roles view, as it is chosen. */
  roles() {
    const digest = this.#shown?.digest ?? null;
    showLegend(this.elements.roles, digest, this.t);
    this.rolesPaint.show(digest && choices().roles ? tellingSentences(digest) : []);
  }

  /** Takes away the digest and the marks. */
  blank() {
    this.#shown = null;
    this.#rest();
    this.elements.head.replaceChildren();
    this.elements.drawn.replaceChildren();
    this.elements.controls.hidden = true;
    this.chooser.set([], () => 0);
    this.#mark(null);
  }

  /** @param {{ code: string, message: string }} error */
  error(error) {
    this.blank();
    fill(this.elements.drawn, [errorView(error, this.t)]);
    this.say(this.elements.drawn.querySelector("h2")?.textContent ?? "");
  }

  /**
   * Progress, above what stands there.
   *
   * @param {Progress | null} progress
   */
  working(progress) {
    const { atWork } = this.elements;
    const isNew = atWork.childElementCount === 0;
    // The button stays the same one, so that it can be pressed at any moment.
    fill(atWork, [workingView(progress, this.t)]);
    if (isNew) {
      this.say(this.t("working"));
    }
  }

  /** Takes progress away; who stood on its button stands on the digest. */
  #rest() {
    const { atWork, digest } = this.elements;
    if (atWork.contains(document.activeElement)) {
      digest.focus({ preventScroll: true });
    }
    atWork.replaceChildren();
  }

  /**
   * To those who hear the page.
   *
   * @param {string} words
   */
  say(words) {
    this.elements.spoken.textContent = words;
  }

  /** @param {Setting | null} setting */
  #mark(setting) {
    const marked = setting ? items(setting.digest, setting.all) : [];
    // In this order: a range does not survive that its paragraph is moved beside its marks.
    this.margin.show(marked);
    this.paint.items(marked);
    this.coverage.show(setting ? coverage(setting.digest, setting.all) : []);
    this.roles();
    this.chooser.mark(this.chooser.chosen?.key ?? null);
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

/**
 * Pixels at the top of the window behind the bar, and behind what lies below it: a message, the legend
 * while that sticks there.
 *
 * @param {import("./elements.js").Elements} elements
 */
function covered({ bar, message, roles }) {
  const sticky = getComputedStyle(roles).position === "sticky";
  return bar.offsetHeight + Math.max(message.offsetHeight, sticky ? roles.offsetHeight : 0);
}
