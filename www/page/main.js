// The page: puts the parts together and hands clicks, keys and texts on to the desk.

import { Client } from "../client.js";
import { stringsFor } from "../strings/lookup.js";
import { choices, choose, chooseRoles } from "./choices.js";
import { Desk } from "./desk.js";
import { build } from "./elements.js";
import example from "./example.js";
import { listen } from "./intake.js";
import { restore } from "./session.js";

const t = stringsFor(navigator.languages);
const client = new Client();
document.documentElement.lang = t.language;
document.documentElement.dir = t.direction;
const elements = build(document.body, t);
const desk = new Desk(elements, t, client);

try {
  client.warm();
} catch {
  // No worker here: the first question says so, with the text still in its box.
}

/** What the buttons with `data-do` do. */
const ACTIONS = {
  back: () => desk.spread.chooser.back(),
  cancel: () => desk.cancel(),
  dismiss: () => desk.message(null),
  done: () => desk.finish(),
  edit: () => desk.edit(),
  example: () => desk.replace(example),
  new: () => desk.clear(),
  open: () => elements.file.click(),
  retry: () => desk.retry(),
  roles: () => {
    chooseRoles(!choices().roles);
    desk.spread.roles();
  },
  undo: () => desk.undo(),
};

document.addEventListener("click", ({ target }) => {
  const action = target instanceof Element && target.closest("[data-do]")?.getAttribute("data-do");
  if (action && Object.hasOwn(ACTIONS, action)) {
    ACTIONS[/** @type {keyof typeof ACTIONS} */ (action)]();
  }
});

document.addEventListener("keydown", (event) => {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.shiftKey && event.key.toLowerCase() === "z" && desk.canUndo) {
    event.preventDefault();
    desk.undo();
  } else if (control && event.key === "Enter" && event.target === elements.box) {
    desk.finish();
  }
});

elements.box.addEventListener("input", () => desk.typed());

elements.controls.addEventListener("change", ({ target }) => {
  const { dataset, value } = /** @type {HTMLSelectElement} */ (target);
  choose(dataset.choice === "facts" ? "facts" : "quotes", value);
  desk.adjust();
});

listen({
  box: elements.box,
  file: elements.file,
  drop: elements.drop,
  take(taken) {
    if ("problem" in taken) {
      desk.message(t(taken.problem, { name: taken.name }));
    } else if ("saved" in taken) {
      desk.message(t("intake.not-saved"));
    } else if (taken.text.trim() === "") {
      desk.message(t("intake.nothing"));
    } else {
      desk.replace(taken.text, taken.url);
    }
  },
});

// A reload, a closed tab and a phone that puts the page away all end with one of these.
addEventListener("pagehide", () => desk.keep());
document.addEventListener("visibilitychange", () => document.hidden && desk.keep());

const kept = restore();
if (kept) {
  desk.restore(kept);
} else {
  elements.box.focus({ preventScroll: true });
}
