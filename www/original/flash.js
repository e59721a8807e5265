// The one motion of the page: boxes behind the lines of a passage that fade once.

/** @typedef {import("./original.js").Original} Original */

/** Lines that flash; of a longer passage the first so many. */
const LINES = 80;

/** Rectangles of one line that lie closer than this many pixels are one. */
const NEAR = 2;

/**
 * @param {Original} original
 * @param {import("../view/items.js").Item} item
 */
export function flash(original, item) {
  original.root.querySelectorAll(".flash").forEach((old) => old.remove());
  const origin = original.root.getBoundingClientRect();
  const rectangles = item.spans
    .flatMap((span) => [...original.range(span).getClientRects()])
    .filter(({ width }) => width > NEAR)
    .slice(0, LINES);
  for (const { left, top, width, height } of rectangles) {
    const box = document.createElement("div");
    box.className = `flash ${item.kind}`;
    box.style.left = `${left - origin.left}px`;
    box.style.top = `${top - origin.top}px`;
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    box.addEventListener("animationend", () => box.remove());
    original.root.append(box);
  }
}
