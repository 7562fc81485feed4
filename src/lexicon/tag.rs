//! [`Tag`]: a part of speech.

/// A part of speech 词性.
///
/// The classes are those of the usual Chinese tag sets, some drawn together; [`code`](Self::code)
/// gives the usual letters.
///
/// ```
/// use jianbao::lexicon::{Lexicon, Tag};
///
/// assert_eq!(Lexicon::shared().tag("水库"), Some(Tag::Noun));
/// assert_eq!(Lexicon::shared().tag("已经"), Some(Tag::Adverb));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[doc(alias = "词性")]
#[non_exhaustive]
pub enum Tag {
    /// A common noun 名词: 水库.
    Noun,
    /// The name of a person 人名: 林巧云.
    Person,
    /// The name of a place 地名: 青屏县.
    Place,
    /// The name of an organisation 机构名: 林业局.
    Organisation,
    /// Another proper name 专名.
    Proper,
    /// A verb 动词: 修建.
    Verb,
    /// A verb that is often a noun 名动词: 建设.
    VerbNoun,
    /// An adjective 形容词: 清澈.
    Adjective,
    /// An adverb 副词: 已经.
    Adverb,
    /// A set phrase of four characters 成语.
    Idiom,
    /// A fixed expression 习用语.
    Expression,
    /// A short form 简称: 农科.
    Abbreviation,
    /// A word of time 时间词: 今年.
    Time,
    /// A numeral 数词: 三百.
    Numeral,
    /// A classifier 量词: 公里.
    Classifier,
    /// A pronoun 代词: 我们.
    Pronoun,
    /// A preposition 介词: 对于.
    Preposition,
    /// A conjunction 连词: 因为.
    Conjunction,
    /// A particle, an interjection or a sound 助词: 的.
    Particle,
    /// A word of place or direction 方位词: 以南.
    Direction,
    /// A word that only stands before a noun 区别词: 大型.
    Attribute,
    /// A word of manner 状态词: 绿油油.
    Manner,
    /// A part of words 语素.
    Morpheme,
    /// Anything else.
    #[default]
    Other,
    /// Letters of an alphabet.
    Letters,
    /// Digits.
    Digits,
    /// A mark, a blank or a symbol.
    Mark,
}

impl Tag {
    /// All classes, in the order of the packed list.
    pub(crate) const ALL: [Self; 27] = [
        Self::Noun,
        Self::Person,
        Self::Place,
        Self::Organisation,
        Self::Proper,
        Self::Verb,
        Self::VerbNoun,
        Self::Adjective,
        Self::Adverb,
        Self::Idiom,
        Self::Expression,
        Self::Abbreviation,
        Self::Time,
        Self::Numeral,
        Self::Classifier,
        Self::Pronoun,
        Self::Preposition,
        Self::Conjunction,
        Self::Particle,
        Self::Direction,
        Self::Attribute,
        Self::Manner,
        Self::Morpheme,
        Self::Other,
        Self::Letters,
        Self::Digits,
        Self::Mark,
    ];

    const CODES: [&str; 27] = [
        "n", "nr", "ns", "nt", "nz", "v", "vn", "a", "d", "i", "l", "j", "t", "m", "q", "r", "p",
        "c", "u", "f", "b", "z", "g", "x", "eng", "mx", "w",
    ];

    pub(crate) fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or_default()
    }

    /// The usual letters: `n` for a noun, `nr` for a person.
    ///
    /// ```
    /// use jianbao::lexicon::Tag;
    ///
    /// assert_eq!(Tag::Place.code(), "ns");
    /// ```
    pub const fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// The class of the usual letters; a finer one than is kept here is taken by its first letter.
    ///
    /// ```
    /// use jianbao::lexicon::Tag;
    ///
    /// assert_eq!(Tag::parse("nrt"), Some(Tag::Person));
    /// assert_eq!(Tag::parse("ad"), Some(Tag::Adjective));
    /// assert_eq!(Tag::parse("?"), None);
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        let longest = (1..=code.len()).rev().filter_map(|end| code.get(..end));
        let place = longest.filter_map(|head| Self::CODES.iter().position(|&known| known == head));
        place.map(|place| Self::ALL[place]).next()
    }

    /// Whether words of the class carry a text's content: nouns, names, verbs, adjectives and
    /// fixed expressions do.
    ///
    /// ```
    /// use jianbao::lexicon::Tag;
    ///
    /// assert!(Tag::Verb.is_content());
    /// assert!(!Tag::Particle.is_content());
    /// ```
    pub const fn is_content(self) -> bool {
        Tags::CONTENT.has(self)
    }
}

/// A set of parts of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tags(u32);

impl Tags {
    pub(crate) const CONTENT: Self = Self(0).with(&[
        Tag::Noun,
        Tag::Person,
        Tag::Place,
        Tag::Organisation,
        Tag::Proper,
        Tag::Verb,
        Tag::VerbNoun,
        Tag::Adjective,
        Tag::Idiom,
        Tag::Expression,
        Tag::Abbreviation,
        Tag::Attribute,
        Tag::Morpheme,
        Tag::Other,
        Tag::Letters,
    ]);

    pub(crate) const fn with(self, tags: &[Tag]) -> Self {
        match tags {
            [] => self,
            [first, rest @ ..] => Self(self.0 | 1 << *first as u32).with(rest),
        }
    }

    pub(crate) const fn without(self, tags: &[Tag]) -> Self {
        match tags {
            [] => self,
            [first, rest @ ..] => Self(self.0 & !(1 << *first as u32)).without(rest),
        }
    }

    #[inline]
    pub(crate) const fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u32 & 1 != 0
    }
}

/// A class is written as its usual letters.
#[cfg(feature = "serde")]
impl serde::Serialize for Tag {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_class() {
        for (place, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, place);
            assert_eq!(Tag::parse(tag.code()), Some(tag));
        }
        assert_eq!(Tag::parse(""), None);
        assert_eq!(Tag::parse("v名"), Some(Tag::Verb));
    }
}
