// Choosing in the box: what is chosen is shown in the article, with a way back.

import { settle } from "../page/scroll.js";
import { itemPosition } from "../view/mark.js";
import { findFragment } from "./find.js";
import { Passages } from "./passages.js";

/** @typedef {import("../article.js").Article} Article */
/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

/** @type {Chooser | null} where something is chosen: one on a page */
let choosing = null;

export class Chooser {
  #passages = new Passages();
  /** @type {(() => Item[]) | null} `null` in a box that was made elsewhere, whose links say what they lead to */
  #items = null;
  /** @type {null | { anchor: HTMLElement, top: number, byKeyboard: boolean }} where one set out */
  #origin = null;
  #ends = new AbortController();
  #paragraphAt = (/** @type {number} */ _offset) => 0;

  /**
   * @param {{
   *   host: HTMLElement,
   *   box: HTMLElement,
   *   link: HTMLLinkElement | null,
   *   t: Strings,
   *   article: () => Article | null,
   *   widen: () => void,
   * }} parts `article` reads it as it is now; `widen` shows the whole of the box
   */
  constructor(parts) {
    this.parts = parts;
    const { signal } = this.#ends;
    parts.box.addEventListener("click", (event) => this.#clicked(event), { signal });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#origin && !event.defaultPrevented) {
        this.back();
      }
    }, { signal });
    const { back, spoken } = controls(parts.t);
    this.backButton = back;
    this.spoken = spoken;
    back.addEventListener("click", () => this.back(), { signal });
    parts.box.append(back, spoken);
  }

  /**
   * @param {() => Item[]} items asked for once something is chosen
   * @param {(offset: number) => number} paragraphAt
   */
  set(items, paragraphAt) {
    this.#items = items;
    this.#paragraphAt = paragraphAt;
    this.clear();
  }

  /**
   * Other words for its own.
   *
   * @param {Strings} t
   */
  speak(t) {
    this.parts.t = t;
    this.backButton.textContent = t("back.digest");
  }

  /** Back to exactly where one was. */
  back() {
    const origin = this.#origin;
    this.clear();
    if (origin) {
      if (origin.byKeyboard) {
        origin.anchor.focus({ preventScroll: true });
      }
      settle(origin.anchor, origin.top);
    }
  }

  clear() {
    if (choosing === this) {
      choosing = null;
    }
    this.#passages.clear();
    this.#origin = null;
    this.backButton.hidden = true;
    this.spoken.textContent = "";
    for (const old of this.parts.box.querySelectorAll(".chosen, [aria-current]")) {
      old.classList.remove("chosen");
      old.removeAttribute("aria-current");
    }
  }

  destroy() {
    this.clear();
    this.#ends.abort();
    this.backButton.remove();
    this.spoken.remove();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLElement | null} */
    const button = target.closest(".mark, .reference");
    const selects = !getSelection()?.isCollapsed;
    if (!button && (target.closest("summary, button, a, label") || selects)) {
      return;
    }
    /** @type {HTMLElement | null} */
    const holder = target.closest("[data-item]");
    if (!holder || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const anchor = button ?? holder.querySelector(".mark") ?? holder;
    const key = holder.dataset.item ?? "";
    if (button?.dataset.to === "digest") {
      this.parts.widen();
      this.parts.box.querySelector(`.item[data-item="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
      return;
    }
    event.preventDefault();
    this.#choose(key, /** @type {HTMLElement} */ (anchor), {
      at: Number(button?.dataset.at ?? 0),
      byKeyboard: button !== null && event.detail === 0,
    });
  }

  /**
   * @param {string} key
   * @param {HTMLElement} anchor
   * @param {{ at: number, byKeyboard: boolean }} way
   */
  async #choose(key, anchor, { at, byKeyboard }) {
    const { host, box, link, t } = this.parts;
    this.clear();
    const article = this.parts.article();
    const item = article && (this.#items
      ? this.#items().find((one) => one.key === key) ?? null
      : itemOf(anchor, key, article));
    if (!article || !item) {
      // What was drawn elsewhere and is not found here may yet be found by the browser.
      const href = anchor.getAttribute("href");
      if (href) {
        location.assign(href);
      }
      return;
    }
    // Two ways back would lie one on the other, and Escape would lead both.
    choosing?.clear();
    choosing = this;
    const origin = { anchor, top: anchor.getBoundingClientRect().top, byKeyboard };
    this.#origin = origin;
    for (const mark of box.querySelectorAll(`[data-item="${CSS.escape(key)}"]`)) {
      mark.classList.toggle("chosen", mark.matches(".item"));
      if (mark.matches(".mark")) {
        mark.setAttribute("aria-current", "true");
      }
    }
    const text = item.spans.map(([start, end]) => article.text.slice(start, end)).join(" … ");
    const sheet = link ? readable(link) : null;
    const shown = this.#passages.show(article, item, { at, style: { sheet, box } });
    host.dispatchEvent(
      new CustomEvent("nutgraf-select", {
        bubbles: true,
        detail: { key, kind: item.kind, text, spans: item.spans, range: article.range(item.spans[at]) },
      }),
    );
    await shown;
    if (this.#origin === origin) {
      const { top, bottom } = anchor.getBoundingClientRect();
      // A strip of the mark would show nobody the way.
      this.backButton.hidden = top >= 0 && bottom <= innerHeight && !byKeyboard;
      if (byKeyboard) {
        // The story has nothing that could take the focus, and nothing may be added to it.
        this.backButton.focus({ preventScroll: true });
      }
      const paragraph = this.#paragraphAt(item.spans[0][0]);
      this.spoken.textContent = this.#items
        ? t("shown.text", { item: itemPosition(item, t), paragraph })
        : "";
    }
  }
}

/**
 * An item of a box that was made elsewhere, by the link that leads to it.
 *
 * @param {HTMLElement} anchor
 * @param {string} key
 * @param {Article} article
 * @returns {Item | null}
 */
function itemOf(anchor, key, { text }) {
  const span = findFragment(text, anchor.getAttribute("href") ?? "");
  const [, kind, number] = /^([a-z]+)-(\d+)$/.exec(key) ?? [];
  return span && {
    key,
    kind: /** @type {Item["kind"]} */ (kind),
    number: Number(number),
    of: 0,
    mark: "",
    letter: "",
    spans: [span],
    related: [],
    hits: [],
  };
}

/**
 * @param {HTMLLinkElement} link
 * @returns {CSSStyleSheet | null} `null` where it comes from elsewhere and may not be read
 */
function readable({ sheet }) {
  try {
    return sheet?.cssRules ? sheet : null;
  } catch {
    return null;
  }
}

/** @param {Strings} t */
function controls(t) {
  const back = document.createElement("button");
  back.type = "button";
  back.className = "back";
  back.setAttribute("part", "back");
  back.hidden = true;
  back.textContent = t("back.digest");
  const spoken = document.createElement("p");
  spoken.className = "spoken";
  spoken.setAttribute("role", "status");
  return { back, spoken };
}
