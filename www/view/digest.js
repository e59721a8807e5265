// The digest as a tree of plain nodes: the view that page, extension and element share.

import { citations } from "./citations.js";
import { facts } from "./facts.js";
import { implications } from "./implications.js";
import { items } from "./items.js";
import { flat, h } from "./node.js";
import { leftOut } from "./omissions.js";
import { quotes } from "./quotes.js";
import { isNothing, isRefused, noticed } from "./refused.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../strings/lookup.js").Strings} Strings */
/**
 * @typedef {{
 *   digest: Digest,
 *   text: string,
 *   t: Strings,
 *   all: boolean,
 *   paragraphAt: (offset: number) => number,
 *   without?: ReadonlySet<string>,
 * }} Setting
 * `text` is what the digest was made from; `all` whether all quotes are shown, or the key ones
 * alone; `paragraphAt` says by which number a reader would call the paragraph at an offset; `without`
 * are the classes of parts that are not wanted.
 */

/**
 * The whole digest: its head, then its parts. Lists that need the outline are left out without it.
 *
 * @param {Setting} setting
 * @returns {import("./node.js").Node[]}
 */
export function digestView(setting) {
  return [...headView(setting), ...partsView(setting)];
}

/**
 * Headline, length, notices; nothing where the only thing to say is that nothing was drawn.
 *
 * @param {Setting} setting
 * @returns {import("./node.js").Node[]}
 */
export function headView({ digest, t }) {
  return isNothing(digest) ? [] : [
    h(
      "div",
      { class: "head" },
      digest.article.title &&
        h("p", { class: "headline", dir: "auto" }, digest.article.title.text),
      reading(digest, t),
      notices(digest, t),
    ),
  ];
}

/**
 * @param {Setting} setting
 * @returns {import("./node.js").Node[]}
 */
export function partsView(setting) {
  return flat(parts(setting).map((draw) => draw()));
}

/**
 * The parts in their order, each drawn by a call, for who has no time for all of them at once.
 *
 * @param {Setting} setting
 * @returns {(() => import("./node.js").Child)[]}
 */
export function parts(setting) {
  const { digest, t, without } = setting;
  if (isNothing(digest)) {
    return [() => refusal(digest, t)];
  }
  const refused = isRefused(digest);
  return [
    { name: "facts", draw: facts, needsArticle: true },
    { name: "quotes", draw: quotes, needsArticle: false },
    { name: "implications", draw: implications, needsArticle: false },
    { name: "citations", draw: citations, needsArticle: false },
    { name: "left-out", draw: leftOut, needsArticle: true },
  ]
    .filter(({ name, needsArticle }) => !without?.has(name) && !(refused && needsArticle))
    .map(({ draw }) => () => draw(setting));
}

/**
 * A text that is no article: one plain sentence, and no empty parts.
 *
 * @param {Digest} digest
 * @param {Strings} t
 */
function refusal(digest, t) {
  const [first, ...others] = notices(digest, t);
  return h(
    "div",
    { class: "message" },
    h("h2", {}, ...first.children),
    h("p", {}, t("refused.do")),
    others,
  );
}

/**
 * @param {Digest} digest
 * @param {Strings} t
 */
function reading({ article }, t) {
  return h("p", { class: "reading" }, [
    t("reading.minutes", { count: article.readingMinutes }),
    t("reading.words", { count: article.words }),
  ].join(" · "));
}

/**
 * @param {Digest} digest
 * @param {Strings} t
 */
function notices(digest, t) {
  return noticed(digest, t).map((words) => h("p", { class: "notice" }, words));
}

/**
 * What a screen reader is told when a digest arrives.
 *
 * @param {Setting} setting
 */
export function spoken({ digest, all, t }) {
  const list = items(digest, all);
  /** @param {string} kind */
  const count = (kind) => list.filter((item) => item.kind === kind).length;
  return t("ready", {
    facts: t("ready.facts", { count: count("fact") }),
    quotes: t("ready.quotes", { count: count("quote") }),
    implications: t(count("implication") > 0 ? "ready.implications" : "ready.no-implications"),
  });
}
