// Writes a tree as HTML, where there is no document: on a publisher's server.

import { written } from "./node.js";

/** @typedef {import("./node.js").Node} Node */

/** Elements that have no end tag. */
const VOID = new Set(["br", "hr", "img", "input", "meta", "wbr"]);
/** Elements whose text is not read as text: no view has a use for them. */
const RAW = new Set(["iframe", "noscript", "plaintext", "script", "style", "template", "xmp"]);
/** Names that may be written as they are. */
const NAME = /^[a-z][a-z0-9-]*$/;

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/**
 * @param {Node} tree
 * @returns {string}
 */
export function html(tree) {
  if (typeof tree === "string") {
    return escaped(tree);
  }
  if (RAW.has(tree.tag)) {
    throw new TypeError(`a view may not write ${tree.tag}`);
  }
  const attributes = written(tree).map(([name, value]) =>
    value === "" ? ` ${checked(name)}` : ` ${checked(name)}="${escaped(value)}"`
  );
  const start = `<${checked(tree.tag)}${attributes.join("")}>`;
  return VOID.has(tree.tag) ? start : `${start}${tree.children.map(html).join("")}</${tree.tag}>`;
}

/** @param {string} name */
function checked(name) {
  if (!NAME.test(name)) {
    throw new TypeError(`no name for HTML: ${name}`);
  }
  return name;
}

/**
 * A text in which no character can become markup. A carriage return would be read as a line feed.
 *
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character]);
}
