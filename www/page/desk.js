// The desk: which text lies on it, and in which of three states.

import { fill } from "../view/dom.js";
import { h } from "../view/node.js";
import { address } from "./address.js";
import { select } from "./box.js";
import { choices, options } from "./choices.js";
import { direction } from "./direction.js";
import { remember } from "./history.js";
import { Keeper } from "./keeper.js";
import { Live } from "./live.js";
import { showMessage } from "./message.js";
import { showMode, showTools } from "./modes.js";
import { showRecent } from "./recent.js";
import { Spread } from "./spread.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("./session.js").Kept} Kept */
/** @typedef {import("./session.js").Last} Last */
/** @typedef {import("./modes.js").Mode} Mode */

export class Desk {
  /** @type {Mode} what the text is in; the screen follows when there is something to show */
  #mode = "empty";
  #text = "";
  /** @type {string | null} where the article stands on the web, as far as that is known */
  #url = null;
  /** @type {string | null} where the text stands on the web that was in the box until that was emptied */
  #emptied = null;
  /** @type {Last | null} what undo brings back */
  #last = null;
  /** @type {string | null} the text before it was edited */
  #before = null;
  /** @type {string | null} the text that is laid out as an article */
  #laid = null;
  /** @type {Kept | null} what a reload took, until it is back */
  #kept = null;
  /**
   * What is shown, with the text that it was drawn from: while one types, no longer the one on the desk.
   *
   * @type {{ digest: Digest, text: string, all: boolean } | null}
   */
  #shown = null;
  /** Told of each article that was read, and of none when the desk is empty. */
  read = (/** @type {string} */ _text) => {};

  /**
   * @param {import("./elements.js").Elements} elements
   * @param {import("../strings/lookup.js").Strings} t
   * @param {import("../client.js").Client} client
   */
  constructor(elements, t, client) {
    this.elements = elements;
    this.t = t;
    this.spread = new Spread(elements, t, (span) => this.#mode === "editing" && select(elements.box, span));
    this.live = new Live(client, {
      done: (digest) => this.#done(digest),
      failed: (error) => this.#failed(error),
      slow: (progress) => this.#slow(progress),
    });
    this.keeper = new Keeper(() => this.#standing, () => this.message(t("kept.too-long")));
    this.#show("empty");
  }

  /**
   * Lays another text on the desk and reads it.
   *
   * @param {string} text
   * @param {string | null} [url] where it comes from; an address that lay there alone stays its own
   */
  replace(text, url = null) {
    this.#put(text, url ?? address(this.#text));
  }

  /** What lies on the desk, and what is shown of it. */
  get article() {
    return { text: this.#text, url: this.#url, shown: this.#shown };
  }

  /** @param {string | null} url where the article stands on the web */
  setUrl(url) {
    this.#url = url;
    const { desk } = this.elements;
    if (url === null) {
      delete desk.dataset.url;
    } else {
      desk.dataset.url = url;
    }
  }

  /** Keeps the article among the last ones, where these are kept; one that is being edited is none yet. */
  remember() {
    if (this.#mode === "reading" && this.#shown) {
      const { digest, text } = this.#shown;
      remember(text, digest.article.title?.text, this.#url);
    }
  }

  /** Clears the desk. */
  clear() {
    this.#setAside();
    this.live.drop();
    this.#text = this.elements.box.value = "";
    this.#shown = null;
    this.setUrl(null);
    this.#laid = null;
    this.#show("empty");
    this.spread.blank();
    this.elements.original.replaceChildren();
    this.elements.box.focus({ preventScroll: true });
    this.keeper.now();
  }

  /** Clears the desk for good: undo brings nothing back. */
  forget() {
    this.clear();
    this.#last = null;
    this.#show("empty");
    this.keeper.now();
  }

  /** Brings back the last text; once more, and the other is back. */
  undo() {
    const last = this.#last;
    if (last) {
      this.#last = null;
      this.#put(last.text, last.url);
    }
  }

  /** Whether undo is ours: in the box it belongs to what was typed there. */
  get canUndo() {
    const isTyping = this.#mode === "editing" || this.#before !== null;
    return this.#last !== null && !isTyping && this.elements.box.value === "";
  }

  /** From the article to the box in which it can be changed, at the same place. */
  edit() {
    const at = this.spread.original.firstVisible(this.elements.bar.offsetHeight);
    const { box } = this.elements;
    this.#before = box.value = this.#text;
    box.dir = direction(this.#text);
    this.#show("editing");
    scrollTo({ top: 0, behavior: "instant" });
    select(box, [at, at]);
    this.keeper.now();
  }

  /** From the box back to the article. */
  finish() {
    if (this.#mode !== "editing") {
      return;
    }
    if (this.#before !== this.#text) {
      this.#keepBefore();
    }
    this.#before = null;
    this.#read(this.#text);
  }

  /**
   * Takes what was typed.
   *
   * @param {boolean} [undone] whether it is what the box had before
   */
  typed(undone = false) {
    const { box } = this.elements;
    const text = this.#text = box.value;
    box.dir = direction(text);
    this.message(null);
    if (text.trim() === "") {
      this.live.drop();
      this.#shown = null;
      this.spread.blank();
      if (this.#mode === "editing") {
        this.#keepBefore();
        // What comes into the empty box is another article, unless it comes back.
        this.#emptied = this.#url;
        this.setUrl(null);
      }
      this.#show("empty");
    } else {
      if (this.#mode === "empty") {
        if (undone) {
          this.setUrl(this.#emptied);
        }
        this.#awaitMore();
      }
      this.#show("editing");
      this.#ask();
    }
    this.keeper.soon();
  }

  /** Reads the same text once more. */
  retry() {
    // Its button goes.
    this.elements.digest.focus({ preventScroll: true });
    this.spread.blank();
    this.#ask();
  }

  /** Reads the same text with other choices; what stands there stays until the answer is in. */
  adjust() {
    if (this.#text.trim() !== "") {
      this.#ask();
    }
  }

  /** Stops reading. */
  cancel() {
    this.live.drop();
    this.#failed({ code: "cancelled", message: "" });
    /** @type {HTMLElement | null} */ (this.elements.drawn.querySelector("[data-do=retry]"))
      ?.focus({ preventScroll: true });
  }

  /**
   * Puts back what a reload took.
   *
   * @param {Kept} kept
   */
  restore(kept) {
    this.#last = kept.last;
    this.setUrl(kept.url);
    if (kept.text.trim() === "") {
      this.#show("empty");
    } else if (kept.editing) {
      this.elements.box.value = kept.text;
      this.typed();
    } else {
      this.#read(kept.text);
      this.#kept = kept;
    }
  }

  /** Everything that a reload of the tab would take. */
  get #standing() {
    return {
      text: this.#text,
      url: this.#url,
      editing: this.#mode === "editing",
      last: this.#last,
      chosen: this.spread.chooser.chosen?.key ?? null,
      top: scrollY,
    };
  }

  /** @param {string | null} words */
  message(words) {
    showMessage(this.elements.message, words, this.t);
  }

  /** The text on the desk becomes the one that undo brings back. */
  #setAside() {
    if (this.#text.trim() !== "") {
      this.#last = { text: this.#text, url: this.#url };
    }
    this.#before = null;
    this.keeper.told = false;
    this.message(null);
  }

  /** The text before it was edited becomes the one that undo brings back; once, while the address still is its own. */
  #keepBefore() {
    if (this.#before !== null && this.#last?.text !== this.#before) {
      this.#last = { text: this.#before, url: this.#url };
    }
  }

  /**
   * @param {string} text
   * @param {string | null} url
   */
  #put(text, url) {
    this.#setAside();
    this.setUrl(url);
    this.#read(text);
  }

  /** @param {string} text */
  #read(text) {
    this.#kept = this.#laid = this.#shown = null;
    // Its lines end as the box has them, where what was found in it is selected.
    this.#text = text.replace(/\r\n?/g, "\n");
    this.#mode = "reading";
    this.#ask();
  }

  /** Asks for the digest of the text; an address alone is none. */
  #ask() {
    if (address(this.#text)) {
      this.live.drop();
      this.#failed({ code: "address", message: "" });
    } else {
      this.live.read({ text: this.#text, options: options(choices()) });
    }
  }

  /** What is typed is not yet enough for a digest. */
  #awaitMore() {
    this.spread.blank();
    fill(this.elements.drawn, [h("p", { class: "none" }, this.t("live.start"))]);
  }

  /** @param {Digest} digest */
  #done(digest) {
    if (this.#mode === "editing" && digest.notices.some(({ code }) => code === "too-short")) {
      this.#shown = null;
      this.#awaitMore();
      this.#showTools();
      return;
    }
    this.#shown = { digest, text: this.#text, all: choices().quotes === "all" };
    this.read(this.#text);
    this.spread.digest(digest, this.#text);
    if (this.#mode === "reading") {
      const isNew = this.#lay();
      this.spread.annotate();
      // Behind the marks: to scroll and to focus cost a layout each, unless nothing has changed.
      if (isNew) {
        this.#toTop();
      }
      this.#resume();
      this.remember();
    }
    this.#showTools();
  }

  /** @param {{ code: string, message: string }} error */
  #failed(error) {
    this.#shown = null;
    const isNew = this.#mode === "reading" && this.#lay();
    this.spread.error(error);
    this.#showTools();
    if (isNew) {
      this.#toTop();
    }
  }

  /** @param {import("../client.js").Progress | null} progress */
  #slow(progress) {
    if (this.#mode === "reading" && this.#laid !== this.#text) {
      this.#lay();
      this.spread.blank();
      this.#toTop();
    }
    this.spread.working(progress);
  }

  /** Shows the article, as soon as there is something to show beside it; whether it is another one. */
  #lay() {
    if (this.#laid === this.#text) {
      return false;
    }
    this.#laid = this.#text;
    this.elements.box.value = "";
    this.#show("reading");
    this.spread.lay(this.#text);
    return true;
  }

  /** To where one starts to read. */
  #toTop() {
    this.elements.digest.scrollTop = 0;
    scrollTo({ top: 0, behavior: "instant" });
    this.elements.digest.focus({ preventScroll: true });
    this.keeper.now();
  }

  /** After a reload: to where one was. */
  #resume() {
    if (this.#kept) {
      this.spread.chooser.mark(this.#kept.chosen);
      scrollTo({ top: this.#kept.top, behavior: "instant" });
      this.#kept = null;
    }
  }

  /** @param {Mode} mode */
  #show(mode) {
    this.#mode = mode;
    showMode(mode, this.elements);
    if (mode === "empty") {
      showRecent(this.elements.recent, this.t);
      this.read("");
    }
    this.#showTools();
  }

  #showTools() {
    showTools(this.#mode, this.elements.tools, {
      undo: this.#last !== null,
      save: this.#shown !== null,
    });
  }
}
