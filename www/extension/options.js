// Settings: how much a digest shows, the shortcut, and the button that erases everything.

import { choose } from "../page/choices.js";
import { controls, showChoices } from "../page/controls.js";
import * as history from "../page/history.js";
import * as session from "../page/session.js";
import * as settings from "../page/settings.js";
import { fill } from "../view/dom.js";
import { h } from "../view/node.js";
import { shortcut } from "./shortcut.js";
import { words } from "./words.js";

const t = words();
document.documentElement.lang = t.language;
document.documentElement.dir = t.direction;

/** Where Chromium has its shortcuts; it offers no other way there. */
const SHORTCUTS = "chrome://extensions/shortcuts";

async function show() {
  const keys = await shortcut();
  fill(document.body, [
    h(
      "main",
      { class: "settings" },
      h("h1", {}, t("options")),
      h("h2", {}, t("options.counts")),
      controls(t),
      chrome.commands && [
        h("h2", {}, t("options.shortcut")),
        h(
          "p",
          {},
          keys === "" ? t("options.shortcut.none") : t.rich("options.shortcut.is", { shortcut: h("kbd", {}, keys) }),
        ),
        h("button", { type: "button", class: "button", "data-do": "shortcut" }, t("options.shortcut.change")),
      ],
      h("h2", {}, t("private.short")),
      ["private.how", "private.leave", "private.kept"].map((key) => h("p", {}, t(key))),
      h("h2", {}, t("erase")),
      h("p", {}, t("erase.what")),
      h("button", { type: "button", class: "button", "data-do": "erase" }, t("erase.do")),
      h("p", { class: "done", role: "status" }),
    ),
  ]);
}

document.addEventListener("change", ({ target }) => {
  const { dataset, value } = /** @type {HTMLSelectElement} */ (target);
  choose(dataset.choice === "facts" ? "facts" : "quotes", value);
});

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-do]") : null;
  const action = button?.getAttribute("data-do");
  if (action === "shortcut") {
    await (chrome.commands?.openShortcutSettings?.() ?? chrome.tabs.create({ url: SHORTCUTS }));
  } else if (action === "erase") {
    settings.erase();
    history.erase();
    session.erase();
    await chrome.storage.session.clear();
    showChoices(document.body);
    const done = document.querySelector(".done");
    if (done) {
      done.textContent = t("erased");
    }
  }
});

addEventListener("storage", () => showChoices(document.body));

await show();
