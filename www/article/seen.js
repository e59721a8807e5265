// What of a page a reader sees, and how it stands there.

/** Never part of what is read. */
const LEFT_OUT = new Set(
  ("area audio button canvas del dialog embed head iframe input map menu nav noscript " +
    "nutgraf-digest object option rp rt script select style svg template textarea title video xmp")
    .split(" "),
);
const ROLES_LEFT_OUT =
  /^(alertdialog|banner|contentinfo|dialog|doc-backlink|menu|menubar|navigation|search|toolbar|tooltip)$/;
/** By these names sites hide what only screen readers are told: "opens in a new window". */
const SPOKEN_ONLY = /(^|\s)(sr-only|visually-?hidden|screen-?reader(-text|-only)?)(\s|$)/i;

/** Elements that stand as blocks of their own; cells of a table stand beside one another. */
export const BLOCKS = new Set(
  ("address article aside blockquote body caption center dd details div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main ol p " +
    "pre section summary table tbody tfoot thead tr ul").split(" "),
);
/** A page's own head and foot stand in none of these. */
const PARTS = "article, main, section, blockquote, figure";

/** So many characters at most float as an initial: a letter with a quotation mark, two at a pinch. */
const INITIAL = 3;

/** What parts two words: nothing, a space, a line break, the end of a paragraph. */
export const [TIGHT, SPACE, LINE, PARAGRAPH] = [0, 1, 2, 3];

/**
 * @param {HTMLElement} element
 * @param {boolean} rendered whether it stands in a window and has a layout to be asked; what was
 *   only parsed has its attributes alone
 */
export function isSeen(element, rendered) {
  const { localName: tag } = element;
  const hidden = LEFT_OUT.has(tag) || element.hidden ||
    element.getAttribute("aria-hidden") === "true" ||
    ROLES_LEFT_OUT.test(element.getAttribute("role") ?? "") ||
    SPOKEN_ONLY.test(element.getAttribute("class") ?? "") ||
    (/^(header|footer)$/.test(tag) && !element.closest(PARTS) && !element.querySelector("h1"));
  if (hidden) {
    return false;
  }
  return rendered
    ? element.checkVisibility({ visibilityProperty: true }) ||
      getComputedStyle(element).display === "contents"
    : written(element, "display") !== "none" && written(element, "visibility") !== "hidden";
}

/**
 * How an element parts its words from those beside it, and whether its line breaks count.
 *
 * @param {HTMLElement} element
 * @param {boolean} rendered
 */
export function layout(element, rendered) {
  const { localName: tag } = element;
  const style = rendered ? getComputedStyle(element) : null;
  const preformatted = tag === "pre" ||
    /^(pre|break)/.test(style?.whiteSpace ?? written(element, "white-space"));
  // A letter that floats, to be large, is a part of its word.
  const isInitial = style !== null && style.float !== "none" && !BLOCKS.has(tag) &&
    (element.textContent ?? "").trim().length <= INITIAL;
  const display = isInitial ? "inline" : style?.display ?? written(element, "display");
  return { gap: gap(tag, display), preformatted };
}

/**
 * A property in the style attribute, by the name that trusted.js gives it in parsed documents: the
 * page's policy lets no such style count.
 *
 * @param {Element} element
 * @param {string} property
 */
function written(element, property) {
  const style = element.getAttribute("data-style") ?? element.getAttribute("style") ?? "";
  return new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([\\w-]+)`, "i").exec(style)?.[1].toLowerCase() ?? "";
}

/**
 * @param {string} tag
 * @param {string} display as far as it is known
 */
function gap(tag, display) {
  if (display === "" ? /^t[dh]$/.test(tag) : display === "table-cell") {
    return SPACE;
  }
  const inline = display === "" ? !BLOCKS.has(tag) : /^(inline|contents|ruby)/.test(display);
  return inline ? TIGHT : PARAGRAPH;
}

/**
 * Where on a whole page the article stands: the one `<article>` that is most of the page's text,
 * the main part, or all of it; with the headline, if that stands before it.
 *
 * @param {Document} document
 * @returns {Element[]}
 */
export function articleRoots(document) {
  const length = (/** @type {Element} */ element) => element.textContent?.length ?? 0;
  /** @type {Element} */
  const main = document.querySelector("main, [role=main]") ?? document.body;
  const [longest] = [...document.querySelectorAll("article, [itemprop=articleBody]")]
    .sort((a, b) => length(b) - length(a));
  const root = longest && length(longest) * 2 >= length(main) ? longest : main;
  const headline = document.querySelector("h1");
  return headline && !root.contains(headline) ? [headline, root] : [root];
}
