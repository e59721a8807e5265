// Writes a tree into a document. Texts become text nodes: nothing in an article can become markup.

import { written } from "./node.js";

/** @typedef {import("./node.js").Node} Tree */

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
  for (const [name, value] of written(tree)) {
    element.setAttribute(name, value);
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
