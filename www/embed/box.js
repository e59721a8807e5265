// The digest as it stands in a box on a site: the page's view without the page's tools, with names
// by which a site may style its parts.

import { headView, parts as partsOf } from "../view/digest.js";
import { flat, h } from "../view/node.js";
import { PARTS } from "./attributes.js";
import { changed, classes } from "./tree.js";

/** @typedef {import("../view/digest.js").Setting} Setting */
/** @typedef {import("../view/node.js").Node} Node */
/** @typedef {import("../view/node.js").Branch} Branch */

/** Classes of the page's own tools, and of what the article beside the box says already. */
const AWAY = ["acts", "headline", "reading"];

/** Names for `::part()`, by class; for an element without one of these, by tag. */
const NAMES = /** @type {Record<string, string>} */ ({
  part: "section",
  item: "item",
  fact: "fact",
  quote: "quote",
  implication: "implication",
  mark: "mark",
  words: "words",
  speaker: "speaker",
  name: "name",
  notice: "notice",
  none: "none",
  notes: "notes",
  hedge: "hedge",
});
const TAGS = /** @type {Record<string, string>} */ ({ h2: "title", summary: "summary" });

/**
 * @param {Setting} setting
 * @param {import("./attributes.js").Part[]} parts
 */
export function boxView(setting, parts) {
  return pieces(setting, parts).flatMap((draw) => draw());
}

/**
 * The same piece by piece, each drawn by a call: the head, then part after part.
 *
 * @param {Setting} setting
 * @param {import("./attributes.js").Part[]} parts
 * @returns {(() => Node[])[]}
 */
export function pieces(setting, parts) {
  const hidden = new Set([...AWAY, ...Object.values(PARTS)]);
  for (const part of parts) {
    hidden.delete(PARTS[part]);
  }
  if (!parts.includes("sources")) {
    hidden.add("cited");
  }
  const wanted = { ...setting, without: hidden };
  return [() => headView(wanted), ...partsOf(wanted)].map((draw) => () =>
    fitted(flat([draw()]), setting, hidden)
  );
}

/**
 * @param {Node[]} view of the page
 * @param {Setting} setting
 * @param {Set<string>} hidden classes of what is not shown
 * @returns {Node[]}
 */
function fitted(view, setting, hidden) {
  const dir = direction(setting.digest.language);
  return changed(view, (branch) => {
    const names = classes(branch);
    const away = names.some((name) => hidden.has(name)) && !names.includes("item");
    return away || isEmpty(branch) ? null : named(names.includes("part") ? directed(branch, dir) : branch);
  });
}

/**
 * The whole box.
 *
 * @param {Node[]} content
 * @param {{
 *   t: import("../strings/lookup.js").Strings,
 *   open: boolean,
 *   classes?: string,
 * }} form
 */
export function frameView(content, { t, open, classes = "" }) {
  return h(
    "div",
    { class: `box digest ${classes}`.trim(), part: "box", lang: t.language },
    h(
      "details",
      { class: "frame", open },
      h("summary", { class: "heading", part: "heading" }, t("element.heading")),
      h("div", { class: "view", part: "view" }, content),
      h("p", { class: "foot", part: "foot" }, t("element.about")),
    ),
  );
}

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/;

/** @param {string} language BCP 47 */
function direction(language) {
  return RTL.test(language) ? "rtl" : "ltr";
}

/**
 * A part that runs as its article does, while its title runs as the site does: marks stand where the
 * lines begin.
 *
 * @param {Branch} branch
 * @param {"ltr" | "rtl"} dir
 */
function directed(branch, dir) {
  const children = branch.children.map((child) =>
    typeof child === "string" || child.tag === "h2"
      ? child
      : { ...child, attributes: { ...child.attributes, dir } }
  );
  return { ...branch, children };
}

/** @param {Branch} branch */
function named(branch) {
  const parts = [...classes(branch).map((name) => NAMES[name]), TAGS[branch.tag]].filter(Boolean);
  return parts.length === 0
    ? branch
    : { ...branch, attributes: { ...branch.attributes, part: [...new Set(parts)].join(" ") } };
}

/**
 * What was left without words.
 *
 * @param {Branch} branch
 */
function isEmpty({ tag, children }) {
  return (tag === "p" || tag === "div") && children.length === 0;
}
