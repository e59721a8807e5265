// Lets the page go on: what takes long is done in pieces.

/** After so many milliseconds in one go a page is felt to stop. */
const HELD = 25;

/** @returns {() => Promise<void>} to be waited for wherever work may be broken off for a moment */
export function pauses() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since > HELD) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  };
}
