// The article of a page: its text, with the map from offsets to the page's own nodes.

import { Article } from "../../article.js";
import { choose } from "./choose.js";
import { copyOf } from "./copy.js";
import { judge } from "./judge.js";
import { keep, measure } from "./measures.js";
import { pauses } from "../../article/pause.js";
import { chosen } from "./readability.js";
import { says } from "./says.js";
import { several } from "./several.js";

/**
 * @typedef {{
 *   verdict: import("./judge.js").Verdict,
 *   article: Article | null,
 *   headline: string | null,
 * }} Found
 * `headline` where the page names one that does not stand in the text.
 */

/** Readability cannot be paused: pages with more letters than this are chosen from without it. */
const LONG = 200_000;
/** A frame of fewer pixels a side holds no article. */
const SMALL = 250;

/**
 * @param {Document} document
 * @returns {Promise<Found>}
 */
export async function extract(document) {
  const found = await fromDocument(document);
  if (found.verdict === "article" || found.verdict === "stub") {
    return found;
  }
  for (const inner of frames(document)) {
    const other = await fromDocument(inner);
    if (other.verdict === "article") {
      return other;
    }
  }
  return found;
}

/**
 * @param {Document} document
 * @returns {Promise<Found>}
 */
async function fromDocument(document) {
  const pause = pauses();
  const said = says(document);
  const { copy, entries } = await copyOf(document, pause);
  const measures = measure(entries);
  await pause();
  // Of several articles in a row, as pages that go on for ever have them, the one that is read.
  const [first, last] = several({ entries, measures }, said);
  for (const [i, entry] of entries.entries()) {
    if (first < last && (i < first || i >= last) && entries[first].parent === entry.parent) {
      entry.copy.remove();
    }
  }
  const found = measures[0]?.letters < LONG ? chosen(copy) : new Set();
  await pause();
  // A page of which it makes nothing may be too short or too plain for it.
  keep(entries, measures, found.size > 0 ? found : prose(measures));
  const page = { entries, measures };
  const choice = choose(page, said);
  const verdict = judge(choice, said, page);
  if (choice === null || verdict === "list" || verdict === "none") {
    return { verdict, article: null, headline: null };
  }
  await pause();
  const article = await Article.of(choice.roots, (element) => choice.leftOut.has(element), pause);
  return { verdict, article, headline: choice.headline === null ? said.headline : null };
}

/**
 * Everything that reads like sentences.
 *
 * @param {import("./measures.js").Measure[]} measures
 */
function prose(measures) {
  return new Set(measures.flatMap((measure, i) => (measure.text !== "" && measure.prose > 0 ? [i] : [])));
}

/**
 * The documents of frames of the same site that are large enough to be read, and of theirs.
 *
 * @param {Document} document
 * @returns {Document[]}
 */
function frames(document) {
  return [...document.querySelectorAll("iframe, frame")].flatMap((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    const inner = width < SMALL || height < SMALL ? null : contentOf(frame);
    return inner?.body ? [inner, ...frames(inner)] : [];
  });
}

/** @param {Element} frame */
function contentOf(frame) {
  try {
    return /** @type {HTMLIFrameElement} */ (frame).contentDocument;
  } catch {
    // Another site's.
    return null;
  }
}
