// When nothing, or no facts, are drawn from a text, and what its notices say.

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

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

/**
 * What the notices say, first why nothing was drawn.
 *
 * @param {Digest} digest
 * @param {Strings} t
 */
export function noticed(digest, t) {
  const refused = isRefused(digest);
  return [...digest.notices]
    .sort((a, b) => Number(REFUSALS.has(b.code)) - Number(REFUSALS.has(a.code)))
    .map(({ code, message, count }) => {
      const key = refused && t.has(`notice.${code}.refused`)
        ? `notice.${code}.refused`
        : `notice.${code}`;
      return t.has(key) ? t(key, { count: count ?? 1 }) : message;
    });
}
