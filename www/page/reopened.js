// A saved digest that was opened: what was saved, whether the article has changed since, and what
// of it no longer stands there. A strip above the desk, until it is dismissed.

import { compare } from "../export/saved.js";
import { fill } from "../view/dom.js";
import { h } from "../view/node.js";

/** @typedef {import("../export/saved.js").Saved} Saved */
/** @typedef {import("../strings/lookup.js").Strings} Strings */

export class Reopened {
  /** @type {string | null} what it is compared with, until it is dismissed */
  #text = "";

  /**
   * @param {Saved} saved
   * @param {HTMLElement} place
   * @param {Strings} t
   */
  constructor(saved, place, t) {
    this.saved = saved;
    this.place = place;
    this.t = t;
    this.compare("");
  }

  /**
   * Compares it with the article that lies on the desk now, or asks for one.
   *
   * @param {string} text
   */
  async compare(text) {
    this.#text = text;
    const { t } = this;
    const { items } = this.saved;
    if (text === "") {
      this.#show(t("reopened.paste"), items, t("reopened.list", { count: items.length }));
      return;
    }
    const { changed, gone } = await compare(this.saved, text);
    if (this.#text !== text) {
      // Dismissed meanwhile, or another article lies there.
      return;
    }
    if (gone.length === items.length && items.length > 0) {
      this.#show(t("reopened.other"), gone, t("reopened.list", { count: gone.length }));
    } else if (gone.length > 0) {
      const words = t("reopened.gone", { count: gone.length, of: items.length });
      this.#show(words, gone, t("reopened.no-longer"));
    } else {
      this.#show(t(`reopened.${changed === null ? "stands" : changed ? "changed" : "same"}`), [], "");
    }
  }

  /** Takes the strip away. */
  close() {
    this.#text = null;
    this.place.replaceChildren();
  }

  /**
   * @param {string} words
   * @param {import("../export/saved.js").Item[]} items
   * @param {string} heading
   */
  #show(words, items, heading) {
    const { saved: { at }, t } = this;
    const date = at ? new Intl.DateTimeFormat(t.language, { dateStyle: "long" }).format(at) : null;
    const line = [date ? t("reopened.at", { date }) : t("reopened"), words].join(" ");
    fill(this.place, [h("section", { "aria-label": t("reopened") }, [
      h(
        "div",
        { class: "reopened-head" },
        h("p", { role: "status" }, line),
        h("button", { type: "button", class: "quiet", "data-do": "dismiss-saved" }, t("dismiss")),
      ),
      ...(items.length === 0 ? [] : [
        h(
          "details",
          { open: true },
          h("summary", {}, heading),
          h("ul", { role: "list", tabindex: "0", "aria-label": heading }, items.map(entry)),
        ),
      ]),
    ])]);
  }
}

/** @param {import("../export/saved.js").Item} item */
function entry({ kind, pieces, who }) {
  const words = pieces.join(" … ");
  return h(
    "li",
    {},
    h("span", { class: `pencil ${kind}`, dir: "auto" }, kind === "quote" ? `“${words}”` : words),
    who !== "" && ` — ${who}`,
  );
}
