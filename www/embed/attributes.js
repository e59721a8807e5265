// What the attributes of the element say. One that cannot be understood counts as absent.

/** What may be shown, by the name of the attribute's tokens, with the class it has in the view. */
export const PARTS = /** @type {const} */ ({
  facts: "facts",
  quotes: "quotes",
  implications: "implications",
  balance: "balance",
  ledger: "ledger",
  sources: "citations",
  omissions: "left-out",
});

/** @typedef {keyof typeof PARTS} Part */

/** @type {Part[]} shown unless the attribute says otherwise */
const DEFAULT = ["facts", "quotes", "implications"];

/** More facts or key quotes the core does not give, nor can it be asked for more. */
export const MOST = 50;

/**
 * A whole number, of those that the core takes.
 *
 * @param {string | null} value
 * @returns {number | null}
 */
export function count(value) {
  return value !== null && /^\s*\d+\s*$/.test(value) ? Math.min(Number(value), MOST) : null;
}

/**
 * A number of quotes, or "all".
 *
 * @param {string | null} value
 * @returns {number | "all" | null}
 */
export function quotes(value) {
  return value?.trim().toLowerCase() === "all" ? "all" : count(value);
}

/**
 * A language that numbers can be written in, be it spelt with underscores; else English.
 *
 * @param {string | null} value
 */
export function language(value) {
  try {
    return Intl.getCanonicalLocales((value ?? "").replace(/_/g, "-"))[0];
  } catch {
    return "en";
  }
}

/** Key quotes where nobody says how many: the core's own number. */
const KEY_QUOTES = 5;

/**
 * What to ask the core for: so many facts and key quotes, and all that is said, for ledger and balance, and
 * so that a story whose quotes are none of them key is not taken for one without quotes.
 *
 * @param {{ facts: number | null, quotes: number | "all" | null }} wanted
 */
export function asked({ facts, quotes }) {
  return {
    ...(facts === null ? {} : { facts }),
    quotes: /** @type {const} */ ("all"),
    keyQuotes: typeof quotes === "number" ? quotes : KEY_QUOTES,
  };
}

/**
 * @param {string | null} value
 * @returns {Part[]}
 */
export function parts(value) {
  const tokens = (value ?? "").toLowerCase().split(/[\s,]+/);
  const known = tokens.filter((token) => Object.hasOwn(PARTS, token));
  return known.length > 0 ? /** @type {Part[]} */ (known) : DEFAULT;
}
