// What stands in the panel where there is no digest: what to do first, or why there is none.

import { h } from "../../view/node.js";

/** @typedef {import("../../strings/lookup.js").Strings} Strings */
/** @typedef {import("../../view/node.js").Node} Node */

/**
 * Before anything is read.
 *
 * @param {Strings} t
 * @param {string} shortcut empty where none is set
 */
export function welcome(t, shortcut) {
  return h(
    "div",
    { class: "welcome" },
    h("p", { class: "first" }, t.rich("welcome", { button: picture(t) })),
    shortcut !== "" &&
      h("p", {}, t.rich("welcome.shortcut", { shortcut: h("kbd", {}, shortcut) })),
    h("p", {}, t("welcome.menu")),
    h(
      "p",
      { class: "what" },
      t.rich("welcome.what", {
        facts: h("span", { class: "pencil fact" }, t("intro.facts")),
        quotes: h("span", { class: "pencil quote" }, t("intro.quotes")),
        implications: h("span", { class: "pencil implication" }, t("intro.implications")),
      }),
    ),
  );
}

/**
 * Nothing was read.
 *
 * @param {"list" | "none" | "selection" | "refused" | "leave"} why
 * @param {Strings} t
 */
export function nothing(why, t) {
  const canSelect = why !== "refused" && why !== "leave";
  return h(
    "div",
    { class: "message" },
    h("h2", {}, t(`none.${why}`)),
    h("p", {}, t.rich(`none.${why}.do`, { button: picture(t) })),
    canSelect && h("p", { class: "ways" }, [
      h("button", { type: "button", class: "button", "data-do": "selection" }, t("panel.selection")),
    ]),
  );
}

/**
 * What was read is no longer there.
 *
 * @param {"moved" | "changed" | "left"} how
 * @param {Strings} t
 */
export function gone(how, t) {
  return h(
    "div",
    { class: "message" },
    h("h2", {}, t(`gone.${how}`)),
    h("p", {}, t("gone.do")),
    h("p", { class: "ways" }, [
      h("button", { type: "button", class: "button", "data-do": "again" }, t("panel.read")),
    ]),
  );
}

/**
 * The sign on the button in the toolbar.
 *
 * @param {Strings} t
 */
function picture(t) {
  return h("span", { class: "sign", role: "img", "aria-label": t("welcome.nutgraf") });
}
