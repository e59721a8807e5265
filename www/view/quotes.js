// Quotes as pull quotes: the words, who said them, how that is known.

import { acts } from "./acts.js";
import { balance } from "./balance.js";
import { cited } from "./citations.js";
import { quoteItems } from "./items.js";
import { ledger } from "./ledger.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { LONGEST } from "./omissions.js";
import { edit, passage } from "./passage.js";
import { found, isUnclear, speakerName } from "./speaker.js";

/** @typedef {import("../pkg/nutgraf.js").Quote} Quote */
/** @typedef {import("../pkg/nutgraf.js").Speaker} Speaker */
/** @typedef {import("./digest.js").Setting} Setting */

/** @param {Setting} setting */
export function quotes(setting) {
  const { digest, all, t, without } = setting;
  const list = quoteItems(digest, all);
  return h(
    "section",
    { class: "part quotes", "aria-labelledby": "quotes" },
    h("h2", { id: "quotes" }, t(all ? "quotes.all" : "quotes")),
    list.length === 0 && h("p", { class: "none" }, noQuotes(setting)),
    list.length > 0 &&
      h("ul", { role: "list" }, list.slice(0, LONGEST).map((entry) => quote(entry, setting))),
    list.length > LONGEST &&
      h("p", { class: "more" }, t("list.more", { count: list.length - LONGEST })),
    !without?.has("balance") && balance(setting),
    !without?.has("ledger") && ledger(setting),
  );
}

/**
 * Why there is no quote: none stands out, or nobody is quoted.
 *
 * @param {Pick<Setting, "digest" | "text" | "t" | "without">} setting
 */
export function noQuotes({ digest: { quotes }, text, t, without }) {
  if (quotes.some(({ kind }) => kind !== "indirect")) {
    return t(without?.has("ledger") ? "quotes.none-key.alone" : "quotes.none-key");
  }
  const sources = quotes.map(({ speaker }) =>
    speaker?.name ?? (speaker?.mention ? text.slice(...speaker.mention).toLowerCase() : "")
  );
  const count = new Set(sources).size;
  return count > 0 ? t("quotes.paraphrased", { count }) : t("quotes.none");
}

/**
 * @param {ReturnType<typeof quoteItems>[number]} entry
 * @param {Setting} setting
 */
function quote({ halves, item }, setting) {
  const { t, paragraphAt } = setting;
  const isKey = halves.some(({ key }) => key);
  return h(
    "li",
    { class: isKey ? "item quote" : "item quote minor", "data-item": item.key },
    mark(item, "digest", t, paragraphAt(halves[0].span[0])),
    h(
      "figure",
      {},
      h(
        "blockquote",
        { class: "words", dir: "auto", lang: setting.digest.language },
        h("p", {}, halves.map((half, i) => [i > 0 && " ", words(half, halves, setting)])),
      ),
      h("figcaption", {}, said(halves, setting), acts(item, t)),
    ),
  );
}

/**
 * The words: those of a direct quote between marks, others with the marks that they have.
 *
 * @param {Quote} half
 * @param {Quote[]} halves
 * @param {Setting} setting
 */
function words(half, halves, { text, t }) {
  const { span: [start, end], kind, edits } = half;
  const slice = passage(text, [start, end - comma(half, halves)], edits.map(edit));
  return kind === "direct" ? [t("quote.open"), ...slice, t("quote.close")] : slice;
}

/**
 * How many letters are not shown at the end of a half: the comma before the tag behind an utterance belongs to that.
 *
 * @param {Quote} half
 * @param {Quote[]} halves
 */
export function comma(half, halves) {
  return half === halves.at(-1) && half.kind === "direct" && half.text.endsWith(",") ? 1 : 0;
}

/**
 * @param {Quote[]} halves
 * @param {Setting} setting
 */
function said(halves, setting) {
  const { t } = setting;
  const [first, ...others] = halves;
  const notes = [
    first.speaker && found(first.speaker, setting),
    first.kind === "mixed" && t("quote.mixed"),
    first.kind === "indirect" && t("quote.indirect"),
    isFragment(first) && others.length === 0 && t("quote.incomplete"),
  ].filter((note) => typeof note === "string");
  const labels = halves.flatMap(({ citations }) => citations);
  return [
    h("p", { class: "speaker" }, speaker(first.speaker, setting)),
    notes.length > 0 && h("p", { class: "found" }, notes.join("; ")),
    cited(labels, setting),
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
function speaker(speaker, setting) {
  const name = speakerName(speaker, setting);
  if (isUnclear(speaker, setting.text)) {
    return name;
  }
  // Who has no name is called by the description already.
  const description = speaker.name ? speaker.description : null;
  return [
    "— ",
    speaker.name ? h("span", { class: "name", dir: "auto" }, name) : name,
    description && [", ", h("span", { class: "description", dir: "auto" }, description.text)],
  ];
}
