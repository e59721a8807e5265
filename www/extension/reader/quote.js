// A passage found again by its words and those around it, whatever became of the white space
// between them (as the TextQuoteSelector of https://www.w3.org/TR/annotation-model/ has it).

/** @typedef {[start: number, end: number]} Span */

/** So many letters before and after a passage tell it from others with the same words. */
const AROUND = 32;
/** Places with the same words that are compared at most. */
const PLACES = 50;

/** @type {{ text: string, letters: string, at: Uint32Array }[]} the last texts that were looked through */
const known = [];

/**
 * @param {string} text
 * @param {Span} span
 * @param {string} other
 * @returns {Span | null} where the passage stands in `other`
 */
export function findQuote(text, [start, end], other) {
  const [from, to] = [compact(text), compact(other)];
  const [first, last] = [index(from.at, start), index(from.at, end)];
  const words = from.letters.slice(first, last);
  if (words === "") {
    return null;
  }
  /** @type {{ place: number, score: number } | null} */
  let best = null;
  let place = to.letters.indexOf(words);
  for (let i = 0; place >= 0 && i < PLACES; i += 1) {
    const score = alike(from.letters, first, to.letters, place, -1) +
      alike(from.letters, last, to.letters, place + words.length, 1);
    if (best === null || score > best.score) {
      best = { place, score };
    }
    place = to.letters.indexOf(words, place + 1);
  }
  return best && [to.at[best.place], to.at[best.place + words.length - 1] + 1];
}

/**
 * How many letters before or behind two places are the same.
 *
 * @param {string} a
 * @param {number} i
 * @param {string} b
 * @param {number} j
 * @param {1 | -1} step
 */
function alike(a, i, b, j, step) {
  let count = 0;
  const from = step > 0 ? 0 : -1;
  while (count < AROUND && a[i + from + step * count] !== undefined &&
    a[i + from + step * count] === b[j + from + step * count]) {
    count += 1;
  }
  return count;
}

/**
 * A text without its white space, and where each of its letters stands in it.
 *
 * @param {string} text
 */
function compact(text) {
  let found = known.find((one) => one.text === text);
  if (!found) {
    const at = new Uint32Array(text.length);
    /** @type {string[]} */
    const parts = [];
    let count = 0;
    for (const { 0: part, index } of text.matchAll(/\S+/g)) {
      parts.push(part);
      for (let i = 0; i < part.length; i += 1) {
        at[count + i] = index + i;
      }
      count += part.length;
    }
    found = { text, letters: parts.join(""), at: at.subarray(0, count) };
    known.unshift(found);
    known.length = Math.min(known.length, 2);
  }
  return found;
}

/**
 * Index of the first letter at or behind an offset.
 *
 * @param {Uint32Array} at
 * @param {number} offset
 */
function index(at, offset) {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
