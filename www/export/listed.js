// What a digest shows, item by item, as plain strings: what is copied, saved and annotated.

import { held } from "../view/implications.js";
import { factItems, implicationItems, quoteItems } from "../view/items.js";
import { elision } from "../view/passage.js";
import { comma } from "../view/quotes.js";
import { speakerName } from "../view/speaker.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../strings/lookup.js").Strings} Strings */
/**
 * @typedef {{
 *   key: string,
 *   kind: import("../view/items.js").Kind,
 *   name: string,
 *   spans: import("../pkg/nutgraf.js").Span[],
 *   words: string,
 *   who: string,
 * }} Listed
 * `name` is what kind of thing it is; `who` is empty where nobody is to be named.
 */

/**
 * @param {Digest} digest
 * @param {boolean} all whether all quotes are shown, or the key ones alone
 * @param {string} text the article
 * @param {Strings} t
 * @returns {Listed[]} facts, quotes, implications, each kind in the order of the text
 */
export function listed(digest, all, text, t) {
  const facts = factItems(digest).map(({ fact, item }) => ({
    ...place(item),
    name: t("item.fact", { number: item.number }),
    words: elision(fact.text) + fact.text,
    who: fact.attribution?.source?.text ?? "",
  }));
  const quotes = quoteItems(digest, all).map(({ halves, item }) => ({
    ...place(item),
    name: t("item.quote", { number: item.number }),
    words: halves.map((half) =>
      half.kind === "direct" ? `“${half.text.slice(0, half.text.length - comma(half, halves))}”` : half.text
    ).join(" "),
    who: [speakerName(halves[0].speaker, { text, t }), halves[0].speaker?.name && halves[0].speaker.description?.text]
      .filter(Boolean).join(", "),
  }));
  const implications = implicationItems(digest).map(({ statement, item }) => ({
    ...place(item),
    name: statement ? t(`statement.${statement.kind}`) : t("implications"),
    words: statement?.text ?? item.spans.map((span) => text.slice(...span)).join("\n"),
    who: statement ? held(statement.holder, text, t) : "",
  }));
  return [...facts, ...quotes, ...implications];
}

/** @param {import("../view/items.js").Item} item */
function place({ key, kind, spans }) {
  return { key, kind, spans };
}
