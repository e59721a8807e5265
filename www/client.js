// The only file that creates the worker.

import { NutgrafError } from "./errors.js";
import { scriptUrl } from "./trusted.js";

/** @typedef {import("./nutgraf.js").Digest} Digest */
/** @typedef {import("./nutgraf.js").Options} Options */
/** @typedef {{ stage: string, done: number, of: number }} Progress */
/**
 * @typedef {{
 *   id: number,
 *   text: string,
 *   options: Partial<Options> | undefined,
 *   as: "markdown" | undefined,
 *   onProgress: ((progress: Progress) => void) | undefined,
 *   resolve: (result: any) => void,
 *   reject: (error: Error) => void,
 * }} Job
 */

/** After these the core's memory is in an unknown state: the worker is replaced, not reused. */
const FATAL = new Set(["panic", "worker-failed"]);
/**
 * Characters of a text after which the worker is replaced as well. A core never gives back what memory it has grown by,
 * some 30 bytes a character, at most 130: below this a page keeps no more than a picture or two take.
 */
const LARGE = 500_000;

/** Asks a worker for digests: one at a time, in order. */
export class Client {
  /** @type {Worker | undefined} */
  #worker;
  #files;
  /** @type {Job[]} the first one is with the worker */
  #jobs = [];
  #lastId = 0;

  /**
   * @param {{ worker?: string | URL, module?: string | URL }} [files] where worker.js and the WASM
   *   module are, if a bundler or a host has put them elsewhere
   */
  constructor(files = {}) {
    this.#files = files;
  }

  /** Starts the worker, so that the core is loaded before the first question. */
  warm() {
    this.#worker ??= this.#start();
  }

  /**
   * The digest of `text`. Aborting ends the work at once: a worker that is busy with it is
   * terminated, and the next question gets a fresh one.
   *
   * @param {string} text
   * @param {Partial<Options>} [options]
   * @param {{ signal?: AbortSignal, onProgress?: (progress: Progress) => void }} [how]
   * @returns {Promise<Digest>}
   */
  digest(text, options, how) {
    return this.#question(text, options, undefined, how);
  }

  /**
   * The same as Markdown.
   *
   * @param {string} text
   * @param {Partial<Options>} [options]
   * @returns {Promise<string>}
   */
  markdown(text, options) {
    return this.#question(text, options, "markdown");
  }

  /**
   * @param {string} text
   * @param {Partial<Options> | undefined} options
   * @param {"markdown" | undefined} as
   * @param {{ signal?: AbortSignal, onProgress?: (progress: Progress) => void }} [how]
   * @returns {Promise<any>}
   */
  #question(text, options, as, { signal, onProgress } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      this.#lastId += 1;
      const abort = () => this.#abort(job, signal?.reason);
      // A signal may outlive many questions: it must not hold on to their texts.
      const settled = () => signal?.removeEventListener("abort", abort);
      /** @type {Job} */
      const job = {
        id: this.#lastId,
        text,
        options,
        as,
        onProgress,
        resolve: (result) => (settled(), resolve(result)),
        reject: (error) => (settled(), reject(error)),
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#jobs.push(job);
      if (this.#jobs.length === 1) {
        this.#ask(job);
      }
    });
  }

  /** Ends the worker; questions that wait are answered with `cancelled`. */
  close() {
    const jobs = this.#jobs.splice(0);
    this.#stop();
    for (const job of jobs) {
      job.reject(new NutgrafError("cancelled", "The worker was closed."));
    }
  }

  #start() {
    const worker = start(this.#files);
    worker.addEventListener("message", ({ data }) => this.#answer(worker, data));
    worker.addEventListener("messageerror", () => this.#broken(worker, "An unreadable answer."));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#broken(worker, event.message ?? "The worker did not start.");
    });
    return worker;
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** @param {Job} job */
  #ask(job) {
    try {
      this.warm();
      this.#worker?.postMessage({ id: job.id, text: job.text, options: job.options, as: job.as });
    } catch (error) {
      // No worker here at all, or options that cannot be copied to it.
      this.#finish(job, () => job.reject(new NutgrafError("worker-failed", String(error))));
    }
  }

  /**
   * @param {Worker} worker
   * @param {{ id: number, result?: Digest | string, progress?: Progress,
   *   error?: { code: string, message: string } }} answer
   */
  #answer(worker, { id, result, error, progress }) {
    const job = this.#jobs[0];
    if (worker !== this.#worker || job?.id !== id) {
      return;
    }
    if (progress) {
      job.onProgress?.(progress);
    } else if (result) {
      if (job.text.length > LARGE) {
        this.#stop();
        this.warm();
      }
      this.#finish(job, () => job.resolve(result));
    } else {
      const { code, message } = error ?? { code: "worker-failed", message: "No answer." };
      if (FATAL.has(code)) {
        this.#stop();
      }
      this.#finish(job, () => job.reject(new NutgrafError(code, message)));
    }
  }

  /**
   * @param {Worker} worker
   * @param {string} message
   */
  #broken(worker, message) {
    if (worker !== this.#worker) {
      return;
    }
    this.#stop();
    const job = this.#jobs[0];
    if (job) {
      this.#finish(job, () => job.reject(new NutgrafError("worker-failed", message)));
    }
  }

  /**
   * Settles the job at the head and goes on with the next.
   *
   * @param {Job} job
   * @param {() => void} settle
   */
  #finish(job, settle) {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    settle();
    const next = this.#jobs[0];
    if (next) {
      this.#ask(next);
    }
  }

  /**
   * @param {Job} job
   * @param {Error} reason
   */
  #abort(job, reason) {
    const place = this.#jobs.indexOf(job);
    if (place > 0) {
      this.#jobs.splice(place, 1);
      job.reject(reason);
    } else if (place === 0) {
      this.#stop();
      this.#finish(job, () => job.reject(reason));
    }
  }
}

/**
 * @param {{ worker?: string | URL, module?: string | URL }} files
 * @returns {Worker}
 */
function start({ worker, module }) {
  // The worker reads the module's address in its name, before any question comes.
  const name = module ? String(new URL(module, document.baseURI)) : "";
  return worker
    ? open(String(new URL(worker, document.baseURI)), name)
    // Spelt so that bundlers see which file it is.
    : beside(function (/** @type {URL} */ url) {
      return open(url.href, name);
    });
}

/**
 * @param {any} Worker
 * @returns {globalThis.Worker}
 */
function beside(Worker) {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/**
 * A worker of another origin can only be imported by one of the page's own.
 *
 * @param {string} url
 * @param {string} name
 */
function open(url, name) {
  const { origin, protocol } = new URL(url);
  if (origin === location.origin || protocol === "blob:") {
    return new Worker(scriptUrl(url), { type: "module", name });
  }
  const script = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
  const own = URL.createObjectURL(script);
  const worker = new Worker(scriptUrl(own), { type: "module", name });
  for (const event of ["message", "error"]) {
    worker.addEventListener(event, () => URL.revokeObjectURL(own), { once: true });
  }
  return worker;
}
