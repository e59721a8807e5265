// The module worker: one question in, `{id, progress}` messages, one `{id, result}` or
// `{id, error}` out.

import { digest, load, markdown, NutgrafError } from "./nutgraf.js";

/** @typedef {import("./nutgraf.js").Options} Options */
/** @typedef {{ id: number, text: string, options?: Partial<Options>, as?: "markdown" }} Question */

// Starts before the first question comes; a failure is told to whoever asks.
load().catch(() => {});

addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data }) => {
  const { id, text, options, as } = data;
  try {
    await load();
    if (as === undefined) {
      postMessage({ id, result: digest(text, options, id) });
    } else {
      postMessage({ id, result: markdown(text, options) });
    }
  } catch (error) {
    const code = error instanceof NutgrafError ? error.code : "panic";
    const message = error instanceof Error ? error.message : String(error);
    postMessage({ id, error: { code, message } });
  }
});
