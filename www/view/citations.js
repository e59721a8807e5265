// The sources that the article cites, and who cites them.

import { citationItems, factItems, implicationItems, quoteItems } from "./items.js";
import { itemName, mark, reference } from "./mark.js";
import { h } from "./node.js";
import { LONGEST } from "./omissions.js";

/** @typedef {import("./digest.js").Setting} Setting */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {ReturnType<typeof citationItems>[number]} Entry */

/** @param {Setting} setting */
export function citations(setting) {
  const { digest, t } = setting;
  const entries = citationItems(digest);
  if (entries.length === 0) {
    return null;
  }
  const listed = entries.some(({ citation }) => citation.source);
  const count = entries.length;
  const names = citers(setting);
  return h(
    "section",
    { class: "part citations", "aria-labelledby": "citations" },
    h("h2", { id: "citations" }, t("citations")),
    h("ul", { role: "list" }, entries.slice(0, LONGEST).map((entry) => source(entry, names, setting))),
    count > LONGEST && h("p", { class: "more" }, t("list.more", { count: count - LONGEST })),
    !listed && h("p", { class: "more" }, t("citations.unlisted")),
  );
}

/**
 * The sources behind something, each of which leads to all that cite it.
 *
 * @param {string[]} labels
 * @param {Setting} setting
 */
export function cited(labels, { digest, t }) {
  const entries = citationItems(digest).filter(({ citation }) => labels.includes(citation.label));
  if (entries.length === 0) {
    return null;
  }
  return h(
    "p",
    { class: "cited" },
    t("cited", { count: entries.length }),
    entries.map(({ item }) => [
      " ",
      reference(item, item.mark, t("cited.all", { item: itemName(item, t) }), { to: "digest" }),
    ]),
  );
}

/**
 * @param {Entry} entry
 * @param {Map<string, string[]>} names of what cites a source, by its label
 * @param {Setting} setting
 */
function source({ citation, item }, names, setting) {
  const { digest, t, paragraphAt } = setting;
  const places = item.spans.map(([start], at) => ({ at, paragraph: paragraphAt(start) }));
  return h(
    "li",
    { class: "item citation", "data-item": item.key },
    mark(item, "digest", t, places[0]?.paragraph),
    citation.source &&
      h("p", { class: "entry", dir: "auto", lang: digest.language }, citation.source.text),
    h("p", { class: "citing" }, citing(names.get(citation.label), t)),
    h(
      "p",
      { class: "places" },
      places.slice(0, LONGEST).map(({ at, paragraph }) => [
        at > 0 && " ",
        reference(item, `¶${paragraph}`, t("mark.to-text", { item: itemName(item, t), paragraph }), { at }),
      ]),
    ),
  );
}

/**
 * @param {string[] | undefined} names
 * @param {import("../strings/lookup.js").Strings} t
 */
function citing(names, t) {
  return names ? t("citations.by", { items: t.list(names) }) : t("citations.by-none");
}

/**
 * What of the digest cites each source, by the label of the source.
 *
 * @param {Setting} setting
 */
function citers({ digest, all, t }) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  /**
   * @param {Item} item
   * @param {string[]} labels
   */
  const add = (item, labels) => {
    for (const label of new Set(labels)) {
      const known = names.get(label) ?? [];
      known.push(itemName(item, t));
      names.set(label, known);
    }
  };
  for (const { fact, item } of factItems(digest)) {
    add(item, fact.citations);
  }
  for (const { halves, item } of quoteItems(digest, all)) {
    add(item, halves.flatMap(({ citations }) => citations));
  }
  for (const { item } of implicationItems(digest)) {
    add(item, digest.article.citations.filter((citation) => stands(citation, item)).map(({ label }) => label));
  }
  return names;
}

/**
 * Whether a marker of the source stands in an item.
 *
 * @param {import("../pkg/nutgraf.js").Citation} citation
 * @param {Item} item
 */
function stands({ mentions }, { spans }) {
  return mentions.some(([at]) => spans.some(([start, end]) => start <= at && at < end));
}
