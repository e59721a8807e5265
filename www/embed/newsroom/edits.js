// What editors decide, in a file beside the story: what is shown first, what is not shown.
//
//   { "facts": { "pin": ["words of the story"], "drop": [] }, "quotes": …, "implications": … }

import { blockAt, blocks } from "../../original/blocks.js";

/** @typedef {import("../../nutgraf.js").Digest} Digest */
/** @typedef {import("../../pkg/nutgraf.js").Span} Span */
/** @typedef {{ pin: string[], drop: string[] }} Wishes */
/** @typedef {{ facts: Wishes, quotes: Wishes, implications: Wishes }} Edits */
/** @typedef {{ part: string, wish: "pin" | "drop", words: string, why: string }} Unmet */

const PARTS = /** @type {const} */ (["facts", "quotes", "implications"]);

/** @returns {Edits} */
export function noEdits() {
  const none = () => ({ pin: [], drop: [] });
  return { facts: none(), quotes: none(), implications: none() };
}

/**
 * @param {string} source JSON
 * @returns {Edits}
 * @throws {SyntaxError} that says what in the file is not as it should be
 */
export function parseEdits(source) {
  const given = JSON.parse(source);
  const edits = noEdits();
  for (const [part, wishes] of entries(given, "the file")) {
    if (!PARTS.some((known) => known === part)) {
      throw new SyntaxError(`“${part}” is none of ${PARTS.join(", ")}`);
    }
    for (const [wish, words] of entries(wishes, part)) {
      if (wish !== "pin" && wish !== "drop") {
        throw new SyntaxError(`${part}: “${wish}” is neither pin nor drop`);
      }
      if (!Array.isArray(words) || words.some((one) => typeof one !== "string" || one.trim() === "")) {
        throw new SyntaxError(`${part}.${wish} is no list of passages`);
      }
      edits[/** @type {keyof Edits} */ (part)][wish] = words;
    }
  }
  return edits;
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function entries(value, name) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SyntaxError(`${name} is no object`);
  }
  return Object.entries(value);
}

/**
 * The digest as the editors want it: what is pinned first, in the order of the file, then what is
 * left of the core's choice; what is dropped makes room for the next.
 *
 * @param {Digest} digest
 * @param {Digest} wide the same with all that could have been chosen
 * @param {string} text
 * @param {Edits} edits
 * @returns {{ digest: Digest, unmet: Unmet[] }}
 */
export function edited(digest, wide, text, edits) {
  /** @type {Unmet[]} */
  const unmet = [];
  /**
   * Spans of the passages that still stand in the story.
   *
   * @param {keyof Edits} part
   * @param {"pin" | "drop"} wish
   */
  const places = (part, wish) =>
    edits[part][wish].flatMap((words) => {
      const span = locate(text, words);
      if (!span) {
        unmet.push({ part, wish, words, why: "does not stand in the story" });
      }
      return span ? [{ span, words }] : [];
    });
  const facts = places("facts", "pin").map(({ span }) =>
    wide.facts.find((fact) => overlap(fact.span, span)) ?? plainFact(text, span)
  );
  const noFacts = places("facts", "drop").map(({ span }) => span);
  const quotes = places("quotes", "pin").flatMap(({ span, words }) => {
    const found = wide.quotes.find((quote) => overlap(quote.span, span));
    if (!found) {
      unmet.push({ part: "quotes", wish: "pin", words, why: "is not what anybody says there" });
    }
    return found ? wide.quotes.filter(({ utterance }) => utterance === found.utterance) : [];
  });
  const noQuotes = places("quotes", "drop").map(({ span }) => span);
  return {
    digest: {
      ...digest,
      facts: choice(facts, digest.facts, wide.facts, noFacts),
      quotes: spoken(quotes, digest.quotes, noQuotes),
      implications: implied(digest, text, places("implications", "pin"), places("implications", "drop")),
    },
    unmet,
  };
}

/**
 * @param {Digest["facts"]} pinned
 * @param {Digest["facts"]} chosen
 * @param {Digest["facts"]} others
 * @param {Span[]} dropped
 */
function choice(pinned, chosen, others, dropped) {
  const list = [...new Set(pinned)];
  for (const fact of [...chosen, ...others]) {
    const isNew = !list.some(({ span }) => overlap(span, fact.span));
    if (list.length < chosen.length && isNew && !dropped.some((span) => overlap(span, fact.span))) {
      list.push(fact);
    }
  }
  return list;
}

/**
 * @param {Digest["quotes"]} pinned
 * @param {Digest["quotes"]} chosen
 * @param {Span[]} dropped
 */
function spoken(pinned, chosen, dropped) {
  const first = pinned.map((quote) => ({ ...quote, key: true }));
  const rest = chosen.filter(({ span }) =>
    ![...first.map((quote) => quote.span), ...dropped].some((one) => overlap(one, span))
  );
  return [...first, ...rest];
}

/**
 * @param {Digest} digest
 * @param {string} text
 * @param {{ span: Span }[]} pinned
 * @param {{ span: Span }[]} dropped
 * @returns {Digest["implications"]}
 */
function implied({ implications }, text, pinned, dropped) {
  const [wanted] = pinned;
  const paragraphs = implications ? [implications.paragraph, ...implications.more ?? []] : [];
  if (wanted && !paragraphs.some(({ span }) => overlap(span, wanted.span))) {
    const span = paragraphAround(text, wanted.span);
    return { paragraph: { text: text.slice(...span), span }, statements: [] };
  }
  return implications && {
    ...implications,
    statements: implications.statements.filter(({ span }) =>
      !dropped.some((one) => overlap(one.span, span))
    ),
  };
}

/**
 * A passage that the core would not have chosen.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Digest["facts"][number]}
 */
function plainFact(text, span) {
  return /** @type {any} */ ({
    text: text.slice(...span),
    span,
    reasons: [{ code: "pinned" }],
    citations: [],
  });
}

/**
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
function paragraphAround(text, [offset]) {
  const all = blocks(text);
  const { start, end } = all[blockAt(all, offset)];
  const words = text.slice(start, end);
  return [start + words.length - words.trimStart().length, start + words.trimEnd().length];
}

/**
 * Where words stand, however they are broken into lines.
 *
 * @param {string} text
 * @param {string} words
 * @returns {Span | null}
 */
function locate(text, words) {
  const spelt = words.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const found = new RegExp(spelt.join("\\s+"), "u").exec(text);
  return found && [found.index, found.index + found[0].length];
}

/**
 * @param {Span} a
 * @param {Span} b
 */
function overlap([from, to], [start, end]) {
  return from < end && start < to;
}
