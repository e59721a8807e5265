// Whether a layout holds: for tests of zoom, of narrow windows, of other languages.

/** Texts that stick out of the window or of their box, or lie on each other. */
export const faults = (page) =>
  page.evaluate(() => {
    // What is scrolled away lies behind the bar, as it should.
    scrollTo({ top: 0, behavior: "instant" });
    const found = [];
    const leaves = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const element = node.parentElement;
      // What is only spoken is clipped away.
      const unseen = !element.checkVisibility() || getComputedStyle(element).clipPath !== "none";
      if (node.data.trim() === "" || unseen || element.closest("option, .original p")) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      // What the digest has scrolled away lies behind the line at its foot.
      const digest = element.closest(".digest");
      const end = digest && getComputedStyle(digest).overflowY === "auto"
        ? digest.getBoundingClientRect().bottom
        : Infinity;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      for (const { left, right, top: head, height } of range.getClientRects()) {
        // Some fonts reach far above and below their letters.
        const top = head + (height - size) / 2;
        const bottom = Math.min(top + size, end);
        const words = node.data.trim().slice(0, 40);
        if (left < -1 || right > width + 1) {
          found.push(`“${words}” sticks out: ${left} to ${right}`);
        }
        for (const other of leaves) {
          const across = Math.min(right, other.right) - Math.max(left, other.left);
          const down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
          if (across > 2 && down > 4 && other.node !== node) {
            found.push(`“${words}” lies on “${other.words}”`);
          }
        }
        leaves.push({ left, right, top, bottom, node, words });
      }
    }
    for (const control of document.querySelectorAll("button, select, summary")) {
      if (control.checkVisibility() && control.scrollWidth > control.clientWidth + 1) {
        found.push(`${control.textContent} does not fit its button`);
      }
    }
    return found;
  });

/** Opens all that can be opened. */
export const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((details) => {
    details.open = true;
  }));
