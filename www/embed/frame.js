// The little that stands before anything is loaded: the space that the box will take, and in it what
// the site put into the element.

const CSS_TEXT = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.wait {
  --rem: var(--nutgraf-size, max(16px, 1rem));
  box-sizing: border-box;
  block-size: var(--nutgraf-reserve, calc(22 * var(--rem)));
  overflow: clip;
}
.wait.closed { block-size: calc(3 * var(--rem)); }
.wait.failed { block-size: auto; min-block-size: var(--nutgraf-reserve, calc(22 * var(--rem))); }
.wait.failed.closed { min-block-size: calc(3 * var(--rem)); }
.wait.failed.settled, .wait.refused { block-size: auto; min-block-size: 0; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Made by script and not written into the page, so that no policy for styles forbids it.
 *
 * @param {ShadowRoot} root
 * @param {string} state classes of the space
 */
export function wait(root, state) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  root.adoptedStyleSheets = [sheet];
  const space = document.createElement("div");
  space.className = `wait ${state}`.trim();
  space.setAttribute("part", "wait");
  space.append(document.createElement("slot"));
  for (const old of root.querySelectorAll(".wait, .box")) {
    old.remove();
  }
  root.append(space);
  return space;
}
