// What stands where a digest would: errors, and progress with its cancel.

import { h } from "./node.js";

/** @typedef {import("../strings/lookup.js").Strings} Strings */

/** Errors that another try can mend. */
const RETRY = new Set(["cancelled", "panic", "worker-failed", "load-failed", "wasm-refused"]);

/**
 * What happened; what still stands and what to do.
 *
 * @param {{ code: string, message: string }} error
 * @param {Strings} t
 */
export function errorWords({ code, message }, t) {
  const key = t.has(`error.${code}`) ? `error.${code}` : "error.other";
  return [t(key, { message }), t(`${key}.do`)];
}

/**
 * @param {{ code: string, message: string }} error
 * @param {Strings} t
 */
export function errorView(error, t) {
  const [what, then] = errorWords(error, t);
  return h(
    "div",
    { class: "message" },
    h("h2", {}, what),
    h("p", {}, then),
    RETRY.has(error.code) &&
      h("button", { type: "button", class: "button", "data-do": "retry" }, t("retry")),
  );
}

/**
 * @param {{ stage: string, done: number, of: number } | null} progress
 * @param {Strings} t
 */
export function workingView(progress, t) {
  const key = `working.${progress?.stage}`;
  return h(
    "div",
    { class: "working" },
    h("button", { type: "button", class: "quiet", "data-do": "cancel" }, t("cancel")),
    h("progress", {
      max: progress?.of ?? 1,
      value: progress?.done,
      "aria-label": t("working"),
    }),
    h("p", {}, t(t.has(key) ? key : "working")),
  );
}
