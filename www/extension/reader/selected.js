// What is selected on the page, if that is enough to be read.

import { Article } from "../../article.js";
import { offsetAt } from "../../article/offset.js";
import { pauses } from "../../article/pause.js";
import { Reading } from "./reading.js";

/** Fewer words are selected by accident, or to be copied. */
const FEWEST = 20;

/**
 * @param {Document} document
 * @returns {Promise<Reading | null>}
 */
export async function selected(document) {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range && !range.collapsed) {
    return fromRange(range);
  }
  // In a frame of the same site that has the focus.
  const { activeElement } = document;
  try {
    const inner = activeElement && "contentDocument" in activeElement
      ? /** @type {HTMLIFrameElement} */ (activeElement).contentDocument
      : null;
    return inner && await selected(inner);
  } catch {
    return null;
  }
}

/** @param {Range} range */
async function fromRange(range) {
  const { commonAncestorContainer: around } = range;
  const root = around.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (around) : around.parentElement;
  if (!root) {
    return null;
  }
  // What stands in a shadow is in it when its host is: ranges know nothing of other trees.
  const tree = root.getRootNode();
  const isOutside = (/** @type {Element} */ element) => element.getRootNode() === tree && !range.intersectsNode(element);
  const article = await Article.of([root], isOutside, pauses());
  const start = offsetAt(article, range.startContainer, range.startOffset);
  const end = offsetAt(article, range.endContainer, range.endOffset);
  const inside = article.text.slice(start, end);
  if ((inside.match(/\S+/g)?.length ?? 0) < FEWEST) {
    return null;
  }
  const leading = inside.length - inside.trimStart().length;
  return new Reading(article, [start + leading, start + leading + inside.trim().length]);
}
