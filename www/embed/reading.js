// The article that an element is for, and its digest, from one worker for all elements of a page.

import { Article } from "../article.js";
import { pauses } from "../article/pause.js";
import { Client } from "../client.js";
import { NutgrafError } from "../errors.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../nutgraf.js").Options} Options */

/** Digests kept for further elements on the same article. */
const KEPT = 8;

/** @type {Client | undefined} */
let client;
/** @type {Map<string, Promise<Digest>>} by options and text */
const digests = new Map();
let users = 0;

/**
 * What an element reads: what its `for` names, else the article it stands in, else the next one.
 *
 * @param {HTMLElement} host
 * @param {string | null} id
 * @returns {Element | null}
 */
export function articleFor(host, id) {
  if (id !== null) {
    const root = /** @type {Document | ShadowRoot} */ (host.getRootNode());
    return root.getElementById?.(id) ?? document.getElementById(id);
  }
  const articles = [...document.querySelectorAll("article")];
  return host.closest("article") ??
    articles.find((one) => host.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ??
    articles[0] ?? null;
}

/** @param {Element} root */
export function read(root) {
  return new Article(root);
}

/**
 * The same in pieces between which the page goes on.
 *
 * @param {Element} root
 */
export function readCalmly(root) {
  return Article.of([root], () => false, pauses());
}

/**
 * The headline, where it stands outside of what is read.
 *
 * @param {Element} root
 */
export function titleOf(root) {
  const headline = root.querySelector("h1") ? null : document.querySelector("h1");
  return headline?.textContent?.replace(/\s+/g, " ").trim() || undefined;
}

/**
 * An element takes part in the worker, and another ends it.
 *
 * @param {string | null} base folder of the package's files, if they are not beside this one
 */
export function enter(base) {
  users += 1;
  client ??= new Client(
    base === null ? {} : { worker: `${base}worker.js`, module: `${base}pkg/nutgraf_bg.wasm` },
  );
}

export function leave() {
  users -= 1;
  if (users === 0) {
    client?.close();
    client = undefined;
    digests.clear();
  }
}

/** Loads the core while the article is being read. */
export function warm() {
  client?.warm();
}

/**
 * @param {string} text
 * @param {Partial<Options>} options
 * @returns {Promise<Digest>}
 */
export function ask(text, options) {
  if (!client) {
    return Promise.reject(new NutgrafError("cancelled", "The element has left the page."));
  }
  const key = `${JSON.stringify(options)} ${text}`;
  const known = digests.get(key) ?? client.digest(text, options);
  digests.delete(key);
  digests.set(key, known);
  known.catch(() => digests.delete(key));
  for (const old of [...digests.keys()].slice(0, -KEPT)) {
    digests.delete(old);
  }
  return known;
}
