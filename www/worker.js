// The module worker: one question in, `{id, progress}` messages, one `{id, result}` or
// `{id, error}` out.

import { digest, load, markdown, NutgrafError } from "./nutgraf.js";

/** @typedef {import("./nutgraf.js").Options} Options */
/** @typedef {{ id: number, text: string, options?: Partial<Options>, as?: "markdown" }} Question */

/**
 * A browser compiles each function of the core when it is first called, so that the first digest takes ten times as long
 * as the next. This one is read while the reader still looks for an article: a text with a little of everything.
 */
const WARM_UP = `Port to close

HALDEN, Norway (AP) — The port will close on Friday, the mayor, Ana Ruiz, said. “We could not go on,” she told \
reporters, adding that 40 people may lose their jobs.

Why it matters: The ruling means that ships would have to turn back, if nothing changes.

Photo by Omar Sow, March 5, 2024`;

/** Where the WASM module is, if whoever started this says so by its name. */
const module = self.name || undefined;

// Starts before the first question comes; a failure is told to whoever asks.
load(module).then(() => digest(WARM_UP)).catch(() => {});

addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data }) => {
  const { id, text, options, as } = data;
  try {
    await load(module);
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
