// Key quotes as pull quotes: the words, who said them, how that is known.

import { quoteItems } from "./items.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { edit, passage } from "./passage.js";

/** @typedef {import("../pkg/nutgraf.js").Quote} Quote */
/** @typedef {import("../pkg/nutgraf.js").Speaker} Speaker */
/** @typedef {import("./digest.js").Setting} Setting */

/** @param {Setting} setting */
export function quotes(setting) {
  const { digest, t } = setting;
  const list = quoteItems(digest);
  return h(
    "section",
    { class: "part quotes", "aria-labelledby": "quotes" },
    h("h2", { id: "quotes" }, t("quotes")),
    list.length === 0 && h("p", { class: "none" }, noQuotes(setting)),
    list.length > 0 && h("ul", { role: "list" }, list.map((entry) => quote(entry, setting))),
    speakers(setting),
  );
}

/** @param {Setting} setting */
function noQuotes({ digest, t }) {
  const paraphrased = digest.speakers.filter(({ words }) => words === 0).length;
  return paraphrased > 0 ? t("quotes.paraphrased", { count: paraphrased }) : t("quotes.none");
}

/**
 * @param {ReturnType<typeof quoteItems>[number]} entry
 * @param {Setting} setting
 */
function quote({ halves, item }, setting) {
  const { t, paragraphAt } = setting;
  return h(
    "li",
    { class: "item quote", "data-item": item.key },
    mark(item, "digest", t, paragraphAt(halves[0].span[0])),
    h(
      "figure",
      {},
      h(
        "blockquote",
        { class: "words", dir: "auto", lang: setting.digest.language },
        h("p", {}, halves.map((half, i) => [i > 0 && " ", words(half, setting)])),
      ),
      h("figcaption", {}, said(halves, setting)),
    ),
  );
}

/**
 * The words: those of a direct quote between marks, a mixed one with the marks that it has.
 *
 * @param {Quote} quote
 * @param {Setting} setting
 */
function words({ span, kind, edits }, { text, t }) {
  const slice = passage(text, span, edits.map(edit));
  return kind === "direct" ? [t("quote.open"), ...slice, t("quote.close")] : slice;
}

/**
 * @param {Quote[]} halves
 * @param {Setting} setting
 */
function said([first, ...others], setting) {
  const { t } = setting;
  const notes = [
    first.speaker && found(first.speaker, setting),
    first.kind === "mixed" && t("quote.mixed"),
    isFragment(first) && others.length === 0 && t("quote.incomplete"),
  ].filter((note) => typeof note === "string");
  return [
    h("p", { class: "speaker" }, speaker(first.speaker, setting)),
    notes.length > 0 && h("p", { class: "found" }, notes.join("; ")),
  ];
}

/**
 * Whether it is seen to start in the middle of a sentence; one that only lacks its stop is not.
 *
 * @param {Quote} quote
 */
function isFragment({ kind, complete, text }) {
  return kind === "direct" && !complete && /^\p{Ll}/u.test(text);
}

/**
 * @param {Speaker | null | undefined} speaker
 * @param {Setting} setting
 */
function speaker(speaker, { text, t }) {
  if (!speaker) {
    return t("speaker.unknown");
  }
  const { name, mention, description } = speaker;
  const unnamed = mention
    ? t("speaker.unnamed", { mention: text.slice(...mention) })
    : t("speaker.anonymous");
  return [
    "— ",
    name ? h("span", { class: "name", dir: "auto" }, name) : unnamed,
    description && [", ", h("span", { class: "description", dir: "auto" }, description.text)],
  ];
}

/**
 * @param {Speaker} speaker
 * @param {Setting} setting
 */
function found({ name, mention, found }, { text, t, paragraphAt }) {
  if (!name || !t.has(`found.${found}`)) {
    return null;
  }
  const said = mention ? text.slice(...mention) : "";
  if (!mention && found === "pronoun") {
    return null;
  }
  if (!mention && found === "same-words") {
    return t("found.same-words.elsewhere");
  }
  return t(`found.${found}`, {
    name,
    mention: said,
    paragraph: mention ? paragraphAt(mention[0]) : 0,
  });
}

/**
 * Who is quoted how much; with one speaker the quote itself says it.
 *
 * @param {Setting} setting
 */
function speakers({ digest, t }) {
  const quoted = digest.speakers.filter(({ words }) => words > 0);
  if (quoted.length < 2) {
    return null;
  }
  return h(
    "div",
    { class: "speakers" },
    h("h3", {}, t("speakers")),
    h(
      "ul",
      { role: "list" },
      quoted.map(({ name, words }) =>
        h(
          "li",
          {},
          h("span", { class: "name", dir: "auto" }, name),
          " ",
          h("span", { class: "count" }, t("speaker.share", { count: words })),
        )
      ),
    ),
  );
}
