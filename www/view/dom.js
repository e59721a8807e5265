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

/** @type {WeakMap<Element, { trees: Tree[], nodes: Node[] }>} with what an element was filled */
const filled = new WeakMap();

/**
 * Makes `trees` all that stands in `container`. Of what was filled in before, only what differs is
 * touched: most of a digest outlives a key that is typed, and so do a focus and what is folded open.
 *
 * @param {Element} container
 * @param {Tree[]} trees
 */
export function fill(container, trees) {
  const last = filled.get(container);
  const stands = [...container.childNodes];
  if (last?.nodes.length === stands.length && last.nodes.every((node, i) => node === stands[i])) {
    revise(container, last.trees, trees);
  } else {
    container.replaceChildren(...trees.map((tree) => write(tree, container.ownerDocument)));
  }
  filled.set(container, { trees, nodes: [...container.childNodes] });
}

/**
 * Makes the children of `parent`, which were written from `old`, into those of `trees`.
 *
 * @param {Element} parent
 * @param {Tree[]} old
 * @param {Tree[]} trees
 */
function revise(parent, old, trees) {
  const nodes = [...parent.childNodes];
  trees.forEach((tree, i) => {
    const [node, before] = [nodes[i], old[i]];
    if (typeof tree === "string" && node instanceof Text) {
      // What stands there, not what was written: a button may have said since what came of it.
      if (node.data !== tree) {
        node.data = tree;
      }
    } else if (
      typeof tree !== "string" && node instanceof Element && typeof before === "object" &&
      before.tag === tree.tag && node.childNodes.length === before.children.length
    ) {
      dress(node, new Map(written(before)), new Map(written(tree)));
      revise(node, before.children, tree.children);
    } else {
      const fresh = write(tree, parent.ownerDocument);
      if (node) {
        parent.replaceChild(fresh, node);
      } else {
        parent.append(fresh);
      }
    }
  });
  nodes.slice(trees.length).forEach((node) => node.remove());
}

/**
 * @param {Element} element
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
function dress(element, before, after) {
  for (const name of before.keys()) {
    if (!after.has(name)) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of after) {
    if (before.get(name) !== value) {
      element.setAttribute(name, value);
    }
  }
}
