// Files that are opened or dropped: each ends in a text or a reason why not.

/** Longest file that is opened; the core refuses longer texts. */
const MAX_BYTES = 16 * 1024 * 1024;

/** What can be opened, by ending. */
export const ENDINGS = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.json";

/**
 * @typedef {{ text: string, url?: string | null }} Text `url` is where it comes from, if it says so
 * @typedef {{ problem: string, name: string }} Problem `problem` is a text's key
 * @typedef {{ saved: unknown, name: string }} Json what stands in a JSON file
 * @typedef {Text | Problem | Json} Taken
 */

/**
 * @param {File} file
 * @returns {Promise<Taken>}
 */
export async function readFile(file) {
  const { name, type } = file;
  if (file.size > MAX_BYTES) {
    return { problem: "intake.too-long", name };
  }
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { problem: "intake.unreadable", name };
  }
  let text;
  try {
    text = new TextDecoder(encoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { problem: bytes.includes(0) ? "intake.not-text" : "intake.not-utf8", name };
  }
  if (text.includes("\0")) {
    return { problem: "intake.not-text", name };
  }
  if (/\.x?html?$/i.test(name) || type === "text/html") {
    return (await import("./later.js")).fromHtml(text, true);
  }
  if (/\.(md|markdown)$/i.test(name) || type === "text/markdown") {
    return { text: (await import("./later.js")).fromMarkdown(text) };
  }
  return /\.json$/i.test(name) ? json(text, name) : { text };
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {Taken}
 */
function json(text, name) {
  try {
    return { saved: JSON.parse(text), name };
  } catch {
    return { problem: "intake.not-saved", name };
  }
}

/**
 * UTF-8, unless the file says at its start that it is UTF-16, as Windows Notepad once saved.
 *
 * @param {Uint8Array} bytes
 */
function encoding([first, second]) {
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
