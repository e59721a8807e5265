// The page: puts the parts together and hands clicks, keys and texts on to the desk.

import { stringsFor } from "../strings/lookup.js";
import { errorWords } from "../view/message.js";
import { answer } from "./answered.js";
import { choices, choose, chooseRoles } from "./choices.js";
import { showChoices } from "./controls.js";
import { Desk } from "./desk.js";
import { build } from "./elements.js";
import example from "./example.js";
import { copy } from "./give.js";
import * as history from "./history.js";
import { listen } from "./intake.js";
import { install } from "./offline.js";
import { showRecent } from "./recent.js";
import { watch } from "./requests.js";
import { restore } from "./session.js";
import * as settings from "./settings.js";
import { client } from "./start.js";

const t = stringsFor(navigator.languages);
document.documentElement.lang = t.language;
document.documentElement.dir = t.direction;
const elements = build(document.body, t);
const desk = new Desk(elements, t, client);

/** Changes to another version of the page that has arrived. */
let update = () => {};
/** @type {import("./reopened.js").Reopened | null} a saved digest that was opened */
let reopened = null;
desk.read = (text) => reopened?.compare(text);

/** What the buttons with `data-do` do. */
const ACTIONS = {
  back: () => desk.spread.chooser.back(),
  cancel: () => desk.cancel(),
  "copy-link": (/** @type {HTMLElement} */ button) => copyItem(button, "link"),
  "copy-quote": (/** @type {HTMLElement} */ button) => copyItem(button, "quote"),
  dismiss: () => desk.message(null),
  "dismiss-saved": () => {
    dismissSaved();
    // Its button went; of these two the last takes the focus that is shown.
    elements.digest.focus({ preventScroll: true });
    elements.box.focus({ preventScroll: true });
  },
  done: () => desk.finish(),
  edit: () => desk.edit(),
  example: () => desk.replace(example),
  new: () => desk.clear(),
  open: () => elements.file.click(),
  privacy: async () => (await import("./later.js")).openPrivacy(t),
  recent: (/** @type {HTMLElement} */ { dataset }) => {
    // The list may be another one by now: another tab reads and erases as well.
    const entry = history.entries().find(({ at }) => at === Number(dataset.at));
    if (entry) {
      desk.replace(entry.text, entry.url);
    } else {
      showRecent(elements.recent, t);
    }
  },
  retry: () => desk.retry(),
  roles: () => {
    chooseRoles(!choices().roles);
    desk.spread.roles();
  },
  save: async () => {
    const { text, url } = desk.article;
    const setUrl = (/** @type {string | null} */ url) => desk.setUrl(url);
    const { facts, quotes } = choices();
    const options = { facts, quotes };
    const { openSave } = await import("./later.js");
    openSave({ text, url, options, client, t, setUrl, remember: () => desk.remember() });
  },
  settings: async () =>
    (await import("./later.js")).openPreferences(t, {
      changed: () => showRecent(elements.recent, t),
      erased,
    }),
  undo: () => desk.undo(),
  update: () => {
    // What would be lost by it is said once more.
    desk.keeper.told = false;
    if (desk.keeper.now()) {
      update();
    }
  },
};

document.addEventListener("click", async ({ target, detail }) => {
  // The second click of a double one is meant for what was there at the first, not for what took its place.
  const button = target instanceof Element && detail < 2 ? target.closest("[data-do]") : null;
  if (button instanceof HTMLElement && Object.hasOwn(ACTIONS, button.dataset.do ?? "")) {
    try {
      await ACTIONS[/** @type {keyof typeof ACTIONS} */ (button.dataset.do)](button);
    } catch (error) {
      failed(error);
    }
  }
});

document.addEventListener("keydown", (event) => {
  const control = event.ctrlKey || event.metaKey;
  // What lies behind a dialogue is out of reach, and a field has its own undo.
  const canUndo = desk.canUndo && !document.querySelector("dialog");
  if (control && !event.shiftKey && event.key.toLowerCase() === "z" && canUndo) {
    event.preventDefault();
    desk.undo();
  } else if (control && event.key === "Enter" && event.target === elements.box) {
    desk.finish();
  }
});

elements.box.addEventListener("input", (event) =>
  desk.typed(/** @type {InputEvent} */ (event).inputType === "historyUndo"));

elements.controls.addEventListener("change", ({ target }) => {
  const { dataset, value } = /** @type {HTMLSelectElement} */ (target);
  choose(dataset.choice === "facts" ? "facts" : "quotes", value);
  desk.adjust();
});

// Another tab may choose, keep and erase.
settings.watch((all) => {
  if (all) {
    erased();
    return;
  }
  showRecent(elements.recent, t);
  desk.spread.roles();
  if (showChoices(elements.controls)) {
    desk.adjust();
  }
});
history.watch(() => showRecent(elements.recent, t));

listen({
  box: elements.box,
  file: elements.file,
  drop: elements.drop,
  failed,
  async take(taken) {
    if ("problem" in taken) {
      desk.message(t(taken.problem, { name: taken.name }));
    } else if ("saved" in taken) {
      await openSaved(taken.saved, taken.name);
    } else if (taken.text.trim() === "") {
      desk.message(t("intake.nothing"));
    } else {
      desk.replace(taken.text, taken.url);
    }
  },
});

/**
 * Says what a reader asked for and did not get: a file that arrives only when it is needed did not.
 *
 * @param {unknown} error
 */
function failed(error) {
  const { code = "load-failed", message } = /** @type {any} */ (error);
  desk.message(errorWords({ code, message }, t).join(" "));
  reportError(error);
}

/** Empties this tab, and says so: here or in another tab everything was erased. */
function erased() {
  // An open "Save" holds the article.
  document.querySelector("dialog")?.close();
  desk.forget();
  dismissSaved();
  showChoices(elements.controls);
  desk.message(t("erased"));
}

/** Takes the strip of a saved digest away. */
function dismissSaved() {
  reopened?.close();
  reopened = null;
}

/**
 * @param {HTMLElement} button
 * @param {"quote" | "link"} what
 */
async function copyItem(button, what) {
  const { shown, url } = desk.article;
  const key = button.closest("[data-item]")?.getAttribute("data-item");
  const { copyOf } = await import("./later.js");
  const words = shown && key ? copyOf(shown.digest, key, what, { ...shown, url, t }) : null;
  const done = words !== null && await copy(words);
  desk.spread.say(t(done ? `copied.${what}` : "copy.refused"));
  if (done) {
    answer(button, t("save.copy.done"));
  } else {
    desk.message(t("copy.refused.do"));
  }
}

/**
 * Opens a saved digest: with its article, if that is in it; else beside the one on the desk, if it
 * is that, or on an empty desk.
 *
 * @param {unknown} value
 * @param {string} name
 */
async function openSaved(value, name) {
  const { compare, open, Reopened } = await import("./later.js");
  const saved = open(value);
  if (!saved) {
    desk.message(t("intake.not-saved", { name }));
    return;
  }
  dismissSaved();
  reopened = new Reopened(saved, elements.reopened, t);
  const { text } = desk.article;
  if (saved.text !== null) {
    desk.replace(saved.text, saved.url);
  } else if (text.trim() !== "" && (await compare(saved, text)).gone.length < saved.items.length) {
    reopened?.compare(text);
  } else {
    desk.clear();
    desk.setUrl(saved.url);
  }
}

// A reload, a closed tab and a phone that puts the page away all end with one of these.
addEventListener("pagehide", () => desk.keeper.now());
document.addEventListener("visibilitychange", () => document.hidden && desk.keeper.now());

const kept = restore();
if (kept) {
  desk.restore(kept);
} else {
  elements.box.focus({ preventScroll: true });
}

watch((others) => {
  elements.requests.textContent = t("requests", { count: others });
});

/** Lets the page work without a network. */
function keepFiles() {
  install((use) => {
    update = use;
    elements.update.hidden = false;
    // Of this version, as long as it can be had: another tab may change to the new one.
    import("./later.js").catch(() => {});
  });
}

// When the page itself is not in the way of it.
if (document.readyState === "complete") {
  keepFiles();
} else {
  addEventListener("load", keepFiles);
}
