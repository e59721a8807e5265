// The last articles, on the empty desk, where the reader has them kept.

import { fill } from "../view/dom.js";
import { h } from "../view/node.js";
import { entries, isOn } from "./history.js";

/**
 * @param {HTMLElement} place
 * @param {import("../strings/lookup.js").Strings} t
 */
export function showRecent(place, t) {
  const kept = isOn() ? entries() : [];
  if (kept.length === 0) {
    // What writes dates takes a phone a tenth of a second to make.
    fill(place, []);
    return;
  }
  const date = new Intl.DateTimeFormat(t.language, { day: "numeric", month: "short" });
  fill(place, [
    h("h2", {}, t("recent")),
    h("ul", { role: "list" }, kept.map(({ title, at }) =>
      h(
        "li",
        {},
        h("button", { type: "button", "data-do": "recent", "data-at": at, dir: "auto" }, title),
        h("span", { class: "date" }, date.format(at)),
      )
    )),
  ]);
}
