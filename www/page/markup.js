// HTML that comes in, from the clipboard or a file, as the text of an article.

import { Article } from "../article.js";
import { articleRoots } from "../article/seen.js";
import { inert } from "../trusted.js";
import { address } from "./address.js";

/**
 * @param {string} html
 * @param {boolean} isPage whether it is a whole page, with more on it than the article
 * @returns {{ text: string, url: string | null }}
 */
export function fromHtml(html, isPage) {
  const document = inert(html);
  const roots = isPage ? articleRoots(document) : [document.body];
  return { text: new Article(...roots).text, url: origin(document, html) };
}

/**
 * Where a page says that it comes from: its own word, or that of the browser that saved it.
 *
 * @param {Document} document
 * @param {string} html
 */
function origin(document, html) {
  const canonical = document.querySelector("link[rel~=canonical]")?.getAttribute("href");
  const shared = document.querySelector("meta[property='og:url']")?.getAttribute("content");
  const [, saved] = /^.{0,200}?(?:saved from url=\(\d+\)|SourceURL:)(\S+)/s.exec(html) ?? [];
  return [canonical, shared, saved].map((url) => address(url ?? "")).find(Boolean) ?? null;
}

/**
 * What a paste brings: its rich form, unless that holds far less than the plain one.
 *
 * @param {string} html
 * @param {string} plain
 * @returns {{ text: string, url: string | null }}
 */
export function fromClipboard(html, plain) {
  const rich = fromHtml(html, false);
  const letters = (/** @type {string} */ text) => text.replace(/\s/g, "").length;
  // Some programs put only a picture of their text, or a part of it, beside the plain form.
  return letters(rich.text) * 2 < letters(plain) ? { ...rich, text: plain } : rich;
}
