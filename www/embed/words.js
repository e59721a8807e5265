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

/** What a site may label: the parts of the digest and its buttons, by their attribute. */
const LABELS = /** @type {const} */ ({
  "heading": "element.heading",
  "label-facts": "facts",
  "label-quotes": "quotes",
  "label-implications": "implications",
  "label-all": "element.all",
  "label-less": "element.less",
  "label-back": "back.digest",
});

/**
 * What a site calls them.
 *
 * @param {Pick<Element, "getAttribute">} host
 */
export function labels(host) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [attribute, key] of Object.entries(LABELS)) {
    const value = host.getAttribute(attribute);
    if (value) {
      found[key] = value;
    }
  }
  return found;
}
