// The tree that views return: plain data, so that the same view can be written into a document or,
// on a publisher's server, into a string.

/** @typedef {string | number | boolean | null | undefined} Value */
/** @typedef {{ tag: string, attributes: Record<string, Value>, children: Node[] }} Branch */
/** @typedef {Branch | string} Node */
/** @typedef {Node | null | undefined | false | Child[]} Child */

/**
 * Attributes that run code, load something or need `'unsafe-inline'`; no view has a use for them,
 * but for links to a place on the same page.
 */
const FORBIDDEN = /^(on.*|style|src|srcdoc|href|action|formaction)$/i;

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
 * The attributes that are to be written, with their values.
 *
 * @param {Branch} branch
 * @returns {[string, string][]}
 */
export function written({ attributes }) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (FORBIDDEN.test(name) && !(name === "href" && /^#/.test(String(value)))) {
      throw new TypeError(`a view may not set ${name}`);
    }
    pairs.push([name, value === true ? "" : String(value)]);
  }
  return pairs;
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
