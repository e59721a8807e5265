// The page without a network. `cargo xtask build` puts the list of its files before this, with a
// version that changes when any of them does.

const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (globalThis));
const { scope } = worker.registration;
/** By scope: another copy of the page may live on the same host. */
const OURS = `nutgraf ${scope} `;
const CACHE = OURS + PRECACHE.version;
const FILES = new Set(PRECACHE.files.map((file) => new URL(file, scope).href));

/**
 * What was shared, until the page asks for it. Nowhere else is it kept, nor sent.
 *
 * @type {{ title: string, text: string, url: string, file: File | null } | null}
 */
let shared = null;

worker.addEventListener("install", (event) => event.waitUntil(fetchAll()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

/** All files or none: a version is never half there. What the browser has still is only confirmed. */
async function fetchAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...FILES].map((file) => new Request(file, { cache: "no-cache" })));
}

async function takeOver() {
  const cache = await caches.open(CACHE);
  // An older version that took over meanwhile threw these away, with all that were not its own.
  if ((await cache.keys()).length < FILES.size) {
    await fetchAll();
  }
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  // So that the first visit already can go on without a network.
  await worker.clients.claim();
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === new URL("?share", scope).href) {
    event.respondWith(receive(request));
    return;
  }
  const file = request.mode === "navigate" ? url.origin + url.pathname.replace(/index\.html$/, "") : url.href;
  if (request.method === "GET" && FILES.has(file)) {
    event.respondWith(answer(file, request));
  }
});

/**
 * @param {string} file
 * @param {Request} request
 */
async function answer(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

/**
 * Takes what another program shares.
 *
 * @param {Request} request
 */
async function receive(request) {
  const form = await request.formData();
  const words = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
  const file = form.get("file");
  shared = {
    title: words("title"),
    text: words("text"),
    url: words("url"),
    file: file instanceof File && file.size > 0 ? file : null,
  };
  return Response.redirect(new URL("#share", scope).href, 303);
}

worker.addEventListener("message", ({ data, ports }) => {
  if (data === "share") {
    ports[0]?.postMessage(shared);
    shared = null;
  } else if (data === "update") {
    worker.skipWaiting();
  }
});
