// The built WASM package under Node, beside the command line.
//
// `cargo xtask test wasm` builds both and runs this; NUTGRAF_BIN names the binary.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { digest, initSync } from "../../dist/modules/pkg/nutgraf.js";
import { sameAsNative } from "../support/same.js";

const root = new URL("../../", import.meta.url);
const binary = process.env.NUTGRAF_BIN ?? fileURLToPath(new URL("target/release/nutgraf", root));
const exports = initSync({ module: readFileSync(new URL("dist/modules/pkg/nutgraf_bg.wasm", root)) });

const articles = readdirSync(new URL("tests/articles/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = new URL(`tests/articles/${name}/`, root);
    const { title } = JSON.parse(readFileSync(new URL("brief.json", folder), "utf8"));
    return { name, title, text: readFileSync(new URL("article.txt", folder), "utf8") };
  });
const seed = articles.find(({ name }) => name === "seed");

/** What the command line prints for `input`. */
function native(args, input) {
  return execFileSync(binary, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** The error that `call` throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

/** Calls `visit` with every object inside `value`, with where it stands. */
function eachObject(value, visit, path = "digest") {
  if (typeof value !== "object" || value === null) {
    return;
  }
  visit(value, path);
  for (const [key, inner] of Object.entries(value)) {
    eachObject(inner, visit, `${path}.${key}`);
  }
}

/** The part of `text` at a span, by the unit of the offsets. */
const slices = {
  "utf-8": (text) => {
    const bytes = Buffer.from(text);
    return ([start, end]) => bytes.subarray(start, end).toString();
  },
  "utf-16": (text) => ([start, end]) => text.slice(start, end),
  "utf-32": (text) => {
    const points = Array.from(text);
    return ([start, end]) => points.slice(start, end).join("");
  },
};

/** Checks that every shown text is the text at its span, and every span lies on whole characters. */
function checkSpans(found, text) {
  const slice = slices[found.offsetEncoding](text);
  const single = ["span", "mention"];
  const several = ["pieces", "quoted", "edits", "hedges", "mentions"];
  eachObject(found, (object, path) => {
    for (const key of [...single, ...several]) {
      const spans = single.includes(key) ? [object[key]] : object[key];
      for (const span of Array.isArray(spans) ? spans : []) {
        if (span === undefined || span === null) {
          continue;
        }
        const [start, end] = span;
        assert.ok(Number.isInteger(start) && start >= 0 && start <= end, `${path}.${key}: ${span}`);
        assert.equal(slice([0, start]) + slice([start, end]) + slice([end, Infinity]), text, `${path}.${key}: ${span}`);
        assert.ok(slice(span).isWellFormed(), `${path}.${key} splits a character: ${span}`);
      }
    }
    if (typeof object.text === "string" && object.span) {
      const shown = object.pieces ? object.pieces.map(slice).join(" … ") : slice(object.span);
      assert.equal(object.text, shown, path);
    }
  });
}

const odd = {
  "emoji and flags": "👩‍👩‍👧‍👦 The mayor 🇳🇴 spoke on Friday. “We won 🏆🏆, 👏🏽 all of us,” said Ana Ruiz 🙂, the mayor of Élan. 🎉 It may cost €5m.",
  "combining marks": "The cafe\u0301 in Zu\u0308rich closed on Monday. “C’est fini, de\u0301ja\u0300,” said Zoe\u0308 Mu\u0308ller.",
  "right to left": "The minister, שרה כהן, said on Friday: “שלום לכולם.” \u202Bמה שלומך\u202C It may change.",
  "control characters": "A\u0000 bridge\u0007 opened on Friday.\u2028“It held,”\u2029 said Ana Ruiz.\uFEFF",
  "mismatched marks": "“He said “it” on ‘Friday. \"Nobody” knows' what \"this is, said Ana Ruiz. ”“”“",
  "a private-use and an unassigned character": "The \uE000 bridge \u{10FFFF} opened. “\u{1F9FF}It held,” said Ana Ruiz.",
};

describe("the same digest as the command line", () => {
  test("for articles and 200 texts made of them", () => sameAsNative(binary, (texts) => texts.map((text) => {
    try {
      return JSON.stringify(digest(text));
    } catch ({ code }) {
      return JSON.stringify({ error: code });
    }
  })));

  for (const { name, text } of articles) {
    test(name, () => {
      const asked = ["summarize", "--format", "json", "--offset-encoding", "utf-16"];
      assert.deepEqual(digest(text), JSON.parse(native(asked, text)));
    });
  }

  test("with every option, and titles passed in", () => {
    const lines = articles.map(({ name, title, text }) => JSON.stringify({ id: name, title, text }));
    const asked = ["batch", "--facts", "7", "--quotes", "all", "--outline", "--offset-encoding", "utf-16"];
    const answers = native(asked, `${lines.join("\n")}\n`).trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(answers.map(({ id }) => id), articles.map(({ name }) => name));
    for (const [index, { name, title, text }] of articles.entries()) {
      const options = { facts: 7, quotes: "all", outline: true, title: title ?? undefined };
      assert.deepEqual(digest(text, options), answers[index].digest, name);
    }
  });

  for (const [name, text] of Object.entries(odd)) {
    test(name, () => {
      assert.deepEqual(digest(text), JSON.parse(native(["summarize", "--format", "json"], text)));
    });
  }
});

describe("spans", () => {
  for (const offsetEncoding of ["utf-16", "utf-8", "utf-32"]) {
    test(`every text is the article at its span, in ${offsetEncoding}`, () => {
      const texts = [...articles.map(({ text }) => text), ...Object.values(odd)];
      for (const text of texts) {
        const found = digest(text, { offsetEncoding, quotes: "all", outline: true, facts: 20 });
        assert.equal(found.offsetEncoding, offsetEncoding);
        checkSpans(found, text);
      }
    });
  }
});

describe("what comes out", () => {
  test("is plain, and survives a copy between threads", () => {
    for (const { text } of articles) {
      const found = digest(text, { quotes: "all", outline: true });
      eachObject(found, (object, path) => {
        const plain = Array.isArray(object) ? Array.prototype : Object.prototype;
        assert.equal(Object.getPrototypeOf(object), plain, path);
      });
      assert.deepEqual(structuredClone(found), found);
      assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
    }
  });

  test("is the same each time, and holds no memory", () => {
    const first = digest(seed.text);
    const again = () => assert.deepEqual(digest(seed.text), first);
    for (let i = 0; i < 50; i += 1) again();
    const size = exports.memory.buffer.byteLength;
    for (let i = 0; i < 200; i += 1) again();
    assert.equal(exports.memory.buffer.byteLength, size);
  });

  test("is not changed by a job number outside a worker", () => {
    assert.deepEqual(digest(seed.text, {}, 7), digest(seed.text));
  });

  test("follows null and undefined options", () => {
    const plain = digest(seed.text);
    assert.deepEqual(digest(seed.text, undefined), plain);
    assert.deepEqual(digest(seed.text, null), plain);
    assert.deepEqual(digest(seed.text, { facts: undefined, title: undefined }), plain);
  });
});

describe("lone surrogates", () => {
  for (const [name, text] of Object.entries({
    "a high one": "The bridge \uD83D reopened on Friday. “It \uD83D held,” said Ana Ruiz, the engineer.",
    "a low one": "The bridge reopened on Friday. “It held \uDE00,” said Ana Ruiz, the engineer.",
    "two in the wrong order": "The bridge reopened on Friday. “It \uDE00\uD83D held,” said Ana Ruiz.",
  })) {
    test(`${name} becomes U+FFFD, one unit each, with a notice`, () => {
      const found = digest(text);
      const notice = found.notices.find(({ code }) => code === "replaced-characters");
      assert.ok(notice, JSON.stringify(found.notices));
      assert.equal(text.toWellFormed().length, text.length);
      checkSpans(found, text.toWellFormed());
    });
  }

  test("those of the title count too", () => {
    const found = digest("The bridge \uD83D reopened on Friday.", { title: "A \uD800 bridge" });
    const notice = found.notices.find(({ code }) => code === "replaced-characters");
    assert.equal(notice.count, 2);
    assert.equal(found.article.title.text, "A \uFFFD bridge");
  });

  test("whole pairs and a U+FFFD of the text itself are nothing to notice", () => {
    const found = digest("The bridge 😀 reopened \uFFFD on Friday. “It held,” said Ana Ruiz.");
    assert.ok(found.notices.every(({ code }) => code !== "replaced-characters"));
  });
});

describe("errors", () => {
  const cases = {
    "empty-input": [[""], [" \n\t\u00A0\u200B"]],
    "too-long": [["a".repeat(16 * 1024 * 1024 + 1)], ["é".repeat(8 * 1024 * 1024 + 1)]],
    "invalid-option": [
      { facts: 51 }, { facts: -1 }, { facts: 1.5 }, { facts: NaN }, { facts: "three" },
      { quotes: 51 }, { quotes: "some" }, { quotes: -1 }, { keyQuotes: 51 }, { keyQuotes: "all" }, { outline: "yes" },
      { offsetEncoding: "utf-7" }, { title: 7 }, { fcats: 3 },
    ].map((options) => [seed.text, options]).concat([[seed.text, 5], [seed.text, "all"]]),
  };
  for (const [code, calls] of Object.entries(cases)) {
    for (const call of calls) {
      const shown = call.map((arg) => typeof arg === "string" ? `${arg.length} units` : JSON.stringify(arg));
      test(`${code}: ${shown.join(", ")}`, () => {
        const error = thrown(() => digest(...call));
        assert.ok(error instanceof Error);
        assert.equal(error.name, "NutgrafError");
        assert.equal(error.code, code, error.message);
        assert.match(error.message, /\S.*\S/);
      });
    }
  }

  test("a failed call leaves the core as it was", () => {
    const before = digest(seed.text);
    for (const calls of Object.values(cases)) {
      for (const call of calls) thrown(() => digest(...call));
    }
    assert.deepEqual(digest(seed.text), before);
  });
});

test("types are generated beside the code", () => {
  const types = readFileSync(new URL("dist/modules/pkg/nutgraf.d.ts", root), "utf8");
  assert.match(types, /export interface Digest \{/);
  assert.match(types, /export function digest\(text: string, options\?: Partial<Options>.*\): Digest;/);
});
