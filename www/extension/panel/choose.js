// Choosing, both ways: an item of the digest shows its place on the page, a place there its item.

import { itemPosition } from "../../view/mark.js";

/** @typedef {import("../../view/items.js").Item} Item */
/** @typedef {import("./visit.js").Visit} Visit */
/**
 * @typedef {{
 *   digest: HTMLElement,
 *   t: import("../../strings/lookup.js").Strings,
 *   say: (words: string) => void,
 * }} Parts
 */

export class Chooser {
  /** @type {Item[]} */
  #items = [];
  /** @type {Visit | null} */
  #visit = null;
  /** @type {Item | null} */
  #chosen = null;
  /** @type {"digest" | "original"} where the chosen item was shown last */
  side = "digest";
  /** @type {(offset: number) => number} */
  #paragraphAt = () => 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    parts.digest.addEventListener("click", (event) => this.#clicked(event));
  }

  /** The item that is chosen. */
  get chosen() {
    return this.#chosen;
  }

  /**
   * Takes the items of a digest that is shown; what was chosen in an earlier one of the same text
   * stays so by its place, for keys are counted anew.
   *
   * @param {Visit | null} visit
   * @param {Item[]} items
   * @param {(offset: number) => number} paragraphAt
   */
  set(visit, items, paragraphAt) {
    this.#visit = visit;
    this.#items = items;
    this.#paragraphAt = paragraphAt;
    const old = visit?.chosen;
    const same = old && items.find(({ kind, spans }) =>
      kind === old.kind && spans.some(([start, end]) => start === old.spans[0][0] && end === old.spans[0][1])
    );
    this.#mark(same?.key ?? null);
  }

  /**
   * @param {string} key
   * @param {{ to: "digest" | "original", at?: number, byKeyboard: boolean }} way
   */
  choose(key, { to, at = 0, byKeyboard }) {
    const item = this.#mark(key);
    if (!item) {
      return;
    }
    const { t, say } = this.parts;
    this.side = to;
    this.#visit?.choose(item, { at, show: to === "original" });
    const paragraph = this.#paragraphAt(item.spans[at]?.[0] ?? item.spans[0][0]);
    say(t(to === "original" ? "shown.text" : "shown.digest", { item: itemPosition(item, t), paragraph }));
    const element = itemElement(this.parts.digest, key);
    if (to === "digest" && element) {
      element.scrollIntoView({ block: "nearest" });
      element.classList.add("lit");
    }
    if (byKeyboard) {
      /** @type {HTMLElement | null} */ (element?.querySelector(".mark"))?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {string | null} key */
  #mark(key) {
    const { digest } = this.parts;
    this.#chosen = this.#items.find((item) => item.key === key) ?? null;
    if (this.#visit) {
      this.#visit.chosen = this.#chosen;
    }
    for (const old of digest.querySelectorAll(".mark[aria-current], .item.chosen")) {
      old.removeAttribute("aria-current");
      old.classList.remove("chosen", "lit");
    }
    if (this.#chosen) {
      const { key } = this.#chosen;
      itemElement(digest, key)?.classList.add("chosen");
      for (const mark of digest.querySelectorAll(`.mark[data-item="${CSS.escape(key)}"]`)) {
        mark.setAttribute("aria-current", "true");
      }
    }
    return this.#chosen;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLElement | null} */
    const button = target.closest(".mark, .reference");
    if (!button && (target.closest("summary, button, label") || !getSelection()?.isCollapsed)) {
      return;
    }
    const key = target.closest("[data-item]")?.getAttribute("data-item");
    if (key) {
      this.choose(key, {
        to: button?.dataset.to === "digest" ? "digest" : "original",
        at: Number(button?.dataset.at ?? 0),
        // The focus stays on what was pressed.
        byKeyboard: false,
      });
    }
  }
}

/**
 * @param {HTMLElement} digest
 * @param {string} key
 * @returns {HTMLElement | null}
 */
function itemElement(digest, key) {
  return digest.querySelector(`.item[data-item="${CSS.escape(key)}"]`);
}
