// What the element says beyond the words of the view; a site may replace any of them.

/** @type {import("../strings/lookup.js").Table} */
export const words = {
  "element.heading": "This story at a glance",
  "element.all": "Show all",
  "element.less": "Show less",
  "element.about": "Word for word from this article. Choose a line to see where it stands.",
  // Nobody here can paste another text.
  "refused.do": "",
  "left-out": "What is not shown here",
  // Without how many there are: one fact more is to change no line of the others.
  "reason.rank": "Ranked {rank}.",
  "reason.pinned": "An editor chose it.",
};

/** The parts of the digest that a site may label, by their attribute. */
export const LABELS = /** @type {const} */ ({
  "heading": "element.heading",
  "label-facts": "facts",
  "label-quotes": "quotes",
  "label-implications": "implications",
});
