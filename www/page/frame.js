// The page without an article: bar, intro, box, the places for digest and original.

import { h } from "../view/node.js";
import { controls, rolesTool } from "./controls.js";
import { ENDINGS } from "./files.js";

/** @typedef {import("../strings/lookup.js").Strings} Strings */

/**
 * @param {Strings} t
 * @returns {import("../view/node.js").Node[]}
 */
export function frame(t) {
  return [
    h(
      "header",
      { class: "bar" },
      h("h1", {}, "Nutgraf"),
      button("update", t("update"), { hidden: true, title: t("update.note") }),
      h(
        "div",
        { class: "tools" },
        button("undo", t("undo"), { hidden: true, "aria-label": t("undo.label") }),
        button("edit", t("edit"), { hidden: true }),
        button("done", t("done"), { hidden: true }),
        button("save", t("save"), { hidden: true }),
        button("new", t("new"), { hidden: true }),
      ),
      h("div", { class: "intake-message", role: "alert" }),
    ),
    h("div", { class: "reopened" }),
    h(
      "main",
      { class: "desk", "data-mode": "empty" },
      h("section", { class: "intro" }, h("p", {}, intro(t))),
      h(
        "section",
        { class: "sheet", "aria-label": t("box.label") },
        h("textarea", {
          class: "box",
          spellcheck: "false",
          autocomplete: "off",
          autocapitalize: "off",
          "aria-label": t("box.label"),
          placeholder: t("box.placeholder"),
        }),
      ),
      h("section", { class: "start" }, start(t), h("div", { class: "recent" }), privacy(t)),
      h(
        "section",
        { class: "digest", tabindex: "-1", "aria-label": t("side.digest"), hidden: true },
        h("div", { class: "at-work" }),
        h("div", { class: "about-article" }),
        controls(t),
        h("div", { class: "drawn" }),
        h("p", { class: "hint" }, hint(t)),
      ),
      rolesTool(t),
      h("article", {
        class: "original",
        tabindex: "-1",
        "aria-label": t("side.original"),
        hidden: true,
      }),
      h(
        "footer",
        { class: "foot" },
        button("privacy", t("requests", { count: 0 })),
        button("settings", t("settings")),
      ),
    ),
    h("button", { type: "button", class: "back", "data-do": "back", hidden: true }),
    h("p", { class: "drop", hidden: true }, t("drop")),
    h("p", { class: "spoken", role: "status" }),
    h("input", {
      type: "file",
      class: "file",
      accept: ENDINGS,
      hidden: true,
      tabindex: "-1",
      "aria-label": t("open"),
    }),
  ];
}

/**
 * The one sentence; its words for the three kinds are drawn as those are in the text.
 *
 * @param {Strings} t
 */
function intro(t) {
  return t.rich("intro", {
    facts: h("span", { class: "pencil fact" }, t("intro.facts")),
    quotes: h("span", { class: "pencil quote" }, t("intro.quotes")),
    implications: h("span", { class: "pencil implication" }, t("intro.implications")),
  });
}

/**
 * For those with a keyboard.
 *
 * @param {Strings} t
 */
function hint(t) {
  return t.rich("walk.hint", { down: h("kbd", {}, "Alt+↓"), up: h("kbd", {}, "Alt+↑") });
}

/** @param {Strings} t */
function start(t) {
  return h(
    "div",
    { class: "ways" },
    h("button", { type: "button", class: "button", "data-do": "example" }, t("example")),
    button("open", t("open")),
  );
}

/** @param {Strings} t */
function privacy(t) {
  return h(
    "details",
    { class: "private" },
    h("summary", {}, t("private")),
    ["private.how", "private.proof", "private.kept"].map((key) => h("p", {}, t(key))),
  );
}

/**
 * @param {string} action
 * @param {string} label
 * @param {Record<string, import("../view/node.js").Value>} attributes
 */
function button(action, label, attributes = {}) {
  return h("button", { type: "button", class: "quiet", "data-do": action, ...attributes }, label);
}
