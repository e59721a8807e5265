// Who said it, and how that is known.

/** @typedef {import("../pkg/nutgraf.js").Speaker} Speaker */
/** @typedef {import("./digest.js").Setting} Setting */

/**
 * The speaker in words: a name, the words next to the quote, or that it is not clear.
 *
 * @param {Speaker | null | undefined} speaker
 * @param {Pick<Setting, "text" | "t">} setting
 */
export function speakerName(speaker, { text, t }) {
  if (!speaker) {
    return t("speaker.unknown");
  }
  const { name, mention } = speaker;
  return name ??
    (mention ? t("speaker.unnamed", { mention: text.slice(...mention) }) : t("speaker.anonymous"));
}

/**
 * How the speaker was found, `null` where that says nothing.
 *
 * @param {Speaker} speaker
 * @param {Setting} setting
 */
export function found({ name, mention, found }, { text, t, paragraphAt }) {
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
