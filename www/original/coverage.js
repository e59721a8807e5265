// The omission map: beside each paragraph, what it gave to the digest; beside others, nothing.

/** @typedef {import("../view/coverage.js").Unit} Unit */

export class Coverage {
  /** @param {import("./original.js").Original} original */
  constructor(original) {
    this.original = original;
  }

  /** @param {Unit[]} units */
  show(units) {
    for (const old of this.original.root.querySelectorAll("p.gave")) {
      old.classList.remove("gave", "gave-fact", "gave-quote", "gave-implication");
    }
    for (const { span, kinds } of units) {
      const classes = kinds.map((kind) => `gave-${kind}`);
      if (classes.length > 0) {
        this.original.paragraph(span[0]).classList.add("gave", ...classes);
      }
    }
  }
}
