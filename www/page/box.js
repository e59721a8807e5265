// The box in which the text is edited.

/**
 * Selects a place in it.
 *
 * @param {HTMLTextAreaElement} box
 * @param {import("../pkg/nutgraf.js").Span} span
 */
export function select(box, [start, end]) {
  // A box scrolls to where it gets the focus with the caret, not to where a selection ends.
  box.blur();
  box.setSelectionRange(start, start);
  box.focus();
  box.setSelectionRange(start, end);
  return true;
}
