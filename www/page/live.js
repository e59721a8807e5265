// Digests of a text that changes: the newest counts, older answers are dropped.

/** @typedef {import("../client.js").Client} Client */
/** @typedef {import("../client.js").Progress} Progress */
/** @typedef {import("../nutgraf.js").Digest} Digest */
/** @typedef {{ text: string, options: Partial<import("../nutgraf.js").Options> }} Question */
/**
 * @typedef {{
 *   done: (digest: Digest) => void,
 *   failed: (error: { code: string, message: string }) => void,
 *   slow: (progress: Progress | null) => void,
 * }} Listener
 */

/** After this long, in milliseconds, a reader is told that work is going on. */
const SLOW = 300;

export class Live {
  /** @type {Question | null} what waits while something older is with the worker */
  #next = null;
  /** @type {AbortController | null} of the text that is with the worker */
  #running = null;
  #since = 0;

  /**
   * @param {Client} client
   * @param {Listener} listener
   */
  constructor(client, listener) {
    this.client = client;
    this.listener = listener;
  }

  /**
   * Asks for a digest. An older text that is with the worker may finish, as long as it
   * is quick: to start a new worker costs more.
   *
   * @param {Question} question
   */
  read(question) {
    this.#next = question;
    if (!this.#running) {
      this.#run();
    } else if (performance.now() - this.#since > SLOW) {
      this.#running.abort();
    }
  }

  /** Stops all work; nothing is reported any more. */
  drop() {
    this.#next = null;
    this.#running?.abort();
  }

  async #run() {
    while (this.#next !== null) {
      const question = this.#next;
      this.#next = null;
      await this.#one(question);
    }
  }

  /** @param {Question} question */
  async #one({ text, options }) {
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.#since = performance.now();
    /** @type {Progress | null} */
    let progress = null;
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      this.listener.slow(progress);
    }, SLOW);
    const onProgress = (/** @type {Progress} */ now) => {
      progress = now;
      if (isSlow && !signal.aborted) {
        this.listener.slow(now);
      }
    };
    let digest;
    try {
      digest = await this.client.digest(text, options, { signal, onProgress });
    } catch (error) {
      if (this.#isNews(signal)) {
        const { code = "worker-failed", message } = /** @type {any} */ (error);
        this.listener.failed({ code, message });
      }
    } finally {
      clearTimeout(timer);
      this.#running = null;
    }
    if (digest && this.#isNews(signal)) {
      this.listener.done(digest);
    }
  }

  /** @param {AbortSignal} signal */
  #isNews(signal) {
    return !signal.aborted && this.#next === null;
  }
}
