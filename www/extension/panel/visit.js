// One tab that is read: the way to its page, the text, the digest of it, what became of it.

import { choices, options } from "../../page/choices.js";
import { Live } from "../../page/live.js";
import { inject, style } from "../inject.js";

/** @typedef {import("../../nutgraf.js").Digest} Digest */
/** @typedef {import("../../client.js").Progress} Progress */
/** @typedef {import("../../view/items.js").Item} Item */
/** @typedef {import("../asked.js").What} What */
/** @typedef {import("../reader/attendant.js").Read} Read */
/**
 * @typedef {{ name: "reading", progress: Progress | null, isSlow: boolean }
 *   | { name: "digest", digest: Digest, read: Read }
 *   | { name: "nothing", why: "list" | "none" | "selection" | "refused" | "leave" }
 *   | { name: "gone", how: "moved" | "changed" | "left" }
 *   | { name: "error", error: { code: string, message: string } }} State
 */
/**
 * @typedef {{
 *   changed: (visit: Visit) => void,
 *   chosen: (visit: Visit, key: string) => void,
 * }} Listener
 */

export class Visit {
  /** @type {State} */
  state = { name: "reading", progress: null, isSlow: false };
  /** The item that is chosen, and how far the panel is scrolled. */
  chosen = /** @type {Item | null} */ (null);
  top = 0;
  /** @type {Read | null} */
  #read = null;
  /** @type {chrome.Port | null} */
  #port = null;
  #job = 0;

  /**
   * @param {number} tabId
   * @param {import("../../client.js").Client} client
   * @param {Listener} listener
   */
  constructor(tabId, client, listener) {
    this.tabId = tabId;
    this.listener = listener;
    this.live = new Live(client, {
      done: (digest) => this.#digested(digest),
      failed: (error) => this.#set({ name: "error", error }),
      slow: (progress) => this.#slow(progress),
    });
  }

  /**
   * Reads the page.
   *
   * @param {What} what
   * @param {boolean} [isIn] whether the script is in the page already
   */
  async read(what, isIn = false) {
    this.#job += 1;
    const job = this.#job;
    this.#leave();
    this.#set({ name: "reading", progress: null, isSlow: false });
    const isThere = isIn || await inject(this.tabId);
    if (job !== this.#job) {
      return;
    }
    if (!isThere) {
      this.#set({ name: "nothing", why: "leave" });
      return;
    }
    const port = chrome.tabs.connect(this.tabId, { name: "nutgraf", frameId: 0 });
    this.#port = port;
    port.onMessage.addListener((message) => this.#port === port && this.#hear(message));
    port.onDisconnect.addListener(() => {
      // Asked for, so that the browser does not complain that it was not.
      void chrome.runtime.lastError;
      if (this.#port === port) {
        this.#gone("left");
      }
    });
    port.postMessage({ do: "read", what, job });
  }

  /** The browser lets nobody read this page. */
  refuse() {
    this.close();
    this.#set({ name: "nothing", why: "refused" });
  }

  /** Asks for the digest once more, with other choices. */
  adjust() {
    if (this.#read) {
      const { text, headline } = this.#read;
      const own = headline === null ? {} : { title: headline };
      this.live.read({ text, options: { ...options(choices()), ...own } });
    }
  }

  /** Stops reading: what comes of it, or is chosen later, changes nothing. */
  cancel() {
    this.close();
    this.#set({ name: "error", error: { code: "cancelled", message: "" } });
  }

  /** Ends the visit: the page takes its marks away. */
  close() {
    this.#job += 1;
    this.#leave();
  }

  /** Asks the page whether it still is what it was. */
  check() {
    this.#tell({ do: "check" });
  }

  /** @param {Item[]} items */
  mark(items) {
    this.#tell({ do: "mark", items: items.map(painted) });
  }

  /**
   * @param {Item | null} item
   * @param {{ at?: number, show: boolean }} how
   */
  choose(item, { at = 0, show }) {
    this.#tell({ do: "choose", item: item && painted(item), at, show });
  }

  /** @param {unknown} message */
  #hear(message) {
    const answer = /** @type {any} */ (message);
    if (answer.chosen) {
      this.listener.chosen(this, answer.chosen);
    } else if (answer.gone) {
      this.#gone(answer.gone);
    } else if (answer.ground) {
      style(this.tabId, answer.ground, answer.inFrame).catch(() => {
        // The page was left meanwhile; the port says so.
      });
    } else if (answer.job === this.#job && answer.read) {
      this.#read = answer.read;
      this.adjust();
    } else if (answer.job === this.#job && answer.failed) {
      this.#set({ name: "error", error: { code: "page", message: answer.failed } });
    } else if (answer.job === this.#job) {
      this.#set({ name: "nothing", why: answer.none });
    }
  }

  /** @param {Digest} digest */
  #digested(digest) {
    if (this.#read) {
      this.#set({ name: "digest", digest, read: this.#read });
    }
  }

  /** @param {Progress | null} progress */
  #slow(progress) {
    if (this.state.name !== "digest") {
      this.#set({ name: "reading", progress, isSlow: true });
    }
  }

  /** @param {"moved" | "changed" | "left"} how */
  #gone(how) {
    this.#leave();
    this.#set({ name: "gone", how });
  }

  #leave() {
    this.live.drop();
    this.#read = null;
    this.chosen = null;
    this.top = 0;
    const port = this.#port;
    this.#port = null;
    port?.disconnect();
  }

  /** @param {State} state */
  #set(state) {
    this.state = state;
    this.listener.changed(this);
  }

  /** @param {import("../reader/attendant.js").Question} question */
  #tell(question) {
    this.#port?.postMessage(question);
  }
}

/**
 * What the page needs of an item.
 *
 * @param {Item} item
 */
function painted({ key, kind, spans, related }) {
  return { key, kind, spans, related };
}
