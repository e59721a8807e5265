// Which way a text runs, by its first letter. `dir="auto"` says the same, but on a box with a long
// text Chromium looks for the answer again at every key: seconds for a megabyte.

/** Letters looked at; a text that begins with so many signs and figures runs the page's way. */
const FIRST = 500;

const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** @param {string} text */
export function direction(text) {
  return RIGHT_TO_LEFT.test(text.slice(0, FIRST)) ? "rtl" : "ltr";
}
