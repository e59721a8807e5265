// What the reader may choose of a digest, kept as settings.

import { get, set } from "./settings.js";

/** @typedef {{ facts: number, quotes: number | "all", roles: boolean }} Choices */

/** Numbers of facts on offer. */
export const FACTS = [1, 2, 3, 4, 5, 6, 8, 10, 15];
/** Numbers of quotes on offer; more of them is "all". */
export const QUOTES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

/** What a digest has unless something else is chosen: the core's own numbers. */
const DEFAULTS = { facts: 3, quotes: 5 };

/** @returns {Choices} */
export function choices() {
  const [facts, quotes] = [get("facts"), get("quotes")];
  return {
    facts: FACTS.find((count) => count === facts) ?? DEFAULTS.facts,
    quotes: quotes === "all" ? "all" : QUOTES.find((count) => count === quotes) ?? DEFAULTS.quotes,
    roles: get("roles") === true,
  };
}

/**
 * @param {"facts" | "quotes"} name
 * @param {string} value as a form has it
 */
export function choose(name, value) {
  set(name, value === "all" ? value : Number(value));
}

/** @param {boolean} on */
export function chooseRoles(on) {
  set("roles", on);
}

/**
 * What to ask the core for: all that is said, for the ledger and the balance, with so many key
 * quotes; and the outline, for what was left out.
 *
 * @param {Pick<Choices, "facts" | "quotes">} choices
 * @returns {Partial<import("../nutgraf.js").Options>}
 */
export function options({ facts, quotes }) {
  return {
    facts,
    quotes: "all",
    keyQuotes: quotes === "all" ? DEFAULTS.quotes : quotes,
    outline: true,
  };
}
