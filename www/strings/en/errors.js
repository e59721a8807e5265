// English: what goes wrong: what happened, what still stands, what to do.

export default {
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
    "what you read here. Open the article: there the Nutgraf browser extension reads it as you " +
    "see it. Or copy its text and paste it here; this address is kept for the links you copy.",
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
