// Which elements of a page are its article: where the body stands, what leads up to it, what in it
// is left out.

import { isFurniture, isFurnitureHeading, isFurnitureLine, isLinkList } from "./furniture.js";
import { isBlockLike, plain } from "./measures.js";

/** @typedef {import("./copy.js").Entry} Entry */
/** @typedef {import("./measures.js").Measure} Measure */
/** @typedef {{ entries: Entry[], measures: Measure[] }} Page */
/**
 * @typedef {{ roots: Element[], leftOut: Set<Element>, blocks: Measure[], headline: string | null }} Choice
 * `blocks` are the paragraphs that stay, without headings.
 */

/** Share of what was kept that the article's element holds; the rest are stray pieces. */
const NEARLY_ALL = 0.92;
/** Names of the line under a headline. */
const DECK = /(standfirst|sub-?(title|head|heading|headline)|dek|deck|lede|lead|intro|summary|description|excerpt|abstract|strapline|teaser|nut-?graf)/i;
/** Letters of a line that may be one without such a name. */
const DECK_LETTERS = 40;

/**
 * @param {Page} page
 * @param {import("./says.js").Says} says
 * @returns {Choice | null} `null` where nothing was kept
 */
export function choose(page, says) {
  const { entries, measures } = page;
  const all = measures[0]?.kept ?? 0;
  if (all === 0) {
    return null;
  }
  const root = body(page, all);
  const headline = headlineOf(page, root, says.headline);
  const dropped = new Set();
  const blocks = filtered(page, root, headline, dropped);
  const lead = headline >= 0 ? leading(page, headline, root) : [];
  const leftOut = new Set([...dropped].map((index) => entries[index].live));
  return {
    roots: [...lead, root].map((index) => entries[index].live),
    leftOut,
    blocks: blocks.map((index) => measures[index]),
    headline: headline >= 0 ? plain(entries[headline].live) : null,
  };
}

/**
 * The smallest element with nearly all that was kept.
 *
 * @param {Page} page
 * @param {number} all
 */
function body({ entries, measures }, all) {
  let root = 0;
  for (let i = 1; i < entries[root].end;) {
    if (measures[i].kept >= all * NEARLY_ALL) {
      root = i;
      i += 1;
    } else {
      i = entries[i].end;
    }
  }
  // A paragraph is no body: what stands around it is.
  while (root > 0 && measures[root].isLeaf && entries[root].live.localName !== "pre" && measures[root].own < measures[root].letters / 2) {
    root = entries[root].parent;
  }
  return root;
}

/**
 * The headline: in the article or before it; the one that the page names, else the nearest.
 *
 * @param {Page} page
 * @param {number} root
 * @param {string | null} said
 */
function headlineOf({ entries, measures }, root, said) {
  const found = [];
  for (let i = 0; i < entries[root].end; i += 1) {
    const { live } = entries[i];
    const isHeadline = live.localName === "h1" || /\bheadline\b/.test(live.getAttribute("itemprop") ?? "");
    if (isHeadline && measures[i].letters >= 8) {
      found.push(i);
    }
  }
  const wanted = letters(said ?? "");
  const isNamed = (/** @type {number} */ i) => {
    const own = letters(plain(entries[i].live));
    return own !== "" && wanted !== "" && (wanted.startsWith(own) || own.startsWith(wanted));
  };
  const same = found.find(isNamed);
  if (found.length === 0 && wanted !== "") {
    // Without any such element, the line that says what the page is called.
    for (let i = 0; i < entries[root].end; i += 1) {
      const { isLeaf, text } = measures[i];
      if (isLeaf && text.length >= 15 && text.length < 200 && isNamed(i)) {
        return i;
      }
    }
  }
  return same ?? found.filter((i) => i <= root || i < entries[root].end).at(found.some((i) => i > root) ? 0 : -1) ?? -1;
}

/** @param {string} text */
function letters(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The headline and the lines under it, where they stand before the body.
 *
 * @param {Page} page
 * @param {number} headline
 * @param {number} root
 */
function leading({ entries, measures }, headline, root) {
  if (headline >= root) {
    return [];
  }
  const lead = [headline];
  for (let i = entries[headline].end; i < root;) {
    const entry = entries[i];
    const measure = measures[i];
    if (entry.end > root) {
      // Around the body.
      i += 1;
    } else if (isFurniture(entry, measure) || isLinkList(measure)) {
      i = entry.end;
    } else if (measure.isLeaf && isBlockLike(entry.copy)) {
      if (isDeck(entry, measure)) {
        lead.push(i);
      }
      i = entry.end;
    } else {
      i += 1;
    }
  }
  return lead;
}

/**
 * @param {Entry} entry
 * @param {Measure} measure
 */
function isDeck({ live }, measure) {
  const { text, letters: count, linked } = measure;
  const name = `${live.getAttribute("class") ?? ""} ${live.id} ${live.getAttribute("itemprop") ?? ""} ` +
    `${live.getAttribute("data-testid") ?? ""} ${live.parentElement?.getAttribute("class") ?? ""}`;
  if (isFurnitureLine(measure) || count < 12 || linked > count * 0.6) {
    return false;
  }
  return DECK.test(name) ? count >= 20 : count >= DECK_LETTERS && (measure.prose > 0 || /^h[2-4]$/.test(live.localName)) && text.includes(" ");
}

/**
 * The blocks of the body that stay; the rest goes to `dropped`.
 *
 * @param {Page} page
 * @param {number} root
 * @param {number} headline
 * @param {Set<number>} dropped
 */
function filtered({ entries, measures }, root, headline, dropped) {
  const first = opening({ entries, measures }, root, headline);
  /** @type {number[]} */
  const leaves = measures[root].text === "" ? [] : [root];
  for (let i = root + 1; i < entries[root].end;) {
    const entry = entries[i];
    const measure = measures[i];
    const isHeadline = i <= headline && headline < entry.end;
    // A name that is given to the body itself, or to what it stands in, says nothing.
    const isBody = i <= first && first < entry.end && !measure.isLeaf;
    const goes = !isHeadline && !isBody && (isFurniture(entry, measure) ||
      (isBlockLike(entry.copy) &&
        (isLinkList(measure) || isForeign(entry, measure) || isHeaded({ entries, measures }, i))));
    if (goes) {
      dropped.add(i);
      i = entry.end;
    } else if (measure.isLeaf && isBlockLike(entry.copy)) {
      leaves.push(i);
      for (let inner = i + 1; inner < entry.end; inner += 1) {
        // A line of its own among line breaks.
        const isLine = entries[inner].live.previousElementSibling?.localName === "br";
        if (isLine && isLinkList(measures[inner])) {
          dropped.add(inner);
        }
      }
      i = entry.end;
    } else {
      if (measure.text !== "") {
        leaves.push(i);
      }
      i += 1;
    }
  }
  return withoutEmptyHeadings({ entries, measures }, leaves, headline, dropped);
}

/**
 * The paragraph with which the article opens: the first that was kept, behind the headline.
 *
 * @param {Page} page
 * @param {number} root
 * @param {number} headline
 */
function opening({ entries, measures }, root, headline) {
  for (let i = Math.max(root, headline) + 1; i < entries[root].end; i += 1) {
    const { isLeaf, prose, kept } = measures[i];
    if (isLeaf && prose > 0 && kept > 0) {
      return i;
    }
  }
  return -1;
}

/**
 * Whether what an element holds stands under a heading that is over no part of an article.
 *
 * @param {Page} page
 * @param {number} index
 */
function isHeaded({ entries, measures }, index) {
  if (measures[index].isLeaf) {
    return false;
  }
  for (let i = index + 1; i < entries[index].end; i += 1) {
    if (measures[i].isLeaf && measures[i].text !== "") {
      return /^h[1-6]$/.test(entries[i].live.localName) && isFurnitureHeading(measures[i].text);
    }
  }
  return false;
}

/**
 * Whether a block was not kept and does not read as if that were a mistake.
 *
 * @param {Entry} entry
 * @param {Measure} measure
 */
function isForeign({ live }, measure) {
  if (measure.isLeaf && !/^t[dh]$/.test(live.localName) && isFurnitureLine(measure)) {
    return true;
  }
  if (measure.kept > 0 || measure.letters === 0) {
    return false;
  }
  const isText = /^(p|blockquote|h[1-6]|li|dd|dt|pre|td|th|tr|tbody|thead|table|ul|ol|dl|section)$/.test(live.localName);
  return measure.isLeaf ? measure.prose === 0 && !isText : measure.prose < measure.letters * 0.5 && !isText;
}

/**
 * Headings under which nothing stayed go as well.
 *
 * @param {Page} page
 * @param {number[]} leaves
 * @param {number} headline
 * @param {Set<number>} dropped
 */
function withoutEmptyHeadings({ entries, measures }, leaves, headline, dropped) {
  const under = Array(7).fill(false);
  /** @type {number[]} */
  const blocks = [];
  for (const i of [...leaves].reverse()) {
    const { localName: tag } = entries[i].live;
    const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0;
    if (i === headline) {
      continue;
    }
    if (level === 0) {
      blocks.push(i);
      under.fill(true);
    } else if (!under[level] || isFurnitureHeading(measures[i].text)) {
      dropped.add(i);
    } else {
      under.fill(false, level);
    }
  }
  return blocks.reverse();
}
