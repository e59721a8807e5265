// Settings: whether articles are kept, and the button that erases everything.

import { h } from "../view/node.js";
import { openDialog } from "./dialog.js";
import * as history from "./history.js";
import { uninstall } from "./offline.js";
import * as session from "./session.js";
import * as settings from "./settings.js";

/**
 * @param {import("../strings/lookup.js").Strings} t
 * @param {{ changed: () => void, erased: () => void }} then
 */
export function openPreferences(t, { changed, erased }) {
  const dialog = openDialog("preferences", t("settings"), [
    h(
      "label",
      { class: "choice" },
      h("input", { type: "checkbox", name: "history", checked: history.isOn() }),
      h("span", {}, t("settings.history")),
    ),
    h("p", { class: "note" }, t("settings.history.note")),
    h("h3", {}, t("erase")),
    h("p", { class: "note" }, t("erase.what")),
    h("button", { type: "button", class: "button", "data-do": "erase" }, t("erase.do")),
  ], t);
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  box.addEventListener("change", () => {
    settings.set("history", box.checked);
    if (!box.checked) {
      history.erase();
    }
    changed();
  });
  dialog.querySelector("[data-do=erase]")?.addEventListener("click", async () => {
    // Before the settings, of which other tabs are told: storage that is full would tell them nothing.
    history.erase();
    settings.erase();
    await uninstall();
    erased();
    session.erase();
  });
}
