// When a page that was read becomes another: it goes to another address without loading anew, or
// draws itself anew.

/** How long, in milliseconds, a page may still be drawing before it is looked at. */
const SETTLE = 100;
/** Pages that keep their addresses behind the `#`. */
const ROUTE = /^#[!/]/;

export class Changes {
  /** @type {import("./reading.js").Reading | null} */
  #reading = null;
  #address = "";
  #timer = 0;
  #observer = new MutationObserver(() => {
    if (this.hasMoved || this.#reading?.isThere === false) {
      this.#look();
    }
  });

  /** @param {() => void} changed called when it is time to look what has become of the page */
  constructor(changed) {
    this.changed = changed;
    const look = () => this.#reading && this.hasMoved && this.#look();
    addEventListener("popstate", look);
    addEventListener("hashchange", look);
    // Not every browser has it; the observer sees what such a page draws.
    /** @type {any} */ (globalThis).navigation?.addEventListener?.("currententrychange", look);
  }

  /** Whether the page has another address than when it was read. */
  get hasMoved() {
    return this.#reading !== null && here() !== this.#address;
  }

  /** @param {import("./reading.js").Reading} reading */
  watch(reading) {
    this.stop();
    this.#reading = reading;
    this.#address = here();
    this.#observer.observe(document, { childList: true, subtree: true });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#reading = null;
    this.#observer.disconnect();
  }

  #look() {
    clearTimeout(this.#timer);
    if (this.hasMoved) {
      this.changed();
    } else {
      this.#timer = setTimeout(this.changed, SETTLE);
    }
  }
}

/** The address without what only names a place on the page. */
function here() {
  const { href, hash } = location;
  return ROUTE.test(hash) ? href : href.slice(0, href.length - hash.length);
}
