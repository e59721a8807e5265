// A text cut into the paragraphs in which it is shown.

/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {{ start: number, end: number, blank: boolean }} Block half-open, in UTF-16 units */
/** @typedef {Block & { words: Span }} Line `words` is the line without what shows nothing at its ends */

/** Characters that show nothing; with the white space they make a line blank, as in the core. */
const NOTHING =
  /[\s\0-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/g;
/** Lines of so many characters can be hard-wrapped prose; the core has the same rule. */
const WRAPPED = { shortest: 45, longest: 100 };
/** After these a line break is the end of a paragraph. */
const STOPS = ".!?:”\"’)";
const GOES_ON = /^[\p{Lowercase}\d]/u;

/**
 * Every character of `text` stands in exactly one block; a line break belongs to the block before
 * it. A line is a block; where lines are hard-wrapped, as in an e-mail, the lines between two blank
 * ones are, by the rule by which the core finds paragraphs. Lines without words add to the block
 * before them.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function blocks(text) {
  const found = lines(text);
  const wrapped = hardWrapped(text, found);
  /** @type {Block[]} */
  const joined = [];
  let parted = true;
  for (const line of found) {
    const last = joined.at(-1);
    if (last && (line.blank || last.blank || (wrapped && !parted))) {
      last.end = line.end;
      last.blank &&= line.blank;
    } else {
      joined.push({ start: line.start, end: line.end, blank: line.blank });
    }
    parted = line.blank;
  }
  return joined;
}

/**
 * Index of the block at `offset`: the last that starts at or before it.
 *
 * @param {Block[]} blocks
 * @param {number} offset
 */
export function blockAt(blocks, offset) {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].start <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * By which number a reader would call the paragraph at an offset: from 1, without the headline.
 *
 * @param {Block[]} blocks
 * @param {Span | null | undefined} title
 * @returns {(offset: number) => number}
 */
export function paragraphNumbers(blocks, title) {
  const headline = title ? blockAt(blocks, title[0]) : Infinity;
  return (offset) => {
    const index = blockAt(blocks, offset);
    return index >= headline ? Math.max(1, index) : index + 1;
  };
}

/** @param {string} text */
function lines(text) {
  /** @type {Line[]} */
  const found = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(BREAKS)) {
    found.push(line(text, start, index + mark.length));
    start = index + mark.length;
  }
  if (start < text.length) {
    found.push(line(text, start, text.length));
  }
  return found;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Line}
 */
function line(text, start, end) {
  let [first, last] = [start, end];
  while (first < last && NOTHING.test(text[first])) {
    first += 1;
  }
  while (first < last && NOTHING.test(text[last - 1])) {
    last -= 1;
  }
  return { start, end, blank: first === last, words: [first, last] };
}

/**
 * Whether most breaks between lines that follow one another directly fall inside sentences.
 *
 * @param {string} text
 * @param {Line[]} found
 */
function hardWrapped(text, found) {
  let joined = 0;
  let inside = 0;
  for (let i = 1; i < found.length; i += 1) {
    const [before, after] = [found[i - 1], found[i]];
    if (before.blank || after.blank) {
      continue;
    }
    joined += 1;
    const [start, end] = before.words;
    const [next] = after.words;
    if (
      fits(text, start, end) && !STOPS.includes(text[end - 1]) && GOES_ON.test(text.slice(next, next + 2))
    ) {
      inside += 1;
    }
  }
  return joined >= 3 && inside * 5 >= joined * 2;
}

/**
 * Whether a line is as long as hard-wrapped ones are, in characters.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function fits(text, start, end) {
  // No character is longer than two units: only what may be such a line is counted.
  if (end - start < WRAPPED.shortest || end - start > 2 * WRAPPED.longest) {
    return false;
  }
  const { length } = [...text.slice(start, end)];
  return length >= WRAPPED.shortest && length <= WRAPPED.longest;
}
