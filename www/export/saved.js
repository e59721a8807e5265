// A digest as a file that opens again: the digest as the core gives it, and with it what the
// article was, by its fingerprint or as a whole.

import { hex, sha256 } from "./fingerprint.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {{ kind: "fact" | "quote" | "implication", pieces: string[], who: string }} Item */
/**
 * @typedef {{
 *   at: Date | null,
 *   sha256: string | null,
 *   url: string | null,
 *   text: string | null,
 *   items: Item[],
 * }} Saved
 */

/**
 * @param {Digest} digest
 * @param {{ text: string, url: string | null, withText: boolean }} article
 */
export async function save(digest, { text, url, withText }) {
  const saved = {
    at: new Date().toISOString(),
    sha256: await fingerprint(text),
    ...(url ? { url } : {}),
    ...(withText ? { text } : {}),
  };
  return { ...digest, saved };
}

/**
 * Of the words alone: a copy of the same article may break its lines elsewhere.
 *
 * @param {string} text
 */
async function fingerprint(text) {
  const print = await sha256(plain(text));
  return print && hex(print);
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Reads what may be a saved digest. It comes from outside: nothing in it is taken to be anything.
 *
 * @param {unknown} value
 * @returns {Saved | null}
 */
export function open(value) {
  const digest = /** @type {any} */ (value);
  if (digest?.version !== "1" || !Array.isArray(digest.facts) || !Array.isArray(digest.quotes)) {
    return null;
  }
  const { saved = {}, implications } = digest;
  const string = (/** @type {unknown} */ found) => (typeof found === "string" ? found : null);
  const at = new Date(string(saved?.at) ?? NaN);
  return {
    at: Number.isNaN(at.getTime()) ? null : at,
    sha256: string(saved?.sha256),
    url: /^https?:/.test(string(saved?.url) ?? "") ? saved.url : null,
    text: string(saved?.text),
    items: [
      ...digest.facts.map((/** @type {any} */ fact) => item("fact", fact, "")),
      ...digest.quotes.filter((/** @type {any} */ quote) => quote?.key === true)
        .map((/** @type {any} */ quote) => item("quote", quote, string(quote.speaker?.name) ?? "")),
      ...statements(implications).map((one) => item("implication", one, string(one?.holder?.name) ?? "")),
    ].filter(({ pieces }) => pieces.length > 0),
  };
}

/**
 * @param {any} implications
 * @returns {any[]}
 */
function statements(implications) {
  const { statements, paragraph } = implications ?? {};
  return Array.isArray(statements) && statements.length > 0 ? statements : paragraph ? [paragraph] : [];
}

/**
 * @param {Item["kind"]} kind
 * @param {any} found
 * @param {string} who
 * @returns {Item}
 */
function item(kind, found, who) {
  const text = typeof found?.text === "string" ? found.text : "";
  // A fact with words left out stands in the article piece by piece.
  const pieces = Array.isArray(found?.pieces) ? text.split(" … ") : [text];
  return { kind, pieces: pieces.filter((/** @type {string} */ piece) => piece !== ""), who };
}

/**
 * What has become of it in the article as it is now.
 *
 * @param {Saved} saved
 * @param {string} text
 */
export async function compare(saved, text) {
  const now = plain(text);
  const gone = saved.items.filter(({ pieces }) => !pieces.every((piece) => now.includes(plain(piece))));
  const print = await fingerprint(text);
  return { changed: print === null || saved.sha256 === null ? null : print !== saved.sha256, gone };
}
