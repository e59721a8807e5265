// Runs in the page that is read, in a world of its own: nothing of it can be seen or changed by the
// page. The panel asks, through a port; when that closes, all that was done here is undone.

import { Attendant } from "./reader/attendant.js";

const world = /** @type {{ nutgraf?: Attendant }} */ (globalThis);

// Put in once more by every click; one that an older version of the extension left is deaf.
if (!world.nutgraf?.isAlive) {
  world.nutgraf = new Attendant();
}
