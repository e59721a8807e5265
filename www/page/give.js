// Out of the page: to the clipboard, or as a file.

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard now
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No leave, or no secure address.
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has it by then; what is not let go stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * A name for a file, of an article's title.
 *
 * @param {string} title
 */
export function fileName(title) {
  const words = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  return words.slice(0, 60).replace(/^-|-[^-]*$/g, (cut) => (words.length > 60 || cut === "-" ? "" : cut)) ||
    "article";
}
