// The only file that imports the WASM package.

import init, { digest as read, markdown as write } from "./pkg/nutgraf.js";
import { NutgrafError } from "./errors.js";

export { NutgrafError };

/** @typedef {import("./pkg/nutgraf.js").Digest} Digest */
/** @typedef {import("./pkg/nutgraf.js").Options} Options */

const MODULE = new URL("./pkg/nutgraf_bg.wasm", import.meta.url);

/** @type {Promise<void> | undefined} */
let loading;

/** @typedef {import("./pkg/nutgraf.js").InitInput} InitInput */

/**
 * Loads the core; further calls wait for the first.
 *
 * @param {InitInput | Promise<InitInput>} [module] the WASM module or where it is, if not beside this file
 * @throws {NutgrafError} `wasm-refused` where the browser has no WebAssembly or a policy forbids
 *   it, `load-failed` where the file did not arrive whole. A call after a failure tries again.
 */
export function load(module = MODULE) {
  loading ??= init({ module_or_path: module }).then(
    () => {},
    (error) => {
      loading = undefined;
      throw new NutgrafError(loadCode(error), String(error));
    },
  );
  return loading;
}

/** @param {unknown} error */
function loadCode(error) {
  if (typeof WebAssembly === "undefined") {
    return "wasm-refused";
  }
  // A policy without 'wasm-unsafe-eval' answers every module with a CompileError that names it; a
  // file that is cut off or no WASM at all gives one that does not.
  const refused = error instanceof WebAssembly.CompileError &&
    /content security policy|unsafe-eval|disallowed by embedder/i.test(error.message);
  return refused ? "wasm-refused" : "load-failed";
}

/**
 * The digest of `text`; `load()` must have succeeded.
 *
 * @param {string} text
 * @param {Partial<Options>} [options]
 * @param {number} [job] in a worker: number under which each stage is announced to the page
 * @returns {Digest}
 * @throws {NutgrafError} with a code of the core, or `panic`, after which this copy of the core
 *   cannot be trusted and its worker must be replaced
 */
export function digest(text, options, job) {
  try {
    return read(text, options, job);
  } catch (error) {
    throw asNutgrafError(error);
  }
}

/**
 * The digest of `text` as Markdown; as with `digest()`.
 *
 * @param {string} text
 * @param {Partial<Options>} [options]
 * @returns {string}
 */
export function markdown(text, options) {
  try {
    return write(text, options);
  } catch (error) {
    throw asNutgrafError(error);
  }
}

/** @param {unknown} error */
function asNutgrafError(error) {
  if (error instanceof Error && "code" in error) {
    return new NutgrafError(String(error.code), error.message);
  }
  return new NutgrafError("panic", String(error));
}
