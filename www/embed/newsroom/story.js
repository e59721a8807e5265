// A story as a file: its text as the element would read it in the page, and the element's own tag.

import { NodeFilter, Node as DomNode, parseHTML } from "linkedom";
import { Article } from "../../article.js";
import { articleRoots } from "../../article/seen.js";

/** @typedef {{ text: string, title: string | undefined, host: Element | null, url: string | null }} Story */

const TAG = "nutgraf-digest";
/** Where the source seems to have the element. */
const BEGINNING = /<nutgraf-digest(?=[\s/>])/gi;
/** There, the element with all that stands in it. */
const ELEMENT = /^<nutgraf-digest(?:"[^"]*"|'[^']*'|[^"'>])*>[\s\S]*?<\/nutgraf-digest\s*>/i;

/**
 * @param {string} source HTML
 * @param {string | null} id of what is to be read, if the tag does not say
 * @returns {Story}
 */
export function storyOf(source, id) {
  provide();
  const document = parsed(source);
  const host = document.querySelector(TAG);
  const wanted = id ?? host?.getAttribute("for") ?? null;
  const named = wanted === null ? null : document.getElementById(wanted);
  if (wanted !== null && !named) {
    throw new Error(`nothing in the story has the id “${wanted}”`);
  }
  const root = named ?? host?.closest("article") ?? document.querySelector("article");
  const roots = root ? [root] : articleRoots(document);
  const headline = roots.some((one) => one.localName === "h1" || one.querySelector("h1"))
    ? null
    : document.querySelector("h1");
  return {
    text: new Article(...roots).text,
    title: headline?.textContent?.replace(/\s+/g, " ").trim() || undefined,
    host,
    url: document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? null,
  };
}

/**
 * The story with the element in it replaced; `null` where it has none.
 *
 * @param {string} source
 * @param {string} element
 */
export function withElement(source, element) {
  // A comment, a script or a template may name it too. Which of them is the element, the parser knows, if each
  // says its own place.
  const starts = [...source.matchAll(BEGINNING)].map(({ index }) => index);
  const placed = source.replace(BEGINNING, (tag, at) => `${tag} nutgraf-${at}`);
  const host = parsed(placed).querySelector(TAG);
  const start = starts.find((at) => host?.hasAttribute(`nutgraf-${at}`));
  const rest = source.slice(start ?? source.length);
  return ELEMENT.test(rest) ? source.slice(0, start) + rest.replace(ELEMENT, () => element) : null;
}

/** @param {string} source HTML */
function parsed(source) {
  // linkedom finds no body that stands in no html.
  const whole = /<(html|body|!doctype)\b/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  return parseHTML(whole).document;
}

/** What article.js takes from a browser. */
function provide() {
  const scope = /** @type {any} */ (globalThis);
  scope.Node ??= DomNode;
  scope.NodeFilter ??= NodeFilter;
  // Inside quotation marks, as article.js writes it, nothing else needs an escape.
  scope.CSS ??= { escape: (/** @type {string} */ text) => text.replace(/["\\]/g, "\\$&") };
}
