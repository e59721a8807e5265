// The ways in: paste anywhere, drop or open a text file. Each ends in a text or a reason why not.

/** Longest file that is opened; the core refuses longer texts. */
const MAX_BYTES = 16 * 1024 * 1024;

/** @typedef {{ text: string } | { problem: string, name: string }} Taken `problem` is a text's key */

/**
 * @param {File} file
 * @returns {Promise<Taken>}
 */
export async function readFile(file) {
  const { name } = file;
  if (file.size > MAX_BYTES) {
    return { problem: "intake.too-long", name };
  }
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { problem: "intake.unreadable", name };
  }
  try {
    const text = new TextDecoder(encoding(bytes), { fatal: true }).decode(bytes);
    return text.includes("\0") ? { problem: "intake.not-text", name } : { text };
  } catch {
    return { problem: bytes.includes(0) ? "intake.not-text" : "intake.not-utf8", name };
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

/**
 * Whether a paste belongs to the box itself: an edit among other text, not a new article.
 *
 * @param {HTMLTextAreaElement} box
 * @param {EventTarget | null} target
 */
function isEdit(box, target) {
  const everything = box.selectionStart === 0 && box.selectionEnd === box.value.length;
  return target === box && !everything;
}

/**
 * Listens for texts that come in.
 *
 * @param {{
 *   box: HTMLTextAreaElement,
 *   file: HTMLInputElement,
 *   drop: HTMLElement,
 *   take: (taken: Taken) => void,
 * }} ends
 */
export function listen({ box, file, drop, take }) {
  let last = 0;
  /** Of two files opened in a row the second counts, whichever is read first. */
  const open = async (/** @type {File} */ chosen) => {
    last += 1;
    const mine = last;
    const taken = await readFile(chosen);
    if (mine === last) {
      take(taken);
    }
  };

  document.addEventListener("paste", (event) => {
    if (isEdit(box, event.target)) {
      return;
    }
    event.preventDefault();
    const [first] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() === "" && first) {
      open(first);
    } else if (text.trim() === "") {
      take({ problem: "intake.nothing", name: "" });
    } else {
      take({ text });
    }
  });

  file.addEventListener("change", async () => {
    const [first] = file.files ?? [];
    if (first) {
      await open(first);
    }
    // So that the same file can be opened again.
    file.value = "";
  });

  // Counts enters and leaves, which come for every element under the pointer.
  let depth = 0;
  const over = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    drop.hidden = depth === 0;
  };
  const brings = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragenter", (event) => brings(event) && over(1));
  document.addEventListener("dragleave", (event) => brings(event) && over(-1));
  document.addEventListener("dragover", (event) => brings(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!brings(event)) {
      return;
    }
    event.preventDefault();
    depth = 0;
    over(0);
    const [first] = event.dataTransfer?.files ?? [];
    if (first) {
      await open(first);
    }
  });
}
