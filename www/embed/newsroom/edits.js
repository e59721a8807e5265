// What editors decide, in a file beside the story: what is shown first, what is not shown.
//
//   { "facts": { "pin": ["words of the story"], "drop": [] }, "quotes": …, "implications": … }

import { blockAt, blocks } from "../../original/blocks.js";
import { quotedWords } from "../../view/balance.js";
import { spelt } from "../find.js";

/** @typedef {import("../../nutgraf.js").Digest} Digest */
/** @typedef {import("../../pkg/nutgraf.js").Quote} Quote */
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
 * @param {Digest} digest with all that is said
 * @param {Digest} wide the same with all that could have been chosen
 * @param {string} text
 * @param {Edits} edits
 * @param {number} most key utterances
 * @returns {{ digest: Digest, unmet: Unmet[] }}
 */
export function edited(digest, wide, text, edits, most) {
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
  const spans = (/** @type {keyof Edits} */ part) => places(part, "drop").map(({ span }) => span);
  const facts = places("facts", "pin").map(({ span }) =>
    wide.facts.find((fact) => overlap(fact.span, span)) ?? plainFact(text, span)
  );
  const noFacts = spans("facts");
  const pinned = places("quotes", "pin").flatMap(({ span, words }) => {
    const found = digest.quotes.find((quote) => overlap(quote.span, span));
    if (!found) {
      unmet.push({ part: "quotes", wish: "pin", words, why: "is not what anybody says there" });
    }
    return found ? digest.quotes.filter(({ utterance }) => utterance === found.utterance) : [];
  });
  const quotes = spoken(pinned, digest.quotes, wide.quotes, spans("quotes"), most);
  const wanted = places("implications", "pin");
  const implications = implied(digest, text, wanted, spans("implications"));
  const shown = passages(implications);
  for (const { span, words } of wanted) {
    if (!shown.some((passage) => overlap(passage.span, span))) {
      unmet.push({ part: "implications", wish: "pin", words, why: "is not in the paragraph of the first pin" });
    }
  }
  const own = passages(digest.implications);
  const isOwn = own.length === 0 || own.some(({ span }) => shown.some((one) => overlap(one.span, span)));
  return {
    digest: {
      ...digest,
      facts: choice(facts, digest.facts, wide.facts, noFacts),
      quotes,
      speakers: quotes.length === digest.quotes.length ? digest.speakers : shares(quotes),
      implications,
      notices: digest.notices.filter(({ code }) => isOwn || !OF_IMPLICATIONS.has(code)),
    },
    unmet,
  };
}

/** Notices that tell how the core's implications were cut. */
const OF_IMPLICATIONS = new Set(["long-paragraph", "no-paragraphs"]);

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
 * All that is said but what is dropped, with as many key utterances as are wanted: those that are pinned,
 * the core's own, and where there is room for more, the next.
 *
 * @param {Quote[]} pinned
 * @param {Quote[]} all
 * @param {Quote[]} wide the same, all that can be key quotes marked as such
 * @param {Span[]} dropped
 * @param {number} most
 */
function spoken(pinned, all, wide, dropped, most) {
  const first = [...new Set(pinned)];
  const taken = new Set(first.map(({ utterance }) => utterance));
  const gone = new Set(
    all.filter(({ span }) => dropped.some((one) => overlap(one, span))).map(({ utterance }) => utterance),
  );
  const rest = all.filter(({ utterance }) => !taken.has(utterance) && !gone.has(utterance));
  const able = new Set(wide.filter(({ key }) => key).map(place));
  const heard = new Set(first.map(speakerOf));
  const next = [
    ...ranked(rest.filter(({ key }) => key), heard),
    ...ranked(rest.filter((quote) => !quote.key && able.has(place(quote))), heard),
  ];
  const chosen = new Set(next.slice(0, Math.max(0, most - taken.size)).flat());
  return [
    ...first.map((quote) => ({ ...quote, key: true })),
    ...rest.map((quote) => ({ ...quote, key: chosen.has(quote) })),
  ];
}

/**
 * Utterances as the core ranks them: the best of each speaker, then the next best of anybody.
 *
 * @param {Quote[]} quotes
 * @param {Set<string>} heard speakers of whom there is one already; the others are added
 */
function ranked(quotes, heard) {
  const utterances = [...new Set(quotes.map(({ utterance }) => utterance))]
    .map((one) => quotes.filter(({ utterance }) => utterance === one));
  const score = (/** @type {Quote[]} */ halves) => Math.max(...halves.map(({ score }) => score));
  const best = utterances.sort((a, b) => score(b) - score(a));
  /** @type {Quote[][]} */
  const later = [];
  const firsts = best.filter((halves) => {
    const name = speakerOf(halves[0]);
    const isFirst = !heard.has(name);
    heard.add(name);
    if (!isFirst) {
      later.push(halves);
    }
    return isFirst;
  });
  return [...firsts, ...later];
}

/** @param {Quote} quote */
function speakerOf({ speaker }) {
  return speaker?.name ?? "";
}

/** @param {Quote} quote */
function place({ span }) {
  return span.join();
}

/**
 * How much each named speaker is quoted, as the core counts it.
 *
 * @param {Quote[]} quotes
 * @returns {Digest["speakers"]}
 */
function shares(quotes) {
  /** @type {Map<string, Digest["speakers"][number]>} */
  const found = new Map();
  for (const quote of quotes) {
    const name = quote.speaker?.name;
    if (name && quote.quoted.length > 0) {
      const { quotes, words } = found.get(name) ?? { quotes: 0, words: 0 };
      found.set(name, { name, quotes: quotes + 1, words: words + quotedWords(quote) });
    }
  }
  return [...found.values()].sort((a, b) => b.words - a.words || b.quotes - a.quotes);
}

/**
 * The core's, without what is dropped, or the paragraph of the first pin. Where nothing is left of
 * a paragraph's statements it goes as well.
 *
 * @param {Digest} digest
 * @param {string} text
 * @param {{ span: Span }[]} pinned
 * @param {Span[]} dropped
 * @returns {Digest["implications"]}
 */
function implied({ implications }, text, pinned, dropped) {
  const [wanted] = pinned;
  if (wanted && !passages(implications).some(({ span }) => overlap(span, wanted.span))) {
    const span = paragraphAround(text, wanted.span);
    return { paragraph: { text: text.slice(...span), span }, statements: [] };
  }
  const isDropped = (/** @type {{ span: Span }} */ { span }) => dropped.some((one) => overlap(one, span));
  const statements = implications?.statements ?? [];
  const [paragraph, ...more] = passages(implications).filter((passage) => {
    const own = statements.filter(({ span }) => overlap(span, passage.span));
    return pinned.some(({ span }) => overlap(span, passage.span)) ||
      !(own.length > 0 ? own.every(isDropped) : isDropped(passage));
  });
  return implications && paragraph && {
    ...implications,
    paragraph,
    ...(implications.more ? { more } : {}),
    statements: statements.filter((statement) => !isDropped(statement)),
  };
}

/** @param {Digest["implications"]} implications */
function passages(implications) {
  return implications ? [implications.paragraph, ...implications.more ?? []] : [];
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
  const found = new RegExp(spelt(words.trim(), "\\s+"), "u").exec(text);
  return found && [found.index, found.index + found[0].length];
}

/**
 * @param {Span} a
 * @param {Span} b
 */
function overlap([from, to], [start, end]) {
  return from < end && start < to;
}
