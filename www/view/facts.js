// Headline facts: in the order of the text, with their rank as mark.

import { acts } from "./acts.js";
import { cited } from "./citations.js";
import { factItems, isRanked } from "./items.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { citation, elision, passage, referent } from "./passage.js";

/** @typedef {import("../pkg/nutgraf.js").Fact} Fact */
/** @typedef {import("./digest.js").Setting} Setting */

/** @param {Setting} setting */
export function facts(setting) {
  const { digest, t } = setting;
  const list = factItems(digest);
  return h(
    "section",
    { class: "part facts", "aria-labelledby": "facts" },
    h("h2", {}, h("span", { id: "facts" }, t("facts")), orderNote(list.map(({ item }) => item), t)),
    list.length === 0 && h("p", { class: "none" }, t("facts.none")),
    list.length > 0 && h("ol", { role: "list" }, list.map((entry) => fact(entry, setting))),
  );
}

/**
 * What numbers mean that do not come in their order.
 *
 * @param {import("./items.js").Item[]} list
 * @param {import("../strings/lookup.js").Strings} t
 */
function orderNote(list, t) {
  return isRanked(list) && h("span", { class: "order" }, ` ${t("facts.order")}`);
}

/**
 * @param {ReturnType<typeof factItems>[number]} entry
 * @param {Setting} setting
 */
function fact({ fact, item }, setting) {
  const { digest, text, t, paragraphAt } = setting;
  const additions = fact.referent
    ? [referent(fact.referent.span, fact.referent.name.text)]
    : [];
  const citations = digest.article.citations.flatMap(({ mentions }) => mentions.map(citation));
  const gap = (/** @type {string} */ mark) => mark !== "" && h("span", { class: "cut" }, mark);
  const pieces = (fact.pieces ?? [fact.span]).map((span, i) => [
    gap(i > 0 ? " … " : elision(fact.text)),
    passage(text, span, [...additions, ...citations]),
  ]);
  return h(
    "li",
    { class: "item fact", "data-item": item.key },
    mark(item, "digest", t, paragraphAt(fact.span[0])),
    h("p", { class: "words", dir: "auto", lang: digest.language }, pieces),
    h("div", { class: "about" }, source(fact, t), cited(fact.citations, setting), why(fact, item, setting), acts(item, t)),
  );
}

/**
 * @param {Fact} fact
 * @param {import("../strings/lookup.js").Strings} t
 */
function source({ attribution }, t) {
  return attribution?.source
    ? h("p", { class: "source" }, t("fact.source", { source: attribution.source.text }))
    : null;
}

/**
 * @param {Fact} fact
 * @param {import("./items.js").Item} item
 * @param {Setting} setting
 */
function why({ reasons }, { key, number, of }, { digest, t }) {
  const byPosition = digest.notices.some(({ code }) => code === "language-unsupported");
  const rank = of > 1 && !byPosition && t("reason.rank", { rank: number, of });
  const known = reasons.filter(({ code }) => t.has(`reason.${code}`));
  const words = known.map(({ code, count }) => t(`reason.${code}`, { count: count ?? 1 }));
  const others = words.length > 0 ? words : [t(byPosition ? "reason.position" : "reason.score")];
  return h(
    "details",
    { class: "why", "data-keep": `why-${key}` },
    h("summary", {}, t("fact.why")),
    h("p", {}, [rank, ...others].filter(Boolean).join(" ")),
  );
}
