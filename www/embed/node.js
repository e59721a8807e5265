// The package in Node: the same core, its module read from beside it.

import { readFile } from "node:fs/promises";
import { load as start } from "../nutgraf.js";

export { digest, markdown, NutgrafError } from "../nutgraf.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../nutgraf.js").Options} Options */
/** @typedef {import("../nutgraf.js").InitInput} InitInput */

/** @type {Promise<Buffer> | undefined} */
let bytes;

/**
 * Loads the core; further calls wait for the first.
 *
 * @param {InitInput | Promise<InitInput>} [module] the WASM module, if not the one of the package
 * @returns {Promise<void>}
 */
export function load(module) {
  return start(module ?? (bytes ??= readFile(new URL("../pkg/nutgraf_bg.wasm", import.meta.url))));
}
