// Choosing, both ways: an item of the digest shows its place, a place in the text its item.

import { flash } from "../original/flash.js";
import { firstLine } from "../original/margin.js";
import { itemAt } from "../original/pointer.js";
import { itemPosition } from "../view/mark.js";
import { isNarrow, reveal, settle } from "./scroll.js";

/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {"digest" | "original"} Side */
/**
 * @typedef {{
 *   from: Side,
 *   to: Side,
 *   at?: number,
 *   byKeyboard: boolean,
 *   anchor: Element,
 * }} Way
 * `at` is the place among the item's spans; by keyboard, the focus follows; `anchor` is what was
 * chosen with.
 */
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
 *   covered: () => number,
 * }} Parts
 * `select` shows a place in the box; false where the article is not being edited. `covered` is how
 * many pixels at the top of the window the page's own tools hide.
 */

export class Chooser {
  /** @type {Item[]} */
  #items = [];
  /** @type {Item | null} */
  #chosen = null;
  /** @type {Side} where the chosen item was shown last */
  side = "digest";
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
      // In a dialog it closes that.
      if (event.key === "Escape" && this.#origin && !document.querySelector("dialog[open]")) {
        this.back();
      }
    });
    addEventListener("popstate", () => {
      if (!isAway()) {
        this.back();
      }
    });
  }

  /** The item that is chosen. */
  get chosen() {
    return this.#chosen;
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
    const { digest, margin, original, paint } = this.parts;
    this.#chosen = this.#items.find((item) => item.key === key) ?? null;
    // While the text is edited, what is laid out as an article is an older one.
    paint.chosen(original.root.hidden ? null : this.#chosen);
    for (const old of document.querySelectorAll(".mark[aria-current], .item.chosen")) {
      old.removeAttribute("aria-current");
      old.classList.remove("chosen", "lit");
    }
    if (key && this.#chosen) {
      itemElement(digest, key)?.classList.add("chosen");
      for (const mark of digest.querySelectorAll(`.mark[data-item="${CSS.escape(key)}"]`)) {
        mark.setAttribute("aria-current", "true");
      }
      margin.button(key)?.setAttribute("aria-current", "true");
    }
  }

  /**
   * Marks the item that has the place of another, of an earlier digest of the same text.
   *
   * @param {Item | null} old
   */
  keep(old) {
    const same = old && this.#items.find(({ kind, spans: [[start, end]] }) =>
      kind === old.kind && start === old.spans[0][0] && end === old.spans[0][1]
    );
    if (same) {
      this.mark(same.key);
    }
  }

  /**
   * @param {string} key
   * @param {Way} way
   */
  choose(key, way) {
    this.mark(key);
    const item = this.#chosen;
    // Of very many the digest lists only the first.
    const element = way.to === "digest" && itemElement(this.parts.digest, key);
    if (!item || element === null || this.parts.select(item.spans[way.at ?? 0])) {
      return;
    }
    if (way.byKeyboard || isNarrow()) {
      this.#remember(way.from, way.anchor);
    }
    this.side = way.to;
    if (element) {
      this.#showItem(item, element, way);
    } else {
      this.#showPassage(item, way);
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
    settle(origin.anchor, origin.top, () => this.#origin === null);
  }

  /**
   * @param {Item} item
   * @param {Way} way
   */
  #showPassage(item, { at = 0, byKeyboard }) {
    const { original, margin, covered, t, say } = this.parts;
    const span = item.spans[at];
    const range = original.range(span);
    const whole = () => range.getBoundingClientRect();
    const shown = reveal(() => firstLine(range), { whole, covered: covered() });
    if (byKeyboard) {
      (margin.button(item.key) ?? focusable(original.paragraph(span[0])))
        .focus({ preventScroll: true });
    }
    shown.then(() => {
      if (this.#chosen === item) {
        flash(original, item);
      }
    });
    say(t("shown.text", { item: itemPosition(item, t), paragraph: this.#paragraphAt(span[0]) }));
  }

  /**
   * @param {Item} item
   * @param {HTMLElement} element its own in the digest
   * @param {Way} way
   */
  #showItem(item, element, { byKeyboard }) {
    const { t, say } = this.parts;
    const shown = isNarrow() ? reveal(() => element.getBoundingClientRect()) : Promise.resolve();
    if (!isNarrow()) {
      element.scrollIntoView({ block: "nearest" });
    }
    if (byKeyboard) {
      /** @type {HTMLElement | null} */ (element.querySelector(".mark"))
        ?.focus({ preventScroll: true });
    }
    shown.then(() => element.classList.toggle("lit", this.#chosen === item));
    const paragraph = this.#paragraphAt(item.spans[0][0]);
    say(t("shown.digest", { item: itemPosition(item, t), paragraph }));
  }

  /**
   * @param {MouseEvent} event
   * @param {Side} from
   */
  #clicked(event, from) {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLElement | null} */
    const button = target.closest(".mark, .reference");
    if (!button && (target.closest("summary, button, label") || !getSelection()?.isCollapsed)) {
      return;
    }
    const key = button || from === "digest"
      ? target.closest("[data-item]")?.getAttribute("data-item")
      : itemAt(this.parts.original, this.#items, event.clientX, event.clientY)?.key;
    if (key) {
      const inDigest = from === "original" || button?.dataset.to === "digest";
      this.choose(key, {
        from,
        to: inDigest ? "digest" : "original",
        at: Number(button?.dataset.at ?? 0),
        // A click without a pointer comes from the keyboard or from a screen reader.
        byKeyboard: button !== null && event.detail === 0,
        anchor: button ?? target,
      });
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
    if (!this.#origin && isNarrow()) {
      setOut();
    }
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
    const origin = this.#origin;
    this.#origin = null;
    this.parts.back.hidden = true;
    if (origin && isAway()) {
      history.back();
    }
  }
}

/** On a phone the browser's own way back leads where the button does. */
function setOut() {
  // We know better than the browser where one stood.
  history.scrollRestoration = "manual";
  history.pushState({ away: true }, "");
}

/** Whether the browser's way back leads no farther than to where one set out. */
function isAway() {
  return history.state?.away === true;
}

/**
 * @param {HTMLElement} digest
 * @param {string} key
 * @returns {HTMLElement | null}
 */
function itemElement(digest, key) {
  return digest.querySelector(`.item[data-item="${CSS.escape(key)}"]`);
}

/**
 * A paragraph that has no mark of its own to take the focus.
 *
 * @param {HTMLElement} paragraph
 */
function focusable(paragraph) {
  paragraph.tabIndex = -1;
  return paragraph;
}
