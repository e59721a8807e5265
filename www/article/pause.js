// Lets the page go on: what takes long is done in pieces.

/** So many milliseconds are worked in one go: four times as many, on a slow phone, are not felt yet. */
const HELD = 10;

/** @returns {() => Promise<void>} to be waited for wherever work may be broken off for a moment */
export function pauses() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since > HELD) {
      await turn();
      since = performance.now();
    }
  };
}

/** Resolves when the page had its turn. Timers would wait four milliseconds more each time. */
export function turn() {
  /** @type {{ yield?: () => Promise<void> } | undefined} */
  const scheduler = /** @type {any} */ (globalThis).scheduler;
  if (scheduler?.yield) {
    return scheduler.yield();
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}
