// The same digest everywhere: all fixtures and 200 texts made of them, and the form in which digests are compared.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { numbers } from "./numbers.js";

const ARTICLES = new URL("../articles/", import.meta.url);
const GENERATED = 200;
/** What is put into an article: marks, stops, spaces, and what JavaScript counts otherwise than Rust. */
const SIGNS = [
  "“", "”", '"', "‘", "’", "'", "«", "»", "(", ")", "[1]", ".", "!", "…", ",", ":", "—", "\n", "\n\n", "\r\n", "\u2028", " ",
  "\u00a0", "\u200b", "\u00ad", "\t", "\u0301", "\u202e", "😀", "👩‍👩‍👧", "🇳🇴", "é", "א", "新", "İ", "ß", "ﬁ", "𝒜", " said ", " Ana Ruiz ",
  " she ", " may ", " according to ", "U.S.", "Opinion", "Why it matters: ",
  "\n\nL’été à l’Élysée — « Les Années fidèles » très éàü is live on YouTube\n\n",
  "\n\nFor « l’été à l’Élysée » — très éàü — visit www.elysee.example\n\n",
];

/** Fixtures first, each by its name; then the generated ones, cut at characters, never inside one. */
function texts() {
  const fixtures = readdirSync(ARTICLES, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, readFileSync(new URL(`${name}/article.txt`, ARTICLES), "utf8")]);
  const next = numbers(1);
  const one = (list) => list[Math.floor(next() * list.length)];
  const generated = Array.from({ length: GENERATED }, (_, i) => {
    const parts = [one(fixtures)[1], one(fixtures)[1]].map((text) => [...text]);
    const cut = parts.map((characters) => characters.slice(Math.floor(next() * characters.length * 0.3)));
    const mixed = [...cut[0].slice(0, Math.floor(next() * cut[0].length)), ...cut[1]];
    for (let changes = Math.floor(next() * 30); changes > 0; changes -= 1) {
      mixed.splice(Math.floor(next() * mixed.length), Math.floor(next() * 3), one(SIGNS));
    }
    return [`generated ${i + 1}`, mixed.join("")];
  });
  return [...fixtures, ...generated];
}

/** The digest that the command line gives for each. */
function native(binary, all) {
  const input = all.map(([id, text]) => `${JSON.stringify({ id, text })}\n`).join("");
  const output = execFileSync(binary, ["batch"], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return new Map(output.trimEnd().split("\n").map((line) => JSON.parse(line)).map(({ id, digest, error }) => [
    id,
    canonical(digest ?? { error: error.code }),
  ]));
}

/** Checks that `digests` gives, as JSON, for all texts what the command line gives for each. */
export async function sameAsNative(binary, digests) {
  const all = texts();
  const here = await digests(all.map(([, text]) => text));
  const there = native(binary, all);
  assert.equal(here.length, all.length);
  all.forEach(([name], i) => assert.equal(canonical(JSON.parse(here[i])), there.get(name), name));
  // Articles and the texts made of them.
  assert.ok(all.length > GENERATED + 50);
}

/** The digests that a page's own core gives, as JSON: a function that is sent to a browser, so that it holds all it needs. */
export async function digestsIn({ module, texts }) {
  const { digest, load } = await import(module);
  await load();
  return texts.map((text) => {
    try {
      return JSON.stringify(digest(text));
    } catch ({ code }) {
      return JSON.stringify({ error: code });
    }
  });
}

/** JSON in one form alone (RFC 8785): names sorted by UTF-16 units, numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (value && typeof value === "object") {
    const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
