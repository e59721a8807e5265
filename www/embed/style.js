// The style of the box, as a link in its shadow: what policies for styles allow.

/**
 * Resolves when the style is there.
 *
 * @param {ShadowRoot} shadow
 * @param {string | null} base
 * @returns {Promise<HTMLLinkElement>}
 */
export function style(shadow, base) {
  const url = base === null ? new URL("./nutgraf-digest.css", import.meta.url) : new URL("embed/nutgraf-digest.css", base);
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url.href;
    if (url.origin !== location.origin) {
      // So that its rules can be read, for the passages in the article.
      link.crossOrigin = "anonymous";
    }
    link.addEventListener("load", () => resolve(link));
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`The style did not load: ${link.href}`));
    });
    shadow.prepend(link);
  });
}
