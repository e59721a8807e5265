// The quote ledger: everything that somebody said, how much of it word for word, and how we know
// who.

import { quoteItems, saidItems } from "./items.js";
import { mark } from "./mark.js";
import { h } from "./node.js";
import { LONGEST } from "./omissions.js";
import { opening } from "./passage.js";
import { found, speakerName } from "./speaker.js";

/** @typedef {import("../pkg/nutgraf.js").Quote} Quote */
/** @typedef {import("./digest.js").Setting} Setting */
/** @typedef {ReturnType<typeof quoteItems>[number]} Entry */

/** @param {Setting} setting */
export function ledger(setting) {
  const { digest, all, t } = setting;
  const entries = [...quoteItems(digest, all), ...saidItems(digest, all)]
    .sort((a, b) => a.item.spans[0][0] - b.item.spans[0][0]);
  const count = entries.length;
  if (count === 0) {
    return null;
  }
  return h(
    "details",
    { class: "ledger", "data-keep": "ledger" },
    h("summary", {}, t("ledger", { count })),
    h("ul", { role: "list" }, entries.slice(0, LONGEST).map((entry) => line(entry, setting))),
    count > LONGEST && h("p", { class: "more" }, t("list.more", { count: count - LONGEST })),
  );
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 */
function line({ halves, item }, setting) {
  const { digest, text, t, paragraphAt } = setting;
  const [first] = halves;
  const words = opening(text, first.span);
  const quoted = first.kind === "direct" ? `${t("quote.open")}${words}${t("quote.close")}` : words;
  return h(
    "li",
    // A quote that stands above is the item; its line here leads to the text as well.
    { class: item.kind === "said" ? "item said" : "said", "data-item": item.key },
    mark(item, "digest", t, paragraphAt(first.span[0])),
    h("p", { class: "opening", dir: "auto", lang: digest.language }, quoted),
    h("p", { class: "does" }, [speakerName(first.speaker, setting), ...kept(halves, setting)].join(" · ")),
  );
}

/**
 * Word for word or not, whole or cut, what the article changed, how the speaker was found.
 *
 * @param {Quote[]} halves
 * @param {Setting} setting
 */
function kept(halves, setting) {
  const { text, t } = setting;
  const [{ kind, speaker }] = halves;
  const edits = halves.flatMap((half) => half.edits.map((span) => text.slice(...span)));
  const whole = halves.every(({ complete }) => complete);
  return [
    t(`ledger.${kind}`),
    kind !== "indirect" && t(whole ? "ledger.whole" : "ledger.cut"),
    edits.length > 0 && t("ledger.edits", { edits: edits.join(" ") }),
    edits.length === 0 && kind !== "indirect" && t("ledger.unedited"),
    speaker && found(speaker, setting),
  ].filter((note) => typeof note === "string");
}
