// <nutgraf-digest>: the class; nutgraf-digest.js registers it. What it needs is loaded once it comes
// into view or is opened; until then, without script and on error, what the site put into it is seen.

import { asked, count, parts, quotes } from "./attributes.js";
import { wait } from "./frame.js";
import { obstacle } from "./possible.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("../nutgraf.js").Options} Options */

/** So far, in pixels, below the window an element may be when it begins to load. */
const NEAR = "200px";

/** Where the class is only named, as on a server, there is nothing to extend. */
const Parent = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class NutgrafDigest extends Parent {
  static observedAttributes = [
    "for", "facts", "quotes", "parts", "collapsed", "whole", "lang",
    "heading", "label-facts", "label-quotes", "label-implications", "label-all", "label-less", "label-back",
  ];

  /**
   * Folder of the package's files, with a slash at its end, where they are not beside this one.
   *
   * @type {string | null}
   */
  static base = null;

  /** @type {ShadowRoot | null} */
  #shadow = null;
  /** Whether the box came with the page, made in the newsroom. */
  #given = false;
  #isLive = false;
  #isStale = false;
  /** @type {Record<string, string>} */
  #words = {};
  /** @type {HTMLLinkElement | null} */
  #link = null;
  /** @type {import("./reader.js").Reader | null} */
  #reader = null;
  /** @type {import("./given.js").Given | null} */
  #taken = null;
  /** @type {AbortController | null} */
  #ends = null;
  /** @type {IntersectionObserver | null} */
  #view = null;
  /** @type {Promise<void> | null} */
  #begun = null;
  /** Code of the failure that was told and is not over. */
  #failure = "";

  connectedCallback() {
    if (this.#isLive) {
      return;
    }
    this.#isLive = true;
    if (!this.#shadow && this.shadowRoot) {
      this.#given = true;
      this.#shadow = this.shadowRoot;
    }
    if (this.#given) {
      this.#take();
      return;
    }
    try {
      this.#shadow ??= this.attachShadow({ mode: "open" });
      const hindrance = obstacle();
      wait(this.#shadow, hindrance ? "refused" : this.collapsed ? "closed" : "");
      if (hindrance) {
        queueMicrotask(() => this.#failed(hindrance));
        return;
      }
      this.#view = new IntersectionObserver((seen) => this.#seen(seen.at(-1)), { rootMargin: NEAR });
      this.#view.observe(this);
    } catch (error) {
      this.#failed({ code: "panic", message: String(error) });
    }
  }

  disconnectedCallback() {
    // Whoever moves an element takes it out and puts it back at once.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#leave();
      }
    });
  }

  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#isLive) {
      return;
    }
    if (name === "collapsed") {
      this.#taken?.turn();
      this.#reader?.turn();
      this.#open();
    } else if (!this.#isStale) {
      // Changes that come together are one.
      this.#isStale = true;
      queueMicrotask(() => {
        this.#isStale = false;
        this.#reader?.again();
      });
    }
  }

  /** The `for` attribute: id of what is to be read. */
  get htmlFor() {
    return this.getAttribute("for");
  }

  set htmlFor(value) {
    this.#set("for", value);
  }

  /** Number of facts, `null` for the core's own. */
  get facts() {
    return count(this.getAttribute("facts"));
  }

  set facts(value) {
    this.#set("facts", value);
  }

  /**
   * Number of quotes, or "all".
   *
   * @type {number | "all" | null}
   */
  get quotes() {
    return quotes(this.getAttribute("quotes"));
  }

  set quotes(value) {
    this.#set("quotes", value);
  }

  /**
   * What is shown, in any order: facts, quotes, implications, balance, ledger, sources, omissions.
   *
   * @type {import("./attributes.js").Part[]}
   */
  get parts() {
    return parts(this.getAttribute("parts"));
  }

  set parts(value) {
    this.#set("parts", value?.join(" "));
  }

  /** Whether only the head of the box is seen until it is opened. */
  get collapsed() {
    return this.hasAttribute("collapsed");
  }

  set collapsed(value) {
    this.toggleAttribute("collapsed", Boolean(value));
  }

  /** Whether the box takes all the space it needs, rather than what was kept for it. */
  get whole() {
    return this.hasAttribute("whole");
  }

  set whole(value) {
    this.toggleAttribute("whole", Boolean(value));
  }

  /** Other words for what the box says, by the keys of strings/en.js and embed/words.js. */
  get words() {
    return this.#words;
  }

  set words(value) {
    this.#words = { ...value };
    this.#reader?.again();
  }

  /**
   * The digest that is shown, `null` before there is one.
   *
   * @type {Digest | null}
   */
  get digest() {
    return this.#reader?.digest ?? null;
  }

  /** @type {string | null} */
  get base() {
    const { base } = /** @type {typeof NutgrafDigest} */ (this.constructor);
    return base === null ? null : new URL(base, document.baseURI).href;
  }

  /**
   * What the core is asked for.
   *
   * @param {string} [title] a headline that stands outside of what is read
   * @returns {Partial<Options>}
   */
  options(title) {
    return {
      ...asked(this),
      ...(this.parts.some((part) => part === "omissions" || part === "sources") ? { outline: true } : {}),
      ...(title === undefined ? {} : { title }),
    };
  }

  /** Reads the article again. A box that was made in the newsroom stays as it is. */
  async refresh() {
    if (!this.#given) {
      await this.#begin();
      await this.#reader?.update();
    }
  }

  /** @param {IntersectionObserverEntry | undefined} entry */
  #seen(entry) {
    if (entry?.isIntersecting) {
      this.#begin().then(() => this.#open());
    } else {
      // Space that was kept in vain is given back where nobody sees it go.
      this.#shadow?.querySelector(".wait.failed, .box")?.classList.add("settled");
    }
  }

  /** Loads the style and what draws the box. */
  #begin() {
    this.#begun ??= this.#load().catch((error) => {
      this.#begun = null;
      this.#failed({ code: "load-failed", message: String(error) });
    });
    return this.#begun;
  }

  async #load() {
    const shadow = /** @type {ShadowRoot} */ (this.#shadow);
    const [{ Reader }, { style }] = await Promise.all([
      import("./reader.js"),
      import("./style.js"),
      // What it imports, asked for here as well: what comes by itself is made ready by itself.
      import("../strings/lookup.js"),
      import("../view/digest.js"),
      import("./chooser.js"),
      import("./reading.js"),
    ]);
    this.#link ??= await style(shadow, this.base);
    if (this.#isLive && !this.#reader) {
      this.#reader = new Reader(this, shadow, this.#link, {
        ready: () => {
          this.#failure = "";
        },
        failed: (error) => this.#failed(error),
      });
      if (this.collapsed) {
        this.#reader.shut();
      }
    }
  }

  /** Reads the article, once the box is open. */
  #open() {
    if (!this.collapsed && this.#reader?.isIdle) {
      this.#reader.update();
    }
  }

  /** A box that is there already is made alive once somebody turns to it; it is not drawn again. */
  #take() {
    const { signal } = this.#ends = new AbortController();
    const come = async () => {
      this.#ends?.abort();
      try {
        const { Given } = await import("./given.js");
        if (this.#isLive) {
          this.#taken ??= new Given(this, /** @type {ShadowRoot} */ (this.#shadow));
        }
      } catch {
        // It works without: its links lead into the article.
      }
    };
    for (const event of ["pointerover", "pointerdown", "focusin"]) {
      this.#shadow?.addEventListener(event, come, { signal, passive: true });
    }
  }

  /** @param {{ code: string, message: string }} error */
  #failed(error) {
    if (!this.#isLive) {
      return;
    }
    if (this.#shadow && !this.#given) {
      const isRefused = this.#shadow.querySelector(".wait.refused") !== null;
      wait(this.#shadow, isRefused ? "refused" : `failed ${this.collapsed ? "closed" : ""}`);
    }
    if (this.#failure !== error.code) {
      this.#failure = error.code;
      this.dispatchEvent(new CustomEvent("nutgraf-error", { bubbles: true, detail: error }));
    }
  }

  #leave() {
    this.#isLive = false;
    this.#failure = "";
    this.#ends?.abort();
    this.#view?.disconnect();
    this.#view = null;
    this.#reader?.destroy();
    this.#reader = null;
    this.#taken?.destroy();
    this.#taken = null;
    this.#begun = null;
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #set(name, value) {
    if (value === null || value === undefined) {
      this.removeAttribute(name);
    } else {
      this.setAttribute(name, String(value));
    }
  }
}
