// Whether what was found on a page is an article, the beginning of one, or none.

import { isFurnitureLine } from "./furniture.js";

/** @typedef {import("./measures.js").Measure} Measure */
/** @typedef {{ entries: import("./copy.js").Entry[], measures: Measure[] }} Page */
/** @typedef {"article" | "stub" | "list" | "none"} Verdict */

/** Words of prose that make an article, where the page says that it is one and where it does not. */
const FEWEST = { said: 40, unsaid: 100 };
/** So many headlines that are links are a list, unless far more is written between them. */
const LINKED_HEADLINES = 4;
const PROSE_A_HEADLINE = 3;
/** Words from which, and below which, a page that asks for money shows a beginning only. */
const BEGINNING = 15;
const STUB = 250;
/** Of the words that the page says its article has, the share below which this is a beginning. */
const PART = 0.5;
const WALL = new RegExp(
  [
    "subscribe(rs)? (now |today )?to (continue|keep|read|unlock|access)",
    "to (continue|keep|finish) reading",
    "already (a |an )?(subscriber|member|registered)",
    "(article|story|content) is (only |exclusively )?(for|available to|reserved for) (our )?(subscribers|members|registered)",
    "(subscriber|member|premium)s?[ -](only|exclusive)",
    "(register|sign in|log in|create (a|your) free account) to (continue|read|keep)",
    "unlock (this|the full|full|unlimited)",
    "start your (free )?trial",
    "you have reached your (monthly )?limit",
    "read the (full|rest of the?) (article|story)",
  ].join("|"),
  "i",
);
/** Letters of a page's foot, dialogs and boxes that are searched for what a wall says. */
const SEARCHED = 400;

/**
 * @param {import("./choose.js").Choice | null} choice
 * @param {import("./says.js").Says} says
 * @param {Page} page
 * @returns {Verdict}
 */
export function judge(choice, says, page) {
  const { linked, teasers } = headlines(page, choice);
  const told = (choice?.blocks ?? []).filter((block) =>
    block.prose > 0 && !teasers.has(block) && !isFurnitureLine(block)
  );
  const words = told.reduce((sum, { text }) => sum + text.split(" ").length, 0);
  if (words >= BEGINNING && words < STUB && choice !== null && choice.headline !== null) {
    const isPart = says.words !== null && words < says.words * PART;
    if (says.isFree === false || isPart || (hasWall(page) && says.kind !== "list")) {
      return "stub";
    }
  }
  const isList = linked >= LINKED_HEADLINES && told.length < linked * PROSE_A_HEADLINE &&
    (words < FEWEST.unsaid || teasers.size >= told.length);
  const isArticle = words >= (says.kind === "article" ? FEWEST.said : FEWEST.unsaid);
  return isList ? "list" : isArticle ? "article" : "none";
}

/**
 * Headlines that lead to other pages, where the article is looked for, and the paragraphs that stand
 * right under one.
 *
 * @param {Page} page
 * @param {import("./choose.js").Choice | null} choice
 */
function headlines({ entries, measures }, choice) {
  const root = choice?.roots.at(-1);
  /** @type {Set<Measure>} */
  const teasers = new Set();
  let linked = 0;
  let isUnder = false;
  for (const [i, { live }] of entries.entries()) {
    const measure = measures[i];
    if (!measure.isLeaf || measure.text === "" || (root && !root.contains(live))) {
      continue;
    }
    const isHeadline = /^h[2-4]$/.test(live.localName) && measure.letters >= 15 &&
      (measure.linked > measure.letters * 0.8 || live.closest("a") !== null);
    linked += Number(isHeadline);
    if (isUnder && !isHeadline) {
      teasers.add(measure);
    }
    isUnder = isHeadline;
  }
  return { linked, teasers };
}

/**
 * Whether the page asks for money or a name before it shows more. Short pieces alone are looked at:
 * an article may tell of such walls.
 *
 * @param {Page} page
 */
function hasWall({ measures }) {
  return measures.some(({ text }) => text !== "" && text.length < SEARCHED && WALL.test(text));
}
