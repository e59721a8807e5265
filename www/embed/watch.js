// Tells elements that the article they are for has changed: one observer for all of a document.

/** In milliseconds, how long an article must be left in peace before it is read again. */
const PEACE = 200;

/** @typedef {{ roots: () => Element[], changed: () => void }} Watched */

/** @type {Map<Watched, { nodes: Node[], timer: number }>} */
const watched = new Map();
/** @type {MutationObserver | undefined} */
let observer;

/**
 * @param {Watched} one `roots` are the elements it reads now; `changed` is called when these or what
 *   stands in them are others
 * @param {Node[]} nodes documents and shadow roots in which they are, or may come to be
 */
export function watch(one, nodes) {
  watched.set(one, { nodes, timer: 0 });
  observe();
}

/** @param {Watched} one */
export function unwatch(one) {
  clearTimeout(watched.get(one)?.timer);
  watched.delete(one);
  observe();
}

function observe() {
  observer?.disconnect();
  observer = undefined;
  if (watched.size === 0) {
    return;
  }
  observer = new MutationObserver(mutated);
  for (const node of new Set([...watched.values()].flatMap(({ nodes }) => nodes))) {
    observer.observe(node, { childList: true, characterData: true, subtree: true });
  }
}

/** @param {MutationRecord[]} records */
function mutated(records) {
  const targets = new Set(records.map(({ target }) => target));
  const moved = records.some(({ type }) => type === "childList");
  for (const [one, state] of watched) {
    const roots = one.roots();
    const touched = (moved && roots.some((root) => !root.isConnected)) || roots.length === 0 ||
      [...targets].some((target) => roots.some((root) => root.contains(target)));
    if (touched) {
      clearTimeout(state.timer);
      state.timer = setTimeout(one.changed, PEACE);
    }
  }
}
