// The tree that views return: plain data, so that the same view can be written into a document or,
// on a publisher's server, into a string.

/** @typedef {string | number | boolean | null | undefined} Value */
/** @typedef {{ tag: string, attributes: Record<string, Value>, children: Node[] }} Branch */
/** @typedef {Branch | string} Node */
/** @typedef {Node | null | undefined | false | Child[]} Child */

/**
 * @param {string} tag
 * @param {Record<string, Value>} attributes `true` is an attribute without value; `false`, `null`
 *   and `undefined` are none
 * @param {Child[]} children what is falsy is left out
 * @returns {Branch}
 */
export function h(tag, attributes = {}, ...children) {
  return { tag, attributes, children: flat(children) };
}

/**
 * @param {Child[]} children
 * @returns {Node[]}
 */
export function flat(children) {
  /** @type {Node[]} */
  const nodes = [];
  for (const child of children) {
    if (Array.isArray(child)) {
      nodes.push(...flat(child));
    } else if (child) {
      nodes.push(child);
    }
  }
  return nodes;
}
