//! Keywords of an article.
//!
//! [`extract`] gives the best keywords of a title and a body, ten at most; an [`Extractor`] gives
//! as many as you like of the kind you like, filtered by part of speech, length and lists of your
//! own.
//!
//! ```
//! use jianbao::keyword;
//!
//! let title = "青屏水库开始蓄水";
//! let body = "青屏水库昨日开始蓄水。水库建成后，下游三县的农田灌溉有了保障。";
//! let keywords = keyword::extract(title, body);
//! assert!(keywords.iter().any(|keyword| keyword.text.contains("水库")));
//! ```
//!
//! # How it works
//!
//! Candidates are words, strings of characters that the text repeats though no list has them
//! (以旧换新), runs of neighbouring content words, and what stands in “” and 《》; none goes across a
//! mark or a stop word, none is part of a quantity. Each is described by how often and where it
//! stands, its form, how rare its words are, how firmly it hangs together, what stands around it,
//! and how its words behaved in documents whose keywords are known. Small decision trees, one set
//! for each [`Profile`], make a score of that; then what better keywords say already is dropped,
//! and what is hardly worth giving, see [`Options::least`].

mod candidate;
mod counted;
mod document;
mod extractor;
mod feature;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod fit;
mod frequency;
mod model;
mod novel;
mod options;
mod page;
mod place;
mod profile;
mod quote;
mod resolve;
mod side;
mod sieve;
mod slots;

use crate::Span;
use crate::lexicon::Tag;

pub use extractor::Extractor;
pub use frequency::DocumentFrequencies;
pub use options::Options;
pub use profile::Profile;

pub(crate) use page::of_article;

use candidate::Candidate;
use document::Document;

/// A keyword 关键词.
///
/// ```
/// use jianbao::keyword;
///
/// let body = "青屏水库加固工程通过验收。水库去年开始加固。";
/// let keywords = keyword::extract("青屏水库加固完工", body);
/// let water = keywords.iter().find(|one| one.text.contains("水库")).unwrap();
/// assert!(body[water.spans[0]].contains("水库"));
/// assert!(water.score > 0.0 && water.score <= 1.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[doc(alias = "关键词")]
#[non_exhaustive]
pub struct Keyword {
    /// The keyword as it first stands in the title or the body.
    pub text: String,
    /// How good it is, 0 to 1: about the chance that a reader would give it too.
    pub score: f32,
    /// Every place of the body where it stands, from the left, without overlap; letters match
    /// whatever their case. Empty if it stands in the title alone.
    pub spans: Vec<Span>,
    /// The part of speech of its last word, if [`Options::tagged`] asks for it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub tag: Option<Tag>,
}

/// The best keywords of an article, ten at most, the best first 关键词提取.
///
/// This is [`Extractor::extract`] with the default [`Options`]: profile [`Profile::Tags`], the
/// shared lexicon. A text without words has no keywords.
///
/// ```
/// use jianbao::keyword;
///
/// let keywords = keyword::extract("", "林巧云修建了青屏水库，水库昨日蓄水。");
/// let water = keywords.iter().find(|keyword| keyword.text == "水库").unwrap();
/// assert_eq!(water.spans.len(), 2);
/// assert!(keyword::extract("", "").is_empty());
/// ```
#[doc(alias = "关键词提取")]
pub fn extract(title: &str, body: &str) -> Vec<Keyword> {
    Extractor::default().extract(title, body)
}

/// The candidate as it stands at its first place.
fn candidate_text<'d>(document: &'d Document, candidate: &Candidate) -> &'d str {
    let start = candidate.first as usize;
    let end = start + usize::from(candidate.length) - 1;
    &document.text[document.pieces[start].start as usize..document.pieces[end].end as usize]
}
