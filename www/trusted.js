// Trusted Types: the one policy of Nutgraf. It passes the addresses of our own scripts, and strings
// of HTML only on their way into a document in which nothing runs and nothing is loaded.

/** The addresses of our own scripts that run apart from the page. */
export const WORKER = new URL("./worker.js", import.meta.url).href;
export const SERVICE_WORKER = new URL("./sw.js", import.meta.url).href;
const OWN = new Set([WORKER, SERVICE_WORKER]);

/** What is being parsed right now: the only string that may become HTML. */
let parsing = "";

const policy = create();

function create() {
  try {
    return globalThis.window?.trustedTypes?.createPolicy("nutgraf", {
      createScriptURL(url) {
        if (!OWN.has(url)) {
          throw new TypeError(`not an address of Nutgraf: ${url}`);
        }
        return url;
      },
      createHTML(html) {
        if (html !== parsing) {
          throw new TypeError("HTML is only parsed into an inert document");
        }
        return html;
      },
    });
  } catch {
    // The host forbids the policy: what needs it then fails with a message, and the page stands.
    return undefined;
  }
}

/**
 * The address of one of our own scripts, as the browser wants to have it.
 *
 * @param {string} url
 * @returns {string}
 */
export function scriptUrl(url) {
  return /** @type {string} */ (policy ? policy.createScriptURL(url) : url);
}

/** A tag with what stands in it; bounded, so that what is never closed costs no more. */
const TAG = /<[a-z](?:"[^"]{0,9999}"|'[^']{0,9999}'|[^"'>]){0,9999}>/gi;

/**
 * HTML as a document without a window: no script runs in it, no image is asked for. Its styles,
 * handlers and base are renamed: the page's policy, which holds there too, would complain of each.
 *
 * @param {string} html
 * @returns {Document}
 */
export function inert(html) {
  html = html.replace(/<(\/?)style\b/gi, "<$1xmp").replace(/<base\b/gi, "<link")
    .replace(TAG, (tag) => tag.replace(/(\s)(style|on\w+)(?=\s*=)/gi, "$1data-$2"));
  parsing = html;
  try {
    const passed = /** @type {string} */ (policy ? policy.createHTML(html) : html);
    return new DOMParser().parseFromString(passed, "text/html");
  } finally {
    parsing = "";
  }
}
