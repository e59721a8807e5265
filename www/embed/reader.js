// What an element does once it is needed: reads its article, shows the box, keeps both together.

import { blocks, paragraphNumbers } from "../original/blocks.js";
import { strings } from "../strings/lookup.js";
import { omissions } from "../view/coverage.js";
import { write } from "../view/dom.js";
import { citationItems, items, saidItems } from "../view/items.js";
import { h } from "../view/node.js";
import { language } from "./attributes.js";
import { frameView, pieces } from "./box.js";
import { Box } from "./mounted.js";
import { articleFor, ask, enter, leave, read, readCalmly, titleOf, warm } from "./reading.js";
import { unwatch, watch } from "./watch.js";
import { labels, words } from "./words.js";

/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {import("./element.js").NutgrafDigest} Host */

export class Reader {
  /** @type {Digest | null} */
  digest = null;
  /** What is shown, and how: the same is not shown again. */
  #key = "";
  #text = "";
  /** @type {Box | null} */
  #box = null;
  #left = false;
  /** Counts what was begun: an answer to an older question is dropped. */
  #turn = 0;
  /** @type {Element | null} */
  #root = null;
  #watched = { roots: () => (this.#root ? [this.#root] : []), changed: () => this.again() };

  /**
   * @param {Host} host
   * @param {ShadowRoot} shadow
   * @param {HTMLLinkElement} link the style, loaded
   * @param {{ ready: () => void, failed: (error: { code: string, message: string }) => void }} told
   */
  constructor(host, shadow, link, told) {
    this.host = host;
    this.shadow = shadow;
    this.link = link;
    this.told = told;
    enter(host.base);
    // Where articleFor() looks.
    watch(this.#watched, [host.getRootNode(), document]);
  }

  /** Whether nothing was read yet. */
  get isIdle() {
    return this.#turn === 0;
  }

  /** Reads once more, if it was read at all. */
  again() {
    if (!this.isIdle && !this.#left) {
      this.update();
    }
  }

  /** The box with its head alone, for one who opens it. */
  shut() {
    if (!this.#box) {
      const t = this.#strings();
      this.#mount(this.#frame([h("slot")], t), t).fit();
    }
  }

  /** Opens or closes the box. */
  turn() {
    this.#box?.turn(!this.host.collapsed);
  }

  /** Reads the article and shows what it gives now. */
  async update() {
    const turn = this.#turn += 1;
    const stale = () => turn !== this.#turn || this.#left;
    try {
      warm();
      await parsed();
      await task();
      const root = articleFor(this.host, this.host.htmlFor);
      this.#root = root;
      if (!root) {
        throw Object.assign(new Error("There is no article for this element."), { code: "no-article" });
      }
      const { text } = await readCalmly(root);
      if (stale()) {
        return;
      }
      const asked = ask(text, this.host.options(titleOf(root)));
      asked.catch(() => {});
      const t = this.#strings();
      // While the worker reads: what counts in this language, and what writes numbers, each by itself.
      await task();
      t.number(1);
      await task();
      t("reading.words", { count: 1 });
      const digest = await asked;
      // One that was taken out meanwhile is told of a moment later.
      await this.#show(digest, text, t, () => stale() || !root.isConnected);
    } catch (error) {
      if (!stale()) {
        this.#fail(error);
      }
    }
  }

  destroy() {
    this.#left = true;
    unwatch(this.#watched);
    this.#box?.destroy();
    leave();
  }

  /**
   * In steps: on a phone all of it at once would be felt by who scrolls.
   *
   * @param {Digest} digest
   * @param {string} text
   * @param {import("../strings/lookup.js").Strings} t
   * @param {() => boolean} stale whether there is nothing left to show it for
   */
  async #show(digest, text, t, stale) {
    const { host } = this;
    const { parts, quotes } = host;
    const all = quotes === "all";
    const key = JSON.stringify([host.options(), all, host.whole, parts, host.words, labels(host), host.lang, text]);
    await task();
    if (stale() || (this.digest === digest && this.#key === key)) {
      return;
    }
    const paragraphAt = paragraphNumbers(blocks(text), digest.article.title?.span);
    const setting = { digest, text, t, all, paragraphAt };
    /** @type {import("../view/node.js").Node[][]} */
    const views = [];
    for (const draw of pieces(setting, parts)) {
      await task();
      views.push(draw());
    }
    await task();
    if (stale()) {
      return;
    }
    if (this.#box || host.whole) {
      this.#mount(this.#frame(views.flat(), t), t);
    } else if (!await this.#mountInSteps(views, t, stale)) {
      return;
    }
    // Not before all of it stands: what was broken off is to be drawn again.
    this.digest = digest;
    this.#key = key;
    this.#text = text;
    this.#box?.fit();
    this.#box?.chooser.set(() => {
      const others = [saidItems(digest, all), citationItems(digest), omissions(digest, all, paragraphAt)];
      return [...items(digest, all), ...others.flat().map(({ item }) => item)];
    }, paragraphAt);
    this.told.ready();
    host.dispatchEvent(new CustomEvent("nutgraf-ready", { bubbles: true, detail: { digest } }));
  }

  /**
   * @param {import("../view/node.js").Node[]} content
   * @param {import("../strings/lookup.js").Strings} t
   */
  #frame(content, t) {
    const { collapsed, whole } = this.host;
    return frameView(content, { t, open: !collapsed, classes: whole ? "whole" : "cut" });
  }

  /**
   * The frame first, then part after part, and of their lists a few items at a time, one below the other, so
   * that nothing moves.
   *
   * @param {import("../view/node.js").Node[][]} views the head and the parts
   * @param {import("../strings/lookup.js").Strings} t
   * @param {() => boolean} stale
   * @returns {Promise<boolean>} whether all of it is there
   */
  async #mountInSteps([head, ...parts], t, stale) {
    const { element, frame, foot } = this.#mount(this.#frame(head, t), t);
    foot.remove();
    for (const { place, nodes } of steps(parts.flat(), /** @type {Element} */ (element.querySelector(".view")))) {
      await painted();
      if (stale()) {
        return false;
      }
      place.append(...nodes);
    }
    await painted();
    frame.append(foot);
    return !stale();
  }

  /**
   * @param {import("../view/node.js").Branch} frame
   * @param {import("../strings/lookup.js").Strings} t
   */
  #mount(frame, t) {
    const { host, shadow, link } = this;
    if (this.#box) {
      this.#box.fill(frame, t);
      return this.#box;
    }
    const box = /** @type {HTMLElement} */ (write(frame));
    this.#box = new Box(host, box, { link, t, article: () => this.#article() });
    shadow.querySelector(".wait")?.remove();
    shadow.append(box);
    return this.#box;
  }

  /** The article as it is now, if it is still the one that was read. */
  #article() {
    const article = this.#root?.isConnected ? read(this.#root) : null;
    return article?.text === this.#text ? article : null;
  }

  /** What the box says. */
  #strings() {
    const { host } = this;
    return strings({ ...words, ...host.words, ...labels(host) }, language(host.lang));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.digest = null;
    this.#key = "";
    this.#box?.destroy();
    this.#box = null;
    const { code = "panic", message } = /** @type {any} */ (error);
    this.told.failed({ code: String(code), message: String(message) });
  }
}

/** So many items of a list are laid out in one go. */
const ITEMS = 2;

/**
 * Parts, written one by one, and where each piece of them goes.
 *
 * @param {import("../view/node.js").Node[]} parts
 * @param {Element} view
 * @returns {Generator<{ place: Element, nodes: globalThis.Node[] }>}
 */
function* steps(parts, view) {
  for (const part of parts) {
    const written = write(part);
    const lists = written instanceof Element ? [...written.querySelectorAll(":scope > [role=list]")] : [];
    const late = lists.map((list) => ({ list, items: [...list.children].slice(ITEMS) }));
    late.flatMap(({ items }) => items).forEach((item) => item.remove());
    yield { place: view, nodes: [written] };
    for (const { list, items } of late) {
      for (let i = 0; i < items.length; i += ITEMS) {
        yield { place: list, nodes: items.slice(i, i + ITEMS) };
      }
    }
  }
}

/** Resolves when what was put into the page has been painted, or is not going to be. */
function painted() {
  return document.hidden ? task() : new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Resolves when the document stands whole. */
async function parsed() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
}

/** Lets the page do what it has to do, between two pieces of work. */
function task() {
  return new Promise((resolve) => setTimeout(resolve));
}
