// Page, extension and element share their code; nothing is copied among them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT } from "./site.js";

const SOURCE = join(ROOT, "www");
/** So many lines in a row that stand in two files are a copy; fewer are the language's own phrases. */
const ROW = 6;

const files = readdirSync(SOURCE, { recursive: true })
  .filter((file) => /\.js$/.test(file) && !/node_modules/.test(file))
  .map((file) => file.replaceAll("\\", "/"));

/** Lines of code, without comments, imports and lines that hold brackets alone. */
const lines = (file) =>
  readFileSync(join(SOURCE, file), "utf8").split("\n").map((line) => line.trim())
    .filter((line) => !/^(\/?\*|\/\/|import\b|export \{|[\s()[\]{}.,;]*$)/.test(line));

test("no six lines of code stand in two files", () => {
  const known = new Map();
  const copies = [];
  for (const file of files) {
    const own = lines(file);
    for (let i = 0; i + ROW <= own.length; i += 1) {
      const row = own.slice(i, i + ROW).join("\n");
      const first = known.get(row) ?? file;
      known.set(row, first);
      if (first !== file) {
        copies.push(`${first} and ${file}:\n${row}`);
      }
    }
  }
  assert.deepEqual(copies, []);
});

test("view and client are the page's own, for the element and for the extension", () => {
  const uses = (folder) =>
    new Set(files.filter((file) => file.startsWith(folder)).flatMap((file) =>
      [...readFileSync(join(SOURCE, file), "utf8").matchAll(/from "(?:\.\.\/)+((?:view|original|export)\/[\w-]+\.js|client\.js|article\.js)"/g)]
        .map(([, path]) => path)
    ));
  for (const folder of ["page/", "embed/", "extension/"]) {
    const used = uses(folder);
    for (const file of ["view/digest.js", "view/dom.js", "view/items.js"]) {
      assert.ok(used.has(file), `${folder} does without ${file}`);
    }
  }
  for (const folder of ["embed/", "extension/"]) {
    assert.ok(uses(folder).has("client.js") && uses(folder).has("article.js"));
  }
});
