// The service worker from the page's side: works without a network after the first visit, an update
// is offered, and what other programs share comes in.

import { scriptUrl, SERVICE_WORKER } from "../trusted.js";

/**
 * Sets the service worker up, where there may be one.
 *
 * @param {(use: () => void) => void} offer told when another version is ready; `use` changes to it
 */
export async function install(offer) {
  try {
    const { serviceWorker } = navigator;
    let { controller } = serviceWorker;
    const registration = await serviceWorker.register(scriptUrl(SERVICE_WORKER), { updateViaCache: "none" });
    let wanted = false;
    const use = () => {
      wanted = true;
      if (registration.waiting) {
        registration.waiting.postMessage("update");
      } else {
        // Another tab has changed to it already.
        location.reload();
      }
    };
    serviceWorker.addEventListener("controllerchange", () => {
      if (wanted) {
        location.reload();
      } else if (controller) {
        // At the wish of another tab; this one is told, for it may have missed that there is something new.
        offer(use);
      }
      ({ controller } = serviceWorker);
    });
    const ready = () => {
      // Without a controller it is the first version, not another one.
      if (registration.waiting && serviceWorker.controller) {
        offer(use);
      }
    };
    const watch = () => registration.installing?.addEventListener("statechange", ready);
    ready();
    // One may be on its way already, at the wish of another tab.
    watch();
    registration.addEventListener("updatefound", watch);
  } catch {
    // Forbidden, as in a private window, or no secure address: all works, but for the network.
  }
}

/** Forgets the worker and its files; the next visit fetches them anew. */
export async function uninstall() {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(`nutgraf ${registration?.scope} `))
        .map((name) => caches.delete(name)),
    );
  } catch {
    // Nothing was installed.
  }
}

/**
 * What was shared with the page, if that is why it was opened; `null` where it did not arrive.
 *
 * @returns {Promise<{ title: string, text: string, url: string, file: File | null } | null> | undefined}
 */
export function takeShare() {
  const isShare = location.hash === "#share" || location.search === "?share";
  if (!isShare) {
    return undefined;
  }
  // With a query it went past the service worker, to a host that has no use for it.
  const worker = location.hash === "#share" ? navigator.serviceWorker?.controller : null;
  history.replaceState(history.state, "", location.pathname);
  return new Promise((resolve) => {
    if (!worker) {
      resolve(null);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("share", [port2]);
  });
}
