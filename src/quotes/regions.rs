//! Regions: what stands between a pair of quotation marks.

use std::ops::Range;

use crate::sentences::Sentence;
use crate::text::{Article, Block};
use crate::token::{Kind, Kinds, Mark, Side};

/// The outermost text between two marks of one family, inside one paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    pub(crate) paragraph: usize,
    pub(crate) mark: Mark,
    /// The mark that opens it.
    pub(crate) open: usize,
    /// The tokens between the marks.
    pub(crate) inner: Range<usize>,
    /// The mark that closes it; absent where it runs to the end of the paragraph, or to the next opening mark.
    pub(crate) close: Option<usize>,
    /// Whether it goes on with the region before it, which was never closed.
    pub(crate) continues: bool,
}

impl Region {
    /// The token after the region and its closing mark.
    pub(crate) fn end(&self) -> usize {
        self.close.map_or(self.inner.end, |close| close + 1)
    }

    /// Whether its paragraph holds nothing else.
    pub(crate) fn is_whole(&self, article: &Article<'_>) -> bool {
        article.paragraphs.get(self.paragraph).is_some_and(|p| {
            p.tokens.start == self.open
                && (self.end()..p.tokens.end).all(|i| !article.token(i).counts())
        })
    }
}

/// All regions of an article, in order, and the number of marks that have no partner.
#[derive(Debug, Default)]
pub(crate) struct Regions {
    pub(crate) regions: Vec<Region>,
    pub(crate) mismatched: usize,
}

/// How far ahead a single mark looks for its partner, in tokens: a bound on the work, wider than any utterance.
const REACH: usize = 400;

impl Regions {
    pub(crate) fn find(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let mut found = Self::default();
        let mut unclosed = false;
        for sentences in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
            let index = sentences.first().map_or(0, |s| s.paragraph);
            if article.block_of(index) == Block::Furniture {
                continue;
            }
            unclosed = found.paragraph(article, index, sentences, unclosed);
        }
        found.mismatched += usize::from(unclosed);
        found
    }

    /// Reads one paragraph; `carried`: the one before left a quotation open. Returns whether this one does.
    fn paragraph(
        &mut self,
        article: &Article<'_>,
        index: usize,
        sentences: &[Sentence],
        carried: bool,
    ) -> bool {
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
            return carried;
        };
        let tokens = first.tokens.start..last.tokens.end;
        let mut open: Option<(usize, Mark)> = None;
        let mut nested = 0_usize;
        let mut continues = carried && article.token(tokens.start).is_mark();
        if carried && !continues {
            self.mismatched += 1;
        }
        let marked = sentences.iter().filter(|s| s.kinds.has(Kinds::MARK));
        for i in marked.flat_map(|s| s.tokens.clone()) {
            let token = article.token(i);
            let Kind::Mark(mark, side) = token.kind else { continue };
            let Some((start, family)) = open else {
                let first = i == tokens.start && continues;
                if side == Side::Closes && !first {
                    self.mismatched += usize::from(mark != Mark::Single);
                } else if mark != Mark::Single || single_opens(article, i, tokens.end) {
                    open = Some((i, mark));
                    nested = 0;
                }
                continue;
            };
            if mark != family {
                continue;
            }
            // „So“ in German: the mark that opens in English closes here.
            let low = article.slice(article.token(start).span()) == "„"
                && side == Side::Opens
                && article.slice(token.span()) == "“";
            let side = if low { Side::Closes } else { side };
            match side {
                Side::Opens => {
                    let ended = matches!(
                        article.token(i.saturating_sub(1)).kind,
                        Kind::Stop | Kind::Ellipsis
                    );
                    if ended && family == Mark::Double {
                        // Opened again at a new sentence: the paragraphs of a long quotation, run together.
                        self.push(index, family, start, i, None, continues);
                        continues = true;
                        open = Some((i, mark));
                        nested = 0;
                    } else {
                        nested += 1;
                    }
                }
                _ if nested > 0 => nested -= 1,
                _ if mark == Mark::Single && is_apostrophe(article, i, tokens.end) => {}
                _ => {
                    self.push(index, family, start, i, Some(i), continues);
                    continues = false;
                    open = None;
                }
            }
        }
        match open {
            Some((start, family)) if family != Mark::Single => {
                self.push(index, family, start, tokens.end, None, continues);
                true
            }
            _ => false,
        }
    }

    fn push(
        &mut self,
        paragraph: usize,
        mark: Mark,
        open: usize,
        end: usize,
        close: Option<usize>,
        continues: bool,
    ) {
        if open + 1 < end {
            self.regions.push(Region {
                paragraph,
                mark,
                open,
                inner: open + 1..end,
                close,
                continues,
            });
        }
    }

    /// The region that holds token `i` between its marks.
    pub(crate) fn at(&self, i: usize) -> Option<&Region> {
        self.from(i).first().filter(|r| r.open <= i)
    }

    /// Regions that do not end before token `i`.
    pub(crate) fn from(&self, i: usize) -> &[Region] {
        let after = self.regions.partition_point(|r| r.end() <= i);
        self.regions.get(after..).unwrap_or_default()
    }

    /// Regions that begin inside a range of tokens.
    pub(crate) fn within(&self, range: &Range<usize>) -> &[Region] {
        let from = self.regions.partition_point(|r| r.open < range.start);
        let to = self.regions.partition_point(|r| r.open < range.end);
        self.regions.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Whether a single mark at `i` opens a quotation, and is no apostrophe: it has a partner ahead.
fn single_opens(article: &Article<'_>, i: usize, limit: usize) -> bool {
    let token = article.token(i);
    let next = article.token(i + 1);
    let fits = matches!(token.kind, Kind::Mark(_, Side::Opens))
        && !next.spaced
        && (next.counts() || next.is_mark() || next.kind == Kind::Open);
    fits && (i + 1..limit.min(i + REACH)).any(|j| {
        matches!(article.token(j).kind, Kind::Mark(Mark::Single, Side::Closes | Side::Either))
    })
}

/// Whether a closing single mark at `i` is the apostrophe of a plural ("the workers’ rights"): another one follows that
/// closes better, before the next that opens.
fn is_apostrophe(article: &Article<'_>, i: usize, limit: usize) -> bool {
    let before = article.token(i.saturating_sub(1));
    if !before.is_word()
        || !article.slice(before.span()).ends_with(['s', 'S'])
        || !article.token(i + 1).is_word()
    {
        return false;
    }
    for j in i + 1..limit.min(i + REACH) {
        match article.token(j).kind {
            Kind::Mark(Mark::Single, Side::Opens) => return false,
            Kind::Mark(Mark::Single, _) => return true,
            _ => {}
        }
    }
    false
}
