// What the page has asked for, as the browser itself counts it.

const BASE = new URL("./", document.baseURI).href;

/** What the page's policy refused: nobody's script has a way out, so any shows a mistake or a try. */
let refused = 0;

/**
 * Watches from now on.
 *
 * @param {(others: number) => void} tell told how many requests went elsewhere than to the page's
 *   own files
 */
export function watch(tell) {
  addEventListener("securitypolicyviolation", () => {
    refused += 1;
  });
  new PerformanceObserver(() => tell(counts().others)).observe({ type: "resource", buffered: true });
}

export function counts() {
  const urls = performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((url) => /^(https?|wss?):/.test(url));
  const own = urls.filter((url) => url.startsWith(BASE));
  const files = [...new Set(own)].map((url) => url.slice(BASE.length) || "./");
  return { files, others: urls.length - own.length, refused };
}
