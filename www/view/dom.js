// Writes a tree into a document. Texts become text nodes: nothing in an article can become markup.

/** @typedef {import("./node.js").Node} Tree */

/** Attributes that run code, load something or need `'unsafe-inline'`; no view has a use for them. */
const FORBIDDEN = /^(on.*|style|src|srcdoc|href|action|formaction)$/i;

/**
 * @param {Tree} tree
 * @param {Document} [document]
 * @returns {Node}
 */
export function write(tree, document = globalThis.document) {
  if (typeof tree === "string") {
    return document.createTextNode(tree);
  }
  const element = document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (FORBIDDEN.test(name)) {
      throw new TypeError(`a view may not set ${name}`);
    }
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...tree.children.map((child) => write(child, document)));
  return element;
}

/**
 * Replaces what stands in `container`.
 *
 * @param {Element} container
 * @param {Tree[]} trees
 */
export function fill(container, trees) {
  container.replaceChildren(...trees.map((tree) => write(tree, container.ownerDocument)));
}
