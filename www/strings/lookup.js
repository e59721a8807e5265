// Texts of the interface: one file a language, looked up by key.

import en from "./en.js";

/** @typedef {import("../view/node.js").Node} Node */
/** @typedef {string | { one: string, other: string }} Entry `{name}` stands for a value */
/** @typedef {Record<string, Entry>} Table */
/** @typedef {Record<string, string | number>} Values */
/**
 * @typedef {{
 *   (key: string, values?: Values): string,
 *   rich(key: string, nodes: Record<string, Node>): Node[],
 *   has(key: string): boolean,
 *   number(value: number): string,
 *   list(words: string[]): string,
 *   language: string,
 *   direction: "ltr" | "rtl",
 * }} Strings
 */

const PLACEHOLDER = /\{(\w+)\}/;

/** Where the last but one of a list has a comma too; elsewhere in English it has none. */
const COMMA_BEFORE_AND = /^en(-US)?$/i;

/**
 * As English lists them there: "a", "a and b", "a, b, and c".
 *
 * @param {string[]} words
 */
function listed(words) {
  const last = words.at(-1) ?? "";
  const rest = words.slice(0, -1);
  return rest.length < 2 ? words.join(" and ") : `${rest.join(", ")}, and ${last}`;
}

/**
 * The lookup for one language; what its table lacks comes from English.
 *
 * @param {Table} table
 * @param {string} language BCP 47
 * @returns {Strings}
 */
export function strings(table, language) {
  const isEnglish = /^en(-(US|GB|AU|CA|IE|NZ))?$/i.test(language);
  const rules = late(() => new Intl.PluralRules(language));
  const numbers = late(() => new Intl.NumberFormat(language));
  // What is known of English need not be asked for: on a phone the first answer takes more than a twentieth of a second.
  const plural = (/** @type {number} */ count) =>
    isEnglish ? (count === 1 ? "one" : "other") : rules().select(count);
  const number = (/** @type {number} */ value) =>
    isEnglish && Number.isInteger(value) && value >= 0
      ? String(value).replace(/\B(?=(\d{3})+$)/g, ",")
      : numbers().format(value);
  const lists = late(() => new Intl.ListFormat(language));

  /**
   * @param {string} key
   * @param {Values} values
   */
  const template = (key, values) => {
    // Of their own alone: a site may have put anything into what all objects inherit.
    const entry = own(table, key) ?? own(/** @type {Table} */ (en), key);
    if (entry === undefined) {
      throw new RangeError(`no text for ${key}`);
    }
    if (typeof entry === "string") {
      return entry;
    }
    return plural(Number(values.count ?? 0)) === "one" ? entry.one : entry.other;
  };

  /** @param {string | number} value */
  const shown = (value) => (typeof value === "number" ? number(value) : value);

  /**
   * @param {string} key
   * @param {Values} values
   */
  const t = (key, values = {}) =>
    template(key, values)
      .split(PLACEHOLDER)
      .map((part, i) => (i % 2 === 0 ? part : shown(values[part] ?? "")))
      .join("");

  return Object.assign(t, {
    /**
     * @param {string} key
     * @param {Record<string, Node>} nodes
     */
    rich: (key, nodes) =>
      template(key, {})
        .split(PLACEHOLDER)
        .map((part, i) => (i % 2 === 0 ? part : nodes[part] ?? ""))
        .filter((node) => node !== ""),
    /** @param {string} key */
    has: (key) => Object.hasOwn(table, key) || Object.hasOwn(en, key),
    number,
    /** @param {string[]} words */
    list: (words) => (COMMA_BEFORE_AND.test(language) ? listed(words) : lists().format(words)),
    language,
    direction: /** @type {"ltr" | "rtl"} */ (table["direction"] === "rtl" ? "rtl" : "ltr"),
  });
}

/**
 * Made when it is first needed: on a phone each of the above takes longer than all the lookups.
 *
 * @template T
 * @param {() => T} make
 */
function late(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/**
 * @param {Table} table
 * @param {string} key
 */
function own(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Tables by language; a second one is a file and a line here. */
const TABLES = /** @type {Record<string, Table>} */ ({ en });

/**
 * The lookup for the first of `wanted` that there is a table for, else English.
 *
 * @param {readonly string[]} wanted BCP 47, as in `navigator.languages`
 */
export function stringsFor(wanted) {
  const found = wanted.find((tag) => tag.split("-")[0] in TABLES);
  return strings(TABLES[found?.split("-")[0] ?? "en"], found ?? "en");
}
