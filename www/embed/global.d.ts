// What the element adds to the types of every page.

import type { Digest } from "../nutgraf.js";
import type { NutgrafDigest } from "./element.js";

/** A passage that was chosen in the box. */
export interface Selected {
  key: string;
  kind: "fact" | "quote" | "implication" | "said" | "citation" | "omission";
  text: string;
  /** In UTF-16 units of the article's text. */
  spans: [start: number, end: number][];
  /** Where it stands in the page. */
  range: Range | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "nutgraf-digest": NutgrafDigest;
  }
  interface HTMLElementEventMap {
    "nutgraf-ready": CustomEvent<{ digest: Digest }>;
    "nutgraf-select": CustomEvent<Selected>;
    "nutgraf-error": CustomEvent<{ code: string; message: string }>;
  }
}
