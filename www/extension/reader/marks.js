// The passages in the page, painted by the CSS Custom Highlight API: nothing is added to the page,
// nothing in it is changed.

import { touches } from "../../original/pointer.js";

/** @typedef {[start: number, end: number]} Span */
/** @typedef {{ key: string, kind: string, spans: Span[], related: Span[] }} Item */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("../inject.js").Ground} Ground */

const PENCILS = ["fact", "quote", "implication"];
/** How long, in milliseconds, a passage flashes when it is shown. */
const FLASH = 1200;
/** Share of the window above a passage that was scrolled to. */
const ABOVE = 0.3;
/** Farther than so many windows, a jump: to fly over a long page explains nothing. */
const FAR = 4;
/** Frames in which a page that grows while it is scrolled is followed. */
const CORRECTIONS = 6;

export class Marks {
  /** @type {Reading | null} */
  #reading = null;
  /** @type {Item[]} */
  #items = [];
  /** @type {Item | null} */
  #chosen = null;
  /** @type {Map<string, Range[]>} what is painted, by the name of its highlight */
  #painted = new Map();
  /** Where that is: a frame paints its own. */
  #window = window;
  #flashing = 0;
  /** The name of its highlight. */
  #flash = "";
  /** @type {Set<Ground>} for which there is a style, or soon will be */
  #grounds = new Set();

  /** @param {(ground: Ground) => void} needs called when marks are to stand on a ground of another kind */
  constructor(needs) {
    this.needs = needs;
  }

  /** @param {Reading} reading */
  read(reading) {
    this.clear();
    this.#reading = reading;
  }

  /** Asks for the style that most of what is marked will need. */
  prepare() {
    const reading = this.#reading;
    const middle = reading ? reading.text.length >> 1 : 0;
    for (const range of reading?.ranges([middle, middle + 1]) ?? []) {
      this.#styled(ground(range));
    }
  }

  /** @param {Item[]} items what is marked, each in the line of its kind */
  set(items) {
    this.#items = items;
    this.#chosen = null;
    this.paint();
  }

  /**
   * One item, marked or not, in a stronger line; shown where that is asked for.
   *
   * @param {Item | null} item
   * @param {number} at which of its passages
   * @param {boolean} show
   */
  choose(item, at, show) {
    this.#chosen = item;
    this.paint();
    const ranges = item && show ? this.#reading?.ranges(item.spans[at] ?? item.spans[0]) : null;
    if (ranges && ranges.length > 0) {
      this.#show(ranges);
    }
  }

  /** Paints everything where it stands now. */
  paint() {
    this.#wipe();
    const reading = this.#reading;
    if (!reading) {
      return;
    }
    this.#window = reading.document.defaultView ?? window;
    const { CSS, Highlight } = this.#window;
    const chosen = this.#chosen;
    for (const { key, kind, spans } of this.#items) {
      if (key !== chosen?.key && PENCILS.includes(kind)) {
        this.#add(kind, spans.flatMap((span) => reading.ranges(span)));
      }
    }
    if (chosen) {
      this.#add(`chosen-${chosen.kind}`, chosen.spans.flatMap((span) => reading.ranges(span)));
      this.#add("related", chosen.related.flatMap((span) => reading.ranges(span)));
    }
    for (const [name, ranges] of this.#painted) {
      CSS.highlights.set(name, new Highlight(...ranges));
    }
    reading.hold([...this.#painted.values()].flat());
  }

  /** Takes away all that was painted. */
  clear() {
    this.#items = [];
    this.#chosen = null;
    this.#reading = null;
    this.#grounds.clear();
    this.#wipe();
  }

  /**
   * The item that is marked at a point of the window; where several are, the shortest.
   *
   * @param {number} x
   * @param {number} y
   * @returns {string | null}
   */
  at(x, y) {
    const reading = this.#reading;
    if (!reading) {
      return null;
    }
    const found = this.#items.flatMap(({ key, spans }) =>
      spans.filter((span) => reading.ranges(span).some((range) => touches(range, x, y)))
        .map(([start, end]) => ({ key, length: end - start }))
    );
    found.sort((a, b) => a.length - b.length);
    return found[0]?.key ?? null;
  }

  /**
   * @param {string} kind
   * @param {Range[]} ranges
   */
  #add(kind, ranges) {
    for (const range of ranges) {
      const name = `nutgraf-${this.#styled(ground(range))}-${kind}`;
      this.#painted.set(name, [...this.#painted.get(name) ?? [], range]);
    }
  }

  /** @param {Ground} ground */
  #styled(ground) {
    if (!this.#grounds.has(ground)) {
      this.#grounds.add(ground);
      this.needs(ground);
    }
    return ground;
  }

  #wipe() {
    for (const name of this.#painted.keys()) {
      this.#delete(name);
    }
    this.#painted.clear();
    this.#stopFlash();
  }

  #stopFlash() {
    clearTimeout(this.#flashing);
    this.#delete(this.#flash);
  }

  /** @param {string} name the very string it was set by: in frames Firefox finds no other */
  #delete(name) {
    try {
      this.#window.CSS.highlights.delete(name);
    } catch {
      // The frame was left, and its marks with it.
    }
  }

  /** @param {Range[]} ranges */
  async #show(ranges) {
    const [first] = ranges;
    await bring(first);
    if (this.#chosen && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.#stopFlash();
      const { CSS, Highlight } = this.#window;
      const flash = new Highlight(...ranges);
      // Below the lines, which are painted with priority 0.
      flash.priority = -1;
      this.#flash = `nutgraf-${ground(first)}-flash`;
      CSS.highlights.set(this.#flash, flash);
      this.#flashing = setTimeout(() => this.#stopFlash(), FLASH);
    }
  }
}

/**
 * Scrolls until the passage can be seen; not at all if it can.
 *
 * @param {Range} range
 */
async function bring(range) {
  const element = range.startContainer.parentElement;
  const window = element?.ownerDocument.defaultView;
  if (!element || !window) {
    return;
  }
  const off = () => range.getBoundingClientRect().top - window.innerHeight * ABOVE;
  if (isInView(range, window)) {
    return;
  }
  const isFar = Math.abs(off()) > FAR * window.innerHeight;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = isFar || isCalm ? "instant" : "smooth";
  // Whatever scrolls around it, frames as well; by the paragraph, for a passage cannot be told to.
  element.scrollIntoView({ block: "center", behavior });
  // A page that loads while one passes grows; and a paragraph may be taller than the window.
  for (let i = 0; behavior === "instant" && i < CORRECTIONS; i += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const rect = range.getBoundingClientRect();
    if (rect.top >= 0 && Math.min(rect.bottom, rect.top + 40) <= window.innerHeight) {
      return;
    }
    window.scrollBy({ top: off(), behavior });
  }
}

/**
 * @param {Range} range
 * @param {Window} window that it stands in, perhaps a frame's
 */
function isInView(range, window) {
  let { top, bottom } = range.getBoundingClientRect();
  for (let view = window; top >= 0 && bottom <= view.innerHeight;) {
    const frame = view.frameElement;
    if (!frame) {
      return true;
    }
    const by = frame.getBoundingClientRect().top + frame.clientTop;
    [top, bottom] = [top + by, bottom + by];
    view = frame.ownerDocument.defaultView ?? globalThis.window;
  }
  return false;
}

/**
 * The ground that a passage stands on, by its letters.
 *
 * @param {Range} range
 * @returns {Ground}
 */
function ground({ startContainer: { parentElement } }) {
  const color = parentElement ? getComputedStyle(parentElement).color : "";
  // Not the digits in the name of a colour space.
  const [first = 0, green = 0, blue = 0] = (color.match(/(?<![\w.-])[\d.]+/g) ?? []).map(Number);
  const lightness = first * 0.3 + green * 0.59 + blue * 0.11;
  // As it is written: a lightness stands first, or the colours are shares of one.
  const isLight = /^(ok)?l/.test(color)
    ? first > (color.startsWith("ok") ? 0.64 : 58)
    : lightness > (color.startsWith("color") ? 0.55 : 140);
  return isLight ? "dark" : "light";
}
