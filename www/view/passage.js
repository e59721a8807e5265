// A slice of the article with what is to be seen in it: hedges, edits, who is meant.

import { h } from "./node.js";

/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {import("./node.js").Node} Node */
/**
 * @typedef {{ span: Span, wrap: (slice: string) => Node | Node[] }} Decoration
 */

/**
 * The text at `span`; where a decoration lies inside it, what that makes of its own slice. The
 * decorations may come in any order; one that overlaps an earlier one or the ends is left out.
 *
 * @param {string} text the article
 * @param {Span} span
 * @param {Decoration[]} decorations
 * @returns {Node[]}
 */
export function passage(text, [start, end], decorations = []) {
  /** @type {Node[]} */
  const nodes = [];
  let at = start;
  for (const { span, wrap } of [...decorations].sort((a, b) => a.span[0] - b.span[0])) {
    if (span[0] < at || span[1] > end || span[0] === span[1]) {
      continue;
    }
    nodes.push(text.slice(at, span[0]), ...[wrap(text.slice(...span))].flat());
    at = span[1];
  }
  nodes.push(text.slice(at, end));
  return nodes.filter((node) => node !== "");
}

/** Characters of an opening at most. */
const OPENING = 90;

/**
 * The first words of a passage, on one line.
 *
 * @param {string} text
 * @param {Span} span
 */
export function opening(text, [start, end]) {
  const slice = text.slice(start, Math.min(end, start + 2 * OPENING)).replace(/\s+/g, " ").trim();
  if (end - start <= 2 * OPENING && slice.length <= OPENING) {
    return slice;
  }
  const cut = slice.slice(0, OPENING).replace(/[\s,;:–—-]+\S*$/, "");
  return `${cut} …`;
}

/**
 * A hedge, in italics.
 *
 * @param {Span} span
 * @returns {Decoration}
 */
export function hedge(span) {
  return { span, wrap: (slice) => h("em", { class: "hedge" }, slice) };
}

/**
 * Brackets and ellipses by which the article edited a quote.
 *
 * @param {Span} span
 * @returns {Decoration}
 */
export function edit(span) {
  return { span, wrap: (slice) => h("span", { class: "edit" }, slice) };
}

/**
 * A marker such as `[1, 2]`, kept on one line.
 *
 * @param {Span} span
 * @returns {Decoration}
 */
export function citation(span) {
  return { span, wrap: (slice) => h("span", { class: "marker" }, slice) };
}

/** Names may begin with these: “von der Lohe said”. */
const PARTICLES = new Set(["von", "van", "de", "der", "den", "del", "di", "da", "du", "la", "le", "el"]);

/**
 * What stands before a fact whose sentence has lost its beginning: “… on Friday it was closed”. Not before “iPhone”.
 *
 * @param {string} fact
 */
export function elision(fact) {
  const [word] = fact.split(/\s/);
  return /^\p{Lowercase}\P{Uppercase}*$/u.test(word) && !PARTICLES.has(word) ? "… " : "";
}

/**
 * A word that points back, or a last name alone, followed by whom it means: an addition of ours, in brackets and in the
 * type of the interface.
 *
 * @param {Span} span
 * @param {string} name
 * @returns {Decoration}
 */
export function referent(span, name) {
  return { span, wrap: (slice) => [slice, h("span", { class: "added" }, ` [${name}]`)] };
}
