// The digest as plain text.

/** @typedef {import("./listed.js").Listed} Listed */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

/**
 * @param {Listed[]} items
 * @param {{ title: string | null, url: string | null, t: Strings }} about
 */
export function plain(items, { title, url, t }) {
  const of = (/** @type {string} */ kind) => items.filter((item) => item.kind === kind);
  const facts = of("fact").map(({ key, words }) => `${key.replace(/\D/g, "")}. ${words}`);
  const quotes = of("quote").map(({ words, who }) => `${words}\n— ${who}`);
  const implications = of("implication").map(({ name, words, who }) =>
    `${words}\n— ${[name, who].filter(Boolean).join(", ")}`
  );
  const parts = [
    [title ?? ""],
    [t("facts"), ...(facts.length > 0 ? facts : [t("facts.none")])],
    [t("quotes"), ...(quotes.length > 0 ? quotes : [t("quotes.none")])],
    [t("implications"), ...(implications.length > 0 ? implications : [t("implications.none")])],
    [url ?? ""],
  ];
  return `${parts.map((part) => part.join("\n\n")).filter((part) => part !== "").join("\n\n\n")}\n`;
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
