// What each sentence does in the story: the names, and the legend of the view that shows it.

import { h } from "./node.js";
import { isRefused } from "./refused.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

/** The roles that there is a form for, in the order of the legend. */
export const ROLES = /** @type {const} */ ([
  "main-event",
  "consequence",
  "current-context",
  "previous-event",
  "historical",
  "anecdotal",
  "evaluation",
  "expectation",
  "not-article",
]);

/**
 * Whether the roles of a digest say something: they are read in English articles.
 *
 * @param {Digest} digest
 */
export function rolesRead(digest) {
  const { sentences, notices, article: { genre } } = digest;
  return sentences !== undefined && sentences !== null && genre !== "not-article" &&
    !isRefused(digest) && !notices.some(({ code }) => code === "language-unsupported");
}

/**
 * The sentences whose roles are shown: a headline is no sentence of the story.
 *
 * @param {Digest} digest
 */
export function tellingSentences(digest) {
  const title = digest.article.title?.span;
  return rolesRead(digest)
    ? (digest.sentences ?? []).filter(({ span }) => !title || span[0] >= title[1])
    : [];
}

/**
 * The roles that occur, each drawn as it is in the text, with the number of its sentences.
 *
 * @param {Digest} digest
 * @param {Strings} t
 */
export function legend(digest, t) {
  if (!rolesRead(digest)) {
    return h("p", { class: "none" }, t("roles.unread"));
  }
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { role } of tellingSentences(digest)) {
    counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  return h(
    "ul",
    { role: "list", "aria-label": t("roles.legend") },
    ROLES.filter((role) => counts.has(role)).map((role) =>
      h(
        "li",
        {},
        h("span", { class: `role ${role}` }, t(`role.${role}`)),
        " ",
        h("span", { class: "count" }, t.number(counts.get(role) ?? 0)),
      )
    ),
  );
}
