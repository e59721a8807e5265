// Source balance: who is quoted how much.

import { h } from "./node.js";

/** @typedef {import("./digest.js").Setting} Setting */

/** Bars at most; the rest is one line. */
const BARS = 8;

/** @param {Setting} setting */
export function balance({ digest, t }) {
  const named = digest.speakers.filter(({ words }) => words > 0);
  const nameless = unnamed(digest);
  const count = named.length + Number(nameless.words > 0);
  if (named.length === 0) {
    return null;
  }
  const rows = named.slice(0, BARS).map(({ name, words, quotes }) =>
    row(h("span", { class: "name", dir: "auto" }, name), words, quotes)
  );
  if (nameless.words > 0) {
    rows.push(row(h("span", { class: "nobody" }, t("balance.unnamed")), nameless.words, nameless.quotes));
  }
  const most = Math.max(nameless.words, ...named.map(({ words }) => words));
  return h(
    "div",
    { class: "balance" },
    h("h3", {}, t("balance")),
    count === 1
      ? h("p", {}, rows[0].name, " ", h("span", { class: "count" }, alone(rows[0])))
      : h("ul", { role: "list" }, rows.map((row) => bar(row))),
    named.length > BARS &&
      h("p", { class: "more" }, t("balance.more", { count: named.length - BARS })),
  );

  /** @param {{ words: number, quotes: number }} row */
  function alone({ words, quotes }) {
    return t("balance.alone", { words: figure(words), quotes: t("balance.quotes", { count: quotes }) });
  }

  /** @param {number} words */
  function figure(words) {
    return t("balance.words", { count: words });
  }

  /**
   * @param {{ name: import("./node.js").Branch, words: number, quotes: number }} row
   */
  function bar({ name, words, quotes }) {
    return h(
      "li",
      {},
      name,
      " ",
      h(
        "span",
        { class: "count" },
        t("balance.figures", { words: figure(words), quotes: t("balance.quotes", { count: quotes }) }),
      ),
      // The figures say it in words; as an element it needs no style to have its length.
      h("progress", { max: most, value: words, "aria-hidden": "true" }),
    );
  }
}

/**
 * @param {import("./node.js").Branch} name
 * @param {number} words
 * @param {number} quotes
 */
function row(name, words, quotes) {
  return { name, words, quotes };
}

/**
 * Words in quotation marks whose speaker has no name.
 *
 * @param {import("../nutgraf.js").Digest} digest
 */
function unnamed({ quotes }) {
  const without = quotes.filter(({ speaker, quoted }) => !speaker?.name && quoted.length > 0);
  return {
    quotes: without.length,
    words: without.reduce((sum, quote) => sum + quotedWords(quote), 0),
  };
}

/**
 * How many words of a quote are its speaker's own.
 *
 * @param {import("../pkg/nutgraf.js").Quote} quote
 */
export function quotedWords({ text, span: [from], quoted }) {
  const slices = quoted.map(([start, end]) => text.slice(start - from, end - from));
  return slices.reduce((sum, slice) => sum + (slice.match(/\S+/g)?.length ?? 0), 0);
}
