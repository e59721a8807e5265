// Choosing, both ways: an item of the digest shows its place, a place in the text its item.

import { flash } from "../original/flash.js";
import { firstLine } from "../original/margin.js";
import { itemAt } from "../original/pointer.js";
import { itemName } from "../view/mark.js";
import { isNarrow, reveal, settle } from "./scroll.js";

/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {"digest" | "original"} Side */
/**
 * @typedef {{
 *   digest: HTMLElement,
 *   original: import("../original/original.js").Original,
 *   paint: import("../original/paint.js").Paint,
 *   margin: import("../original/margin.js").Margin,
 *   back: HTMLElement,
 *   t: import("../strings/lookup.js").Strings,
 *   say: (words: string) => void,
 *   select: (span: import("../pkg/nutgraf.js").Span) => boolean,
 * }} Parts
 * `select` shows a place in the box; false where the article is not being edited.
 */

export class Chooser {
  /** @type {Item[]} */
  #items = [];
  /** @type {Item | null} */
  #chosen = null;
  /**
   * Where one set out: an element and how far from the window's top it stood.
   *
   * @type {null | {
   *   side: Side, anchor: Element, top: number, digest: number, focus: Element | null,
   * }}
   */
  #origin = null;
  /** @type {(offset: number) => number} */
  #paragraphAt = () => 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const { digest, original } = parts;
    digest.addEventListener("click", (event) => this.#clicked(event, "digest"));
    original.root.addEventListener("click", (event) => this.#clicked(event, "original"));
    original.root.addEventListener("pointermove", (event) => this.#hovered(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#origin) {
        this.back();
      }
    });
  }

  /** Key of the item that is chosen. */
  get chosen() {
    return this.#chosen?.key ?? null;
  }

  /**
   * Takes the items of another digest; what was chosen is forgotten.
   *
   * @param {Item[]} items
   * @param {(offset: number) => number} paragraphAt
   */
  set(items, paragraphAt) {
    this.#items = items;
    this.#paragraphAt = paragraphAt;
    this.#chosen = null;
    this.#forget();
  }

  /**
   * Marks an item on both sides without moving anything.
   *
   * @param {string | null} key
   */
  mark(key) {
    const { digest, margin, paint } = this.parts;
    this.#chosen = this.#items.find((item) => item.key === key) ?? null;
    paint.chosen(this.#chosen);
    for (const old of document.querySelectorAll(".mark[aria-current], .item.chosen")) {
      old.removeAttribute("aria-current");
      old.classList.remove("chosen", "lit");
    }
    if (key && this.#chosen) {
      const item = itemElement(digest, key);
      item?.classList.add("chosen");
      item?.querySelector(".mark")?.setAttribute("aria-current", "true");
      margin.button(key)?.setAttribute("aria-current", "true");
    }
  }

  /**
   * @param {string} key
   * @param {Side} from
   * @param {boolean} byKeyboard whether the focus follows
   * @param {Element} anchor what was chosen with
   */
  choose(key, from, byKeyboard, anchor) {
    this.mark(key);
    if (!this.#chosen || this.parts.select(this.#chosen.spans[0])) {
      return;
    }
    if (byKeyboard || isNarrow()) {
      this.#remember(from, anchor);
    }
    if (from === "digest") {
      this.#showPassage(this.#chosen, byKeyboard);
    } else {
      this.#showItem(this.#chosen, byKeyboard);
    }
  }

  /** Back to exactly where one was. */
  back() {
    const origin = this.#origin;
    if (!origin) {
      return;
    }
    this.#forget();
    if (origin.focus instanceof HTMLElement) {
      origin.focus.focus({ preventScroll: true });
    }
    this.parts.digest.scrollTop = origin.digest;
    settle(origin.anchor, origin.top);
  }

  /**
   * @param {Item} item
   * @param {boolean} byKeyboard
   */
  #showPassage(item, byKeyboard) {
    const { original, margin, t, say } = this.parts;
    const range = original.range(item.spans[0]);
    const shown = reveal(() => firstLine(range), () => range.getBoundingClientRect());
    if (byKeyboard) {
      margin.button(item.key)?.focus({ preventScroll: true });
    }
    shown.then(() => {
      if (this.#chosen === item) {
        flash(original, item);
      }
    });
    const paragraph = this.#paragraphAt(item.spans[0][0]);
    say(t("shown.text", { item: itemName(item, t), paragraph }));
  }

  /**
   * @param {Item} item
   * @param {boolean} byKeyboard
   */
  #showItem(item, byKeyboard) {
    const { digest, t, say } = this.parts;
    const element = itemElement(digest, item.key);
    if (!element) {
      return;
    }
    const shown = isNarrow() ? reveal(() => element.getBoundingClientRect()) : Promise.resolve();
    if (!isNarrow()) {
      element.scrollIntoView({ block: "nearest" });
    }
    if (byKeyboard) {
      /** @type {HTMLElement | null} */ (element.querySelector(".mark"))
        ?.focus({ preventScroll: true });
    }
    shown.then(() => element.classList.toggle("lit", this.#chosen === item));
    say(t("shown.digest", { item: itemName(item, t) }));
  }

  /**
   * @param {MouseEvent} event
   * @param {Side} side
   */
  #clicked(event, side) {
    const target = /** @type {Element} */ (event.target);
    const button = target.closest(".mark");
    if (!button && (target.closest("summary, button") || !getSelection()?.isCollapsed)) {
      return;
    }
    const key = button || side === "digest"
      ? target.closest("[data-item]")?.getAttribute("data-item")
      : itemAt(this.parts.original, this.#items, event.clientX, event.clientY)?.key;
    if (key) {
      // A click without a pointer comes from the keyboard or from a screen reader.
      this.choose(key, side, button !== null && event.detail === 0, button ?? target);
    }
  }

  /** @param {PointerEvent} event */
  #hovered({ clientX, clientY, pointerType }) {
    if (pointerType === "mouse") {
      const { original } = this.parts;
      const over = itemAt(original, this.#items, clientX, clientY) !== null;
      original.root.classList.toggle("over", over);
    }
  }

  /**
   * @param {Side} side
   * @param {Element} anchor
   */
  #remember(side, anchor) {
    const { digest, back, t } = this.parts;
    // Going on from there, one still wants to come back to where one set out.
    if (this.#origin?.side !== side) {
      this.#origin = {
        side,
        anchor,
        top: anchor.getBoundingClientRect().top,
        digest: digest.scrollTop,
        focus: document.activeElement,
      };
    }
    back.textContent = t(`back.${side}`);
    back.hidden = !isNarrow();
  }

  #forget() {
    this.#origin = null;
    this.parts.back.hidden = true;
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
