// What the extension says beside the words of the page, or where those speak of pasting. English.

export default {
  "panel.read": "Read this page",
  "panel.again": "Read again",
  "panel.selection": "Read the selection",
  "panel.settings": "Settings",

  // Before anything is read. `{button}` is the button's own picture.
  "welcome": "Open an article and click {button} in the toolbar.",
  "welcome.shortcut": "Or press {shortcut}.",
  "welcome.menu": "Or choose “Read this page with Nutgraf” in the page’s menu. Text that is selected " +
    "is read by itself.",
  "welcome.what": "Its {facts}, its {quotes} and its {implications} then stand here, each in the " +
    "article’s own words, and are marked on the page.",
  "welcome.nutgraf": "Nutgraf’s button",
  "private.short": "Nothing you read leaves this device",
  "private.how": "The article is read by a small program that came with the extension and runs in " +
    "its panel. There is no server behind it, no account, nobody counting.",
  "private.leave": "Nutgraf reads a page only when you ask for it: by its button, its shortcut, the " +
    "menu, or in its panel. The browser’s leave for that is given for one tab, by the first three, and ends " +
    "when you go to another site there, in some browsers whenever a page is loaded.",
  "private.kept": "What was read is forgotten when the panel closes. Only the settings are kept.",

  // What stands above a digest.
  "read.selection": "Drawn from your selection alone.",
  "read.stub": "Only the beginning of this article stands on the page; the rest is kept for " +
    "subscribers. This digest is drawn from the beginning alone.",

  // Where there is none.
  "none.list": "This page is a list of articles, not one of them.",
  "none.list.do": "Open an article and read that. Or select the text you want read.",
  "none.none": "No article was found on this page.",
  "none.none.do": "Select the text you want read, then click the button below.",
  "none.selection": "Nothing is selected on the page.",
  "none.selection.do": "Select some sentences, at least twenty words, then click the button below.",
  "none.refused": "The browser lets no extension read this page.",
  "none.refused.do": "That holds for its own pages, the store for extensions and some viewers of " +
    "files. Everything else works as before.",
  "none.leave": "Nutgraf has no leave to read this page now.",
  "none.leave.do": "It is given by a click on {button} in the toolbar, and ends when you go to " +
    "another site, in some browsers whenever a page is loaded.",
  "gone.moved": "The page has gone on to another.",
  "gone.changed": "The page now shows another text.",
  "gone.left": "The page was left or loaded anew.",
  "gone.do": "The digest of what stood there was taken away with it.",

  // Words of the page that speak of its box.
  "refused.do": "Select the text you want read, and read the selection.",
  "error.empty-input.do": "Select the text you want read, and read the selection.",
  "error.too-long.do": "Texts of up to 16 MB are read. Select a part of it, and read the selection.",
  "error.cancelled.do": "The page is as it was.",
  "error.panic.do": "The page is as it was. Try again; if it happens again, please report its address.",
  "error.worker-failed": "The part of the extension that reads articles did not start.",
  "error.worker-failed.do": "The page is as it was. Try again, or switch the extension off and on.",
  "error.load-failed": "A file of the extension could not be read.",
  "error.load-failed.do": "The page is as it was. Try again, or install the extension anew.",
  "error.wasm-refused.do": "Some browsers switch it off in a strict security mode: allow it, or use " +
    "another browser.",
  "error.page": "This page could not be read: {message}",
  "error.page.do": "The page is as it was. Select the text you want read, then click the button " +
    "in the toolbar.",
  "error.other.do": "The page is as it was.",
  "shown.text": "{item}, shown on the page, paragraph {paragraph}",
  "shown.digest": "{item}, from paragraph {paragraph} of the page",

  // Settings.
  "options": "Settings of Nutgraf",
  "options.counts": "How much a digest shows",
  "options.shortcut": "Shortcut",
  "options.shortcut.is": "{shortcut} reads the page you are on.",
  "options.shortcut.none": "No shortcut is set.",
  "options.shortcut.change": "Change the shortcut",
  "erase.what": "The settings above and what the browser holds for open panels. Nothing else is kept.",
  "erased": "Erased. Nothing of yours is left here.",
};
