// The roles view: each sentence in the tint and line of what it does; where a browser lacks
// highlights, each paragraph in those of its first sentence.

import { ROLES } from "../view/roles.js";
import { PAINTS } from "./paint.js";

/** @typedef {import("../pkg/nutgraf.js").OutlineSentence} Sentence */

/** Below the pencils, which are painted with priority 0. */
const BELOW = -1;

export class Roles {
  /** @param {import("./original.js").Original} original */
  constructor(original) {
    this.original = original;
  }

  /** @param {Sentence[]} sentences none takes the view away */
  show(sentences) {
    const { root } = this.original;
    root.classList.toggle("with-roles", sentences.length > 0);
    for (const role of ROLES) {
      const own = sentences.filter((sentence) => sentence.role === role);
      if (PAINTS) {
        paint(`nutgraf-role-${role}`, own.map(({ span }) => this.original.range(span)));
      }
    }
    if (!PAINTS) {
      this.#tint(sentences);
    }
  }

  /** @param {Sentence[]} sentences */
  #tint(sentences) {
    for (const old of this.original.root.querySelectorAll("p.role")) {
      old.classList.remove("role", ...ROLES);
    }
    for (const { span, role } of sentences) {
      const { classList } = this.original.paragraph(span[0]);
      if (!classList.contains("role")) {
        classList.add("role", role);
      }
    }
  }
}

/**
 * @param {string} name
 * @param {Range[]} ranges
 */
function paint(name, ranges) {
  CSS.highlights.delete(name);
  if (ranges.length > 0) {
    const highlight = new Highlight(...ranges);
    highlight.priority = BELOW;
    CSS.highlights.set(name, highlight);
  }
}
