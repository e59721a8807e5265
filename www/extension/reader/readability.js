// Which elements of a page Readability takes for the article. The library stands beside this script
// as it came, in the same world.

import { indexOf } from "./measures.js";

/** Readability tries again with laxer rules where it finds fewer letters than this. */
const ENOUGH = 400;

/**
 * What of the library no types speak of.
 *
 * @typedef {{
 *   _articleTitle: string,
 *   _prepDocument: () => void,
 *   _getArticleTitle: () => string,
 *   _grabArticle: () => Element | null,
 * }} Inner
 */

/**
 * @param {Document} copy of a page; it is taken apart
 * @returns {Set<number>} indices of the elements that were kept, empty where it found no article
 */
export function chosen(copy) {
  const reader = /** @type {Inner} */ (/** @type {unknown} */ (new Readability(copy, { charThreshold: ENOUGH, keepClasses: true })));
  // Its parse() without what comes before and behind: what is said of the page was not copied; and
  // what is done for show would cost time, and would mix up by which an element is known.
  reader._prepDocument();
  reader._articleTitle = reader._getArticleTitle();
  const content = reader._grabArticle();
  const kept = new Set();
  for (const element of content?.querySelectorAll("*") ?? []) {
    const index = indexOf(element);
    if (index >= 0) {
      kept.add(index);
    }
  }
  return kept;
}
