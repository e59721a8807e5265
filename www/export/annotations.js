// The digest as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one an item, each
// target found by its words and by its place.

import { hex, sha256 } from "./fingerprint.js";

/** @typedef {import("./listed.js").Listed} Listed */

/** So many characters before and after a passage tell it apart. */
const AROUND = 32;

/**
 * @param {Listed[]} items
 * @param {{ text: string, url: string | null, title: string | null, language: string }} article
 */
export async function annotations(items, { text, url, title, language }) {
  const print = await sha256(text);
  // Without an address the text itself is the source, named by what it is (RFC 6920).
  const source = url ?? (print ? `ni:///sha-256;${base64url(print)}` : "urn:nutgraf:article");
  const created = new Date().toISOString();
  // By the digest of the text, for each would take a copy of a long one.
  const id = async (/** @type {string} */ key) => `urn:uuid:${await uuid(`${source} ${print} ${key}`)}`;
  const annotation = async (/** @type {Listed} */ { key, name, words, who, kind, spans }) => ({
    id: await id(key),
    type: "Annotation",
    motivation: "highlighting",
    created,
    creator: { id: "urn:nutgraf", type: "Software", name: "Nutgraf" },
    body: [
      { type: "TextualBody", purpose: "tagging", value: kind, format: "text/plain" },
      {
        type: "TextualBody",
        purpose: "describing",
        value: `${name}: ${words}${who === "" ? "" : ` — ${who}`}`,
        format: "text/plain",
        language,
      },
    ],
    target: spans.map((span) => ({ type: "SpecificResource", source, selector: selectors(text, span) })),
  });
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: await id("collection"),
    type: "AnnotationCollection",
    label: title ?? "Nutgraf",
    total: items.length,
    first: {
      id: await id("page"),
      type: "AnnotationPage",
      startIndex: 0,
      items: await Promise.all(items.map(annotation)),
    },
  };
}

/**
 * @param {string} text
 * @param {import("../pkg/nutgraf.js").Span} span
 */
function selectors(text, [start, end]) {
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\udc00-\udfff]/, ""),
      suffix: text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, ""),
    },
    { type: "TextPositionSelector", start: points(text, start), end: points(text, end) },
  ];
}

/**
 * The model counts characters of Unicode, not halves of pairs.
 *
 * @param {string} text
 * @param {number} offset
 */
function points(text, offset) {
  return offset - (text.slice(0, offset).match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/**
 * A name that is the same each time, so that what is imported twice is there once (RFC 9562, 8).
 *
 * @param {string} name
 */
async function uuid(name) {
  const bytes = (await sha256(name)) ?? crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x80;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return hex(bytes.slice(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
