// Addresses: one that is given in place of an article, and texts that come in our own.

/**
 * The address that a text is, and nothing else.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function address(text) {
  const words = text.trim();
  if (!/^(https?:\/\/|www\.)[^\s<>"]+$/i.test(words) || words.length > 2000) {
    return null;
  }
  try {
    return new URL(/^www\./i.test(words) ? `https://${words}` : words).href;
  } catch {
    return null;
  }
}

/**
 * The text after `#text=`, which no browser sends anywhere, and which is taken out of the address,
 * so that it stands in no history and no bookmark.
 *
 * @returns {string | null}
 */
export function takeFromHash() {
  const [, encoded] = /^#text=(.+)/s.exec(location.hash) ?? [];
  if (encoded === undefined) {
    return null;
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  // Run by run, so that a stray `%` spoils none of the rest.
  return encoded.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
