// Who said it, and how that is known.

/** @typedef {import("../pkg/nutgraf.js").Speaker} Speaker */
/** @typedef {import("./digest.js").Setting} Setting */

/** Words that are nobody's name for anybody: whoever speaks says them. */
const ANYBODY = /^(?:I|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself|yourselves)$/i;

/**
 * Whether there is nothing to be said of who it is.
 *
 * @param {Speaker | null | undefined} speaker
 * @param {string} text the article
 * @returns {speaker is null | undefined}
 */
export function isUnclear(speaker, text) {
  return !speaker || (!speaker.name && Boolean(speaker.mention) && ANYBODY.test(text.slice(...speaker.mention ?? [])));
}

/**
 * The speaker in words: a name, the words next to the quote, or that it is not clear.
 *
 * @param {Speaker | null | undefined} speaker
 * @param {Pick<Setting, "text" | "t">} setting
 */
export function speakerName(speaker, { text, t }) {
  if (isUnclear(speaker, text)) {
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
