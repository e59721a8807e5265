// SHA-256 of a text, by the browser.

/**
 * @param {string} text
 * @returns {Promise<Uint8Array | null>} `null` where the browser has none: at an address that is
 *   not secure
 */
export async function sha256(text) {
  const data = new TextEncoder().encode(text);
  return crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", data)) : null;
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
