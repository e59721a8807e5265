// The ways in: paste anywhere, drop or open a file, be handed a text in the address or by a share.

import { address, takeFromHash } from "./address.js";
import { readFile } from "./files.js";
import { takeShare } from "./offline.js";

/** @typedef {import("./files.js").Taken} Taken */

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
 * What another program shared.
 *
 * @param {Awaited<ReturnType<typeof takeShare>>} shared
 * @returns {Taken | Promise<Taken>}
 */
function fromShare(shared) {
  if (!shared) {
    return { problem: "intake.share-lost", name: "" };
  }
  const { title, text, url, file } = shared;
  if (file) {
    return readFile(file);
  }
  const words = text === "" ? url : text;
  const link = address(words);
  // An address stays one: with a title above it, it would be a text that is too short.
  return { text: link || words.includes(title) ? words : `${title}\n\n${words}`, url: link ?? address(url) };
}

/**
 * Listens for texts that come in.
 *
 * @param {{
 *   box: HTMLTextAreaElement,
 *   file: HTMLInputElement,
 *   drop: HTMLElement,
 *   take: (taken: Taken) => void | Promise<void>,
 *   failed: (error: unknown) => void,
 * }} ends
 */
export function listen({ box, file, drop, take, failed }) {
  let last = 0;
  /**
   * Of two that come in a row the second counts, whichever is read first.
   *
   * @param {Promise<Taken>} coming
   */
  const wait = async (coming) => {
    last += 1;
    const mine = last;
    try {
      const taken = await coming;
      if (mine === last) {
        await take(taken);
      }
    } catch (error) {
      // What reads such a file, say, did not arrive.
      if (mine === last) {
        failed(error);
      }
    }
  };
  const open = (/** @type {File} */ chosen) => wait(readFile(chosen));

  // What lies behind a dialogue is out of reach.
  const isCovered = () => document.querySelector("dialog") !== null;

  document.addEventListener("paste", (event) => {
    if (isCovered() || isEdit(box, event.target)) {
      return;
    }
    event.preventDefault();
    const { clipboardData } = event;
    const [first] = clipboardData?.files ?? [];
    const text = clipboardData?.getData("text/plain") ?? "";
    const html = clipboardData?.getData("text/html") ?? "";
    if (first && text.trim() === "") {
      open(first);
    } else if (html !== "") {
      const rich = import("./later.js").then(({ fromClipboard }) => fromClipboard(html, text));
      // The module may not arrive; the plain form is there already.
      wait(rich.catch(() => ({ text })));
    } else {
      wait(Promise.resolve({ text }));
    }
  });

  const fromHash = () => {
    const text = takeFromHash();
    if (text !== null) {
      wait(Promise.resolve({ text }));
    }
  };
  addEventListener("hashchange", fromHash);

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
    drop.hidden = depth === 0 || isCovered();
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
    if (first && !isCovered()) {
      await open(first);
    }
  });

  const share = takeShare();
  if (share) {
    wait(share.then(fromShare));
  }
  fromHash();
}
