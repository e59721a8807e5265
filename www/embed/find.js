// A text fragment found in a text: the way back of export/fragment.js.

/** @typedef {import("../pkg/nutgraf.js").Span} Span */

/** What may stand between two words: spaces, or a citation mark. */
const BETWEEN = "(?:\\s|\\[[\\d\\s,;–-]+\\])+";

/**
 * @param {string} text the article
 * @param {string} link an address, or its part from the `#` on
 * @returns {Span | null} `null` where the passage does not stand in the text any more
 */
export function findFragment(text, link) {
  const directive = /:~:text=([^&]*)/.exec(link)?.[1];
  if (directive === undefined) {
    return null;
  }
  const parts = directive.split(",").map(decoded);
  const before = parts[0]?.raw.endsWith("-") ? parts.shift() : undefined;
  const after = parts.length > 1 && parts.at(-1)?.raw.startsWith("-") ? parts.pop() : undefined;
  const [first, last] = parts;
  if (!first || first.words === "") {
    return null;
  }
  const prefix = before ? `(?<=${spelt(before.words)}\\s*)` : "";
  const suffix = after ? `(?=\\s*${spelt(after.words)})` : "";
  const start = new RegExp(prefix + spelt(first.words) + (last ? "" : suffix), "gu");
  const found = start.exec(text);
  if (!found) {
    return null;
  }
  const end = found.index + found[0].length;
  if (!last) {
    return [found.index, end];
  }
  const rest = new RegExp(spelt(last.words) + suffix, "gu");
  rest.lastIndex = end;
  const closing = rest.exec(text);
  return closing && [found.index, closing.index + closing[0].length];
}

/** @param {string} raw */
function decoded(raw) {
  let words = raw.replace(/^-|-$/g, "");
  try {
    words = decodeURIComponent(words);
  } catch {
    // A stray `%`.
  }
  return { raw, words: words.trim() };
}

/**
 * A regular expression for words.
 *
 * @param {string} words
 * @param {string} [between] one for what may stand between two of them
 */
export function spelt(words, between = BETWEEN) {
  return words.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join(between);
}
