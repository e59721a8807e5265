// The panel without a digest: its tools, the places for what comes.

import { controls } from "../../page/controls.js";
import { fill } from "../../view/dom.js";
import { h } from "../../view/node.js";

/** @typedef {import("../../strings/lookup.js").Strings} Strings */
/** @typedef {ReturnType<typeof build>} Elements */

/**
 * @param {HTMLElement} body
 * @param {Strings} t
 */
export function build(body, t) {
  fill(body, [
    h(
      "header",
      { class: "tools" },
      h("h1", { class: "spoken" }, "Nutgraf"),
      button("again", t("panel.again"), { hidden: true }),
      button("save", t("save"), { hidden: true }),
      button("settings", t("panel.settings")),
    ),
    h("div", { class: "message-line", role: "alert" }),
    h(
      "main",
      { class: "digest desk", tabindex: "-1", "aria-label": t("side.digest") },
      h("div", { class: "at-work" }),
      h("div", { class: "about-article" }),
      controls(t),
      h("div", { class: "drawn" }),
      h("p", { class: "hint" }, hint(t)),
    ),
    h(
      "footer",
      { class: "foot" },
      h(
        "details",
        { class: "private" },
        h("summary", {}, t("private.short")),
        ["private.how", "private.leave", "private.kept"].map((key) => h("p", {}, t(key))),
      ),
    ),
    h("p", { class: "spoken", role: "status" }),
  ]);
  /** @param {string} selector */
  const get = (selector) => {
    const element = body.querySelector(selector);
    if (!element) {
      throw new Error(`the frame has no ${selector}`);
    }
    return /** @type {HTMLElement} */ (element);
  };
  return {
    message: get(".message-line"),
    digest: get(".digest"),
    atWork: get(".at-work"),
    head: get(".about-article"),
    controls: get(".controls"),
    drawn: get(".drawn"),
    hint: get(".hint"),
    again: get("[data-do=again]"),
    save: get("[data-do=save]"),
    spoken: get("[role=status]"),
  };
}

/**
 * @param {string} action
 * @param {string} label
 * @param {Record<string, import("../../view/node.js").Value>} attributes
 */
function button(action, label, attributes = {}) {
  return h("button", { type: "button", class: "quiet", "data-do": action, ...attributes }, label);
}

/** @param {Strings} t */
function hint(t) {
  return t.rich("walk.hint", { down: h("kbd", {}, "Alt+↓"), up: h("kbd", {}, "Alt+↑") });
}
