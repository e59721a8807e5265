// A Markdown file as plain text: its words in paragraphs, without the signs around them.

/** Inside a line, in this order: what stands there, and what is left of it. */
const INLINE = /** @type {[RegExp, string][]} */ ([
  [/<!--.*?-->|<\/?[a-z][^<>]*>/gi, ""],
  [/!\[[^\]]*\](\([^()\s]*(\s+"[^"]*")?\)|\[[^\]]*\])/g, ""],
  [/!\[\[[^\]]*\]\]/g, ""],
  [/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, "$1"],
  [/\[\^(\d+)\]/g, "[$1]"],
  [/\[((?:[^\[\]]|\[\d+\])+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, "$1"],
  [/\[([^\[\]]+)\]\[[^\]]*\]/g, "$1"],
  [/<(https?:[^>\s]+)>/g, "$1"],
  [/(`+)(.+?)\1/g, "$2"],
  [/(\*\*\*|\*\*|~~|==)(?=\S)(.+?\S|\S)\1/g, "$2"],
  [/(^|[^\p{L}\d\\])(__|_)(?=\S)(.*?[^\s\\])\2(?![\p{L}\d])/gu, "$1$3"],
  [/(^|[^\\*])\*(?=[^\s*])((?:[^*]*[^\s*\\])?)\*(?!\*)/g, "$1$2"],
  [/\\([!-/:-@[-`{-~])/g, "$1"],
  [/&nbsp;/g, "\u00a0"],
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
  [/&amp;/g, "&"],
]);

/** Lines that are no words: rules, underlines of headings, edges of tables, definitions of links. */
const NOTHING =
  /^\s*([-*_=](\s*[-*_=]){2,}|\|?[\s:|-]*--[\s:|-]*|\[[^\]^]+\]:\s*\S+.*|<!--.*-->|={2,}|-{2,})\s*$/;
/** Signs that begin a block, and are not part of it. */
const LEAD = /^\s*((>\s?)+|#{1,6}\s+|[-*+]\s+(\[[ x]\]\s+)?)/i;
const BEGINS = /^\s*(>|#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\[\^\d+\]:)/;

/** @param {string} markdown */
export function fromMarkdown(markdown) {
  const body = markdown.replace(/^\ufeff?---\r?\n[^]*?\n(---|\.\.\.)\s*(\r?\n|$)/, "");
  /** @type {string[]} */
  const blocks = [];
  let open = false;
  let fence = "";
  for (const line of body.split(/\r\n|\n|\r/)) {
    const [mark = ""] = /^\s*(```|~~~)/.exec(line) ?? [];
    if (mark !== "" && (fence === "" || mark.trim() === fence)) {
      fence = fence === "" ? mark.trim() : "";
      open = false;
    } else if (fence !== "") {
      blocks.push(line);
    } else if (line.trim() === "" || NOTHING.test(line)) {
      open = false;
    } else {
      open = add(blocks, line, open);
    }
  }
  return blocks.map((block) => block.trim()).filter((block) => block !== "").join("\n\n");
}

/**
 * Adds a line to the block that is open, or as a new one.
 *
 * @param {string[]} blocks
 * @param {string} line
 * @param {boolean} open
 * @returns {boolean} whether the next line may go on with it
 */
function add(blocks, line, open) {
  const quoted = /^\s*>/.test(line);
  const heading = /^\s*(>\s?)*#{1,6}\s/.test(line);
  const words = INLINE.reduce(
    (text, [sign, left]) => text.replace(sign, left),
    line.replace(/^\s*\[\^(\d+)\]:\s*/, "[$1] ").replace(LEAD, "").replace(LEAD, "")
      .replace(/\s+#+\s*$/, heading ? "" : "$&").replace(/^\s*\||\|\s*$/g, ""),
  ).trim();
  const begins = BEGINS.test(line) && !(quoted && open);
  const last = blocks.length - 1;
  if (open && !begins && words !== "") {
    blocks[last] = `${blocks[last]} ${words}`;
  } else {
    blocks.push(words);
  }
  // Two spaces or a backslash at its end break a line.
  return !heading && words !== "" && !/( {2}|\\)$/.test(line);
}
