// Editors' files of any kind: read or refused in one line, kept to where they can be, never trusted.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { numbers } from "../support/numbers.js";
import { PACKAGE, ROOT, STORY } from "./site.js";

const FILES = 20_000;
const BOXES = 600;
const from = (file) => import(pathToFileURL(join(PACKAGE, "embed", file)).href);
const article = (slug) => readFileSync(join(ROOT, `tests/articles/${slug}/article.txt`), "utf8");

let edits, box, core, attributes;
before(async () => {
  [edits, box, core, attributes] = await Promise.all(["newsroom/edits.js", "newsroom/render.js", "node.js", "attributes.js"].map(from));
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
  const shown = () => one([...digest.facts, ...digest.quotes, ...digest.implications?.statements ?? [], { text: cut() }]).text;
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

/** A story with what `nutgraf render` asks for where the tag wants so many key utterances. */
function asked(text, quotes) {
  const ask = (wanted) => core.digest(text, { outline: true, ...attributes.asked(wanted) });
  const { keyQuotes: most } = attributes.asked({ facts: null, quotes });
  return frozen({ text, most, digest: ask({ facts: null, quotes }), wide: ask({ facts: 50, quotes: 50 }) });
}

const paragraphs = (digest) =>
  digest.implications ? [digest.implications.paragraph, ...digest.implications.more ?? []] : [];

test("who wishes nothing gets what the core chooses, which is what it chooses unasked", () => {
  const slugs = readdirSync(join(ROOT, "tests/articles"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of slugs) {
    for (const quotes of [null, "all", 0, 1, 2, 3]) {
      const { text, most, digest, wide } = asked(article(name), quotes);
      assert.deepEqual(edits.edited(digest, wide, text, edits.noEdits(), most), { digest, unmet: [] }, `${name} ${quotes}`);
      const unasked = core.digest(text, typeof quotes === "number" ? { quotes } : {});
      // A number of quotes is of quotes, that of key ones of utterances.
      const keys = digest.quotes.filter(({ key }) => key).map(({ text }) => text);
      assert.ok(unasked.quotes.every((one) => keys.includes(one.text)), `${name} ${quotes}`);
    }
  }
});

/** What a box shows of quotes and implications, by their first words. */
const beginnings = (list) => list.map(({ text }) => text.split(" ").slice(0, 4).join(" "));
const shown = {
  quotes: ({ quotes }) => beginnings(quotes.filter(({ key }) => key)),
  implications: (digest) => [beginnings(paragraphs(digest)), beginnings(digest.implications?.statements ?? [])],
};

const [ISLANDS, QUAY] = ["Islands have always hung", "On the quay the"];
const STATEMENTS = [ISLANDS, "The committee counts 23", "The larger consequence may", QUAY, "He looked at the"];
/** The story of the island, whose last paragraph goes on with the implications. */
const island = () => article("cable-island-feature").replace(
  /On the quay the .*? new ones\./su,
  "On the quay the fear is that this could raise the price of every cable and every crossing, and that the islands would then be " +
    "poorer than before. He looked at the figures, and if the law comes, the bank manager said, the cost of a storm will be " +
    "higher than that of the ledgers, so that he had ordered new ones.",
);
const ELSEWHERE = "is not in the paragraph of the first pin";

for (const [name, part, wishes, expected, told = []] of [
  ["no wish: two, the halves of one counted once", "quotes", {}, ["I baked what I", "It turns out that", "This was not an"]],
  ["dropped, with its other half, it makes room for the next, one of each speaker first", "quotes", { drop: ["what I remembered people liked"] }, [
    "This was not an", "Please don't write that", "We were not happy.",
  ]],
  ["dropped by its other half", "quotes", { drop: ["wrong about the rolls"] }, [
    "This was not an", "Please don't write that", "We were not happy.",
  ]],
  ["pinned, it takes the room of the last", "quotes", { pin: ["I knew the handwriting"] }, ["I knew the handwriting,", "I baked what I", "It turns out that"]],
  ["pinned twice, it is there once", "quotes", { pin: ["I knew the handwriting", "knew the"] }, ["I knew the handwriting,", "I baked what I", "It turns out that"]],
  ["more pinned than there is room for", "quotes", { pin: ["I knew the handwriting", "accident waiting to", "Used the radio"] }, [
    "I knew the handwriting,", "This was not an", "Used the radio. Felt",
  ]],
  ["pinned and dropped", "quotes", { pin: ["I knew the handwriting"], drop: ["knew the handwriting"] }, ["I knew the handwriting,", "I baked what I", "It turns out that"]],
  ["all dropped but one", "quotes", {
    drop: ["I baked", "accident waiting to", "I knew the handwriting", "Used the radio", "Drag Me to Cyprus"],
  }, ["Please don't write that", "We were not happy."]],
  ["no wish", "implications", {}, [[ISLANDS, QUAY], STATEMENTS]],
  ["one statement dropped", "implications", { drop: ["The committee counts"] }, [[ISLANDS, QUAY], STATEMENTS.toSpliced(1, 1)]],
  ["all statements of a paragraph dropped", "implications", { drop: [QUAY, "ordered new ones"] }, [[ISLANDS], STATEMENTS.slice(0, 3)]],
  ["all of the first paragraph", "implications", { drop: STATEMENTS.slice(0, 3) }, [[QUAY], STATEMENTS.slice(3)]],
  ["all statements dropped", "implications", { drop: STATEMENTS }, [[], []]],
  ["pinned where the core has them", "implications", { pin: ["officials privately expect", "On the quay"] }, [[ISLANDS, QUAY], STATEMENTS]],
  ["pinned and all dropped", "implications", { pin: ["officials privately expect"], drop: STATEMENTS }, [[ISLANDS], []]],
  ["pinned elsewhere", "implications", { pin: ["dragged its anchor", "officials privately expect", "On the quay"] }, [["The committee's report, 214"], []], [
    "officials privately expect", "On the quay",
  ]],
]) {
  test(`${part} that editors ask for: ${name}`, () => {
    const { text, most, digest, wide } = asked(island(), 2);
    const { digest: made, unmet } = edits.edited(digest, wide, text, { ...edits.noEdits(), [part]: { pin: [], drop: [], ...wishes } }, most);
    assert.deepEqual(shown[part](made), expected);
    assert.deepEqual(unmet, told.map((words) => ({ part, wish: "pin", words, why: ELSEWHERE })));
  });
}

test("notices about how the implications were cut go with them", () => {
  const { text, most, digest, wide } = asked(article("airport-single-line"), null);
  const codes = (wishes) =>
    edits.edited(digest, wide, text, { ...edits.noEdits(), implications: { pin: [], drop: [], ...wishes } }, most)
      .digest.notices.map(({ code }) => code);
  const [first, ...others] = digest.implications.statements.map(({ text }) => text);
  assert.deepEqual([codes({}), codes({ drop: [first] }), codes({ drop: [first, ...others] })], [["no-paragraphs"], ["no-paragraphs"], []]);
});

/** Quotes: pins first, all else that is said but what is dropped, and so many of it key as there is room for. */
function checkQuotes({ digest, made, wide, most }, { pin, drop }, say) {
  const at = ({ span }) => span.join();
  const whole = (quotes) => new Set(quotes.map(({ utterance }) => utterance));
  const met = (quote, wishes) => wishes.some(({ span }) => meets(quote, span));
  const firsts = pin.flatMap(({ span, why }) => {
    const found = digest.quotes.find((quote) => meets(quote, span));
    assert.equal(why, found ? undefined : "is not what anybody says there", say("quotes.pin"));
    return found ? [found.utterance] : [];
  });
  const pinned = [...new Set(firsts)].flatMap((one) => digest.quotes.filter(({ utterance }) => utterance === one));
  const dropped = whole(digest.quotes.filter((quote) => met(quote, drop)));
  const rest = digest.quotes.filter(({ utterance }) => !firsts.includes(utterance) && !dropped.has(utterance));
  assert.deepEqual(made.quotes.map(at), [...pinned, ...rest].map(at), say("quotes"));
  const key = new Set(made.quotes.filter(({ key }) => key).map(at));
  assert.ok(pinned.every((quote) => key.has(at(quote))), say("pinned, not key"));
  const able = new Set(wide.quotes.filter(({ key }) => key).map(at));
  const candidates = rest.filter((quote) => able.has(at(quote)));
  const utterances = (list) => new Set(list.map(({ utterance }) => utterance)).size;
  const room = Math.max(0, most - utterances(pinned));
  const chosen = candidates.filter((quote) => key.has(at(quote)));
  assert.equal(key.size, pinned.length + chosen.length, say("key, and could not be"));
  assert.equal(utterances(chosen), Math.min(room, utterances(candidates)), say("room"));
  // The core's own before the next.
  const own = candidates.filter(({ key }) => key);
  assert.equal(utterances(chosen.filter(({ key }) => key)), Math.min(room, utterances(own)), say("not the core's own"));
  // Who loses nothing has the share that the core counts.
  const named = (quotes, name) => quotes.filter(({ speaker, quoted }) => speaker?.name === name && quoted.length > 0);
  const shares = digest.speakers.map((share) => ({ ...share, quotes: named(made.quotes, share.name).length }));
  assert.deepEqual(
    new Map(made.speakers.map(({ name, quotes }) => [name, quotes])),
    new Map(shares.filter(({ quotes }) => quotes > 0).map(({ name, quotes }) => [name, quotes])),
    say("speakers"),
  );
  for (const share of digest.speakers.filter(({ name, quotes }) => named(made.quotes, name).length === quotes)) {
    assert.deepEqual(made.speakers.find(({ name }) => name === share.name), share, say("share"));
  }
}

/** Implications: what is pinned is there or told, what is dropped is none of them, and no paragraph stands for nothing. */
function checkImplications({ digest, made }, { pin, drop }, say) {
  const met = (passage, wishes) => wishes.some(({ span }) => meets(passage, span));
  const stays = paragraphs(made);
  for (const { span, why } of pin) {
    const stands = stays.some((passage) => meets(passage, span));
    assert.equal(why, stands ? undefined : "is not in the paragraph of the first pin", say("implications.pin"));
  }
  assert.equal(pin[0]?.why, undefined, say("first pin"));
  const statements = made.implications?.statements ?? [];
  assert.ok(statements.every((statement) => !met(statement, drop)), say("not dropped"));
  for (const passage of paragraphs(digest)) {
    const own = digest.implications.statements.filter(({ span }) => meets(passage, span));
    const left = own.length > 0 ? own.filter((statement) => !met(statement, drop)).length > 0 : !met(passage, drop);
    const isThere = stays.some(({ span }) => span.join() === passage.span.join());
    const isElsewhere = pin.length > 0 && !paragraphs(digest).some((one) => meets(one, pin[0].span));
    assert.equal(isThere, !isElsewhere && (left || met(passage, pin)), say("paragraph"));
  }
  assert.ok(made.implications === null || made.implications === undefined || stays.length > 0, say("nothing left"));
}

test("what editors want is kept to, whatever they want, and what cannot be is told", () => {
  const stories = [
    STORY.replace(/<[^>]+>/g, "\n").trim(),
    ...[
      "rent-debate", "port-strike", "cable-island-feature", "airport-single-line", "emoji-footballer", "odd-spaces-glacier", "mismatched-marks-zoo", "three-words",
    ].map(article),
  ].flatMap((text) => [null, 1, 2].map((quotes) => asked(text, quotes)));
  for (let i = 0; i < BOXES; i += 1) {
    const { text, most, digest, wide } = one(stories);
    const wanted = frozen(Object.fromEntries(["facts", "quotes", "implications"].map((part) => [
      part,
      { pin: passages(text, wide), drop: passages(text, wide) },
    ])));
    const say = (what) => `${what}: ${JSON.stringify(wanted)} in ${JSON.stringify(text.slice(0, 60))}`;
    const { digest: made, unmet } = edits.edited(digest, wide, text, wanted, most);
    const told = (part, wish, words) => unmet.find((one) => one.part === part && one.wish === wish && one.words === words)?.why;
    /** Where what is wished for a part stands, with what is told of it. */
    const wishes = (part) =>
      Object.fromEntries(Object.entries(wanted[part]).map(([wish, all]) => [
        wish,
        all.map((words) => ({ words, why: told(part, wish, words) }))
          .filter(({ why }) => why !== "does not stand in the story")
          .map(({ words, why }) => ({ why, span: place(text, words) })),
      ]));
    for (const [part, wishes] of Object.entries(wanted)) {
      for (const [wish, words] of Object.entries(wishes).flatMap(([wish, all]) => all.map((words) => [wish, words]))) {
        // Half a character stands nowhere.
        const stands = words.isWellFormed() && spaced(text).includes(spaced(words));
        assert.equal(told(part, wish, words) === "does not stand in the story", !stands, say(`${part}.${wish}: ${words}`));
      }
    }
    for (const { text: words, span, pieces } of [...made.facts, ...made.quotes, ...paragraphs(made)]) {
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
    checkQuotes({ digest, made, wide, most }, wishes("quotes"), say);
    checkImplications({ digest, made }, wishes("implications"), say);
    const html = box.render({ text, digest: made, ranked: true });
    assert.match(html, /^<nutgraf-digest>[\s\S]*<\/nutgraf-digest>$/);
    assert.deepEqual(edits.edited(digest, wide, text, wanted, most), { digest: made, unmet }, say("twice"));
  }
});
