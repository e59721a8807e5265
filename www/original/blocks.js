// A text cut into the paragraphs in which it is shown.

/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {{ start: number, end: number, blank: boolean }} Block half-open, in UTF-16 units */

const BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/g;
/** Lines of so many characters can be hard-wrapped prose; the core has the same rule. */
const WRAPPED = { shortest: 45, longest: 100 };
/** After these a line break is the end of a paragraph. */
const STOP = /[.!?:”"’)]$/;
const GOES_ON = /^[\p{Ll}\d]/u;

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
      joined.push({ ...line });
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
  /** @type {Block[]} */
  const found = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(BREAKS)) {
    const end = index + mark.length;
    found.push({ start, end, blank: text.slice(start, index).trim() === "" });
    start = end;
  }
  if (start < text.length) {
    found.push({ start, end: text.length, blank: text.slice(start).trim() === "" });
  }
  return found;
}

/**
 * Whether most breaks between lines that follow one another directly fall inside sentences.
 *
 * @param {string} text
 * @param {Block[]} found
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
    const line = text.slice(before.start, before.end).trim();
    const fits = line.length >= WRAPPED.shortest && line.length <= WRAPPED.longest;
    if (fits && !STOP.test(line) && GOES_ON.test(text.slice(after.start, after.end).trim())) {
      inside += 1;
    }
  }
  return joined >= 3 && inside * 5 >= joined * 2;
}
