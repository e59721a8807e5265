// Time per article of tools in JavaScript, over the same texts as Nutgraf's own: rows of a table in Markdown.
//   node peers.js TEXTS.json PKG
// TEXTS.json is what nutgraf-bench left; PKG is the folder of the WASM package.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import compromise from "compromise";
import lexrank from "lexrank";
import { SummarizerManager } from "node-summarizer";

const [, , file, pkg] = process.argv;
const { texts, native } = JSON.parse(readFileSync(file, "utf8"));
const core = await import(pathToFileURL(join(pkg, "nutgraf.js")));
await core.default({ module_or_path: readFileSync(join(pkg, "nutgraf_bg.wasm")) });

/** Rounds; the best of each text counts. The slow ones have one round of warming up in a part of the texts. */
const tools = [
  ["Nutgraf's WASM in Node", 7, (text) => core.digest(text, {})],
  ["compromise 14.17.0, quotations", 2, (text) => compromise(text).quotations().out("array")],
  ["lexrank 1.0.5, three sentences", 1, (text) => new Promise((done) => lexrank.summarize(text, 3, done))],
  ["node-summarizer 1.0.7, by frequency", 2, (text) => new SummarizerManager(text, 3).getSummaryByFrequency()],
];

for (const [name, rounds, read] of tools) {
  let sum = 0;
  let failed = 0;
  for (const text of texts) {
    let best = Infinity;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      try {
        await read(text);
      } catch {
        failed += 1;
      }
      best = Math.min(best, performance.now() - start);
    }
    sum += best;
  }
  const micros = (1000 * sum) / texts.length;
  const note = failed > 0 ? `, ${failed} failed` : "";
  console.log(`| ${name}${note} | ${micros.toFixed(0)} | ${(micros / native).toFixed(1)} × |`);
}
