// Citations in HTML: the marks in the text, and the entries of the reference list they lead to.

/** What a citation mark says: numbers, with or without brackets. */
const MARK = /^(\[?\d{1,3}(\s*[,;–-]\s*\d{1,3})*\]?\s*)+$/;
/** Behind a stop or a word a raised number cites; behind a unit or a figure it is a power. */
const CITES = /[.,;:!?”’"'»)\]]$|\p{L}{4}$/u;
const UNIT = /(met(er|re)s?|miles?|feet|inch(es)?)$/i;
/** What an entry of a reference list may be. */
const ENTRY = "li, p, dd";

export class Citations {
  /** @type {Map<Element, string>} entries, by the label that cites them */
  #entries = new Map();

  /** @param {(Document | Element)[]} roots */
  constructor(roots) {
    for (const link of roots.flatMap((root) => [...root.querySelectorAll("a[href*='#']")])) {
      const label = says(link).replace(/[[\]\s]/g, "");
      const entry = /^\d{1,3}$/.test(label) && (isLinked(link) || link.closest("sup"))
        ? aim(link)?.closest(ENTRY)
        : null;
      // One that is numbered in its own words needs no label.
      const numbered = entry && new RegExp(`^\\W*${label}\\b`).test(says(entry));
      if (entry && !numbered && !entry.contains(link) && !this.#entries.has(entry)) {
        this.#entries.set(entry, label);
      }
    }
  }

  /** Entries of reference lists that have no number of their own. */
  get entries() {
    return [...this.#entries.keys()];
  }

  /**
   * The label of an entry.
   *
   * @param {Element} element
   */
  label(element) {
    return this.#entries.get(element);
  }

  /**
   * Whether an element is a citation mark.
   *
   * @param {Element} element
   * @param {string} before the words before it
   */
  isMark(element, before) {
    if (element.localName === "a") {
      return isLinked(element);
    }
    const words = says(element);
    return element.localName === "sup" && MARK.test(words) &&
      (element.querySelector("a") !== null || element.closest("a") !== null ||
        words.startsWith("[") || (CITES.test(before) && !UNIT.test(before)));
  }

  /**
   * Whether an element is a link from a reference back to where it is cited.
   *
   * @param {Element} element
   */
  isBackLink(element) {
    if (element.localName !== "a" || this.#entries.size === 0 || says(element).length > 3) {
      return false;
    }
    /** @type {Element | null} */
    let entry = element;
    while (entry && !this.#entries.has(entry)) {
      entry = entry.parentElement;
    }
    const target = entry && aim(element);
    return Boolean(target && !entry?.contains(target));
  }
}

/**
 * Whether a link, by what it says and where it leads, is a citation mark. The page may be named
 * before the `#`: browsers write addresses out when one copies.
 *
 * @param {Element} link
 */
function isLinked(link) {
  return MARK.test(says(link)) &&
    (/#./.test(link.getAttribute("href") ?? "") || link.getAttribute("role") === "doc-noteref" ||
      /cit(e|ation)|reference|footnote|noteref/i.test(link.getAttribute("class") ?? ""));
}

/**
 * The element that a link inside its own page leads to.
 *
 * @param {Element} link
 */
function aim(link) {
  const id = link.getAttribute("href")?.split("#")[1] ?? "";
  const root = /** @type {Document | ShadowRoot} */ (link.getRootNode());
  try {
    return id === "" ? null : root.querySelector(`[id="${CSS.escape(decodeURIComponent(id))}"]`);
  } catch {
    // A stray `%`.
    return null;
  }
}

/** @param {Element} element */
function says(element) {
  return element.textContent?.trim() ?? "";
}
