// What can be chosen: facts, utterances and statements of a digest, with their places.

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {"fact" | "quote" | "implication"} Kind */
/**
 * @typedef {{
 *   key: string,
 *   kind: Kind,
 *   number: number,
 *   mark: string,
 *   letter: string,
 *   spans: Span[],
 *   related: Span[],
 * }} Item
 * `key` stays the same as long as the item does; `number` is what it is called by; `letter`, where
 * it is not empty, tells statements of one paragraph apart beside their mark; `related` are places
 * that explain it: where a speaker is introduced, the reporting words.
 */

/** The three pencils. */
export const KINDS = /** @type {const} */ (["fact", "quote", "implication"]);

/**
 * Facts in the order of the text, with their rank as mark.
 *
 * @param {Digest} digest
 */
export function factItems(digest) {
  return digest.facts
    .map((fact, index) => ({
      fact,
      item: item("fact", index + 1, String(index + 1), fact.pieces ?? [fact.span]),
    }))
    .sort((a, b) => a.fact.span[0] - b.fact.span[0]);
}

/**
 * Key quotes, halves of one utterance together, in the order of the text.
 *
 * @param {Digest} digest
 */
export function quoteItems(digest) {
  /** @type {Map<number, import("../pkg/nutgraf.js").Quote[]>} */
  const utterances = new Map();
  for (const quote of digest.quotes.filter((quote) => quote.key)) {
    const halves = utterances.get(quote.utterance) ?? [];
    utterances.set(quote.utterance, [...halves, quote]);
  }
  return [...utterances.values()].map((halves, index) => {
    const { speaker } = halves[0];
    const related = [speaker?.span, speaker?.mention, ...halves.map((half) => half.cue?.span)];
    return {
      halves,
      item: item("quote", index + 1, "“", halves.map((half) => half.span), related),
    };
  });
}

/**
 * Statements of the implications; the paragraph itself where none is told apart.
 *
 * @param {Digest} digest
 */
export function implicationItems(digest) {
  if (!digest.implications) {
    return [];
  }
  const { statements, paragraph, more } = digest.implications;
  if (statements.length === 0) {
    const spans = [paragraph.span, ...(more ?? []).map((passage) => passage.span)];
    return [{ statement: null, item: item("implication", 1, "⇒", spans) }];
  }
  return statements.map((statement, index) => ({
    statement,
    item: {
      ...item("implication", index + 1, "⇒", [statement.span], [statement.holder.span]),
      letter: statements.length > 1 ? letter(index) : "",
    },
  }));
}

/**
 * All of them, in the order of the text.
 *
 * @param {Digest} digest
 * @returns {Item[]}
 */
export function items(digest) {
  return [factItems(digest), quoteItems(digest), implicationItems(digest)]
    .flat()
    .map(({ item }) => item)
    .sort((a, b) => a.spans[0][0] - b.spans[0][0]);
}

/**
 * @param {Kind} kind
 * @param {number} number
 * @param {string} mark
 * @param {Span[]} spans
 * @param {(Span | null | undefined)[]} related
 * @returns {Item}
 */
function item(kind, number, mark, spans, related = []) {
  return {
    key: `${kind}-${number}`,
    kind,
    number,
    mark,
    letter: "",
    spans,
    related: related.filter((span) => span !== null && span !== undefined),
  };
}

/** @param {number} index */
function letter(index) {
  return String.fromCharCode(97 + Math.min(index, 25));
}
