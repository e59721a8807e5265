// When a page that was read becomes another: it goes to another address without loading anew, or
// draws itself anew.

/** How long, in milliseconds, a page may still be drawing before it is looked at. */
const SETTLE = 100;
/** So long at most: some pages never stop. */
const LONGEST = 1000;
/** Pages that keep their addresses behind the `#`. */
const ROUTE = /^#[!/]/;

export class Changes {
  /** @type {import("./reading.js").Reading | null} */
  #reading = null;
  #address = "";
  #timer = 0;
  /** When it is looked at at the latest; 0 while nothing has happened. */
  #latest = 0;
  #observer = new MutationObserver(() => this.check());

  /** @param {() => void} changed called when it is time to look what has become of the page */
  constructor(changed) {
    this.changed = changed;
    const check = () => this.check();
    addEventListener("popstate", check);
    addEventListener("hashchange", check);
    // Of frames.
    document.addEventListener("load", check, { capture: true });
    // Not every browser has it; the observer sees what such a page draws.
    /** @type {any} */ (globalThis).navigation?.addEventListener?.("currententrychange", check);
  }

  /** Whether the page has another address than when it was read. */
  get hasMoved() {
    return this.#reading !== null && here() !== this.#address;
  }

  /** Has the page looked at, once it has had time to draw itself, if anything of it is another. */
  check() {
    if (this.hasMoved || this.#reading?.isThere === false) {
      const now = performance.now();
      this.#latest ||= now + LONGEST;
      if (now < this.#latest) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#latest = 0;
          this.changed();
        }, Math.min(SETTLE, this.#latest - now));
      }
    }
  }

  /** @param {import("./reading.js").Reading} reading */
  watch(reading) {
    this.stop();
    this.#reading = reading;
    this.#address = here();
    // Both may be the same one.
    for (const root of [document, reading.document]) {
      this.#observer.observe(root, { childList: true, subtree: true });
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#latest = 0;
    this.#reading = null;
    this.#observer.disconnect();
  }
}

/** The address without what only names a place on the page. */
function here() {
  const { href, hash } = location;
  return ROUTE.test(hash) ? href : href.slice(0, href.length - hash.length);
}
