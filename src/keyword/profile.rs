//! [`Profile`]: what kind of keywords are wanted.

use super::candidate::Shape;
use crate::lexicon::{Tag, Tags};

/// What kind of keywords are wanted.
///
/// People who give keywords follow different customs, and what is right for one is wrong for the
/// next; each profile has its own weights, learned from documents whose keywords are known.
///
/// ```
/// use jianbao::keyword::{Extractor, Profile};
///
/// let body = "青屏水库加固工程通过验收。水库去年开始加固，工程投资三千万元。";
/// let phrases = Extractor::new(Profile::Phrases).extract("", body);
/// let tags = Extractor::new(Profile::Tags).extract("", body);
/// assert_ne!(phrases, tags);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "标签")]
pub enum Profile {
    /// Words and names, as an editor tags a news item 标签; phrases that stand twice, in the title
    /// or in quotation marks.
    #[default]
    Tags,
    /// Noun phrases, as an author lists them under an abstract 术语.
    Terms,
    /// Every key phrase as it stands in the text 短语.
    Phrases,
}

impl Profile {
    pub(crate) fn shape(self) -> &'static Shape {
        const CONTENT: Tags = Tags::CONTENT.with(&[Tag::Time, Tag::Manner]);
        static TAGS: Shape = Shape::new(2, CONTENT, false);
        static TERMS: Shape = Shape::new(4, CONTENT, true);
        static PHRASES: Shape = Shape::new(6, CONTENT.with(&[Tag::Adverb]), true);
        match self {
            Self::Tags => &TAGS,
            Self::Terms => &TERMS,
            Self::Phrases => &PHRASES,
        }
    }

    /// The number of candidates that are worth describing where `top` keywords are wanted.
    pub(crate) fn worth_describing(self, top: usize) -> usize {
        let most = match self {
            Self::Tags => top.saturating_add(top / 2 + 1),
            Self::Terms | Self::Phrases => top.saturating_mul(2).saturating_add(4),
        };
        most.max(16)
    }
}
