// The digest for search engines and archives: schema.org's NewsArticle with its quotations.

import { fragmentUrl } from "../../export/fragment.js";

/** @typedef {import("../../nutgraf.js").Digest} Digest */

/**
 * @param {Digest} digest
 * @param {string} text
 * @param {{ title: string | undefined, url: string | null }} about
 */
export function jsonLd(digest, text, { title, url }) {
  const headline = digest.article.title?.text ?? title;
  const quotations = digest.quotes.filter(({ key, kind }) => key && kind !== "indirect");
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    ...(url === null ? {} : { "@id": url, url }),
    ...(headline === undefined ? {} : { headline }),
    abstract: digest.facts.map((fact) => fact.text),
    hasPart: quotations.map((quote) => ({
      "@type": "Quotation",
      text: quote.text,
      ...(quote.speaker?.name
        ? {
          // Of no type: whether it is a person or a body the digest does not say.
          creator: {
            name: quote.speaker.name,
            ...(quote.speaker.description ? { description: quote.speaker.description.text } : {}),
          },
        }
        : {}),
      ...(url === null ? {} : { url: fragmentUrl(url, text, [quote.span], { repeated: true }) }),
    })),
  };
}

/**
 * As the content of a script element: nothing in it can end that.
 *
 * @param {object} data
 */
export function jsonScript(data) {
  return JSON.stringify(data, null, 1).replace(/[<>&\u2028\u2029]/g, (character) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}
