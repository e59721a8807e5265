// Which elements of a page Readability takes for the article. The library stands beside this script
// as it came, in the same world.

import { indexOf } from "./measures.js";

/** Readability tries again with laxer rules where it finds fewer letters than this. */
const ENOUGH = 400;

/**
 * @param {Document} copy of a page; it is taken apart
 * @returns {Set<number>} indices of the elements that were kept, empty where it found no article
 */
export function chosen(copy) {
  const reader = new Readability(copy, {
    charThreshold: ENOUGH,
    disableJSONLD: true,
    keepClasses: true,
    serializer: (/** @type {Node} */ node) => node,
  });
  // Only what is kept counts here: what is done to it for show would cost time, and would mix up
  // by which an element is known.
  Object.assign(reader, { _simplifyNestedElements() {}, _fixRelativeUris() {} });
  const content = /** @type {Element | undefined} */ (/** @type {unknown} */ (reader.parse()?.content));
  const kept = new Set();
  for (const element of content?.querySelectorAll("*") ?? []) {
    const index = indexOf(element);
    if (index >= 0) {
      kept.add(index);
    }
  }
  return kept;
}
