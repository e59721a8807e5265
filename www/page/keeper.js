// Keeps what lies on the desk for a reload of the tab, and says so where that cannot be done.

import { keep } from "./session.js";

/** How long, in milliseconds, one may pause in typing before the text is kept. */
const AFTER = 500;

export class Keeper {
  #timer = 0;
  /** Whether it was said of this text. */
  told = false;

  /**
   * @param {() => import("./session.js").Kept} take what lies there now
   * @param {() => void} tell that it could not be kept
   */
  constructor(take, tell) {
    this.take = take;
    this.tell = tell;
  }

  /** @returns whether it could be done */
  now() {
    const kept = keep(this.take());
    if (!kept && !this.told) {
      this.told = true;
      this.tell();
    }
    return kept;
  }

  /** Once one pauses. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), AFTER);
  }
}
