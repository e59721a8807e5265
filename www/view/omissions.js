// What was left out: the paragraphs that gave nothing, with what they do and their first words.

import { omissions } from "./coverage.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { opening } from "./passage.js";

/** @typedef {import("./digest.js").Setting} Setting */

/** Entries of a list at most; what is longer nobody reads, and the page would grow slow. */
export const LONGEST = 200;

/** @param {Setting} setting */
export function leftOut(setting) {
  const { digest, all, t, paragraphAt } = setting;
  if (!digest.sentences?.some(({ role }) => role !== "not-article")) {
    return null;
  }
  const entries = omissions(digest, all, paragraphAt);
  const count = entries.length;
  return h(
    "section",
    { class: "part left-out", "aria-labelledby": "left-out" },
    h("h2", { id: "left-out" }, t("left-out")),
    count === 0 && h("p", { class: "none" }, t("left-out.none")),
    count > 0 && h(
      "details",
      { "data-keep": "left-out" },
      h("summary", {}, t("left-out.count", { count })),
      h("ul", { role: "list" }, entries.slice(0, LONGEST).map((entry) => omission(entry, setting))),
      count > LONGEST && h("p", { class: "more" }, t("list.more", { count: count - LONGEST })),
    ),
  );
}

/**
 * @param {ReturnType<typeof omissions>[number]} entry
 * @param {Setting} setting
 */
function omission({ roles, item }, { digest, text, t, paragraphAt }) {
  const names = roles.map((role) => `role.${role}`).filter((key) => t.has(key));
  return h(
    "li",
    { class: "item omission", "data-item": item.key },
    mark(item, "digest", t, paragraphAt(item.spans[0][0])),
    names.length > 0 && h("p", { class: "does" }, names.map((key) => t(key)).join(", ")),
    h("p", { class: "opening", dir: "auto", lang: digest.language }, opening(text, item.spans[0])),
  );
}
