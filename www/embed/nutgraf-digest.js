// Registers the element, once however often this is included: the first copy on a page stays.

import { NutgrafDigest } from "./element.js";

if (!customElements.get("nutgraf-digest")) {
  customElements.define("nutgraf-digest", NutgrafDigest);
}

export { NutgrafDigest };
