// From a place in a document to its offset in the text of an article.

/** @typedef {import("../article.js").Article} Article */

/**
 * The offset of a place in the document: of the first character at or behind it.
 *
 * @param {Article} article
 * @param {Node} node
 * @param {number} offset as in a `Range`: characters of a text, children of an element
 */
export function offsetAt({ pieces, text }, node, offset) {
  const probe = new Range();
  probe.setStart(node, offset);
  const tree = node.getRootNode();
  // One by one: what is in a slot stands between pieces of the shadow, which have no order with it.
  const index = pieces.findLastIndex((piece) => isBefore(piece, probe, tree));
  const piece = pieces[index];
  if (!piece) {
    return 0;
  }
  const within = piece.node === node ? offset - piece.from : piece.length;
  const next = pieces[index + 1]?.start ?? text.length;
  return within < piece.length ? piece.start + within : next;
}

/**
 * Whether a piece begins before a place or there. What stands in a shadow stands at the end of its
 * host: no range knows of two trees.
 *
 * @param {import("../article.js").Piece} piece
 * @param {Range} probe
 * @param {Node} tree
 */
function isBefore({ node, from }, probe, tree) {
  if (node.getRootNode() === tree) {
    return probe.comparePoint(node, from) <= 0;
  }
  /** @type {Node | undefined} */
  let at = node;
  while (at && at.getRootNode() !== tree) {
    at = /** @type {ShadowRoot} */ (at.getRootNode()).host;
  }
  return at !== undefined && probe.comparePoint(at, at.childNodes.length) <= 0;
}
