// The digest as a tree of plain nodes: the view that page, extension and element share.

import { facts } from "./facts.js";
import { implications } from "./implications.js";
import { items } from "./items.js";
import { flat, h } from "./node.js";
import { quotes } from "./quotes.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../strings/lookup.js").Strings} Strings */
/**
 * @typedef {{
 *   digest: Digest,
 *   text: string,
 *   t: Strings,
 *   paragraphAt: (offset: number) => number,
 * }} Setting
 * `text` is what the digest was made from; `paragraphAt` says by which number a reader would call
 * the paragraph at an offset.
 */

/** Notices after which empty parts go without saying. */
const REFUSALS = new Set(["not-article", "too-short"]);
/** Genres of which no facts are drawn where the text names them itself. */
const REFUSED = new Set(["opinion", "live-blog"]);

/**
 * @param {Setting} setting
 * @returns {import("./node.js").Node[]}
 */
export function digestView(setting) {
  const { digest, t } = setting;
  const refused = items(digest).length === 0 &&
    digest.notices.some(({ code }) => REFUSALS.has(code));
  if (refused) {
    return [refusal(digest, t)];
  }
  return flat([
    h(
      "div",
      { class: "head" },
      digest.article.title &&
        h("p", { class: "headline", dir: "auto" }, digest.article.title.text),
      notices(digest, t),
      reading(digest, t),
    ),
    !isRefused(digest) && facts(setting),
    quotes(setting),
    implications(setting),
  ]);
}

/**
 * Whether facts are refused, and a notice says so.
 *
 * @param {Digest} digest
 */
function isRefused({ facts, notices }) {
  return facts.length === 0 && notices.some(({ code }) => REFUSED.has(code));
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
function notices({ notices }, t) {
  return [...notices]
    .sort((a, b) => Number(REFUSALS.has(b.code)) - Number(REFUSALS.has(a.code)))
    .map(({ code, message, count }) => {
      const key = `notice.${code}`;
      return h("p", { class: "notice" }, t.has(key) ? t(key, { count: count ?? 1 }) : message);
    });
}

/**
 * What a screen reader is told when a digest arrives.
 *
 * @param {Digest} digest
 * @param {Strings} t
 */
export function spoken(digest, t) {
  const list = items(digest);
  /** @param {string} kind */
  const count = (kind) => list.filter((item) => item.kind === kind).length;
  return t("ready", {
    facts: t("ready.facts", { count: count("fact") }),
    quotes: t("ready.quotes", { count: count("quote") }),
    implications: t(count("implication") > 0 ? "ready.implications" : "ready.no-implications"),
  });
}
