// Whether what was found on a page is an article, the beginning of one, or none.

import { isFurnitureLine } from "./furniture.js";

/** @typedef {import("./measures.js").Measure} Measure */
/** @typedef {"article" | "stub" | "list" | "none"} Verdict */

/** Words of prose that make an article, where the page says that it is one and where it does not. */
const FEWEST = { said: 40, unsaid: 100 };
/** So many headlines that are links are a list, unless far more is written between them. */
const LINKED_HEADLINES = 4;
const PROSE_A_HEADLINE = 3;
/** Words below which a page that asks for money is a beginning only. */
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
 * @param {{ entries: import("./copy.js").Entry[], measures: Measure[] }} page
 * @returns {Verdict}
 */
export function judge(choice, says, page) {
  const blocks = choice?.blocks.filter((block) => block.prose > 0 && !isFurnitureLine(block)) ?? [];
  const words = blocks.reduce((sum, { text }) => sum + text.split(" ").length, 0);
  const linked = linkedHeadlines(page, choice);
  const isList = linked >= LINKED_HEADLINES && blocks.length < linked * PROSE_A_HEADLINE;
  if (isList && says.kind !== "article") {
    return "list";
  }
  const isPart = says.words !== null && words < says.words * PART;
  if (words < STUB && choice !== null && (says.isFree === false || isPart || hasWall(page))) {
    return "stub";
  }
  if (words >= (says.kind === "article" ? FEWEST.said : FEWEST.unsaid)) {
    return isList || (says.kind === "list" && linked >= LINKED_HEADLINES) ? "list" : "article";
  }
  return linked >= LINKED_HEADLINES ? "list" : "none";
}

/**
 * Headlines inside what was chosen that lead to other pages.
 *
 * @param {{ entries: import("./copy.js").Entry[], measures: Measure[] }} page
 * @param {import("./choose.js").Choice | null} choice
 */
function linkedHeadlines({ entries, measures }, choice) {
  const root = choice?.roots.at(-1);
  let count = 0;
  for (const [i, { live }] of entries.entries()) {
    const { letters, linked } = measures[i];
    if (/^h[2-4]$/.test(live.localName) && letters >= 15 && linked > letters * 0.8 && (!root || root.contains(live))) {
      count += 1;
    }
  }
  return count;
}

/**
 * Whether the page asks for money or a name before it shows more. Short pieces alone are looked at:
 * an article may tell of such walls.
 *
 * @param {{ measures: Measure[] }} page
 */
function hasWall({ measures }) {
  return measures.some(({ text }) => text !== "" && text.length < SEARCHED && WALL.test(text));
}
