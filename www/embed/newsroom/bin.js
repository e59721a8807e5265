#!/usr/bin/env node
// nutgraf render: the finished box for a story, on standard output or in the story itself.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { asked, count, language, MOST, parts, quotes } from "../attributes.js";
import { digest, load } from "../node.js";
import { labels } from "../words.js";
import { edited, noEdits, parseEdits } from "./edits.js";
import { render } from "./render.js";

const HELP = [
  "nutgraf render STORY [options]",
  "",
  "Makes the box for a story as HTML that needs no script. STORY is an HTML page or a part of one, or a",
  "text file. What the <nutgraf-digest> in the page says (for, facts, quotes, parts, collapsed, heading,",
  "label-*, lang) is kept to.",
  "",
  "  --for ID        the element to be read, if the tag does not say",
  "  --edits FILE    what editors pinned and dropped (default: STORY with .nutgraf.json as its ending, if there)",
  "  --words FILE    other words for the box, as JSON",
  "  --base URL      where the package's files are on the site (default: /nutgraf/)",
  "  --url URL       address of the story (default: its canonical link)",
  "  --write         put the box into STORY, in place of its <nutgraf-digest>",
  "  --out FILE      write it there instead of to standard output",
  "",
  "Exit status: 0; 1 when nothing was written; 2 when it was written, but editors' passages no longer match.",
].join("\n");

/** A mistake of whoever called this, told without a stack. */
class Refusal extends Error {}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof Refusal || error instanceof SyntaxError ||
    (error instanceof Error && ("code" in error));
  console.error(`nutgraf: ${known ? /** @type {Error} */ (error).message : error}`);
  process.exitCode = 1;
}

/** @param {string[]} args */
async function main(args) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      for: { type: "string" },
      edits: { type: "string" },
      words: { type: "string" },
      base: { type: "string" },
      url: { type: "string" },
      write: { type: "boolean" },
      out: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command, file] = positionals;
  if (values.help || command === undefined) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  if (command !== "render" || file === undefined || positionals.length > 2) {
    throw new Refusal("what is known is `nutgraf render STORY`; `nutgraf --help` tells more");
  }
  const source = readFileSync(file, "utf8");
  const isText = /\.(txt|md)$/i.test(file);
  const { storyOf, withElement } = await import("./story.js");
  const story = isText
    ? { text: source, title: undefined, host: null, url: null }
    : storyOf(source, values.for ?? null);

  const beside = file.replace(/\.\w+$/, "") + ".nutgraf.json";
  const editsFile = values.edits ?? (existsSync(beside) ? beside : null);
  const edits = editsFile === null ? noEdits() : named(editsFile, () => parseEdits(readFileSync(editsFile, "utf8")));
  const wordsFile = values.words;
  const words = wordsFile === undefined ? {} : named(wordsFile, () => JSON.parse(readFileSync(wordsFile, "utf8")));

  const attribute = (/** @type {string} */ name) => story.host?.getAttribute(name) ?? null;
  const wanted = { facts: count(attribute("facts")), quotes: quotes(attribute("quotes")) };
  await load();
  const options = { outline: true, ...(story.title === undefined ? {} : { title: story.title }) };
  const own = asked(wanted);
  const drawn = digest(story.text, { ...options, ...own });
  const wide = digest(story.text, { ...options, ...asked({ facts: MOST, quotes: MOST }) });
  const { digest: chosen, unmet } = edited(drawn, wide, story.text, edits, own.keyQuotes);

  const attributes = Object.fromEntries([...story.host?.attributes ?? []].map(({ name, value }) => [name, value]));
  const box = render({
    text: story.text,
    digest: chosen,
    title: story.title,
    url: values.url ?? story.url,
    base: values.base,
    attributes: story.host ? attributes : values.for === undefined ? {} : { for: values.for },
    parts: parts(attribute("parts")),
    all: wanted.quotes === "all",
    open: attribute("collapsed") === null,
    words: { ...words, ...(story.host ? labels(story.host) : {}) },
    language: language(attribute("lang")),
    fallback: fallback(story.host),
    ranked: edits.facts.pin.length > 0,
  });

  if (values.write) {
    const whole = isText ? null : withElement(source, box);
    if (whole === null) {
      throw new Refusal(`${file} has no <nutgraf-digest> to put the box into`);
    }
    writeFileSync(values.out ?? file, whole);
  } else if (values.out === undefined) {
    process.stdout.write(`${box}\n`);
  } else {
    writeFileSync(values.out, `${box}\n`);
  }
  for (const { part, wish, words, why } of unmet) {
    console.error(`nutgraf: ${editsFile}: ${part}.${wish}: “${words}” ${why}`);
  }
  return unmet.length > 0 ? 2 : 0;
}

/**
 * @template T
 * @param {string} file
 * @param {() => T} read
 */
function named(file, read) {
  try {
    return read();
  } catch (error) {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * What the site itself put into the element.
 *
 * @param {Element | null} host
 */
function fallback(host) {
  const kept = [...host?.childNodes ?? []].filter((node) => {
    const { localName, getAttribute } = /** @type {Element} */ (node);
    return localName !== "template" &&
      !(localName === "script" && getAttribute.call(node, "type") === "application/ld+json");
  });
  return kept.map((node) => /** @type {any} */ (node).toString()).join("");
}
