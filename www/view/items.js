// What can be chosen in a digest, with its places in the text.

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../pkg/nutgraf.js").Span} Span */
/** @typedef {"fact" | "quote" | "implication"} Pencil what is marked in the text */
/** @typedef {Pencil | "said" | "citation" | "omission"} Kind the others are painted when chosen */
/**
 * @typedef {{
 *   key: string,
 *   kind: Kind,
 *   number: number,
 *   of: number,
 *   mark: string,
 *   letter: string,
 *   spans: Span[],
 *   related: Span[],
 *   hits: Span[],
 * }} Item
 * `key` stays the same as long as the item does; `number` is what it is called by, of so many;
 * `letter`, where it is not empty, tells statements of one paragraph apart beside their mark;
 * `related` are places that explain it: where a speaker is introduced, the reporting words; a click
 * on `hits` chooses it.
 */

/** The three pencils. */
export const KINDS = /** @type {const} */ (["fact", "quote", "implication"]);

/**
 * Facts in the order of the text, with their rank as mark.
 *
 * @param {Digest} digest
 */
export function factItems({ facts }) {
  return facts
    .map((fact, index) => ({
      fact,
      item: item("fact", index + 1, facts.length, String(index + 1), fact.pieces ?? [fact.span]),
    }))
    .sort((a, b) => a.fact.span[0] - b.fact.span[0]);
}

/**
 * Whether the order of the text is another than that of the ranks, so that the numbers ask for a word.
 *
 * @param {{ number: number }[]} facts in the order of the text
 */
export function isRanked(facts) {
  return facts.some(({ number }, index) => number !== index + 1);
}

/**
 * Quotes, halves of one utterance together, in the order of the text.
 *
 * @param {Digest} digest
 * @param {boolean} all whether all that somebody said are items, or the key quotes alone
 */
export function quoteItems(digest, all) {
  return utterances(digest, (key) => all || key, "quote");
}

/**
 * What else somebody said, where not all of it is among the quotes.
 *
 * @param {Digest} digest
 * @param {boolean} all
 */
export function saidItems(digest, all) {
  return utterances(digest, (key) => !all && !key, "said");
}

/**
 * @param {Digest} digest
 * @param {(key: boolean) => boolean} wanted
 * @param {"quote" | "said"} kind
 */
function utterances(digest, wanted, kind) {
  const entries = halvesTogether(digest)
    .map((halves) => ({ halves, chosen: halves.filter(({ key }) => wanted(key)) }))
    .filter(({ halves, chosen }) =>
      chosen.length > 0 && (kind === "quote" || chosen.length === halves.length)
    );
  return entries.map(({ chosen: halves }, index) => {
    const { speaker } = halves[0];
    const related = [speaker?.span, speaker?.mention, ...halves.map((half) => half.cue?.span)];
    const spans = halves.map((half) => half.span);
    return { halves, item: item(kind, index + 1, entries.length, "“", spans, related) };
  });
}

/** Chance below which reported speech is not shown: two in three of such passages are none (`Quote::is_likely` in the core). */
const LIKELY = 0.35;

/** @param {import("../pkg/nutgraf.js").Quote} quote */
const isLikely = ({ kind, key, score }) => kind === "direct" || key || score >= LIKELY;

const halvesTogether = once(({ quotes }) => {
  /** @type {Map<number, import("../pkg/nutgraf.js").Quote[]>} */
  const found = new Map();
  for (const quote of quotes.filter(isLikely)) {
    const halves = found.get(quote.utterance);
    if (halves) {
      halves.push(quote);
    } else {
      found.set(quote.utterance, [quote]);
    }
  }
  return [...found.values()];
});

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
    return [{ statement: null, item: item("implication", 1, 1, "⇒", spans) }];
  }
  const of = statements.length;
  return statements.map((statement, index) => ({
    statement,
    item: {
      ...item("implication", index + 1, of, "⇒", [statement.span], [statement.holder.span]),
      letter: of > 1 ? letter(index) : "",
    },
  }));
}

/** Sources that the article cites, each with the sentences that cite it. */
export const citationItems = once(({ article: { citations }, sentences }) =>
  citations.map((citation, index) => {
    const { label, mentions } = citation;
    const spans = mentions.map((mention) => around(mention, sentences ?? []));
    const mark = /^\d+$/.test(label) ? `[${label}]` : label;
    return {
      citation,
      item: {
        ...item("citation", index + 1, citations.length, mark, spans),
        related: mentions,
        hits: mentions,
      },
    };
  })
);

/**
 * The sentence in which a span lies; itself where none is known.
 *
 * @param {Span} span
 * @param {{ span: Span }[]} sentences
 */
function around(span, sentences) {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].span[1] < span[1]) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found = sentences[low]?.span;
  return found && found[0] <= span[0] ? found : span;
}

/**
 * All that is marked in the text, in its order.
 *
 * @param {Digest} digest
 * @param {boolean} [all] whether all quotes are
 * @returns {Item[]}
 */
export function items(digest, all = false) {
  return [factItems(digest), quoteItems(digest, all), implicationItems(digest)]
    .flat()
    .map(({ item }) => item)
    .sort((a, b) => a.spans[0][0] - b.spans[0][0]);
}

/**
 * What is called by its number alone, and painted when it is chosen.
 *
 * @param {Kind} kind
 * @param {number} number
 * @param {number} of
 * @param {string} mark
 * @param {Span[]} spans
 * @param {(Span | null | undefined)[]} related
 * @returns {Item}
 */
export function item(kind, number, of, mark, spans, related = []) {
  return {
    key: `${kind}-${number}`,
    kind,
    number,
    of,
    mark,
    letter: "",
    spans,
    related: related.filter((span) => span !== null && span !== undefined),
    hits: KINDS.some((pencil) => pencil === kind) ? spans : [],
  };
}

/**
 * The same function, which looks at each digest but once: many parts of the view ask.
 *
 * @template T
 * @param {(digest: Digest) => T} find
 */
function once(find) {
  /** @type {WeakMap<Digest, T>} */
  const found = new WeakMap();
  return (/** @type {Digest} */ digest) => {
    const known = found.get(digest) ?? find(digest);
    found.set(digest, known);
    return known;
  };
}

/** @param {number} index */
function letter(index) {
  return String.fromCharCode(97 + Math.min(index, 25));
}
