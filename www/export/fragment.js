// A link to a passage: the article's address with a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/).

/** A passage of more characters is given by its first and last words. */
const WHOLE = 200;
/** So many words begin, end or surround a passage. */
const WORDS = 5;
/** If these have more characters, as where a script has no spaces, some characters do. */
const MOST = 100;
/** Characters around a passage in which marks that belong to it are looked for. */
const EDGE = 8;
/** A citation mark, which the page may write otherwise, and what ends a paragraph. */
const SEAMS = /\s*\[[\d\s,;–-]+\]\s*|\s*[\n\r\u2028\u2029]\s*/;

/**
 * @param {string} url
 * @param {string} text the article
 * @param {import("../pkg/nutgraf.js").Span[]} spans
 * @param {{ repeated?: boolean }} [page] `repeated` where the words stand on the page a second time,
 *   outside of the article, as in a box above it: then what surrounds them tells which are meant, be it
 *   in another paragraph
 */
export function fragmentUrl(url, text, spans, { repeated = false } = {}) {
  const [from, to] = [spans[0][0], spans[spans.length - 1][1]];
  // Marks belong to the words they stand at: Chromium finds no passage behind a mark alone.
  const start = from - (repeated ? /[^\s\p{L}\p{N}[\]]*$/u.exec(text.slice(Math.max(0, from - EDGE), from))?.[0].length ?? 0 : 0);
  const end = to + (repeated ? /^[^\s\p{L}\p{N}[\]]*/u.exec(text.slice(to, to + EDGE))?.[0].length ?? 0 : 0);
  const parts = text.slice(start, end).split(SEAMS).map(plain).filter((part) => part !== "");
  const whole = parts.length === 1 && parts[0].length <= WHOLE;
  const first = whole ? parts[0] : head(parts[0] ?? "");
  const last = whole ? null : tail(parts[parts.length - 1] ?? "");
  const range = [first, last].filter((part) => part !== null).map((part) => encode(part ?? ""));
  // What stands more than once is told apart by the words around it.
  if (repeated || isTwice(text, first)) {
    const [previous, next] = [text.slice(0, start), text.slice(end)].map((part) =>
      part.split(SEAMS).filter((line) => !repeated || /[\p{L}\p{N}]/u.test(line))
    );
    const before = tail(previous.at(-1) ?? "");
    const after = head(next[0] ?? "");
    if (/[\p{L}\p{N}]/u.test(before)) {
      range.unshift(`${encode(before)}-`);
    }
    if (/[\p{L}\p{N}]/u.test(after)) {
      range.push(`-${encode(after)}`);
    }
  }
  const bare = url.replace(/#?:~:.*$/s, "");
  return `${bare}${bare.includes("#") ? "" : "#"}:~:text=${range.join(",")}`;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function head(text) {
  return cut(plain(text).split(" ").slice(0, WORDS), /^.{9,80}(?=[\p{P} ])|^.{9}/u);
}

/** @param {string} text */
function tail(text) {
  return cut(plain(text).split(" ").slice(-WORDS), /[\p{P} ].{9,80}$|.{9}$/u);
}

/**
 * What is too long ends at a mark, if it can: a browser finds whole words alone.
 *
 * @param {string[]} words
 * @param {RegExp} part
 */
function cut(words, part) {
  const all = words.join(" ");
  return all.length > MOST ? part.exec(all)?.[0].trim() ?? "" : all;
}

/**
 * @param {string} text
 * @param {string} part
 */
function isTwice(text, part) {
  const [whole, wanted] = [plain(text).toLowerCase(), part.toLowerCase()];
  return whole.indexOf(wanted) !== whole.lastIndexOf(wanted);
}

/**
 * A hyphen has a meaning of its own in a fragment.
 *
 * @param {string} part
 */
function encode(part) {
  // Half a pair, as a cut leaves it, can be in no address.
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replace(/-/g, "%2D");
}
