// English. Short, plain, in the voice of a good copy editor; errors say what happened, what still
// stands, what to do.

import desk from "./en/desk.js";
import digest from "./en/digest.js";
import errors from "./en/errors.js";
import slips from "./en/slips.js";

export default { ...desk, ...digest, ...slips, ...errors };
