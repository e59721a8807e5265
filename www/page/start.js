// Before anything else the worker, which fetches the core while the page is being built; then the
// page.

import { Client } from "../client.js";

export const client = new Client();

try {
  client.warm();
} catch {
  // No worker here: the first question says so, with the text still in its box.
}

// In a task of its own: a worker starts only once the one that asked for it has ended.
setTimeout(() => import("./main.js"));
