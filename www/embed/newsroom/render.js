// The finished box as HTML, for a page that needs no script: declarative shadow DOM, its style a link,
// its jumps text fragments, its data JSON-LD. Same input, same bytes.

import { fragmentUrl } from "../../export/fragment.js";
import { blocks, paragraphNumbers } from "../../original/blocks.js";
import { strings } from "../../strings/lookup.js";
import { html } from "../../view/html.js";
import { citationItems, items, saidItems } from "../../view/items.js";
import { omissions } from "../../view/coverage.js";
import { boxView, frameView } from "../box.js";
import { changed, classes } from "../tree.js";
import { words as own } from "../words.js";
import { jsonLd, jsonScript } from "./jsonld.js";

/** @typedef {import("../../nutgraf.js").Digest} Digest */
/** @typedef {import("../../view/node.js").Node} Node */
/**
 * @typedef {{
 *   text: string,
 *   digest: Digest,
 *   title?: string,
 *   url?: string | null,
 *   base?: string,
 *   attributes?: Record<string, string>,
 *   parts?: import("../attributes.js").Part[],
 *   all?: boolean,
 *   open?: boolean,
 *   words?: Record<string, string>,
 *   language?: string,
 *   fallback?: string,
 *   ranked?: boolean,
 * }} Box
 * `base` is the address of the folder that holds the package's files; `attributes` are those of the
 * element; `fallback` is the HTML that stands in it for browsers without shadow DOM; `ranked` lists facts
 * by their rank, which is the order that editors gave them, not in the order of the text.
 */

/**
 * The element with the box in it.
 *
 * @param {Box} box
 * @returns {string} HTML
 */
export function render(box) {
  const { text, digest, title, url = null, base = "/nutgraf/", attributes = {}, fallback = "" } = box;
  const { open = true, words = {}, language = "en", all = false, ranked = false } = box;
  const parts = box.parts ?? ["facts", "quotes", "implications"];
  const t = strings({ ...own, ...words }, language);
  const paragraphAt = paragraphNumbers(blocks(text), digest.article.title?.span);
  const setting = { digest, text, t, all, paragraphAt };
  const places = new Map(
    [
      items(digest, all),
      [saidItems(digest, all), citationItems(digest), omissions(digest, all, paragraphAt)]
        .flat().map(({ item }) => item),
    ].flat().map((item) => [item.key, item.spans]),
  );
  const view = linked(boxView(setting, parts), text, places, attributes.for ?? null);
  const content = lined(ranked ? ordered(view) : view);
  const frame = frameView(content, { t, open, classes: "given" });
  const folder = base.replace(/[^/]$/, "$&/");
  const style = `<link rel="stylesheet" href="${quoted(folder)}embed/nutgraf-digest.css">`;
  const tag = Object.entries(attributes).map(([name, value]) =>
    value === "" ? ` ${name}` : ` ${name}="${quoted(value)}"`
  );
  return [
    `<nutgraf-digest${tag.join("")}>`,
    `<template shadowrootmode="open">${style}`,
    html({ ...frame, children: frame.children.flatMap((child) => ["\n", child]) }),
    "</template>",
    `<script type="application/ld+json">${jsonScript(jsonLd(digest, text, { title, url }))}</script>`,
    `${fallback.trim()}</nutgraf-digest>`,
  ].join("\n");
}

/**
 * Buttons, which need a script, become links, which do not.
 *
 * @param {Node[]} nodes
 * @param {string} text
 * @param {Map<string, import("../../pkg/nutgraf.js").Span[]>} places
 * @param {string | null} story id of the story's element
 */
function linked(nodes, text, places, story) {
  return changed(nodes, (branch) => {
    const { tag, attributes } = branch;
    if (tag !== "button") {
      return branch;
    }
    const spans = places.get(String(attributes["data-item"]));
    if (!spans || attributes["data-to"] === "digest") {
      return { ...branch, tag: "span", attributes: { class: attributes.class } };
    }
    const { type: _, ...others } = attributes;
    const at = attributes["data-at"];
    const wanted = at === undefined ? spans : [spans[Number(at)]];
    // The same words stand in the box, before the story. Firefox, which looks into shadows and gives up at the
    // first place that is not it, then goes to the story's beginning.
    const href = fragmentUrl(story === null ? "" : `#${encodeURIComponent(story)}`, text, wanted, { repeated: true });
    return { ...branch, tag: "a", attributes: { ...others, href } };
  });
}

/**
 * Facts by their rank.
 *
 * @param {Node[]} nodes
 */
function ordered(nodes) {
  const rank = (/** @type {Node} */ node) =>
    typeof node === "string" ? 0 : Number(/\d+$/.exec(String(node.attributes["data-item"]))?.[0]);
  return changed(nodes, (branch) =>
    branch.tag === "ol"
      ? { ...branch, children: [...branch.children].sort((a, b) => rank(a) - rank(b)) }
      : classes(branch).includes("order") ? null : branch
  );
}

/** Elements that begin a line of their own, so that a changed item is a changed line. */
const LINES = new Set(["section", "h2", "h3", "ol", "ul", "li", "figure", "figcaption", "p", "details", "div"]);

/**
 * @param {Node[]} nodes
 * @returns {Node[]}
 */
function lined(nodes) {
  const broken = changed(nodes, (branch) => ({ ...branch, children: breaks(branch.children) }));
  return breaks(broken);
}

/** @param {Node[]} children */
function breaks(children) {
  const block = (/** @type {Node} */ node) => typeof node !== "string" && LINES.has(node.tag);
  return children.some(block) ? [...children.flatMap((child) => (block(child) ? ["\n", child] : [child])), "\n"] : children;
}

/** @param {string} value */
function quoted(value) {
  return value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
