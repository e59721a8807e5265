// "Save": the digest in four forms, to copy or to keep as a file; and on paper.

import { annotations } from "../export/annotations.js";
import { listed } from "../export/listed.js";
import { plain } from "../export/plain.js";
import { save } from "../export/saved.js";
import { errorWords } from "../view/message.js";
import { h } from "../view/node.js";
import { address } from "./address.js";
import { answer } from "./answered.js";
import { options as asked } from "./choices.js";
import { openDialog } from "./dialog.js";
import { copy, download, fileName } from "./give.js";

/** @typedef {import("./choices.js").Choices} Choices */
/**
 * @typedef {{
 *   text: string,
 *   url: string | null,
 *   options: Pick<Choices, "facts" | "quotes"> & { title?: string },
 *   client: import("../client.js").Client,
 *   t: import("../strings/lookup.js").Strings,
 *   setUrl: (url: string | null) => void,
 *   remember: () => void,
 * }} Task
 * `setUrl` is told of the address at every key, `remember` called when it is whole.
 */

/** What there is to choose, with the ending and the type of its file. */
const FORMS = {
  markdown: [".md", "text/markdown"],
  plain: [".txt", "text/plain"],
  json: [".nutgraf.json", "application/json"],
  annotations: [".annotations.jsonld", "application/ld+json"],
};

/** The most quotes that the core takes as a number. */
const MOST = 50;

/** @param {Task} task */
export function openSave(task) {
  const { t, url, setUrl, remember } = task;
  const dialog = openDialog("save", t("save.title"), [
    h("ul", { class: "forms", role: "list" }, Object.keys(FORMS).map((form) => row(form, t))),
    // In here: what lies behind an open dialogue is heard by nobody.
    h("p", { class: "spoken", role: "status" }),
    h(
      "label",
      { class: "choice" },
      h("input", { type: "checkbox", name: "text" }),
      h("span", {}, t("save.with-text")),
    ),
    h("p", { class: "note" }, t("save.with-text.note")),
    h(
      "label",
      { class: "field" },
      h("span", {}, t("save.url")),
      h("input", {
        type: "url",
        name: "url",
        value: url ?? "",
        placeholder: "https://",
        autocomplete: "off",
        spellcheck: "false",
      }),
    ),
    h("p", { class: "note" }, t("save.url.note")),
    h("button", { type: "button", class: "button", "data-give": "print" }, t("print")),
  ], t);
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=url]"));
  field.addEventListener("input", () => {
    const found = address(field.value);
    field.setAttribute("aria-invalid", String(field.value.trim() !== "" && !found));
    setUrl(found);
  });
  field.addEventListener("change", remember);
  dialog.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-give]") : null;
    if (button instanceof HTMLElement) {
      give(button, dialog, { ...task, url: address(field.value) });
    }
  });
}

/**
 * @param {string} form
 * @param {Task["t"]} t
 */
function row(form, t) {
  const name = t(`form.${form}`);
  const button = (/** @type {"copy" | "file"} */ way) =>
    h("button", {
      type: "button",
      class: "quiet",
      "data-give": way,
      "data-form": form,
      "aria-label": t(`save.${way}.label`, { form: name }),
    }, t(`save.${way}`));
  return h(
    "li",
    {},
    h("p", {}, h("strong", {}, name), " ", h("span", { class: "note" }, t(`form.${form}.note`))),
    button("copy"),
    button("file"),
  );
}

/**
 * @param {HTMLElement} button
 * @param {HTMLDialogElement} dialog
 * @param {Task} task
 */
async function give(button, dialog, task) {
  const { t } = task;
  const { give: way, form } = button.dataset;
  if (way === "print") {
    // The focus goes back to where it was; what is closed is not on the paper.
    dialog.close();
    print();
    return;
  }
  const withText = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=text]")).checked;
  let said = `save.${way}.done`;
  let trouble = "";
  try {
    const { content, title } = await write(/** @type {keyof typeof FORMS} */ (form), withText, task);
    const [ending, type] = FORMS[/** @type {keyof typeof FORMS} */ (form)];
    if (way === "file") {
      download(fileName(title) + ending, type, content);
    } else if (!await copy(content)) {
      said = "copy.refused";
    }
  } catch (error) {
    const { code = "other", message } = /** @type {any} */ (error);
    said = `save.${way}`;
    trouble = errorWords({ code, message }, t).join(" ");
  }
  const label = t(`${said}.label`, { form: t(`form.${form}`) });
  answer(button, t(said), label);
  const status = /** @type {Element} */ (dialog.querySelector("[role=status]"));
  // What went well is seen on the button.
  status.className = trouble === "" ? "spoken" : "note";
  status.textContent = trouble || label;
}

/**
 * @param {keyof typeof FORMS} form
 * @param {boolean} withText
 * @param {Task} task
 */
async function write(form, withText, { text, url, options, client, t }) {
  const all = options.quotes === "all";
  // As the view asks: so many utterances. A number of quotes would be one of their parts.
  const whole = await client.digest(text, { ...options, ...asked(options), outline: false });
  const quotes = whole.quotes.filter(({ key }) => all || key);
  const { language, article } = whole;
  const title = article.title?.text ?? null;
  const items = () => listed(whole, all, text, t);
  const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, null, 2)}\n`;
  /** @type {Record<keyof typeof FORMS, () => string | Promise<string>>} */
  const writers = {
    markdown: async () => {
      const count = all ? "all" : Math.min(quotes.length, MOST);
      return (await client.markdown(text, { ...options, quotes: count })) + (url ? `\n<${url}>\n` : "");
    },
    // With all that is said, so that quotes of which none is key are not denied.
    plain: () => plain(items(), { digest: whole, text, title, url, t }),
    json: async () => json(await save({ ...whole, quotes }, { text, url, withText })),
    annotations: async () => json(await annotations(items(), { text, url, title, language })),
  };
  const beginning = text.trim().slice(0, 60);
  return { content: await writers[form](), title: title ?? beginning };
}
