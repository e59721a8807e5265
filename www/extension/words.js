// The words of the extension's own pages: those of the page, and what is said otherwise here.

import { strings } from "../strings/lookup.js";
import en from "./strings/en.js";

/** Tables by language; a second one is a file and a line here. */
const TABLES = /** @type {Record<string, import("../strings/lookup.js").Table>} */ ({ en });

export function words() {
  const wanted = chrome.i18n.getUILanguage();
  const language = wanted.split("-")[0];
  return language in TABLES ? strings(TABLES[language], wanted) : strings(en, "en");
}
