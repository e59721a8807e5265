// Trusted Types: the one policy of Nutgraf. It passes the addresses of our own scripts, and strings
// of HTML only on their way into a document in which nothing runs and nothing is loaded.

/** Not spelt out where it is used: bundlers would look for a file that only the page has. */
const beside = (/** @type {string} */ file) => new URL(file, import.meta.url).href;
export const SERVICE_WORKER = beside("./sw.js");

/** The only string that may pass right now: what one of the functions below was given. */
let passing = "";

/** Made when it is first needed: whoever only imports this has done nothing. */
const policy = once(() => {
  try {
    return globalThis.window?.trustedTypes?.createPolicy("nutgraf", {
      createScriptURL: only,
      createHTML: only,
    });
  } catch {
    // The host forbids the policy: what needs it then fails with a message, and the page stands.
    return undefined;
  }
});

/** @param {string} text */
function only(text) {
  if (text !== passing) {
    throw new TypeError("not an address of Nutgraf, nor HTML for an inert document");
  }
  return text;
}

/**
 * Whether the host asks for Trusted Types and refuses our policy: then nothing of ours can run.
 */
export const refused = once(() => {
  if (policy() || !globalThis.window?.trustedTypes) {
    return false;
  }
  try {
    new DOMParser().parseFromString("", "text/html");
    return false;
  } catch {
    return true;
  }
});

/**
 * The address of one of our own scripts, as the browser wants to have it.
 *
 * @param {string} url
 * @returns {string}
 */
export function scriptUrl(url) {
  return passed("createScriptURL", url);
}

/**
 * @param {keyof TrustedRules} rule
 * @param {string} text
 */
function passed(rule, text) {
  passing = text;
  try {
    return /** @type {string} */ (policy()?.[rule](text) ?? text);
  } finally {
    passing = "";
  }
}

/**
 * @template T
 * @param {() => T} make
 */
function once(make) {
  /** @type {{ made: T } | undefined} */
  let known;
  return () => (known ??= { made: make() }).made;
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
  return new DOMParser().parseFromString(passed("createHTML", html), "text/html");
}
