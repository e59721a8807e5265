// From a place on the screen to the item that stands there.

/** @typedef {import("../view/items.js").Item} Item */
/** @typedef {import("./original.js").Original} Original */

/**
 * The item at a point; where several overlap, the shortest.
 *
 * @param {Original} original
 * @param {Item[]} items
 * @param {number} x
 * @param {number} y
 * @returns {Item | null}
 */
export function itemAt(original, items, x, y) {
  const place = caret(x, y);
  const offset = place && original.offset(place.node, place.offset);
  if (offset === null || offset === undefined) {
    return null;
  }
  // A caret is the gap nearest to the point, which beside the last line may be far from any letter.
  const found = items
    .flatMap((item) => item.hits.map((span) => ({ item, span })))
    .filter(({ span: [start, end] }) => start <= offset && offset <= end)
    .filter(({ span }) => touches(original.range(span), x, y))
    .sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
  return found[0]?.item ?? null;
}

/**
 * Whether a point lies on a line of a range.
 *
 * @param {Range} range
 * @param {number} x
 * @param {number} y
 */
export function touches(range, x, y) {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | null}
 */
function caret(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari, and Chromium before 128.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
