// The implications: the paragraph as it stands, and below it whose statement each sentence is.

import { acts } from "./acts.js";
import { implicationItems } from "./items.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { hedge, passage } from "./passage.js";
import { isRefused, REFUSALS } from "./refused.js";

/** @typedef {import("../pkg/nutgraf.js").Statement} Statement */
/** @typedef {import("../pkg/nutgraf.js").Passage} Passage */
/** @typedef {import("./digest.js").Setting} Setting */
/** @typedef {ReturnType<typeof implicationItems>[number]} Entry */

/** @param {Setting} setting */
export function implications(setting) {
  const { digest: { implications }, t } = setting;
  const entries = implicationItems(setting.digest);
  return h(
    "section",
    { class: "part implications", "aria-labelledby": "implications" },
    h("h2", { id: "implications" }, t("implications")),
    !implications && h("p", { class: "none" }, t(none(setting.digest))),
    implications?.heading &&
      h("p", { class: "under", dir: "auto" }, under(implications.heading, t)),
    implications && [implications.paragraph, ...(implications.more ?? [])].map((part) =>
      paragraph(part, entries, setting)
    ),
    implications && whose(entries, setting),
  );
}

/**
 * Not read is not the same as not there.
 *
 * @param {import("../nutgraf.js").Digest} digest
 * @returns {string} key of what is said where there are none
 */
export function none(digest) {
  const codes = digest.notices.map(({ code }) => code);
  if (codes.includes("language-unsupported")) return "implications.unread";
  const refused = isRefused(digest) || codes.some((code) => code === "opinion" || REFUSALS.has(code));
  return refused ? "implications.refused" : "implications.none";
}

/**
 * @param {Passage} heading
 * @param {import("../strings/lookup.js").Strings} t
 */
function under(heading, t) {
  return t("implications.heading", { heading: heading.text.replace(/[:\s]+$/, "") });
}

/**
 * A paragraph in which each statement can be chosen; what is no statement stays as it is.
 *
 * @param {Passage} paragraph
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
function paragraph({ span }, entries, setting) {
  const { text } = setting;
  const decorations = entries.map((entry) => ({
    span: entry.statement?.span ?? span,
    wrap: () => statement(entry, span, setting),
  }));
  return h("p", { class: "words", dir: "auto", lang: setting.digest.language }, passage(text, span, decorations));
}

/**
 * @param {Entry} entry
 * @param {import("../pkg/nutgraf.js").Span} paragraph
 * @param {Setting} setting
 */
function statement({ statement, item }, paragraph, { text, t, paragraphAt }) {
  const span = statement?.span ?? paragraph;
  const [start, ...rest] = firstWord(passage(text, span, statement?.hedges.map(hedge)));
  return h(
    "span",
    { class: "item implication", "data-item": item.key },
    // A line may not end between a mark and its words.
    h("span", { class: "lead" }, mark(item, "digest", t, paragraphAt(span[0])), start),
    rest,
  );
}

/**
 * @param {import("./node.js").Node[]} nodes
 * @returns {import("./node.js").Node[]} the same, a first text cut after its first word
 */
function firstWord([first, ...others]) {
  const cut = typeof first === "string" ? first.search(/\s/) : -1;
  return typeof first === "string" && cut > 0
    ? [first.slice(0, cut), first.slice(cut), ...others]
    : [first, ...others];
}

/**
 * Under the paragraph, as footnotes: what each statement is, whose, and what makes it uncertain.
 *
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
function whose(entries, { text, t }) {
  const statements = entries.flatMap(({ statement, item }) =>
    statement ? [{ statement, item }] : []
  );
  if (statements.length === 0) {
    return null;
  }
  const predicts = statements.some(({ statement }) => statement.kind === "expectation");
  return h(
    "div",
    { class: "notes" },
    h("h3", {}, t(predicts ? "whose.prediction" : "whose.statement")),
    h(
      "ul",
      { role: "list" },
      statements.map(({ statement, item }) =>
        h(
          "li",
          { "data-item": item.key },
          item.letter && h("span", { class: "letter" }, item.letter, " "),
          note(statement, text, t),
          " ",
          acts(item, t),
        )
      ),
    ),
  );
}

/**
 * @param {Statement} statement
 * @param {string} text
 * @param {import("../strings/lookup.js").Strings} t
 * @returns {import("./node.js").Node[]}
 */
function note({ kind, holder, hedges }, text, t) {
  const what = t("statement", { kind: t(`statement.${kind}`), holder: held(holder, text, t) });
  const words = [...new Set(hedges.map((span) => text.slice(...span)))];
  return words.length === 0 ? [what, "."] : [
    what,
    "; ",
    ...t.rich("hedged", {
      hedges: h(
        "span",
        {},
        words.map((word, i) => [i > 0 && ", ", h("em", { class: "hedge" }, word)]),
      ),
    }),
    ".",
  ];
}

/**
 * Whose statement it is, in words.
 *
 * @param {import("../pkg/nutgraf.js").Holder} holder
 * @param {string} text of the article
 * @param {import("../strings/lookup.js").Strings} t
 */
export function held({ kind, name, span }, text, t) {
  // The kind first: on a site that extends all objects, everything has a name.
  if (kind === "source" && name) return t("holder.source", { name });
  if (kind === "reporter") return t("holder.reporter");
  return span ? t("holder.mentioned", { mention: text.slice(...span) }) : t("holder.unnamed");
}
