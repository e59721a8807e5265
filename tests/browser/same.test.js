// Chromium gives the very digests that the command line gives.

import { test } from "node:test";
import { digestsIn, sameAsNative } from "../support/same.js";
import { browserTests } from "./desk.js";

const open = browserTests();
const binary = process.env.NUTGRAF_BIN;

test("every digest is the one that the command line gives", { skip: !binary }, async (t) => {
  const page = await open(t);
  const module = new URL("../modules/nutgraf.js", page.url()).href;
  await sameAsNative(binary, (texts) => page.evaluate(digestsIn, { module, texts }));
});
