// What the panel shows of a tab.

import { blocks, paragraphNumbers } from "../../original/blocks.js";
import { choices } from "../../page/choices.js";
import { walk } from "../../page/walk.js";
import { choosable } from "../../view/coverage.js";
import { headView, partsView, spoken } from "../../view/digest.js";
import { fill } from "../../view/dom.js";
import { items } from "../../view/items.js";
import { errorView, workingView } from "../../view/message.js";
import { h } from "../../view/node.js";
import { isNothing, isRefused } from "../../view/refused.js";
import { Chooser } from "./choose.js";
import { gone, nothing, welcome } from "./states.js";

/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("../../strings/lookup.js").Strings} Strings */

export class Sheet {
  /** @type {Visit | null} */
  #visit = null;
  /** @type {import("../../nutgraf.js").Digest | null} the digest that is written */
  #written = null;
  /** Whether all quotes are shown, or the key ones alone. */
  all = false;
  /** The keys that read a page, as the browser calls them. */
  shortcut = "";

  /**
   * @param {import("./frame.js").Elements} elements
   * @param {Strings} t
   */
  constructor(elements, t) {
    this.elements = elements;
    this.t = t;
    this.chooser = new Chooser({ digest: elements.digest, t, say: (words) => this.say(words) });
    walk(this.chooser, elements.digest, (step) => this.say(t(step > 0 ? "walk.end" : "walk.start")));
  }

  /** @param {Visit | null} visit of the tab that is seen */
  show(visit) {
    const isOther = visit !== this.#visit;
    if (isOther && this.#visit) {
      this.#visit.top = document.documentElement.scrollTop;
    }
    this.#visit = visit;
    const { state } = visit ?? {};
    const { elements, t } = this;
    // For those who look at the panel from outside.
    elements.digest.dataset.tab = String(visit?.tabId ?? "");
    elements.digest.dataset.state = state?.name ?? "waiting";
    const isFocused = document.activeElement === elements.again;
    // Whoever pressed it keeps it until it is known what comes of that.
    elements.again.hidden = state?.name !== "digest" && !(isFocused && state?.name === "reading");
    if (isFocused && elements.again.hidden) {
      elements.digest.focus({ preventScroll: true });
    }
    elements.save.hidden = state?.name !== "digest" || isNothing(state.digest);
    if (state?.name === "digest") {
      this.#digest(/** @type {Visit} */ (visit), state);
      if (isOther) {
        document.documentElement.scrollTop = visit?.top ?? 0;
      }
      return;
    }
    if (state?.name === "reading") {
      this.#working(state, isOther);
      return;
    }
    this.#blank();
    const view = !state ? welcome(t, this.shortcut)
      : state.name === "nothing" ? nothing(state.why, t)
      : state.name === "gone" ? gone(state.how, t)
      : errorView(state.error, t);
    fill(elements.drawn, [view]);
    this.say(elements.drawn.querySelector("h2")?.textContent ?? "");
  }

  /**
   * To those who hear the panel.
   *
   * @param {string} words
   */
  say(words) {
    this.elements.spoken.textContent = words;
  }

  /**
   * @param {Visit} visit
   * @param {{ digest: import("../../nutgraf.js").Digest, read: import("../reader/attendant.js").Read }} state
   */
  #digest(visit, { digest, read }) {
    const { elements, t } = this;
    const all = this.all = choices().quotes === "all";
    const { text, kind } = read;
    const paragraphAt = paragraphNumbers(blocks(text), digest.article.title?.span);
    const setting = { digest, text, t, all, paragraphAt };
    const open = new Set(this.#details().filter((details) => details.open).map(({ dataset }) => dataset.keep));
    elements.atWork.replaceChildren();
    fill(elements.head, [
      ...headView(setting),
      ...(kind === "article" ? [] : [h("p", { class: "notice" }, t(`read.${kind}`))]),
    ]);
    fill(elements.drawn, partsView(setting));
    elements.controls.hidden = isNothing(digest);
    elements.controls.classList.toggle("no-facts", isRefused(digest));
    elements.digest.toggleAttribute("data-url", true);
    elements.digest.lang = t.language;
    for (const details of this.#details()) {
      details.open = open.has(details.dataset.keep);
    }
    const marked = items(digest, all);
    this.chooser.set(visit, choosable(setting), paragraphAt);
    visit.mark(marked);
    const { chosen } = this.chooser;
    if (chosen) {
      visit.choose(chosen, { show: false });
    }
    if (digest !== this.#written) {
      this.#written = digest;
      this.say(spoken(setting));
    }
  }

  /**
   * @param {{ progress: import("../../client.js").Progress | null, isSlow: boolean }} state
   * @param {boolean} isOther whether what stands there is another tab's
   */
  #working({ progress, isSlow }, isOther) {
    const { atWork } = this.elements;
    if (!isSlow && !isOther) {
      // What stands there stays until there is something to put in its place.
      return;
    }
    if (isOther || this.#written) {
      this.#blank();
    }
    if (!isSlow) {
      return;
    }
    const isNew = atWork.childElementCount === 0;
    // The button stays the same one, so that it can be pressed at any moment.
    fill(atWork, [workingView(progress, this.t)]);
    if (isNew) {
      this.elements.drawn.replaceChildren();
      this.say(this.t("working"));
    }
  }

  #blank() {
    const { atWork, head, drawn, controls } = this.elements;
    this.#written = null;
    atWork.replaceChildren();
    head.replaceChildren();
    drawn.replaceChildren();
    controls.hidden = true;
    this.chooser.set(null, [], () => 0);
  }

  #details() {
    return /** @type {HTMLDetailsElement[]} */ (
      [...this.elements.digest.querySelectorAll("details[data-keep]")]
    );
  }
}
