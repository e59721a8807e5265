// What stands among the paragraphs of an article and is none of it: by what its element is, how it
// is named, what it says.

/** @typedef {import("./copy.js").Entry} Entry */
/** @typedef {import("./measures.js").Measure} Measure */

/** Names by which sites call it; each a whole word of a class or an id, as these are written. */
const NAMES = new RegExp(
  `(^|[\\s_-])(${
    ("ad|ads|adslot|adunit|advert(s|isement|ising)?|affiliate|author(s|-?bio|-?box|-?info)?|" +
      "bio|bookmark|bottom-of-\\w+|breadcrumbs?|byline|caption|comments?|commenting|consent|contributors?|cookies?|" +
      "correction-link|credits?|cta|dateline-time|disqus|donate|donation|feedback|follow|footer|footnav|" +
      "gallery|hero-meta|inline-?promo|jump-?to|kicker|latest|login|meta|metadata|more-?(on|from)|" +
      "most-?(read|popular|viewed)|navigation|newsletters?|next-?(up|article)|onward|outbrain|paywall|" +
      "photo-?credit|piano|player|podcast|popular|post-?(tags|nav|meta)|premium-wall|promo(s|tion)?|" +
      "pubdate|published|rail|read-?(more|next|also)|reading-?time|recirc(ulation)?|recommend(ed|ations?)|" +
      "regwall|related(-?\\w+)?|reactions?|share(-?\\w+)?|sharing|sidebar|sign-?up|skip|slideshow|social(-?\\w+)?|" +
      "sponsor(ed)?|subscribe(-?\\w+)?|subscription|syndication|tag-?(list|cloud)|tags|taboola|teasers?|" +
      "timestamp|toc|toolbar|tools|topics|trending|upsell|video(-?\\w+)?|view-?comments|widget|you-?may-?like")
  })([\\s_-]|$)`,
  "i",
);
/** Names that say that what they name belongs to the article, whatever else is in the name. */
const OWN = /(pull-?quote|block-?quote|article-?(body|text|content)|story-?(body|text|content)|entry-?content|post-?(body|content)|drop-?cap|standfirst|body-?copy)/i;
const PROPERTIES = /^(author|creator|datePublished|dateModified|publisher|image|video|comment|keywords|articleSection)$/i;
/** Lines that name who wrote: asked where a plainer one leaves room, for `\p` takes long to be made ready. */
const NAMING = [
  { plain: /^by\s/, line: /^by\s+\p{Lu}[\p{L}.'’-]+(\s+[\p{L}.'’-]+){0,8}(,.{0,60})?$/u },
  {
    plain: /^\S+(\s+\S+){1,3} (reported|contributed|writes|covers|is a)\b/,
    line: /^\p{Lu}[\p{L}.'’-]+(\s+\p{Lu}[\p{L}.'’-]+){1,3} (reported|contributed|writes|covers|is a)\b.{0,80}$/u,
  },
];
/** Lines that say what they are. */
const LINES = [
  /^(first )?(published|updated|last (updated|modified)|posted|modified)\b.{0,60}$/i,
  /^[\d.,]+\s*(k|m|min(ute)?s?\s*(read|ago)?|hours? ago|likes?|shares?|views?)?$/i,
  /^(additional )?(reporting|writing|editing|words?|photographs?|photos?|text|interview|graphics?)( and \w+)?( by|:)\s.{0,120}$/i,
  /^(advertisement|sponsored|promoted|continue reading( below)?|story continues below( advertisement)?|read more|share( this.{0,20})?|copy link|listen( to this article)?.{0,20}|save( this article)?|print|comments? ?\(?\d*\)?|\d+ comments?|back to top|skip advertisement|article continues after.{0,30}|scroll to continue.{0,30}|loading\W*|most popular|getty images?)$/i,
  /^(tags?|topics?|filed under|related( topics)?|categor(y|ies))\s*:/i,
  /^(photo|image|picture|credit|source|photograph|illustration|video)( by| credit)?\s*:.{0,100}$/i,
  /^(sign up|subscribe|unlimited access|follow us|join (us|the)|download our|get (the|our) .{0,30}(newsletter|app)|support (our|local|independent))\b.{0,160}$/i,
  /^a version of this (article|story) (appears|appeared|was|ran)\b.{0,300}$/i,
  /^_+$|^[*•·\s]+$/,
  /^(©|\(c\)|copyright)\s.{0,120}$/i,
];
/** A line that is mostly a link and begins so leads elsewhere. */
const ELSEWHERE = /^(read|see|watch|listen|more|also|related|explore|don['’]t miss|in pictures|analysis|opinion|explainer|video|live|from the archive|recommended|go deeper|this week)\b[^.!?]{0,24}[:>»→|–-]|^(read (more|also|next)|see also|related|more on|also read)\b/i;
/** Headings over lists of what else there is. */
const HEADINGS = /^(related|read (more|next|also)|more (from|on|about|in|stories|coverage)|recommended|most (read|popular|viewed)|trending|latest( news| stories)?|top stories|sign up|newsletter|comments?|join the (conversation|discussion)|share|follow|advertisement|about the (author|writer)|topics|tags|you (may|might) (also )?(like|enjoy)|what to read next|editors?['’]? picks?|up next|don['’]t miss|in this (story|article)|on this page|contents|elsewhere|around the web|from our partners|popular)\b.{0,40}$/i;

/** So many words at least make a sentence that is one long link; fewer are a headline. */
const SENTENCE = 9;

/**
 * Whether an element, with all in it, is none of the article.
 *
 * @param {Entry} entry
 * @param {Measure} measure
 */
export function isFurniture({ live }, measure) {
  const { localName: tag } = live;
  const name = `${live.getAttribute("class") ?? ""} ${live.id}`;
  const isOwn = OWN.test(name) || live.querySelector("blockquote, q, [class*=pullquote], [class*=pull-quote]") !== null;
  if (tag === "aside" || tag === "footer") {
    return !isOwn;
  }
  if (tag === "figure") {
    return !live.querySelector("blockquote, q, table, pre");
  }
  if (/^(figcaption|time|address|cite)$/.test(tag) && !(tag === "cite" && measure.letters > 0 && !live.closest("figure"))) {
    return !(tag === "time" && isInside(live));
  }
  const property = live.getAttribute("itemprop") ?? "";
  if (PROPERTIES.test(property) || live.getAttribute("rel") === "author") {
    return !isInside(live);
  }
  const named = NAMES.test(name) || /^(complementary|note)$/.test(live.getAttribute("role") ?? "") ||
    /advert|sponsor/i.test(live.getAttribute("aria-label") ?? "");
  return named && !isOwn && !isInside(live);
}

/**
 * Whether it is some words of a sentence: a name in a paragraph is not the line that names the author.
 *
 * @param {Element} element
 */
function isInside(element) {
  const block = element.parentElement?.closest("p, li, h1, h2, h3, h4, blockquote");
  return Boolean(block) && (block?.textContent ?? "").trim().length > (element.textContent ?? "").trim().length + SENTENCE;
}

/**
 * Whether a block is a list of links.
 *
 * @param {Measure} measure
 */
export function isLinkList({ letters, linked, links, prose, isLeaf }) {
  const most = isLeaf && links < 3 ? 0.7 : 0.5;
  return links >= 2 && linked > letters * most && prose < letters * 0.3;
}

/**
 * Whether a leaf says that it is no part of the article.
 *
 * @param {Measure} measure
 */
export function isFurnitureLine({ text, letters, linked }) {
  const isShort = text.length < 300;
  const isLinked = linked > letters * 0.5;
  if (!isShort) {
    return false;
  }
  const says = LINES.some((line) => line.test(text)) ||
    NAMING.some(({ plain, line }) => plain.test(text) && line.test(text));
  if (says || (isLinked && ELSEWHERE.test(text))) {
    return true;
  }
  // A sentence may be one long link; a headline of another article is one too, but has no stop.
  return linked > letters * 0.9 && !isSentence(text);
}

/** @param {string} text */
export function isSentence(text) {
  return text.split(" ").length >= SENTENCE && /[.!?…]["'”’)\]]*$/.test(text);
}

/** @param {string} text */
export function isFurnitureHeading(text) {
  return HEADINGS.test(text);
}
