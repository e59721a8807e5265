// What a page says of itself, to search engines and to those who share it.

/**
 * @typedef {{
 *   kind: "article" | "list" | null,
 *   headline: string | null,
 *   words: number | null,
 *   isFree: boolean | null,
 *   address: string,
 * }} Says
 * `words` is how many the whole article has; `isFree` whether all of it may be read.
 */

const ARTICLE = /(Article|BlogPosting|LiveBlogPosting|Report|Reportage)$/;
const LIST = /(CollectionPage|ItemList|SearchResultsPage|ProfilePage|WebSite)$/;
/** Characters of one block of data; more is no description of one page. */
const LONGEST = 1_000_000;

/**
 * @param {Document} document
 * @returns {Says}
 */
export function says(document) {
  const things = [...document.querySelectorAll("script[type='application/ld+json']")]
    .flatMap(({ textContent }) => parsed(textContent ?? ""));
  const article = things.find((thing) => isOf(thing, ARTICLE));
  const isList = things.some((thing) => isOf(thing, LIST));
  const shared = meta(document, "og:type");
  const isArticle = article !== undefined || shared === "article";
  const body = string(article?.articleBody);
  return {
    kind: isArticle ? "article" : isList || shared === "website" ? "list" : null,
    headline: string(article?.headline) ?? meta(document, "og:title") ?? string(document.title),
    words: count(article?.wordCount) ?? (body ? body.split(/\s+/).length : null),
    isFree: free(article),
    address: address(document),
  };
}

/** @param {string} json */
function parsed(json) {
  /** @type {Record<string, unknown>[]} */
  const things = [];
  try {
    const open = json.length > LONGEST ? [] : [JSON.parse(json)];
    for (let thing = open.pop(); thing !== undefined; thing = open.pop()) {
      if (Array.isArray(thing)) {
        open.push(...thing);
      } else if (typeof thing === "object" && thing !== null) {
        things.push(thing);
        open.push(thing["@graph"] ?? [], thing.mainEntity ?? []);
      }
    }
  } catch {
    // Not every page writes what it means to.
  }
  return things;
}

/**
 * @param {Record<string, unknown>} thing
 * @param {RegExp} kind
 */
function isOf(thing, kind) {
  return [thing["@type"]].flat().some((type) => typeof type === "string" && kind.test(type));
}

/** @param {Record<string, unknown> | undefined} article */
function free(article) {
  const said = article?.isAccessibleForFree;
  return said === undefined || said === null ? null : !/^false$/i.test(String(said));
}

/**
 * Where the article stands: by the page's own word, if that names a page of the same site.
 *
 * @param {Document} document
 */
export function address(document) {
  const here = new URL(document.location.href);
  here.hash = "";
  const canonical = document.querySelector("link[rel~=canonical]")?.getAttribute("href");
  try {
    const there = new URL(canonical ?? "", here);
    const isOwn = /^https?:$/.test(there.protocol) && there.origin === here.origin &&
      (there.pathname !== "/" || here.pathname === "/");
    return canonical && isOwn ? there.href : here.href;
  } catch {
    return here.href;
  }
}

/**
 * @param {Document} document
 * @param {string} name
 */
function meta(document, name) {
  return string(document.querySelector(`meta[property='${name}']`)?.getAttribute("content"));
}

/** @param {unknown} value */
function string(value) {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** @param {unknown} value */
function count(value) {
  const number = Number(value ?? NaN);
  return Number.isFinite(number) && number > 0 ? number : null;
}
