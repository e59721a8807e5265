// Whether the page lets us work at all, known before anything is loaded or any space is taken.

import { refused } from "../trusted.js";

/** The smallest module there is. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @type {{ code: string, message: string } | null | undefined} */
let answer;

/** What stands in the way, `null` if nothing does. */
export function obstacle() {
  answer = answer === undefined ? find() : answer;
  return answer;
}

function find() {
  try {
    new WebAssembly.Module(EMPTY);
  } catch (error) {
    return { code: "wasm-refused", message: `WebAssembly is not allowed here: ${error}` };
  }
  return refused()
    ? { code: "policy-refused", message: "The Trusted Types policy nutgraf is not allowed here." }
    : null;
}
