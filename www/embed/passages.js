// The chosen passage in the site's own article: painted by highlights and scrolled to. Nothing is put
// into the article, nothing in it is changed.

import { firstLine } from "../original/margin.js";
import { Paint, PAINTS } from "../original/paint.js";
import { reveal } from "../page/scroll.js";

/** @typedef {import("../article.js").Article} Article */
/** @typedef {import("../view/items.js").Item} Item */

/** How long, in milliseconds, a passage that was jumped to is tinted. */
const FLASH = 1200;
const CALM = "(prefers-reduced-motion: reduce)";

/** @type {Passages | null} whose passage is shown: one on a page */
let shown = null;

export class Passages {
  /** @type {CSSStyleSheet | null} */
  #sheet = null;
  /** @type {Document | ShadowRoot | null} where the sheet was put */
  #place = null;
  #timer = 0;

  /**
   * Shows an item in the article.
   *
   * @param {Article} article
   * @param {Item} item
   * @param {{ at?: number, style: { sheet: CSSStyleSheet | null, box: Element } }} how `style` is where the rules of the highlights stand, and the box whose colours they have
   * @returns {Promise<Range | null>} where it stands, once it can be seen
   */
  async show(article, item, { at = 0, style }) {
    const range = article.range(item.spans[at]);
    if (!range) {
      return null;
    }
    shown = this;
    if (PAINTS) {
      this.#dress(range, style);
      painter(article).chosen(item);
    }
    uncover(range);
    await reveal(() => firstLine(range), { whole: () => range.getBoundingClientRect(), covered: covered() });
    if (PAINTS && shown === this && !matchMedia(CALM).matches) {
      this.#flash(article, item);
    }
    return range;
  }

  /** Takes all of it away. */
  clear() {
    clearTimeout(this.#timer);
    if (shown === this) {
      shown = null;
      if (PAINTS) {
        painter(null).chosen(null);
        unflash();
      }
    }
    if (this.#place && this.#sheet) {
      this.#place.adoptedStyleSheets = this.#place.adoptedStyleSheets.filter((one) => one !== this.#sheet);
      this.#place = null;
    }
  }

  /**
   * Puts the rules of the highlights where the article stands.
   *
   * @param {Range} range
   * @param {{ sheet: CSSStyleSheet | null, box: Element }} style
   */
  #dress(range, { sheet, box }) {
    const place = /** @type {Document | ShadowRoot} */ (range.startContainer.getRootNode());
    this.#sheet = rules(sheet, getComputedStyle(box));
    place.adoptedStyleSheets = [...place.adoptedStyleSheets, this.#sheet];
    this.#place = place;
  }

  /**
   * @param {Article} article
   * @param {Item} item
   */
  #flash(article, { kind, spans }) {
    const ranges = spans.map((span) => article.range(span)).filter((range) => range !== null);
    const pencil = kind === "said" ? "quote" : kind;
    CSS.highlights.set(`nutgraf-flash-${pencil}`, new Highlight(...ranges));
    this.#timer = setTimeout(unflash, FLASH);
  }
}

function unflash() {
  for (const name of [...CSS.highlights.keys()].filter((name) => name.startsWith("nutgraf-flash-"))) {
    CSS.highlights.delete(name);
  }
}

/** @param {Article | null} article */
function painter(article) {
  const original = { range: (/** @type {any} */ span) => article?.range(span) ?? new Range() };
  return new Paint(/** @type {any} */ (original));
}

/**
 * The rules of the highlights in the box's own style, with its colours: outside of the box nobody
 * knows them by their names.
 *
 * @param {CSSStyleSheet | null} sheet
 * @param {CSSStyleDeclaration} colours
 */
function rules(sheet, colours) {
  const own = new CSSStyleSheet();
  const texts = [...sheet?.cssRules ?? []].map((rule) => rule.cssText)
    .filter((text) => text.startsWith("::highlight("));
  own.replaceSync(
    texts.join("\n").replace(/var\((--[\w-]+)\)/g, (_, name) => colours.getPropertyValue(name) || "currentcolor"),
  );
  return own;
}

/**
 * Where the article scrolls by itself, inside the page.
 *
 * @param {Range} range
 */
function uncover(range) {
  const inner = range.startContainer.parentElement;
  for (let box = inner; box && box !== document.scrollingElement && box !== document.body; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) {
      inner?.scrollIntoView({ block: "nearest", behavior: "instant" });
      return;
    }
  }
}

/** Pixels at the window's top that the site's own bar covers, as far as it says so. */
function covered() {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}
