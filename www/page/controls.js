// The controls of a digest: how many facts and quotes, and the roles view with its legend. They
// stay where they are while the digest beside them changes.

import { fill } from "../view/dom.js";
import { h } from "../view/node.js";
import { isNothing } from "../view/refused.js";
import { legend } from "../view/roles.js";
import { choices, FACTS, QUOTES } from "./choices.js";

/** @typedef {import("../strings/lookup.js").Strings} Strings */

/**
 * @param {Strings} t
 */
export function controls(t) {
  const { facts, quotes } = choices();
  return h(
    "div",
    { class: "controls", role: "group", "aria-label": t("controls") },
    select("facts", FACTS, facts, t),
    select("quotes", [...QUOTES, "all"], quotes, t),
  );
}

/**
 * @param {string} name
 * @param {(number | "all")[]} values
 * @param {number | "all"} chosen
 * @param {Strings} t
 */
function select(name, values, chosen, t) {
  return h(
    "label",
    {},
    t(`controls.${name}`),
    " ",
    h(
      "select",
      { "data-choice": name, autocomplete: "off" },
      values.map((value) =>
        h(
          "option",
          { value, selected: value === chosen },
          value === "all" ? t("controls.all") : t.number(value),
        )
      ),
    ),
  );
}

/**
 * Where something else has chosen: shows what.
 *
 * @param {Element} root with the controls in it
 * @returns {boolean} whether that is something else than was shown
 */
export function showChoices(root) {
  const chosen = choices();
  let changed = false;
  for (const select of root.querySelectorAll("select")) {
    const value = String(chosen[select.dataset.choice === "facts" ? "facts" : "quotes"]);
    changed ||= select.value !== value;
    select.value = value;
  }
  return changed;
}

/** @param {Strings} t */
export function rolesTool(t) {
  return h(
    "section",
    { class: "roles-tool", "aria-label": t("roles"), hidden: true },
    h(
      "button",
      { type: "button", class: "quiet", "data-do": "roles", "aria-pressed": String(choices().roles) },
      t("roles"),
    ),
    h("div", { class: "legend" }),
  );
}

/**
 * @param {HTMLElement} tool
 * @param {import("../nutgraf.js").Digest | null} digest
 * @param {Strings} t
 */
export function showLegend(tool, digest, t) {
  const { roles } = choices();
  tool.classList.toggle("on", roles);
  tool.classList.toggle("idle", digest === null || isNothing(digest));
  tool.querySelector("button")?.setAttribute("aria-pressed", String(roles));
  const place = /** @type {Element} */ (tool.querySelector(".legend"));
  fill(place, roles && digest ? [legend(digest, t)] : []);
}
