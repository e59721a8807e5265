// The elements of the page that scripts hold on to.

import { fill } from "../view/dom.js";
import { frame } from "./frame.js";

/** @typedef {ReturnType<typeof build>} Elements */

/**
 * Writes the page into `body`.
 *
 * @param {HTMLElement} body
 * @param {import("../strings/lookup.js").Strings} t
 */
export function build(body, t) {
  fill(body, frame(t));
  /**
   * @template {HTMLElement} [T=HTMLElement]
   * @param {string} selector
   * @returns {T}
   */
  const get = (selector) => {
    const element = body.querySelector(selector);
    if (!element) {
      throw new Error(`the frame has no ${selector}`);
    }
    return /** @type {T} */ (element);
  };
  return {
    bar: get(".bar"),
    message: get(".intake-message"),
    reopened: get(".reopened"),
    desk: get(".desk"),
    intro: get(".intro"),
    sheet: get(".sheet"),
    start: get(".start"),
    recent: get(".recent"),
    digest: get(".digest"),
    atWork: get(".at-work"),
    head: get(".about-article"),
    controls: get(".controls"),
    drawn: get(".drawn"),
    roles: get(".roles-tool"),
    original: get(".original"),
    back: get(".back"),
    drop: get(".drop"),
    update: get(".bar > [data-do=update]"),
    requests: get(".foot [data-do=privacy]"),
    spoken: get(".spoken"),
    box: /** @type {HTMLTextAreaElement} */ (get(".box")),
    file: /** @type {HTMLInputElement} */ (get(".file")),
    tools: /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".tools button")]),
  };
}
