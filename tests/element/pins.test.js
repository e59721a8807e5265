// Editors' files of any kind: read or refused in one line, kept to where they can be, never trusted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { numbers } from "../support/numbers.js";
import { PACKAGE, ROOT, STORY } from "./site.js";

const FILES = 20_000;
const BOXES = 600;
const from = (file) => import(pathToFileURL(join(PACKAGE, "embed", file)).href);
const article = (slug) => readFileSync(join(ROOT, `tests/articles/${slug}/article.txt`), "utf8");

let edits, box, core;
before(async () => {
  [edits, box, core] = await Promise.all(["newsroom/edits.js", "newsroom/render.js", "node.js"].map(from));
  await core.load();
});

const next = numbers(8);
const below = (n) => Math.floor(next() * n);
const one = (list) => list[below(list.length)];

/** Any value of JSON, most often one that is nearly a file of pins. */
function value(depth) {
  const scalars = [null, true, 0, -1.5, "", " ", "\u200b", "the bridge", "\ud83d", "__proto__", "(a+)+$", "</script>", "[["];
  const names = ["facts", "quotes", "implications", "pin", "drop", "__proto__", "constructor", "toString", "", "Facts"];
  const size = below(4);
  switch (depth > 0 ? below(8) : 0) {
    case 0:
      return one(scalars);
    case 1:
    case 2:
      return Array.from({ length: size }, () => value(depth - 1));
    case 3:
      return Object.fromEntries(Array.from({ length: size }, () => [one(names), value(depth - 1)]));
    default:
      return Object.fromEntries(Array.from({ length: size }, () => [
        one(names.slice(0, 3)),
        Object.fromEntries(["pin", "drop"].slice(below(2)).map((wish) => [wish, [one(scalars.slice(6))]])),
      ]));
  }
}

/** A file: a value as JSON, now and then with a character changed, cut off or put in. */
function file() {
  const whole = [...JSON.stringify(value(4))];
  for (let changes = below(4) === 0 ? 1 + below(3) : 0; changes > 0; changes -= 1) {
    whole.splice(below(whole.length), below(3), one(['"', "{", "}", "[", "]", ",", ":", "\\", "\n", "\0", "\ufeff", "9"]));
  }
  return whole.join("");
}

test("any file is lists of passages, or is refused in one line", () => {
  const untouched = Object.getOwnPropertyNames(Object.prototype).join();
  const count = { read: 0, refused: 0 };
  for (let i = 0; i < FILES; i += 1) {
    const source = file();
    try {
      const read = edits.parseEdits(source);
      assert.deepEqual(Object.keys(read), ["facts", "quotes", "implications"], source);
      for (const wishes of Object.values(read)) {
        assert.deepEqual(Object.keys(wishes), ["pin", "drop"], source);
        assert.ok(Object.values(wishes).flat().every((words) => typeof words === "string" && words.trim() !== ""), source);
      }
      count.read += 1;
    } catch (error) {
      assert.ok(error instanceof SyntaxError, `${source}: ${error.stack}`);
      assert.ok(error.message !== "", source);
      count.refused += 1;
    }
  }
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), untouched);
  // Both happen often enough to mean something.
  assert.ok(Math.min(count.read, count.refused) > FILES / 10, JSON.stringify(count));
});

test("nesting without end is refused", () => {
  for (const [open, close] of [["[", "]"], ["[", ""], ['{"facts":', "1}"], ['{"facts":{"pin":[', "]}}"]]) {
    const source = open.repeat(200_000) + close.repeat(200_000);
    assert.throws(() => edits.parseEdits(source), SyntaxError);
  }
});

/** Passages of a story as editors copy them: whole, cut anywhere, broken into other lines; and words that it does not have. */
function passages(text, digest) {
  const cut = () => {
    const start = below(text.length);
    return text.slice(start, start + 1 + below(160));
  };
  const shown = () => one([...digest.facts, ...digest.quotes, { text: cut() }]).text;
  const made = Array.from({ length: below(4) }, () =>
    one([cut, cut, shown, shown, () => shown().replace(/ /g, "\n  "), () => `${cut()} nobody`, () => "(a+)+$", () => "."])()
  );
  return made.filter((words) => words.trim() !== "");
}

/** Freezes all of a value: whoever writes into it throws. */
function frozen(all) {
  if (typeof all === "object" && all !== null) {
    Object.values(all).forEach(frozen);
    Object.freeze(all);
  }
  return all;
}

const spaced = (words) => words.trim().split(/\s+/).join(" ");

/** Where words stand in a text for the first time, however either is broken into lines. */
function place(text, words) {
  // Each character of the text with its spaces made single, and where it stands.
  const characters = [...text.matchAll(/\s+|\S/g)].map(({ 0: found, index }) => [found.trim() || " ", index]);
  const start = characters.map(([character]) => character).join("").indexOf(spaced(words));
  return [characters[start][1], characters[start + spaced(words).length - 1][1] + 1];
}

const meets = ({ span: [from, to] }, [start, end]) => from < end && start < to;

test("what editors want is kept to, whatever they want, and what cannot be is told", () => {
  const stories = [
    STORY.replace(/<[^>]+>/g, "\n").trim(),
    ...["rent-debate", "port-strike", "emoji-footballer", "odd-spaces-glacier", "mismatched-marks-zoo", "three-words"].map(article),
  ].map((text) => frozen({
    text,
    digest: core.digest(text, { outline: true }),
    wide: core.digest(text, { outline: true, facts: 50, quotes: "all" }),
  }));
  for (let i = 0; i < BOXES; i += 1) {
    const { text, digest, wide } = one(stories);
    const wanted = frozen(Object.fromEntries(["facts", "quotes", "implications"].map((part) => [
      part,
      { pin: passages(text, wide), drop: passages(text, wide) },
    ])));
    const say = (what) => `${what}: ${JSON.stringify(wanted)} in ${JSON.stringify(text.slice(0, 60))}`;
    const { digest: made, unmet } = edits.edited(digest, wide, text, wanted);
    const told = (part, wish, words) => unmet.find((one) => one.part === part && one.wish === wish && one.words === words)?.why;
    for (const [part, wishes] of Object.entries(wanted)) {
      for (const [wish, words] of Object.entries(wishes).flatMap(([wish, all]) => all.map((words) => [wish, words]))) {
        // Half a character stands nowhere.
        const stands = words.isWellFormed() && spaced(text).includes(spaced(words));
        assert.equal(told(part, wish, words) === "does not stand in the story", !stands, say(`${part}.${wish}: ${words}`));
      }
    }
    const shown = [...made.facts, ...made.quotes, ...made.implications ? [made.implications.paragraph] : []];
    for (const { text: words, span, pieces } of shown) {
      assert.equal(words, pieces ? pieces.map((piece) => text.slice(...piece)).join(" … ") : text.slice(...span), say("not of the story"));
      assert.ok(words.isWellFormed(), say("half a character"));
    }
    assert.ok(made.facts.length <= Math.max(digest.facts.length, wanted.facts.pin.length), say("facts"));
    // The first of the pinned facts that stands in the story comes first.
    const first = wanted.facts.pin.find((words) => !told("facts", "pin", words));
    assert.ok(first === undefined || meets(made.facts[0], place(text, first)), say("not first"));
    for (const words of wanted.facts.pin.length === 0 ? wanted.facts.drop : []) {
      assert.ok(told("facts", "drop", words) || made.facts.every((fact) => !meets(fact, place(text, words))), say("not dropped"));
    }
    const html = box.render({ text, digest: made, ranked: true });
    assert.match(html, /^<nutgraf-digest>[\s\S]*<\/nutgraf-digest>$/);
    assert.deepEqual(edits.edited(digest, wide, text, wanted), { digest: made, unmet }, say("twice"));
  }
});
