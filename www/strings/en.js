// English. Short, plain, in the voice of a good copy editor; errors say what happened, what still
// stands, what to do.

export default {
  // First visit.
  "intro": "Paste a news article and see its {facts}, its {quotes} and its {implications}, each " +
    "in the article’s own words and one step from the place where it stands.",
  "intro.facts": "headline facts",
  "intro.quotes": "key quotes",
  "intro.implications": "implications",
  "box.label": "Article",
  "box.placeholder": "Paste an article here, or drop a file",
  "example": "Try an example",
  "open": "Open a file",
  "drop": "Drop the file to read it",
  "private": "Nothing you paste leaves this device",
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
  "requests": {
    one: "{count} request with your text",
    other: "{count} requests with your text",
  },

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
  "save.file": "Save",
  "save.file.label": "Save as {form}",
  "save.file.done": "Saved",
  "copy.refused": "Not allowed",
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

  // The bar.
  "edit": "Edit text",
  "done": "Done",
  "new": "New article",
  "undo": "Undo",
  "save": "Save",
  "update": "Update",
  "update.note": "A new version of this page is ready. Your text stays where it is.",
  "close": "Close",
  "undo.label": "Undo: bring back the last text",

  // The two sides.
  "side.digest": "Digest",
  "side.original": "Article",
  "back.digest": "Back to the digest",
  "back.original": "Back to the article",
  "item.fact": "Fact {number}",
  "item.quote": "Quote {number}",
  "item.implication": "Implication {number}",
  "item.said": "Other words {number}",
  "item.citation": "Source {number}",
  "item.omission": "Paragraph {number}",
  "item.position": "{item} of {of}",
  "mark.to-text": "{item}: show it in the article, paragraph {paragraph}",
  "mark.to-digest": "{item}: show it in the digest",
  "mark.omission": "{item}: show it in the article",
  "shown.text": "{item}, in the article, paragraph {paragraph}",
  "shown.digest": "{item}, in the digest, from paragraph {paragraph}",
  "walk.end": "That was the last item.",
  "walk.start": "That was the first item.",
  "walk.hint": "{down} leads from an item to its source and on to the next item, {up} back.",
  "list.more": { one: "And one more.", other: "And {count} more." },
  "controls": "How much to show",
  "controls.facts": "Facts",
  "controls.quotes": "Quotes",
  "controls.all": "all",

  // The digest.
  "reading.words": { one: "{count} word", other: "{count} words" },
  "reading.minutes": { one: "{count} minute to read", other: "{count} minutes to read" },
  "facts": "Headline facts",
  "facts.none": "No sentence stands out as the news.",
  "fact.source": "Source: {source}",
  "fact.why": "Why this sentence?",
  "reason.lede": "It opens the article.",
  "reason.number": "It gives a figure.",
  "reason.named-source": "It names its source.",
  "reason.repeated-in-quote": "A quote repeats it.",
  "reason.citations": {
    one: "It cites a source.",
    other: "It cites {count} sources.",
  },
  "cited": { one: "One source cited:", other: "{count} sources cited:" },
  "cited.all": "{item}: show all that cite it",
  "reason.position": "It is one of the first sentences; in this language nothing more is read.",
  "reason.score": "It scored highest for news in its part of the text.",
  "quotes": "Key quotes",
  "quotes.all": "All quotes",
  "quotes.none": "No direct quotes.",
  "quotes.none-key": "No quote stands out. The ledger lists all that is said.",
  "quotes.paraphrased": {
    one: "No direct quotes. One source is paraphrased.",
    other: "No direct quotes. {count} sources are paraphrased.",
  },
  "quote.open": "“",
  "quote.close": "”",
  "speaker.unnamed": "“{mention}”, not named in the article",
  "speaker.anonymous": "A speaker whom the article does not name",
  "speaker.unknown": "The article does not make clear who said this",
  "found.named": "Named beside the quote",
  "found.pronoun": "“{mention}” is {name}",
  "found.continued": "Goes on from the quote before",
  "found.same-words": "Same words as in paragraph {paragraph}",
  "found.same-words.elsewhere": "Same words as in indirect speech elsewhere in the article",
  "found.label": "Named in a label beside the quote",
  "quote.mixed": "partly in the article’s words",
  "quote.indirect": "reported, not word for word",
  "quote.incomplete": "part of a sentence",
  "balance": "Source balance",
  "balance.words": { one: "{count} word", other: "{count} words" },
  "balance.quotes": { one: "{count} quote", other: "{count} quotes" },
  "balance.figures": "{words} in {quotes}",
  "balance.alone": "alone is quoted: {words} in {quotes}",
  "balance.unnamed": "Speakers without a name",
  "balance.more": { one: "And one more speaker.", other: "And {count} more speakers." },
  "ledger": { one: "Quote ledger: one entry", other: "Quote ledger: {count} entries" },
  "ledger.direct": "Word for word",
  "ledger.mixed": "Partly word for word",
  "ledger.indirect": "Reported in the article’s words",
  "ledger.whole": "Whole sentences",
  "ledger.cut": "Cut",
  "ledger.edits": "Edited by the article: {edits}",
  "ledger.unedited": "No edits marked",
  "implications": "Implications",
  "implications.none": "This article states no implications.",
  "implications.refused": "Not drawn from this kind of text.",
  "implications.unread": "Implications are read in English articles only.",
  "implications.heading": "Under “{heading}”",
  "statement.consequence": "Consequence",
  "statement.expectation": "Expectation",
  "statement.evaluation": "Judgement",
  "holder.reporter": "in the article’s own voice",
  "holder.source": "according to {name}",
  "holder.unnamed": "according to sources not named",
  "statement": "{kind}, {holder}",
  "whose.prediction": "Whose prediction?",
  "whose.statement": "Whose statement?",
  "hedged": "hedged: {hedges}",
  "citations": "Sources cited",
  "citations.by": "Cited by {items}",
  "citations.by-none": "Cited by nothing in this digest",
  "citations.unlisted": "The text has no list that says what these sources are.",
  "left-out": "What was left out",
  "left-out.none": "Nothing: every paragraph gave something to this digest.",
  "left-out.count": {
    one: "One paragraph gave nothing to this digest",
    other: "{count} paragraphs gave nothing to this digest",
  },

  // What a sentence does in the story.
  "roles": "Show what each sentence does",
  "roles.legend": "What each sentence does, with the number of sentences",
  "roles.unread": "What sentences do is read in English news reports only.",
  "role.main-event": "The news",
  "role.consequence": "Consequence",
  "role.current-context": "Circumstances",
  "role.previous-event": "What led to it",
  "role.historical": "History",
  "role.anecdotal": "Anecdote",
  "role.evaluation": "Judgement",
  "role.expectation": "Outlook",
  "role.not-article": "Not the story",

  // Notices, by the code that the core gives.
  "notice.language-unsupported": "This does not look like English. Facts are chosen by position " +
    "and quotes by their marks alone; implications are not read.",
  "notice.not-article": "This does not look like a news article, so nothing was drawn from it.",
  "notice.too-short": "This is too short for a digest. An article has at least a few sentences.",
  "notice.no-paragraphs": "The text has no paragraphs, so the implications are the sentences " +
    "that carry them.",
  "notice.replaced-characters": {
    one: "One broken character was replaced by �.",
    other: "{count} broken characters were replaced by �.",
  },
  "notice.mismatched-marks": "Some quotation marks are opened and not closed, or the other way " +
    "round. A quote may begin or end in the wrong place.",
  "notice.long-paragraph": "A paragraph is very long, so only its sentences that carry the " +
    "implications are shown.",
  "notice.opinion": "Marked as opinion: no facts were drawn from it.",
  "notice.maybe-opinion": "This reads like an opinion piece: what stands as fact may be its " +
    "author’s view.",
  "notice.live-blog": "This is a live blog: its entries are news of different hours, and a newer " +
    "one may correct an older one.",
  "notice.live-blog.refused": "Marked as a live blog: its entries are news of different hours, so " +
    "no facts were drawn from it.",
  "notice.list": "This is a list rather than a report: facts and quotes are drawn from all its " +
    "entries alike.",
  "notice.press-release": "This is a press release: its facts are the sender’s own.",
  "notice.interview": "This is an interview: nearly all of it is one person’s words.",
  "notice.control-characters": "The text holds control characters, which are not shown.",
  "notice.direction-controls": "The text holds characters that change the direction of reading; " +
    "it may not read as it is shown.",

  "refused.do": "Edit the text, or paste another one.",

  // While it works.
  "working": "Reading the article…",
  "working.intake": "Finding paragraphs…",
  "working.sentences": "Finding sentences…",
  "working.quotes": "Finding quotes and speakers…",
  "working.facts": "Weighing facts…",
  "working.implications": "Looking for implications…",
  "cancel": "Cancel",
  "ready": "Digest ready: {facts}, {quotes}, {implications}.",
  "ready.facts": { one: "{count} fact", other: "{count} facts" },
  "ready.quotes": { one: "{count} quote", other: "{count} quotes" },
  "ready.implications": "implications",
  "ready.no-implications": "no implications",
  "live.start": "The digest appears here as you type.",

  // What goes wrong: what happened, what still stands, what to do.
  "retry": "Try again",
  "dismiss": "Dismiss",
  "error.empty-input": "There is no text to read.",
  "error.empty-input.do": "Paste an article, or open a file.",
  "error.too-long": "The text is too long.",
  "error.too-long.do": "Texts of up to 16 MB are read. Yours is still here: cut it down with " +
    "“Edit text”.",
  "error.cancelled": "Stopped before the digest was done.",
  "error.cancelled.do": "Your text is still here.",
  "error.panic": "The program stumbled over this text and was restarted.",
  "error.panic.do": "Your text is still here, unchanged. Try again; if it happens again, please " +
    "report the text if it is no secret.",
  "error.worker-failed": "The part of this page that reads articles did not start.",
  "error.worker-failed.do": "Your text is still here. Try again, or reload the page.",
  "error.load-failed": "A file of this page did not arrive whole.",
  "error.load-failed.do": "Your text is still here. Check the connection, then try again.",
  "error.wasm-refused": "This browser does not allow WebAssembly here, and Nutgraf cannot read " +
    "without it.",
  "error.wasm-refused.do": "Your text is still here. Some browsers switch it off in a strict " +
    "security mode: allow it for this site, or use another browser.",
  "error.other": "The digest could not be made: {message}",
  "error.other.do": "Your text is still here.",
  "error.address": "This is the address of an article, not the article.",
  "error.address.do": "A page may not fetch what stands on another site, and that site would learn " +
    "what you read here. Open the article, copy its text and paste it: this address is kept for " +
    "the links you copy.",
  "intake.nothing": "There was no text in what you pasted. Copy the words of the article and " +
    "paste again.",
  "intake.not-text": "“{name}” is no plain text. Save it as text (UTF-8), or copy its words and " +
    "paste them.",
  "intake.not-utf8": "“{name}” is not UTF-8 text. Save it as UTF-8 and open it again, or copy its " +
    "words and paste them.",
  "intake.too-long": "“{name}” is too long: texts of up to 16 MB are read. Copy the part you want " +
    "and paste it.",
  "intake.unreadable": "“{name}” could not be read. Copy its words and paste them.",
  "intake.share-lost": "What was shared did not arrive: this page was not ready to take it. Copy " +
    "the text and paste it here.",
  "intake.not-saved": "“{name}” is no digest that was saved here.",
  "kept.too-long": "This text is too long to be kept for a reload of the tab.",
};
