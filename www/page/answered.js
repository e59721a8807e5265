// A button that says what came of it: until another one does, so that what is said last is the last.

/** @type {() => void} gives the button that answered last its own words back */
let takeBack = () => {};

/**
 * @param {HTMLElement} button
 * @param {string} words
 * @param {string | null} [label] what is heard in their place, where it has a label of its own
 */
export function answer(button, words, label = null) {
  takeBack();
  const before = { words: button.textContent, label: button.getAttribute("aria-label") };
  button.textContent = words;
  if (label !== null) {
    button.setAttribute("aria-label", label);
  }
  takeBack = () => {
    // Where the digest was drawn anew, it has them already.
    if (button.textContent === words) {
      button.textContent = before.words;
      if (label !== null && before.label !== null) {
        button.setAttribute("aria-label", before.label);
      }
    }
  };
}
