// HTML as text: what is kept, what is left out, and a map that holds in both directions.

import assert from "node:assert/strict";
import test from "node:test";
import { browserTests } from "./desk.js";

const open = browserTests();

/** The text of each piece of HTML, as of something that was parsed and is shown nowhere. */
const texts = (page, pieces) =>
  page.evaluate(async (pieces) => {
    const { Article } = await import(new URL("../modules/article.js", document.baseURI).href);
    const { inert } = await import(new URL("../modules/trusted.js", document.baseURI).href);
    return pieces.map((html) => new Article(inert(html).body).text);
  }, pieces);

const CASES = {
  "blocks are paragraphs": [
    "<h1>Head</h1><p>One.</p><div>Two<div>three</div>four</div><ul><li>a<li>b</ul>",
    "Head\n\nOne.\n\nTwo\n\nthree\n\nfour\n\na\n\nb",
  ],
  "spaces collapse, also between elements": [
    "<p> One\n  two <b> three</b>\t<i>four </i>. </p>\n\n<p>five</p>",
    "One two three four .\n\nfive",
  ],
  "words in different elements stay one word": ["<p>S<small>MALL</small> ca<b>ps</b></p>", "SMALL caps"],
  "a line break, and two": ["<p>One<br>two<br> <br>three<br></p><p>four</p>", "One\ntwo\n\nthree\n\nfour"],
  "a rule parts": ["One<hr>two", "One\n\ntwo"],
  "preformatted lines stay lines": ["<pre>One\n  two\n\nthree</pre>", "One\ntwo\n\nthree"],
  "lines of a preserved style stay lines": ["<p style='white-space: pre-wrap'>One\ntwo</p>", "One\ntwo"],
  "spaces that do not break are kept": ["<p>5&nbsp;km</p>", "5\u00a0km"],
  "soft hyphens and joiners go": ["<p>impli&shy;ca&#8203;tion</p>", "implication"],
  "a table is a line a row": [
    "<table><tr><th>Name</th><th>Age</th></tr><tr><td>Ana</td><td>43</td></tr></table>",
    "Name Age\n\nAna 43",
  ],
  "what the browser quotes is quoted": ["<p>She said <q> go </q>.</p>", "She said “go”."],
  "code and controls are left out": [
    "<p>One</p><script>1</script><style>a{}</style><noscript>no</noscript><template>t</template>" +
    "<nav>Home</nav><button>Share</button><select><option>1</select><textarea>x</textarea><svg><text>s</text></svg><!-- c -->",
    "One",
  ],
  "what is hidden is left out": [
    "<style>p { color: red }</style><p>One <span hidden>a</span><span style='display: none'>b</span><span style='visibility:hidden'>c</span>" +
    "<span aria-hidden=true>d</span><span class='x sr-only'>e</span><span class=sronly>two</span></p>",
    "One two",
  ],
  "the page’s own head and foot are left out, those of its parts kept": [
    "<header>Site</header><article><header><h1>Head</h1></header><blockquote>Go.<footer>— Ana</footer></blockquote></article><footer>©</footer>",
    "Head\n\nGo.\n\n— Ana",
  ],
  "styles as words are words": ["<p>Write &lt;p style=x> or a < b style=\"y\" here</p>", "Write <p style=x> or a < b style=\"y\" here"],
  "a link among the words is words": ["<p>Killed <a href='https://a.example/35'>35</a> people</p>", "Killed 35 people"],
  "linked marks are citations": [
    "<p>One<a href='#r1'>1</a>, two<a href='https://a.example/b#r2'>[2]</a>, three<a role=doc-noteref href=x>3</a>.</p>",
    "One[1], two[2], three[3].",
  ],
  "brackets beside the links are enough": ["<p>One [<a href='#1'>1</a>, <a href='#2'>2</a>].</p>", "One [1, 2]."],
  "raised marks are citations": [
    "<p>One.<sup>1</sup> Night <sup><a href='#2'>2</a></sup> gone<sup>3,4</sup> on<sup>[5]</sup></p>",
    "One.[1] Night [2] gone[3,4] on[5]",
  ],
  "powers and ordinals are not": [
    "<p>5 km<sup>2</sup>, 10<sup>6</sup>, 3 metres<sup>2</sup>, the 5<sup>th</sup></p>",
    "5 km2, 106, 3 metres2, the 5th",
  ],
  "entries of a reference list get the label that cites them": [
    "<p>One.<sup id=c1><a href='#r1'>1</a></sup><sup><a href='#r2'>2</a></sup></p><ol><li id=r1><a href='#c1'>↑</a> First source</li><li><p id=r2>2. Second</p></li></ol>",
    "One.[1][2]\n\n[1] First source\n\n2. Second",
  ],
};

test("what a reader sees is the text", async (t) => {
  const page = await open(t, { modules: true });
  const found = await texts(page, Object.values(CASES).map(([html]) => html));
  Object.entries(CASES).forEach(([name, [, wanted]], i) => assert.equal(found[i], wanted, name));
});

test("of a whole page the article is read, its headline and its references with it", async (t) => {
  const page = await open(t, { modules: true });
  const text = await page.evaluate(async () => {
    const { fromHtml } = await import(new URL("../modules/page/markup.js", document.baseURI).href);
    return fromHtml(
      `<!-- saved from url=(0031)https://news.example/a?b=1#top -->
       <title>Site</title><body><div>Menu of the site</div><h1>A bridge</h1>
       <main><article><p>${"The bridge opened. ".repeat(5)}<a class=footnote href="#s">1</a></p></article>
       <article><p>Another one.</p></article></main>
       <ol><li id=s>The council’s minutes</ol>`,
      true,
    );
  });
  assert.equal(text.text, `A bridge\n\n${"The bridge opened. ".repeat(5)}[1]\n\n[1] The council’s minutes`);
  assert.equal(text.url, "https://news.example/a?b=1#top");
});

test("in a window, its layout decides: what is a block, what is seen", async (t) => {
  const page = await open(t, { modules: true });
  const found = await page.evaluate(async () => {
    const { Article } = await import(new URL("../modules/article.js", document.baseURI).href);
    const { offsetAt } = await import(new URL("../modules/article/offset.js", document.baseURI).href);
    const root = document.createElement("section");
    document.body.append(root);
    const add = (tag, text, display) => {
      const element = document.createElement(tag);
      element.textContent = text;
      element.style.display = display;
      root.append(element);
    };
    add("span", "One", "block");
    add("span", "gone", "none");
    add("div", "two", "inline");
    add("div", "three", "inline");
    add("span", "four", "contents");
    const article = new Article(root);
    const range = article.range([0, 6]);
    return [article.text, String(range), offsetAt(article, root, 2), offsetAt(article, root, 5)];
  });
  assert.deepEqual(found, ["One\n\ntwothreefour", "Onegonet", 5, 17]);
});

test("what is hidden is left out of what has no box of its own as well", async (t) => {
  const page = await open(t, { modules: true });
  const found = await page.evaluate(async () => {
    const { Article } = await import(new URL("../modules/article.js", document.baseURI).href);
    const { inert } = await import(new URL("../modules/trusted.js", document.baseURI).href);
    const style = new CSSStyleSheet();
    style.replaceSync(".bare { display: contents } .gone { display: none } .veiled { visibility: hidden }");
    document.adoptedStyleSheets = [style];
    const html = "<div class=bare><p>One</p><p class=gone>gone</p></div><div class=veiled><p>veiled</p></div>";
    document.body.replaceChildren(...inert(html).body.children);
    return [...document.body.children].map((root) => new Article(root).text);
  });
  assert.deepEqual(found, ["One", ""]);
});

test("for any document: each character has its place, each place its offset, nothing is doubled or lost", async (t) => {
  const page = await open(t, { modules: true });
  const wrong = await page.evaluate(async () => {
    const { Article } = await import(new URL("../modules/article.js", document.baseURI).href);
    const { offsetAt } = await import(new URL("../modules/article/offset.js", document.baseURI).href);
    const { inert } = await import(new URL("../modules/trusted.js", document.baseURI).href);
    let state = 1;
    const random = (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor(state / 2 ** 32 * below);
    };
    const pick = (list) => list[random(list.length)];
    const TAGS = ["p", "div", "span", "b", "li", "ol", "br", "hr", "sup", "a", "q", "pre", "td", "tr",
      "table", "h2", "nav", "button", "blockquote", "footer", "em", "unknown-tag"];
    const WORDS = ["bridge", " ", "  \n", "said", "1", "[2]", "3, 4", "“yes”", "\u00a0", "\u00ad", "😀", "é", "\t", ".", "\n", "قال"];
    const grow = (document, depth) => {
      const element = document.createElement(pick(TAGS));
      if (random(8) === 0) element.hidden = true;
      if (random(4) === 0) element.id = `n${random(9)}`;
      if (random(3) === 0) element.setAttribute("href", `#n${random(9)}`);
      for (let i = /^[bh]r$/.test(element.localName) ? 0 : random(6); i > 0; i -= 1) {
        element.append(
          depth > 0 && random(2) === 0
            ? grow(document, depth - 1)
            : pick([document.createTextNode(pick(WORDS) + pick(WORDS)), document.createComment("c")]),
        );
      }
      return element;
    };
    const seen = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType === Node.COMMENT_NODE) return "";
      const tag = node.localName;
      if (["nav", "button"].includes(tag) || node.hidden) return "";
      if (tag === "footer" && !node.closest("blockquote")) return "";
      return [...node.childNodes].map(seen).join("");
    };
    const letters = (text) => text.replace(/[\s\u00ad[\]“”]/g, "");
    for (let run = 0; run < 1500; run += 1) {
      const document = inert("");
      for (let i = 1 + random(4); i > 0; i -= 1) document.body.append(grow(document, 4));
      const article = new Article(document.body);
      const { text } = article;
      const say = (what) => `${what}: ${document.body.outerHTML} → ${JSON.stringify(text)}`;
      if (/^[ \n\t]|[ \n\t]$|\n{3}|[ \t]\n|\n[ \t]| {2}/.test(text)) return say("spaces");
      // Labels of references are added, links back left out: documents with neither say it all.
      const linked = document.querySelector("[id]") && document.querySelector("a[href]");
      if (!linked && letters(text) !== letters(seen(document.body))) return say("letters");
      for (let i = 0; i < text.length; i += 1) {
        // These may have been added: ends of paragraphs, spaces, brackets, labels, quotation marks.
        if (/[\s[\]“”\d]/.test(text[i])) continue;
        const { node, offset } = article.place(i);
        if (node.data[offset] !== text[i]) return say(`place of ${i}`);
        if (offsetAt(article, node, offset) !== i) return say(`offset of ${i}`);
        if (String(article.range([i, i + 1])) !== text[i]) return say(`range of ${i}`);
      }
    }
    return "";
  });
  assert.equal(wrong, "");
});

test("ten thousand elements deep, and a million characters, are read", async (t) => {
  const page = await open(t, { modules: true });
  const [deep, long] = await page.evaluate(async () => {
    const { Article } = await import(new URL("../modules/article.js", document.baseURI).href);
    const { inert } = await import(new URL("../modules/trusted.js", document.baseURI).href);
    const parsed = inert("");
    let inner = parsed.body;
    for (let i = 0; i < 10_000; i += 1) {
      inner = inner.appendChild(parsed.createElement("div"));
      inner.append("x");
    }
    const long = inert(`<p>${"A word and <b>another</b>. ".repeat(50_000)}`);
    return [new Article(parsed.body).text.length, new Article(long.body).text.length];
  });
  assert.equal(deep, 10_000 + 2 * 9_999);
  assert.equal(long, 20 * 50_000 - 1);
});
