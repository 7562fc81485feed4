//! [`digest`]: everything that is on a page, in one call.

use std::iter::FusedIterator;

use crate::{Article, Flow, Jump, Note, Page, Pages, articles, pages};

/// What [`digest`] finds on a page 版面摘要.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Digest {
    /// The articles, in the order of [`Page::articles`].
    pub articles: Vec<DigestArticle>,
    /// What belongs to no article, as in [`Page::furniture`].
    pub furniture: Vec<Flow>,
}

/// An article and what its text holds.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DigestArticle {
    /// The article itself.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub article: Article,
}

/// The articles of a page, each with its quantities and keywords 版面摘要.
///
/// This composes [`articles`] with the finders of the other modules, each of which can be called
/// alone. Nothing can go wrong: an empty page has an empty digest. For a file of several pages use
/// [`digests`].
///
/// ```
/// let page = "清溪路通车\n\n清溪路昨日通车，全长三公里。\n";
/// let digest = jianbao::digest(page);
/// assert_eq!(digest.articles.len(), 1);
/// ```
#[doc(alias = "摘要")]
#[doc(alias = "剪报")]
pub fn digest(page: &str) -> Digest {
    let Page { articles, furniture } = articles(page);
    Digest { articles: articles.into_iter().map(digest_article).collect(), furniture }
}

/// The digest of each page of a file: pages end at a form feed, spans are those of the file.
///
/// ```
/// let file = "清溪路昨日通车。\n\u{c}青屏县今日降雨。\n";
/// let digests: Vec<_> = jianbao::digests(file).collect();
/// assert_eq!(digests.len(), 2);
/// ```
pub fn digests(file: &str) -> Digests<'_> {
    Digests { file, pages: pages(file) }
}

/// The iterator that [`digests`] returns.
#[derive(Debug, Clone)]
pub struct Digests<'t> {
    file: &'t str,
    pages: Pages<'t>,
}

impl Iterator for Digests<'_> {
    type Item = Digest;

    fn next(&mut self) -> Option<Digest> {
        let page = self.pages.next()?;
        let mut digest = digest(&self.file[page]);
        shift(&mut digest, page.start);
        Some(digest)
    }
}

impl FusedIterator for Digests<'_> {}

fn digest_article(article: Article) -> DigestArticle {
    DigestArticle { article }
}

/// Moves all spans of the page by `by` bytes; those inside a text stay.
fn shift(digest: &mut Digest, by: usize) {
    digest.furniture.iter_mut().for_each(|flow| flow.shift(by));
    for DigestArticle { article, .. } in &mut digest.articles {
        let heads = [&mut article.label, &mut article.kicker, &mut article.title];
        let others = [&mut article.subtitle, &mut article.byline, &mut article.dateline];
        heads.into_iter().chain(others).flatten().for_each(|flow| flow.shift(by));
        article.captions.iter_mut().for_each(|flow| flow.shift(by));
        article.paragraphs.iter_mut().for_each(|paragraph| paragraph.flow.shift(by));
        shift_note(&mut article.source, by);
        shift_jump(&mut article.continued_from, by);
        shift_jump(&mut article.continued_on, by);
    }
}

fn shift_note(note: &mut Option<Note>, by: usize) {
    for span in note.iter_mut().flat_map(|note| &mut note.spans) {
        *span = span.shifted(by);
    }
}

fn shift_jump(jump: &mut Option<Jump>, by: usize) {
    for span in jump.iter_mut().flat_map(|jump| &mut jump.spans) {
        *span = span.shifted(by);
    }
}
