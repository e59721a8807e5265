// A copy of a page as its reader sees it, for those who take pages apart: shadows opened, nothing
// hidden, nothing that would be loaded. Each element knows the one it was made from.

import { children } from "../../article.js";
import { isSeen } from "../../article/seen.js";

/** By this attribute an element of the copy is known again, whatever became of it. */
export const TAG = "data-nutgraf";
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
 * @returns {{ copy: Document, entries: Entry[] }} in the order of the document
 */
export function copyOf(document) {
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
      above?.append(/** @type {Text} */ (node).data);
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
