// The box in the page: open or closed, cut to the space that was kept for it or whole.

import { settle } from "../page/scroll.js";
import { fill, write } from "../view/dom.js";
import { Chooser } from "./chooser.js";
import { classes, found } from "./tree.js";

/** @typedef {import("../view/node.js").Branch} Branch */
/** @typedef {import("./element.js").NutgrafDigest} Host */

export class Box {
  #ends = new AbortController();
  #sizes = new ResizeObserver(() => this.measure());

  /**
   * @param {Host} host
   * @param {HTMLElement} element as frameView() has it
   * @param {{
   *   link: HTMLLinkElement | null,
   *   t: import("../strings/lookup.js").Strings,
   *   article: () => import("../article.js").Article | null,
   * }} parts
   */
  constructor(host, element, { link, t, article }) {
    const { signal } = this.#ends;
    this.element = element;
    this.t = t;
    this.frame = /** @type {HTMLDetailsElement} */ (element.querySelector(".frame"));
    this.foot = /** @type {HTMLElement} */ (element.querySelector(".foot"));
    this.more = more(t);
    this.chooser = new Chooser({ host, box: element, link, t, article, widen: () => this.#widen(true) });
    element.append(this.more);
    this.more.addEventListener("click", () => this.#turnAll(), { signal });
    // What takes the focus must be seen.
    element.addEventListener("focusin", (event) => {
      if (this.#isCut(/** @type {Element} */ (event.target))) {
        this.#widen(true);
      }
    }, { signal });
    this.frame.addEventListener("toggle", () => {
      host.collapsed = !this.frame.open;
    }, { signal });
  }

  /** From now on it is seen to that all of it can be reached: once all of it is there. */
  fit() {
    this.#sizes.observe(this.frame);
  }

  /** @param {boolean} open */
  turn(open) {
    if (this.frame.open !== open) {
      this.frame.open = open;
    }
  }

  /**
   * Other words in the same box.
   *
   * @param {Branch} frame
   * @param {import("../strings/lookup.js").Strings} t
   */
  fill(frame, t) {
    this.t = t;
    this.chooser.speak(t);
    // It comes last, and a drawing that was broken off had not put it back.
    this.frame.append(this.foot);
    for (const name of ["heading", "view", "foot"]) {
      const place = this.element.querySelector(`.${name}`);
      const branch = found([frame], (one) => classes(one).includes(name));
      if (place && branch) {
        fill(place, branch.children);
      }
    }
    this.element.classList.toggle("whole", classes(frame).includes("whole"));
    this.measure();
  }

  /** Whether all of it is seen, or the way to the rest is to be offered. */
  measure() {
    const { element, frame } = this;
    const isWhole = element.classList.contains("whole");
    element.classList.toggle("cut", !isWhole && !this.#isWidened);
    const over = frame.open && frame.offsetHeight + this.more.offsetHeight > element.clientHeight + 1;
    element.classList.toggle("over", over && !isWhole && !this.#isWidened);
    const hides = over || this.#isWidened || element.querySelector(".about") !== null;
    this.more.hidden = isWhole || !frame.open || !hides;
    this.more.textContent = this.t(this.#isWidened ? "element.less" : "element.all");
    this.more.setAttribute("aria-expanded", String(this.#isWidened));
    // The focus may have come before it was known that something is cut.
    const focused = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
    if (focused && this.#isCut(focused)) {
      this.#widen(true);
    }
  }

  destroy() {
    this.#sizes.disconnect();
    this.#ends.abort();
    this.chooser.destroy();
    this.element.remove();
  }

  get #isWidened() {
    return this.element.classList.contains("widened");
  }

  #turnAll() {
    const top = this.more.getBoundingClientRect().top;
    this.#widen(!this.#isWidened);
    if (!this.#isWidened) {
      settle(this.more, Math.max(0, Math.min(top, innerHeight - this.more.offsetHeight)));
    }
  }

  /** @param {boolean} whole */
  #widen(whole) {
    this.element.classList.toggle("widened", whole);
    this.measure();
  }

  /** @param {Element} inner */
  #isCut(inner) {
    const { element } = this;
    return element.classList.contains("over") && this.frame.contains(inner) &&
      inner.getBoundingClientRect().bottom > this.more.getBoundingClientRect().top;
  }
}

/** @param {import("../strings/lookup.js").Strings} t */
function more(t) {
  const button = /** @type {HTMLButtonElement} */ (write({
    tag: "button",
    attributes: { type: "button", class: "more-all", part: "more", hidden: true },
    children: [t("element.all")],
  }));
  return button;
}
