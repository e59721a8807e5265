// HTML as the text of an article, with a map between offsets and nodes: what a reader sees of it,
// a paragraph a block. For a pasted fragment, a file, a page in a tab, an element on a site.

import { Citations } from "./article/citations.js";
import { isSeen, layout, LINE, PARAGRAPH, SPACE, TIGHT } from "./article/seen.js";

/** @typedef {{ start: number, length: number, node: Text, from: number }} Piece */
// `length` characters of the text, from `start` on, are those of `node` from `from` on.

/** Spaces as HTML has them; signs that are not seen; anything else, over single spaces and all. */
const TOKENS =
  /[ \t\r\f]+|\n|[\u00ad\u200b\u2060\ufeff]+|[^ \t\n\r\f\u00ad\u200b\u2060\ufeff]+(?: [^ \t\n\r\f\u00ad\u200b\u2060\ufeff]+)*/g;
/** Inside brackets that the text has itself. */
const OPEN = /[[(][\d\s,;–-]*$/;
/** So many characters before a mark say what kind of mark it is. */
const BEFORE = 40;

/** So many nodes are read in one go. */
const STRETCH = 20;

/** In the text, for each gap. */
const PARTED = ["", " ", "\n", "\n\n"];

export class Article {
  text = "";
  /** Whether what is read stands in a window and has a layout. */
  rendered = false;
  citations = new Citations([]);
  /** @type {Piece[]} in the order of the text and, but for shadows, of the document */
  pieces = [];
  #gap = TIGHT;
  /** @type {{ node: Text, from: number } | null} the space that the gap stands for */
  #space = null;
  /** The end of the text. */
  #tail = "";
  #preformatted = 0;
  /** Whether spaces are swallowed: behind a quotation mark that was added. */
  #glued = false;
  /** @type {(element: Element) => boolean} whether the caller wants an element left out */
  #isLeftOut = () => false;

  /**
   * Reads elements, or a whole document.
   *
   * @param {...(Document | Element)} roots
   */
  constructor(...roots) {
    for (const _ of this.#begin(roots));
  }

  /**
   * Reads elements without some of what stands in them, piece by piece.
   *
   * @param {Element[]} roots
   * @param {(element: Element) => boolean} isLeftOut asked of each element before it is entered
   * @param {() => Promise<void>} [pause] waited for again and again
   */
  static async of(roots, isLeftOut, pause) {
    const article = new Article();
    article.#isLeftOut = isLeftOut;
    for (const _ of article.#begin(roots)) {
      await pause?.();
    }
    return article;
  }

  /** @param {(Document | Element)[]} roots */
  *#begin(roots) {
    this.rendered = roots.some((root) =>
      "checkVisibility" in root && (root.checkVisibility() || getComputedStyle(root).display === "contents")
    );
    this.citations = new Citations(roots);
    // A reference list may stand outside of what was asked for.
    const away = this.citations.entries.filter((entry) =>
      !roots.some((root) => root.contains(entry))
    );
    const order = (/** @type {Node} */ a, /** @type {Node} */ b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    for (const root of [...roots, ...away].sort(order)) {
      yield* this.#walk(root);
      this.#part(PARAGRAPH);
    }
  }

  /**
   * Where the character at `offset` stands in the document; for one that was added, such as a
   * paragraph's end, the place before it.
   *
   * @param {number} offset
   * @returns {{ node: Text, offset: number } | null} `null` in an empty article
   */
  place(offset) {
    const piece = this.pieces[Math.max(0, this.#last((piece) => piece.start <= offset))];
    if (!piece) {
      return null;
    }
    const within = Math.min(Math.max(offset - piece.start, 0), piece.length);
    return { node: piece.node, offset: piece.from + within };
  }

  /**
   * What `span` covers of the document.
   *
   * @param {[start: number, end: number]} span
   * @returns {Range | null}
   */
  range([start, end]) {
    const [first, last] = [this.place(start), this.place(Math.max(start, end - 1))];
    if (!first || !last) {
      return null;
    }
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, Math.min(last.offset + Number(end > start), last.node.length));
    return range;
  }

  /**
   * The same, tree by tree: a passage may begin on the page and end in a shadow of it, where no one
   * range can follow it.
   *
   * @param {[start: number, end: number]} span
   * @returns {Range[]}
   */
  ranges([start, end]) {
    /** @type {Range[]} */
    const ranges = [];
    let index = Math.max(0, this.#last((piece) => piece.start <= start));
    for (; index < this.pieces.length && this.pieces[index].start < end; index += 1) {
      const piece = this.pieces[index];
      const from = Math.max(0, start - piece.start);
      const to = Math.min(piece.length, end - piece.start);
      if (from >= to) {
        continue;
      }
      const { node } = piece;
      const last = ranges.at(-1);
      if (last?.startContainer.getRootNode() === node.getRootNode()) {
        last.setEnd(node, Math.min(piece.from + to, node.length));
      } else {
        const range = node.ownerDocument.createRange();
        range.setStart(node, Math.min(piece.from + from, node.length));
        range.setEnd(node, Math.min(piece.from + to, node.length));
        ranges.push(range);
      }
    }
    return ranges;
  }

  /**
   * Index of the last piece for which `holds`; -1 if for none.
   *
   * @param {(piece: Piece) => boolean} holds for pieces from the first to some last
   */
  #last(holds) {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.pieces[middle])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * Without recursion: nothing limits how deep a page may nest.
   *
   * @param {Node} root
   */
  *#walk(root) {
    /** @type {(Node | (() => void))[]} what is to be entered, or done on leaving it */
    const stack = [root];
    let count = 0;
    for (let next = stack.pop(); next; next = stack.pop()) {
      count += 1;
      if (count % STRETCH === 0) {
        yield;
      }
      if (typeof next === "function") {
        next();
      } else if (next.nodeType === Node.TEXT_NODE) {
        this.#read(/** @type {Text} */ (next));
      } else {
        const leave = this.#enter(next);
        if (leave) {
          stack.push(leave);
          for (const child of children(next).reverse()) {
            stack.push(child);
          }
        }
      }
    }
  }

  /**
   * @param {Node} node
   * @returns {(() => void) | null} what is to be done on leaving it; `null` where it is not entered
   */
  #enter(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return node.nodeType === Node.DOCUMENT_NODE ? () => {} : null;
    }
    const element = /** @type {HTMLElement} */ (node);
    const { localName: tag } = element;
    const passedOver = this.#isLeftOut(element) || !isSeen(element, this.rendered) ||
      this.citations.isBackLink(element);
    if (passedOver) {
      return null;
    }
    if (tag === "br") {
      this.#break();
      return null;
    }
    if (this.citations.isMark(element, this.#gap > SPACE ? "" : this.#tail)) {
      this.#mark(element);
      return null;
    }
    const { gap, preformatted } = layout(element, this.rendered);
    this.#part(tag === "hr" ? PARAGRAPH : gap);
    const label = this.citations.label(element);
    if (label !== undefined) {
      this.#add(`[${label}]`);
      this.#part(SPACE);
    }
    if (tag === "q") {
      this.#add("“");
      this.#glued = true;
    }
    this.#preformatted += Number(preformatted);
    return () => {
      this.#preformatted -= Number(preformatted);
      if (tag === "q") {
        this.#gap = TIGHT;
        this.#add("”");
      }
      this.#part(gap);
    };
  }

  /** @param {Text} node */
  #read(node) {
    for (const { 0: token, index } of node.data.matchAll(TOKENS)) {
      if (/^[ \t\r\f\n]/.test(token)) {
        if (token === "\n" && this.#preformatted > 0) {
          this.#break();
        } else if (this.#gap === TIGHT && !this.#glued) {
          this.#gap = SPACE;
          this.#space = { node, from: index };
        }
      } else if (!/^[\u00ad\u200b\u2060\ufeff]/.test(token)) {
        this.#add(token, node, index);
      }
    }
  }

  /** A line ends; after an empty one, the paragraph. */
  #break() {
    this.#part(this.#gap >= LINE ? PARAGRAPH : LINE);
  }

  /** @param {number} gap */
  #part(gap) {
    if (gap > this.#gap) {
      this.#gap = gap;
      this.#space = null;
    }
  }

  /**
   * A citation mark, always in brackets.
   *
   * @param {Element} element
   */
  #mark(element) {
    const bare = !element.textContent?.includes("[") && !OPEN.test(this.#tail);
    if (bare) {
      this.#add("[");
    }
    const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = /** @type {Text} */ (texts.currentNode);
      for (const { 0: token, index } of node.data.matchAll(/[^\s\u200b]+/g)) {
        this.#add(token, node, index);
      }
    }
    if (bare) {
      this.#add("]");
    }
  }

  /**
   * @param {string} words
   * @param {Text} [node] where they stand; nowhere if they are added
   * @param {number} [from]
   */
  #add(words, node, from = 0) {
    const parted = this.text === "" ? "" : PARTED[this.#gap];
    if (parted === " " && this.#space) {
      this.#note(1, this.#space.node, this.#space.from);
    }
    this.text += parted;
    if (node) {
      this.#note(words.length, node, from);
    }
    this.text += words;
    this.#tail = (this.#tail + parted + words).slice(-BEFORE);
    this.#gap = TIGHT;
    this.#space = null;
    this.#glued = false;
  }

  /**
   * The next characters of the text are those of a node.
   *
   * @param {number} length
   * @param {Text} node
   * @param {number} from
   */
  #note(length, node, from) {
    const start = this.text.length;
    const last = this.pieces.at(-1);
    const goesOn = last?.node === node && last.from + last.length === from &&
      last.start + last.length === start;
    if (goesOn) {
      last.length += length;
    } else {
      this.pieces.push({ start, length, node, from });
    }
  }
}

/**
 * What stands in a node for a reader: in a host of an open shadow that, in a slot what is put there.
 *
 * @param {Node} node
 * @returns {Node[]}
 */
export function children(node) {
  if ("assignedNodes" in node) {
    const assigned = /** @type {HTMLSlotElement} */ (node).assignedNodes();
    if (assigned.length > 0) {
      return assigned;
    }
  }
  return [.../** @type {Element} */ (node).shadowRoot?.childNodes ?? node.childNodes];
}
