// Answers the panel: reads the page, marks passages, says when they are clicked or the page changes.

import { Changes } from "./changes.js";
import { extract } from "./extract.js";
import { Marks } from "./marks.js";
import { turn } from "../../article/pause.js";
import { Reading } from "./reading.js";
import { selected } from "./selected.js";

/** @typedef {import("./marks.js").Item} Item */
/**
 * @typedef {{ do: "read", what: "any" | "page" | "selection", job: number }
 *   | { do: "mark", items: Item[] }
 *   | { do: "choose", item: Item | null, at: number, show: boolean }
 *   | { do: "check" }} Question
 */
/**
 * @typedef {{
 *   text: string,
 *   url: string,
 *   headline: string | null,
 *   kind: "article" | "stub" | "selection",
 * }} Read
 */
/**
 * @typedef {{ job: number, read: Read }
 *   | { job: number, none: "list" | "none" | "selection" }
 *   | { job: number, failed: string }
 *   | { chosen: string }
 *   | { ground: import("../inject.js").Ground, inFrame: boolean }
 *   | { gone: "moved" | "changed" }} Answer
 */

/** @typedef {import("./extract.js").Found & { reading: Reading | null }} Page */

/**
 * How long, in milliseconds, after the panel has gone the style of the marks goes as well: where a
 * page is read again, one way to it closes right before the next opens.
 */
const UNSTYLE = 500;

export class Attendant {
  /** @type {chrome.Port | null} */
  #port = null;
  /** @type {Reading | null} */
  #reading = null;
  #unstyling = 0;
  /** Grows with every reading: what belongs to an older one is dropped. */
  #turn = 0;
  #marks = new Marks((ground) => this.#say({ ground, inFrame: this.#reading?.document !== document }));
  #changes = new Changes(() => this.#checked());

  /**
   * The article, looked for as soon as this is put in: the way from the panel to here takes longer.
   *
   * @type {Promise<Page | null> | null}
   */
  #early = null;

  constructor() {
    if (document.getSelection()?.isCollapsed !== false) {
      // Who asks has it tried again, and hears of what goes wrong.
      this.#early = pageNow().catch(() => null);
    }
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name === "nutgraf") {
        this.#attend(port);
      }
    });
    // A page that the browser keeps for the way back hears nothing of the port that closes meanwhile.
    addEventListener("pagehide", () => {
      this.#port?.disconnect();
      this.#left();
    }, { capture: true });
    addEventListener("pageshow", ({ persisted }) => persisted && !this.#port && this.#unstyle(), { capture: true });
  }

  /** Whether the extension that put this here is still there to be answered. */
  get isAlive() {
    return chrome.runtime?.id !== undefined;
  }

  /** @param {chrome.Port} port */
  #attend(port) {
    clearTimeout(this.#unstyling);
    this.#port?.disconnect();
    this.#port = port;
    this.#forget();
    port.onMessage.addListener((message) => {
      if (this.#port === port) {
        this.#answer(/** @type {Question} */ (message));
      }
    });
    port.onDisconnect.addListener(() => {
      if (this.#port === port) {
        this.#left();
        this.#unstyle();
      }
    });
  }

  /** There is nobody any more who would be answered. */
  #left() {
    this.#port = null;
    this.#forget();
  }

  /** Has the style taken away, unless the page is read again right now. */
  #unstyle() {
    clearTimeout(this.#unstyling);
    this.#unstyling = setTimeout(() => {
      if (this.isAlive) {
        chrome.runtime.sendMessage("unstyle").catch(() => {});
      }
    }, UNSTYLE);
  }

  /** @param {Question} question */
  #answer(question) {
    switch (question.do) {
      case "read":
        this.#read(question.what, question.job).catch((error) =>
          this.#say({ job: question.job, failed: String(error) })
        );
        return;
      case "mark":
        return this.#marks.set(question.items);
      case "choose":
        return this.#marks.choose(question.item, question.at, question.show);
      case "check":
        return this.#changes.check();
    }
  }

  /**
   * @param {"any" | "page" | "selection"} what
   * @param {number} job
   */
  async #read(what, job) {
    this.#forget();
    const turn = this.#turn;
    const selection = what === "page" ? null : await selected(document);
    const found = what === "selection" || (what === "any" && selection) ? null : await this.#extract();
    if (turn !== this.#turn) {
      return;
    }
    if (selection) {
      this.#take(selection, { job, kind: "selection", headline: null });
      return;
    }
    if (found?.reading) {
      const { reading, headline, verdict } = found;
      const kind = verdict === "stub" ? "stub" : "article";
      this.#take(reading, { job, kind, headline });
    } else {
      const none = what === "selection" ? "selection" : found?.verdict === "list" ? "list" : "none";
      this.#say({ job, none });
    }
  }

  /** The article of the page as it is now. */
  async #extract() {
    const early = this.#early;
    this.#early = null;
    const found = await early;
    // The panel may have taken its time to open, and the page may have gone on meanwhile.
    return found?.reading?.isThere ? found : pageNow();
  }

  /**
   * @param {Reading} reading
   * @param {{ job: number, kind: Read["kind"], headline: string | null }} about
   */
  #take(reading, { job, kind, headline }) {
    this.#reading = reading;
    this.#marks.read(reading);
    this.#watch(reading);
    const { text, url } = reading;
    this.#say({ job, read: { text, url, headline, kind } });
    // While the worker reads: a style makes a page look at all of itself again.
    this.#marks.prepare();
  }

  /** @param {Reading} reading */
  #watch(reading) {
    this.#changes.watch(reading);
    // Once, however often it is said.
    reading.document.addEventListener("click", this.#clicked, { capture: true });
  }

  /** The page has changed in some way: are the passages where they were? */
  async #checked() {
    const reading = this.#reading;
    if (!reading) {
      return;
    }
    // Addresses count on while an article stays, and some pages keep the one before out of sight.
    if (reading.isThere && (!this.#changes.hasMoved || reading.isSeen)) {
      return;
    }
    // Pages draw themselves anew with the same words; then the marks go where those stand now.
    const turn = this.#turn;
    const { article: again } = await extract(document);
    if (turn !== this.#turn) {
      return;
    }
    if (again && reading.moveTo(again)) {
      this.#marks.paint();
      this.#watch(reading);
    } else {
      this.#leave(this.#changes.hasMoved ? "moved" : "changed");
    }
  }

  /** @param {"moved" | "changed"} gone */
  #leave(gone) {
    this.#forget();
    this.#say({ gone });
  }

  #forget() {
    this.#turn += 1;
    this.#reading = null;
    this.#changes.stop();
    this.#marks.clear();
  }

  #clicked = (/** @type {MouseEvent} */ event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const isControl = target.closest?.("a, button, input, select, textarea, label, summary");
    const there = this.#reading?.document;
    // Places are counted in each frame by itself.
    if (there && target.ownerDocument === there && event.isTrusted && !isControl &&
      there.getSelection()?.isCollapsed !== false) {
      const key = this.#marks.at(event.clientX, event.clientY);
      if (key) {
        this.#say({ chosen: key });
      }
    }
  };

  /** @param {Answer} answer */
  #say(answer) {
    this.#port?.postMessage(answer);
  }
}

/**
 * What there is to be read on the page as it is now.
 *
 * @returns {Promise<Page>}
 */
async function pageNow() {
  // To be put in is work enough for one go.
  await turn();
  const found = await extract(document);
  return { ...found, reading: found.article && new Reading(found.article) };
}
