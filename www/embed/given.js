// A box that was made in the newsroom and came with the page, taken over: its links now show the
// passage and lead back. Nothing in it is drawn again.

import { strings } from "../strings/lookup.js";
import { language } from "./attributes.js";
import { Chooser } from "./chooser.js";
import { articleFor, read } from "./reading.js";
import { labels, words } from "./words.js";

/** @typedef {import("./element.js").NutgrafDigest} Host */

export class Given {
  /** @type {Chooser | null} */
  #chooser = null;
  /** @type {HTMLDetailsElement | null} */
  #frame = null;

  /**
   * @param {Host} host
   * @param {ShadowRoot} shadow
   */
  constructor(host, shadow) {
    const box = /** @type {HTMLElement | null} */ (shadow.querySelector(".box"));
    this.host = host;
    if (box) {
      this.#frame = box.querySelector(".frame");
      this.#chooser = new Chooser({
        host,
        box,
        link: shadow.querySelector("link"),
        t: strings({ ...words, ...host.words, ...labels(host) }, language(host.lang)),
        article: () => {
          const root = articleFor(host, host.htmlFor);
          return root && read(root);
        },
        widen: () => {},
      });
    }
  }

  turn() {
    if (this.#frame) {
      this.#frame.open = !this.host.collapsed;
    }
  }

  destroy() {
    this.#chooser?.destroy();
  }
}
