// Pages that go on for ever put one article below the other: which one is being read.

/** @typedef {import("./copy.js").Entry} Entry */
/** @typedef {import("./measures.js").Measure} Measure */

/** Letters of prose that make an article of a row. */
const ARTICLE = 600;

/**
 * @param {{ entries: Entry[], measures: Measure[] }} page
 * @param {import("./says.js").Says} says
 * @returns {[first: number, last: number]} of the entries that are the one article, half-open; all
 *   of them where there is no row of several
 */
export function several({ entries, measures }, says) {
  /** @type {Map<number, number[]>} articles by what they stand in */
  const rows = new Map();
  for (const [i, { live, parent }] of entries.entries()) {
    if (live.localName === "article" && measures[i].prose >= ARTICLE && live.querySelector("h1, [itemprop=headline]")) {
      rows.set(parent, [...rows.get(parent) ?? [], i]);
    }
  }
  const row = [...rows.values()].find((row) => row.length > 1);
  if (!row) {
    return [0, entries.length];
  }
  const named = row.find((i) => {
    const own = entries[i].live.querySelector("h1, [itemprop=headline]")?.textContent?.trim().toLowerCase();
    return own && says.headline?.toLowerCase().startsWith(own);
  });
  const [first] = [...row].sort((a, b) => shown(entries[b].live) - shown(entries[a].live));
  const read = shown(entries[first].live) > shown(entries[named ?? first].live) ? first : named ?? first;
  return [read, entries[read].end];
}

/**
 * How many pixels of an element's height are on the screen.
 *
 * @param {Element} element
 */
function shown(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const { innerHeight = 0 } = element.ownerDocument.defaultView ?? {};
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
}
