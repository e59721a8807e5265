// When nothing, or no facts, are drawn from a text, and a notice says so.

/** @typedef {import("../nutgraf.js").Digest} Digest */

/** Notices after which empty parts go without saying. */
export const REFUSALS = new Set(["not-article", "too-short"]);
/** Genres of which no facts are drawn where the text names them itself. */
const REFUSED = new Set(["opinion", "live-blog"]);

/**
 * Whether nothing at all was drawn.
 *
 * @param {Digest} digest
 */
export function isNothing({ facts, quotes, implications, notices }) {
  return facts.length === 0 && !implications && !quotes.some(({ key }) => key) &&
    notices.some(({ code }) => REFUSALS.has(code));
}

/**
 * Whether facts are refused.
 *
 * @param {Digest} digest
 */
export function isRefused({ facts, notices }) {
  return facts.length === 0 && notices.some(({ code }) => REFUSED.has(code));
}
