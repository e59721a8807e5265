// One item, as it is copied: a quote with its speaker and its place, or the link to its place alone.

import { fragmentUrl } from "../export/fragment.js";
import { listed } from "../export/listed.js";
import { cite } from "../export/plain.js";

/**
 * @param {import("../nutgraf.js").Digest} digest
 * @param {string} key
 * @param {"quote" | "link"} what
 * @param {{ text: string, url: string | null, all: boolean, t: import("../strings/lookup.js").Strings }} about
 *   `all` whether all quotes are shown: the choice may be another one by now
 */
export function copyOf(digest, key, what, { text, url, all, t }) {
  const item = listed(digest, all, text, t).find((item) => item.key === key);
  if (!item) {
    return null;
  }
  const link = url === null ? null : fragmentUrl(url, text, item.spans);
  return what === "quote" ? cite(item, link) : link;
}
