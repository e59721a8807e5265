// Going to a place on the page, by as little as is needed.

/** The layout is narrow below this width; style/desk.css has the same number. */
const NARROW = matchMedia("(max-width: 59.99em)");
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** Share of the window above a place that was scrolled to. */
const ABOVE = 0.3;
/** Room in pixels that a place keeps to what covers the window's edges to count as seen. */
const EDGE = 12;
/** The same at the bottom, where the way back may lie. */
const BOTTOM = 64;
/** Height in pixels of the bar. */
const BAR = 52;
/** Farther than so many windows, a jump: to fly over a long article explains nothing. */
const FAR = 4;
/** Times that such a jump is corrected. */
const CORRECTIONS = 6;
/** Frames without movement after which a scroll is over. */
const STILL = 4;
/** Frames after which we stop waiting for one. */
const PATIENCE = 120;

export function isNarrow() {
  return NARROW.matches;
}

/**
 * Scrolls the window until the place can be seen; not at all if it can.
 *
 * @param {() => DOMRect} place
 * @param {{ whole?: () => DOMRect, covered?: number }} [how] `whole` is where the place may end, if
 *   that differs; `covered`, how many pixels at the window's top cannot be seen
 * @returns {Promise<void>} when the window has come to rest
 */
export async function reveal(place, { whole = place, covered = BAR } = {}) {
  const { top } = place();
  const { bottom } = whole();
  if (top >= covered + EDGE && Math.min(bottom, top + innerHeight / 2) <= innerHeight - BOTTOM) {
    return;
  }
  const far = Math.abs(top - innerHeight * ABOVE) > FAR * innerHeight;
  bring(place, far || CALM.matches ? "instant" : "smooth");
  await rest();
  // What was not laid out before takes its true height only now, and the place moves.
  for (let i = 0; far && i < CORRECTIONS && bring(place, "instant"); i += 1) {
    await rest();
  }
}

/**
 * Scrolls the window so that an element stands where it stood.
 *
 * @param {Element} anchor
 * @param {number} top
 * @param {() => boolean} [isWanted] whether nobody has gone elsewhere meanwhile
 */
export async function settle(anchor, top, isWanted = () => true) {
  for (let i = 0; i < CORRECTIONS && isWanted(); i += 1) {
    const off = anchor.getBoundingClientRect().top - top;
    if (Math.abs(off) < 1) {
      return;
    }
    scrollBy({ top: off, behavior: "instant" });
    await rest();
  }
}

/**
 * @param {() => DOMRect} place
 * @param {ScrollBehavior} behavior
 * @returns {boolean} whether there was a way to go
 */
function bring(place, behavior) {
  const before = scrollY;
  scrollBy({ top: Math.round(place().top - innerHeight * ABOVE), behavior });
  return behavior === "smooth" || scrollY !== before;
}

/**
 * Resolves when the window has come to rest. (`scrollend` is too new for Safari.)
 *
 * @returns {Promise<void>}
 */
function rest() {
  return new Promise((resolve) => {
    let [last, still, frames] = [scrollY, 0, 0];
    const look = () => {
      frames += 1;
      still = scrollY === last ? still + 1 : 0;
      last = scrollY;
      if (still >= STILL || frames >= PATIENCE) {
        resolve();
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
}
