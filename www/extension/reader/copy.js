// A copy of a page as its reader sees it, for those who take pages apart: shadows opened, nothing
// hidden, nothing that would be loaded. Each element knows the one it was made from.

import { children } from "../../article.js";
import { isSeen } from "../../article/seen.js";

/** So many elements are copied in one go. */
const STRETCH = 100;
/** By this attribute an element of the copy is known again, whatever became of it. */
export const TAG = "data-nutgraf";
/** On words that stand in no paragraph: what takes pages apart makes paragraphs of them. */
export const WORDS = "data-nutgraf-words";
/** Elements whose own words are a paragraph's already. */
const PARAGRAPH = /^(p|h[1-6]|li|pre|blockquote|dt|dd|figcaption|a|span|em|strong|b|i|font|q|cite|time)$/;
/** Never copied: nothing in them is read, and some would be asked for. */
const EMPTY = new Set(["img", "picture", "source", "link", "meta", "base", "track", "param"]);

/**
 * @typedef {{
 *   live: Element,
 *   parent: number,
 *   end: number,
 *   copy: Element,
 * }} Entry
 * `parent` is its index, -1 at the top; `end` that of the first element behind what stands in it.
 */

/**
 * @param {Document} document
 * @param {() => Promise<void>} pause waited for again and again
 * @returns {Promise<{ copy: Document, entries: Entry[] }>} in the order of the document
 */
export async function copyOf(document, pause) {
  const copy = document.implementation.createHTMLDocument(document.title);
  /** @type {Entry[]} */
  const entries = [];
  const { body } = document;
  if (!body) {
    return { copy, entries };
  }
  /** @type {{ node: Node, parent: number }[]} */
  const stack = [{ node: body, parent: -1 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, parent } = next;
    const above = entries[parent]?.copy;
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = /** @type {Text} */ (node);
      if (above && !PARAGRAPH.test(above.localName) && data.trim() !== "") {
        const words = copy.createElement("span");
        words.setAttribute(TAG, String(parent));
        words.setAttribute(WORDS, "");
        words.append(data);
        above.append(words);
      } else {
        above?.append(data);
      }
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) {
      continue;
    }
    const live = /** @type {HTMLElement} */ (node);
    if (EMPTY.has(live.localName) || (live !== body && !isSeen(live, true))) {
      continue;
    }
    const made = above ? copy.importNode(live, false) : copy.body;
    const index = entries.length;
    if (index % STRETCH === 0) {
      await pause();
    }
    made.setAttribute(TAG, String(index));
    above?.append(made);
    entries.push({ live, parent, end: index + 1, copy: made });
    for (const child of children(live).reverse()) {
      stack.push({ node: child, parent: index });
    }
  }
  for (let i = entries.length - 1; i > 0; i -= 1) {
    const above = entries[entries[i].parent];
    above.end = Math.max(above.end, entries[i].end);
  }
  return { copy, entries };
}
