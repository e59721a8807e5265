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
  return h(
    "section",
    { class: "part citations", "aria-labelledby": "citations" },
    h("h2", { id: "citations" }, t("citations")),
    h("ul", { role: "list" }, entries.slice(0, LONGEST).map((entry) => source(entry, setting))),
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
 * @param {Setting} setting
 */
function source({ citation, item }, setting) {
  const { digest, t, paragraphAt } = setting;
  const places = item.spans.map(([start], at) => ({ at, paragraph: paragraphAt(start) }));
  return h(
    "li",
    { class: "item citation", "data-item": item.key },
    mark(item, "digest", t, places[0]?.paragraph),
    citation.source &&
      h("p", { class: "entry", dir: "auto", lang: digest.language }, citation.source.text),
    h("p", { class: "citing" }, citing(citation.label, setting)),
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
 * What of the digest cites a source.
 *
 * @param {string} label
 * @param {Setting} setting
 */
function citing(label, { digest, all, t }) {
  const found = [
    ...factItems(digest).filter(({ fact }) => fact.citations.includes(label)),
    ...quoteItems(digest, all)
      .filter(({ halves }) => halves.some((half) => half.citations.includes(label))),
    ...implicationItems(digest).filter(({ item }) => cites(item, label, digest)),
  ];
  const names = found.map(({ item }) => itemName(item, t));
  return names.length > 0
    ? t("citations.by", { items: t.list(names) })
    : t("citations.by-none");
}

/**
 * Whether a marker of the source stands in an item.
 *
 * @param {Item} item
 * @param {string} label
 * @param {import("../nutgraf.js").Digest} digest
 */
function cites({ spans }, label, { article }) {
  const mentions = article.citations.find((citation) => citation.label === label)?.mentions ?? [];
  return mentions.some(([at]) => spans.some(([start, end]) => start <= at && at < end));
}
