// What no visit needs before it is asked for: it arrives in one piece, when the first of it is.

export { compare, open } from "../export/saved.js";
export { copyOf } from "./copy.js";
export { fromMarkdown } from "./markdown.js";
export { fromClipboard, fromHtml } from "./markup.js";
export { openPreferences } from "./preferences.js";
export { openPrivacy } from "./privacy.js";
export { Reopened } from "./reopened.js";
export { openSave } from "./save.js";
