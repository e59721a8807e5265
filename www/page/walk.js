// The walk: Alt with the arrow down leads from an item to its source, from there to the next item;
// with the arrow up, back.

/**
 * @typedef {{
 *   chosen: import("../view/items.js").Item | null,
 *   side: "digest" | "original",
 *   choose: (key: string, way: import("./choose.js").Way) => void,
 * }} Walked
 */

/**
 * @param {Walked} chooser
 * @param {HTMLElement} digest
 * @param {(step: number) => void} end called where there is nothing farther that way
 */
export function walk(chooser, digest, end) {
  document.addEventListener("keydown", (event) => {
    const step = event.altKey && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // In a control these keys have a meaning of their own, and what lies behind a dialogue is out of reach.
    if (
      !step || document.querySelector("dialog") ||
      /** @type {Element} */ (event.target).closest("select, textarea, input")
    ) {
      return;
    }
    const found = digest.querySelectorAll(".item button.mark:is(.fact, .quote, .implication)");
    const marks = /** @type {HTMLElement[]} */ ([...found]);
    if (marks.length === 0) {
      return;
    }
    event.preventDefault();
    const at = marks.findIndex(({ dataset }) => dataset.item === chooser.chosen?.key);
    // Two stops an item: in the digest, in the text.
    const inText = chooser.side === "original";
    const stop = at < 0 ? Math.min(step - 1, 0) : 2 * at + Number(inText) + step;
    const mark = marks[stop >> 1];
    if (mark) {
      const to = stop % 2 === 0 ? "digest" : "original";
      chooser.choose(mark.dataset.item ?? "", { from: "digest", to, byKeyboard: true, anchor: mark });
    } else {
      end(step);
    }
  });
}
