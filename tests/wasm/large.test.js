// The largest texts, in a core of their own: read as the command line reads them, in memory that stays in proportion.
//
// `cargo xtask test wasm` runs this; NUTGRAF_BIN names the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { digest, initSync } from "../../dist/modules/pkg/nutgraf.js";

const root = new URL("../../", import.meta.url);
const binary = process.env.NUTGRAF_BIN ?? fileURLToPath(new URL("target/release/nutgraf", root));
const { memory } = initSync({ module: readFileSync(new URL("dist/modules/pkg/nutgraf_bg.wasm", root)) });

const MEGABYTE = 1_000_000;
/** Bytes of memory for a byte of text, at most: a text of 16 MiB then takes 2.1 GB of the 4 that WebAssembly has. */
const DEAREST = 130;
const SENTENCE = "The council of Osk said on Friday that the ferry would stop, “which is sad,” Ana Ruiz told reporters. ";
const line = (piece, bytes) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));

// From short to long, for memory only grows.
const CASES = {
  "50,000 opening marks": "“".repeat(50_000),
  "50,000 marks that open and close": `${SENTENCE}\n${"“a” ".repeat(25_000)}`,
  "50,000 straight marks": `${SENTENCE}\n${'" a '.repeat(50_000)}`,
  "200,000 paragraphs of one word": "word\n".repeat(200_000),
  "200,000 paragraphs of one name, behind news": `${SENTENCE.repeat(9)}\n${"Osk\n".repeat(200_000)}`,
  "a megabyte of words in single marks": line("'a' ", MEGABYTE),
  "a line of 10 MB": line(SENTENCE, 10 * MEGABYTE),
  "one word of 10 MB": line("a", 10 * MEGABYTE),
  "brackets 10 MB deep": line("(", 10 * MEGABYTE),
};

for (const [name, text] of Object.entries(CASES)) {
  test(name, () => {
    const before = memory.buffer.byteLength;
    const here = digest(text);
    const grown = memory.buffer.byteLength - before;
    assert.ok(grown <= DEAREST * Buffer.byteLength(text), `${grown} bytes of memory`);
    const options = { input: text, encoding: "utf8", maxBuffer: 1 << 28 };
    assert.deepEqual(here, JSON.parse(execFileSync(binary, ["summarize", "--format", "json"], options)));
    for (const { text: words, span } of here.facts.filter(({ pieces }) => !pieces)) {
      assert.equal(words, text.slice(...span));
    }
  });
}
