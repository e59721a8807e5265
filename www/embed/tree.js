// A view changed as data: the same tree for page and box, fitted to where it is to stand.

/** @typedef {import("../view/node.js").Node} Node */
/** @typedef {import("../view/node.js").Branch} Branch */

/**
 * The tree with each of its branches passed through `change`, from the leaves up.
 *
 * @param {Node[]} nodes
 * @param {(branch: Branch) => Node | null} change `null` takes the branch away
 * @returns {Node[]}
 */
export function changed(nodes, change) {
  return nodes.flatMap((node) => {
    if (typeof node === "string") {
      return [node];
    }
    const made = change({ ...node, children: changed(node.children, change) });
    return made === null ? [] : [made];
  });
}

/**
 * @param {Branch} branch
 * @returns {string[]}
 */
export function classes({ attributes }) {
  return String(attributes.class ?? "").split(" ");
}

/**
 * The first branch for which `holds`, in the order of the document.
 *
 * @param {Node[]} nodes
 * @param {(branch: Branch) => boolean} holds
 * @returns {Branch | null}
 */
export function found(nodes, holds) {
  for (const node of nodes) {
    if (typeof node !== "string") {
      const inner = holds(node) ? node : found(node.children, holds);
      if (inner) {
        return inner;
      }
    }
  }
  return null;
}
