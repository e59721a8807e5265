// What stands where a digest would: errors, and progress with its cancel.

import { h } from "./node.js";

/** @typedef {import("../strings/lookup.js").Strings} Strings */

/** Errors that another try can mend. */
const RETRY = new Set(["cancelled", "panic", "worker-failed", "load-failed", "wasm-refused"]);

/**
 * @param {{ code: string, message: string }} error
 * @param {Strings} t
 */
export function errorView({ code, message }, t) {
  const key = t.has(`error.${code}`) ? `error.${code}` : "error.other";
  return h(
    "div",
    { class: "message" },
    h("h2", {}, t(key, { message })),
    h("p", {}, t(`${key}.do`)),
    RETRY.has(code) &&
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
