// What each paragraph gave to the digest, and what gave nothing.

import { citationItems, item, items, saidItems } from "./items.js";
import { rolesRead } from "./roles.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {import("../pkg/nutgraf.js").Role} Role */
/**
 * @typedef {{ span: Span, roles: Role[], kinds: import("./items.js").Pencil[] }} Unit
 * `roles` of its sentences, each once, in their order; `kinds` of the items that it gave.
 */

/**
 * The paragraphs of the article with what they gave; of a text in one paragraph its sentences.
 * Furniture is none of them. Empty where the digest came without its outline.
 *
 * @param {Digest} digest
 * @param {boolean} all whether all quotes are items
 * @returns {Unit[]}
 */
export function coverage(digest, all) {
  const units = paragraphs(digest);
  for (const { kind, spans } of items(digest, all)) {
    for (const [start, end] of spans) {
      for (let i = first(units, start); i < units.length && units[i].span[0] < end; i += 1) {
        const { kinds } = units[i];
        const pencil = /** @type {import("./items.js").Pencil} */ (kind);
        if (!kinds.includes(pencil)) {
          kinds.push(pencil);
        }
      }
    }
  }
  return units;
}

/**
 * Those that gave nothing, as items.
 *
 * @param {Digest} digest
 * @param {boolean} all
 * @param {(offset: number) => number} paragraphAt
 */
export function omissions(digest, all, paragraphAt) {
  const units = coverage(digest, all).filter(({ kinds }) => kinds.length === 0);
  const known = rolesRead(digest);
  return units.map(({ span, roles }, index) => ({
    roles: known ? roles : [],
    item: item("omission", index + 1, units.length, `¶${paragraphAt(span[0])}`, [span]),
  }));
}

/**
 * All that can be chosen: what is marked in the text, and what is painted there only when it is chosen.
 *
 * @param {Pick<import("./digest.js").Setting, "digest" | "all" | "paragraphAt">} setting
 * @returns {import("./items.js").Item[]}
 */
export function choosable({ digest, all, paragraphAt }) {
  const others = [saidItems(digest, all), citationItems(digest), omissions(digest, all, paragraphAt)];
  return [...items(digest, all), ...others.flat().map(({ item }) => item)];
}

/**
 * @param {Digest} digest
 * @returns {Unit[]}
 */
function paragraphs({ sentences }) {
  const told = (sentences ?? []).filter(({ role }) => role !== "not-article");
  const whole = new Set(told.map(({ paragraph }) => paragraph)).size > 1;
  /** @type {(Unit & { paragraph: number })[]} */
  const units = [];
  for (const { span, paragraph, role } of told) {
    const last = units.at(-1);
    if (!whole || last?.paragraph !== paragraph) {
      units.push({ span: [...span], paragraph, roles: [role], kinds: [] });
      continue;
    }
    last.span[1] = span[1];
    if (!last.roles.includes(role)) {
      last.roles.push(role);
    }
  }
  return units;
}

/**
 * Index of the first unit that ends behind an offset.
 *
 * @param {Unit[]} units
 * @param {number} offset
 */
function first(units, offset) {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle].span[1] <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
