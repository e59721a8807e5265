// The digest as plain text.

import { none } from "../view/implications.js";
import { isRanked } from "../view/items.js";
import { noQuotes } from "../view/quotes.js";
import { isNothing, isRefused, noticed } from "../view/refused.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("./listed.js").Listed} Listed */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

/** It has no ledger. */
const WITHOUT = new Set(["ledger"]);

/**
 * @param {Listed[]} items of the digest
 * @param {{ digest: Digest, text: string, title: string | null, url: string | null, t: Strings }} about
 *   the digest with all that is said; the article's text, headline and address
 */
export function plain(items, { digest, text, title, url, t }) {
  const of = (/** @type {string} */ kind) => items.filter((item) => item.kind === kind);
  const numbered = of("fact").map(({ key, words }) => ({ number: Number(key.replace(/\D/g, "")), words }));
  const facts = numbered.map(({ number, words }) => `${number}. ${words}`);
  const order = isRanked(numbered) ? ` (${t("facts.order")})` : "";
  const quotes = of("quote").map(({ words, who }) => `${words}\n— ${who}`);
  const implications = of("implication").map(({ name, words, who }) =>
    `${words}\n— ${[name, who].filter(Boolean).join(", ")}`
  );
  // As the view has it: where facts are refused a notice says so, where nothing is drawn nothing more.
  const parts = isNothing(digest) ? [] : [
    isRefused(digest) ? [] : [t("facts") + order, ...(facts.length > 0 ? facts : [t("facts.none")])],
    [t("quotes"), ...(quotes.length > 0 ? quotes : [noQuotes({ digest, text, t, without: WITHOUT })])],
    [t("implications"), ...(implications.length > 0 ? implications : [t(none(digest))])],
  ];
  const all = [[title ?? ""], noticed(digest, t), ...parts, [url ?? ""]];
  return `${all.map((part) => part.join("\n\n")).filter((part) => part !== "").join("\n\n\n")}\n`;
}

/**
 * One item with whose it is and where it stands, to be set into a text.
 *
 * @param {Listed} item
 * @param {string | null} link
 */
export function cite({ words, who }, link) {
  return [who === "" ? words : `${words} — ${who}`, link].filter(Boolean).join("\n");
}
