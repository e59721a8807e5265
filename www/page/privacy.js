// "0 requests with your text": why it is so, and how one can see for oneself.

import { h } from "../view/node.js";
import { openDialog } from "./dialog.js";
import { counts } from "./requests.js";

/** @param {import("../strings/lookup.js").Strings} t */
export function openPrivacy(t) {
  const { files, others, refused } = counts();
  openDialog("privacy", t("requests", { count: others }), [
    ["private.how", "private.proof", "private.kept"].map((key) => h("p", {}, t(key))),
    h("h3", {}, t("private.count")),
    h("ul", { class: "counts" }, [
      h("li", {}, t("private.own", { count: files.length })),
      h("li", {}, t("private.others", { count: others })),
      h("li", {}, t("private.refused", { count: refused })),
    ]),
    h("details", {}, h("summary", {}, t("private.list")), h(
      "ul",
      { class: "files", dir: "ltr" },
      files.map((file) => h("li", {}, file)),
    )),
  ], t);
}
