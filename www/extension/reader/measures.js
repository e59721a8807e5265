// What can be counted of each element of a page: letters, letters in links, links, prose.

import { BLOCKS } from "../../article/seen.js";
import { TAG, WORDS } from "./copy.js";

/** @typedef {import("./copy.js").Entry} Entry */
/**
 * @typedef {{
 *   letters: number,
 *   linked: number,
 *   links: number,
 *   prose: number,
 *   own: number,
 *   kept: number,
 *   isLeaf: boolean,
 *   text: string,
 * }} Measure
 * `letters` of all that stands in it; `linked` those in links; `prose` those in paragraphs that read
 * like sentences; `own` those beside other elements; `kept` those that were kept as the article. `text` is that of a leaf: of a block
 * in which no other block stands; of others what stands in them beside their blocks, if that is much.
 */

/** So many letters that are in no link make a paragraph of prose: with a stop, and without one. */
const PROSE = { stopped: 40, open: 120 };
const STOP = /[.!?…:;][\s"'”’)\]]*(\[[\d\s,;–-]+\]\s*)*$/;
/** A stop in the middle. By itself: letters of all languages take long to be made ready. */
const STOP_INSIDE = /[.!?…]["'”’)\]]*\s+\p{Lu}/u;

/**
 * Before the copy is taken apart.
 *
 * @param {Entry[]} entries
 * @returns {Measure[]}
 */
export function measure(entries) {
  /** @type {Measure[]} */
  const measures = entries.map(() => ({
    letters: 0,
    linked: 0,
    links: 0,
    prose: 0,
    own: 0,
    kept: 0,
    isLeaf: true,
    text: "",
  }));
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const { copy, parent } = entries[i];
    const own = measures[i];
    const letters = ownLetters(copy);
    own.own = letters;
    own.letters += letters;
    if (copy.localName === "a") {
      own.linked = own.letters;
      own.links += 1;
    }
    const isBlock = isBlockLike(copy);
    if (isBlock && own.isLeaf) {
      own.text = plain(copy);
      const free = own.letters - own.linked;
      const isProse = free >= PROSE.open || (free >= PROSE.stopped && (STOP.test(own.text) || STOP_INSIDE.test(own.text)));
      own.prose = isProse ? own.letters : 0;
    } else if (isBlock && letters >= PROSE.stopped) {
      // Words beside blocks: old pages have their paragraphs so, parted by line breaks.
      own.text = ownText(copy);
      own.prose += letters;
    }
    const above = measures[parent];
    if (above) {
      above.letters += own.letters;
      above.linked += own.linked;
      above.links += own.links;
      above.prose += own.prose;
      above.isLeaf &&= !isBlock && own.isLeaf;
    }
  }
  return measures;
}

/**
 * Notes what was kept.
 *
 * @param {Entry[]} entries
 * @param {Measure[]} measures
 * @param {Set<number>} kept indices of the elements that were
 */
export function keep(entries, measures, kept) {
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const own = measures[i];
    own.kept += kept.has(i) ? own.own : 0;
    const above = measures[entries[i].parent];
    if (above) {
      above.kept += own.kept;
    }
  }
}

/** @param {Element} element */
export function isBlockLike(element) {
  // Elements with a name of their own stand for blocks; so do those that hold some, which is seen
  // from inside.
  const { localName: tag } = element;
  return BLOCKS.has(tag) || /^t[dh]$/.test(tag) || tag.includes("-");
}

/** @param {Element} element */
function ownLetters(element) {
  return ownText(element).replace(/\s+/g, "").length;
}

/** @param {Element} element */
function ownText(element) {
  let text = "";
  for (const child of element.childNodes) {
    // Not by its class: frames have classes of their own.
    const isWords = child.nodeType === Node.ELEMENT_NODE && /** @type {Element} */ (child).hasAttribute(WORDS);
    if (child.nodeType === Node.TEXT_NODE || isWords) {
      text += ` ${child.textContent}`;
    }
  }
  return text.replace(/\s+/g, " ").trim();
}

/** @param {Element} element */
export function plain(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * The index of an element that came through what chose the article.
 *
 * @param {Element} element
 */
export function indexOf(element) {
  const tag = element.getAttribute(TAG);
  return tag === null ? -1 : Number(tag);
}
