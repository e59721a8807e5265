// English: the slips that are laid over the desk, for privacy, settings, and the ways out.

export default {
  // Privacy.
  "private.how": "The article is read by a small program that came with this page and runs in " +
    "your browser. There is no server behind it, no account, no cookie, nobody counting.",
  "private.proof": "You need not take our word: the page’s security policy, near the top of its " +
    "source, allows it to load its own files and to send nothing anywhere. Or switch off the " +
    "network now and paste an article: it works the same.",
  "private.kept": "So that a reload loses nothing, the text is kept in this tab. Your browser " +
    "erases it when you close the tab.",
  "private.count": "Counted by your browser",
  "private.own": {
    one: "The page asked for {count} file of its own.",
    other: "The page asked for {count} files of its own.",
  },
  "private.others": {
    one: "It sent {count} request anywhere else.",
    other: "It sent {count} requests anywhere else.",
  },
  "private.refused": {
    one: "Its security policy had to refuse {count}.",
    other: "Its security policy had to refuse {count}.",
  },
  "private.list": "The files",

  // Settings.
  "settings": "Settings",
  "settings.history": "Keep the last articles on this device",
  "settings.history.note": "Up to twelve, listed on the empty desk. They leave it as little as " +
    "anything else you paste. Switch it off, and they are erased.",
  "recent": "Last articles",
  "erase": "Erase everything",
  "erase.what": "Your settings, the articles kept here, the text on the desk and the files that " +
    "let this page work without a network.",
  "erase.do": "Erase everything",
  "erased": "Erased: settings, kept articles, the text and the files of this page. Nothing of " +
    "yours is left on this device.",

  // Out.
  "save.title": "Save or copy",
  "form.markdown": "Markdown",
  "form.markdown.note": "for notes",
  "form.plain": "Plain text",
  "form.plain.note": "for mail",
  "form.json": "JSON",
  "form.json.note": "for programs; opens again here",
  "form.annotations": "Annotations",
  "form.annotations.note": "W3C Web Annotation",
  "save.copy": "Copy",
  "save.copy.label": "Copy as {form}",
  "save.copy.done": "Copied",
  "save.copy.done.label": "Copied as {form}",
  "save.file": "Save",
  "save.file.label": "Save as {form}",
  "save.file.done": "Saved",
  "save.file.done.label": "Saved as {form}",
  "copy.refused": "Not allowed",
  "copy.refused.label": "Not allowed to copy as {form}",
  "copy.refused.do": "Your browser did not allow copying. Select the words and copy them by hand.",
  "save.with-text": "Put the whole article into the JSON",
  "save.with-text.note": "Else it holds the sentences of the digest and a fingerprint of the " +
    "article, by which it can tell later whether that has changed.",
  "save.url": "Address of the article",
  "save.url.note": "With it, facts and quotes can be linked to.",
  "print": "Print",
  "reopened": "A saved digest.",
  "reopened.at": "A digest saved on {date}.",
  "reopened.paste": "The article is not in the file: paste it to see whether it has changed.",
  "reopened.same": "The article has not changed since.",
  "reopened.changed": "The article has changed since; all that was saved still stands in it.",
  "reopened.stands": "All that was saved stands in this article.",
  "reopened.gone": "The article has changed since: {count} of {of} saved items no longer stand in it.",
  "reopened.other": "Nothing of it stands in this text, which seems to be another article.",
  "reopened.list": { one: "What was saved: {count} item", other: "What was saved: {count} items" },
  "reopened.no-longer": "No longer there",
  "copy.quote": "Copy",
  "copy.quote.label": "{item}: copy it with its speaker",
  "copy.link": "Link",
  "copy.link.label": "{item}: copy a link to its place",
  "copied.quote": "Quote copied, with its speaker.",
  "copied.link": "Link copied.",
};
