//! [`digest`]: everything that is on a page, in one call.

#[cfg(feature = "serde")]
mod serial;
mod shift;

use std::iter::FusedIterator;

#[cfg(feature = "keywords")]
use crate::keyword::{self, Keyword};
use crate::quantity::{self, Quantity};
use crate::{Article, Flow, Page, Pages, articles, pages};

use shift::shift;

/// What [`digest`] finds on a page 版面摘要.
///
/// ```
/// let digest = jianbao::digest("清溪路通车\n\n清溪路昨日通车，全长三公里。\n\n第2版\n");
/// assert_eq!(digest.articles.len(), 1);
/// assert_eq!(digest.furniture[0].text(), "第2版");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "摘要")]
pub struct Digest {
    /// The articles, in the order of [`Page::articles`].
    pub articles: Vec<DigestArticle>,
    /// What belongs to no article, as in [`Page::furniture`].
    pub furniture: Vec<Flow>,
}

/// An article and what its text holds.
///
/// ```
/// let digest = jianbao::digest("清溪路通车\n\n清溪路昨日通车，全长三公里。\n");
/// let found = &digest.articles[0];
/// assert_eq!(found.article.title.as_ref().unwrap().text(), "清溪路通车");
/// assert_eq!(found.quantities[0].quantity.text, "三公里");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
#[doc(alias = "文章")]
pub struct DigestArticle {
    /// The article itself.
    pub article: Article,
    /// The quantities of its paragraphs, in order.
    pub quantities: Vec<DigestQuantity>,
    /// Its keywords, the best first: tags, and terms too where there are less than five of these
    /// (see [`Profile`](crate::keyword::Profile)). Their spans are those of [`Article::body`].
    #[cfg(feature = "keywords")]
    pub keywords: Vec<Keyword>,
}

/// A quantity and the paragraph it stands in; its spans are those of the paragraph's text.
///
/// ```
/// let digest = jianbao::digest("清溪路通车\n\n清溪路昨日通车，全长三公里。\n");
/// let found = &digest.articles[0];
/// let one = &found.quantities[0];
/// let text = found.article.paragraphs[one.paragraph].flow.text();
/// assert_eq!(&text[one.quantity.span], "三公里");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "数量")]
pub struct DigestQuantity {
    /// Which of [`Article::paragraphs`].
    pub paragraph: usize,
    /// The quantity itself.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub quantity: Quantity,
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
#[doc(alias = "摘要")]
pub fn digests(file: &str) -> Digests<'_> {
    Digests { file, pages: pages(file) }
}

/// The iterator that [`digests`] returns.
///
/// ```
/// let mut digests = jianbao::digests("清溪路昨日通车。\n\u{c}青屏县今日降雨。\n");
/// assert!(digests.next().is_some() && digests.next().is_some());
/// assert_eq!(digests.next(), None);
/// ```
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[doc(alias = "摘要")]
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
    DigestArticle {
        quantities: quantities(&article),
        #[cfg(feature = "keywords")]
        keywords: keywords(&article),
        article,
    }
}

fn quantities(article: &Article) -> Vec<DigestQuantity> {
    let mut found = Vec::new();
    for (paragraph, one) in article.paragraphs.iter().enumerate() {
        let text = one.flow.text();
        let quantities = quantity::find(text);
        found.extend(quantities.map(|quantity| DigestQuantity { paragraph, quantity }));
    }
    found
}

#[cfg(feature = "keywords")]
fn keywords(article: &Article) -> Vec<Keyword> {
    let title = article.title.as_ref().map_or("", Flow::text);
    let paragraphs = article.paragraphs.iter().map(|paragraph| paragraph.flow.text());
    keyword::of_article(title, &paragraphs.collect::<Vec<_>>().join("\n"))
}
