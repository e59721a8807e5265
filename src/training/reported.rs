//! What the training of reported speech needs of the core.

use crate::people::People;
use crate::quotes::likely::observe;
use crate::schema::QuoteKind;
use crate::sentences::sentences;
use crate::span::Span;
use crate::text::Article;

/// The reported passages of an article, in bytes, each with what is seen of it: words of its cue in lower case, and signs,
/// which begin with `=`.
pub fn seen(text: &str) -> Vec<(Span, Vec<String>)> {
    let article = Article::read(text, None);
    let sentences = sentences(&article);
    let people = People::find(&article, &sentences);
    let quotes = crate::quotes::quotes(&article, &sentences, &people).quotes;
    let reported = quotes.iter().filter(|q| q.kind != QuoteKind::Direct);
    let read = |quote: &crate::Quote| {
        let mut out = Vec::new();
        observe(&article, quote, |_, name| out.push(name.to_lowercase()));
        (quote.span, out)
    };
    reported.map(read).collect()
}
