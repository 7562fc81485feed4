//! [`Options`]: which keywords are wanted.

use std::collections::BTreeSet;

use super::Profile;
use crate::lexicon::Tag;

/// Which keywords are wanted, and how many.
///
/// An empty filter filters nothing.
///
/// ```
/// use jianbao::keyword::{Extractor, Options, Profile};
///
/// let options = Options::default().profile(Profile::Terms).top(5).deny(["本研究"]);
/// let extractor = Extractor::new(options);
/// let keywords = extractor.extract("水库蓄水的数值模拟", "本研究建立了水库蓄水的数值模型。");
/// assert!(keywords.len() <= 5);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "选项")]
pub struct Options {
    /// The kind of keywords; [`Profile::Tags`] by default.
    pub profile: Profile,
    /// The most keywords; 10 by default.
    pub top: usize,
    /// The least score, below which only the best keyword is given; 0.12 by default.
    pub least: f32,
    /// The parts of speech that the last word of a keyword may have; empty for all.
    pub tags: Vec<Tag>,
    /// The fewest characters; 2 by default.
    pub shortest: usize,
    /// The most characters; unbounded by default.
    pub longest: usize,
    /// The only keywords to give; empty for all.
    pub allow: BTreeSet<String>,
    /// Keywords never to give.
    pub deny: BTreeSet<String>,
    /// Whether keywords carry their part of speech.
    pub tagged: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: Profile::Tags,
            top: 10,
            least: 0.12,
            tags: Vec::new(),
            shortest: 2,
            longest: usize::MAX,
            allow: BTreeSet::new(),
            deny: BTreeSet::new(),
            tagged: false,
        }
    }
}

impl From<Profile> for Options {
    fn from(profile: Profile) -> Self {
        Self::default().profile(profile)
    }
}

impl Options {
    /// Sets the kind of keywords.
    ///
    /// ```
    /// use jianbao::keyword::{Options, Profile};
    ///
    /// assert_eq!(Options::default().profile(Profile::Terms), Profile::Terms.into());
    /// ```
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// Sets the most keywords.
    ///
    /// ```
    /// assert_eq!(jianbao::keyword::Options::default().top(3).top, 3);
    /// ```
    #[must_use]
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// Sets the least score, 0 to 1: what is below it is left out, but for the best keyword, so that
    /// a text with words has a keyword. With 0 there are as many as [`top`](Self::top) says.
    ///
    /// Scores are about the chance that a reader would give the keyword too. With a list of the
    /// only keywords, see [`allow`](Self::allow), all of them that are found are given.
    ///
    /// ```
    /// use jianbao::keyword::{Extractor, Options};
    ///
    /// let body = "水库昨日蓄水，下游农田灌溉有了保障。";
    /// let strict = Extractor::new(Options::default().least(0.9)).extract("", body);
    /// let all = Extractor::new(Options::default().least(0.0)).extract("", body);
    /// assert!(strict.len() < all.len());
    /// ```
    #[must_use]
    pub fn least(mut self, least: f32) -> Self {
        self.least = least;
        self
    }

    /// Sets the parts of speech that the last word of a keyword may have.
    ///
    /// ```
    /// use jianbao::{keyword::{Extractor, Options}, lexicon::Tag};
    ///
    /// let extractor = Extractor::new(Options::default().tags([Tag::Person]));
    /// let keywords = extractor.extract("", "林巧云修建了水库。");
    /// assert_eq!(keywords[0].text, "林巧云");
    /// assert_eq!(keywords.len(), 1);
    /// ```
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.tags = tags.into_iter().collect();
        self
    }

    /// Sets the fewest and the most characters of a keyword.
    ///
    /// ```
    /// assert_eq!(jianbao::keyword::Options::default().length(2, 4).longest, 4);
    /// ```
    #[must_use]
    pub fn length(mut self, shortest: usize, longest: usize) -> Self {
        (self.shortest, self.longest) = (shortest, longest);
        self
    }

    /// Sets the only keywords to give: terms of a list of your own. They are looked up among the
    /// candidates; add them to the lexicon too, so that each is cut as one word.
    ///
    /// ```
    /// use jianbao::keyword::{Extractor, Options};
    ///
    /// let extractor = Extractor::new(Options::default().allow(["水库"]));
    /// let keywords = extractor.extract("", "水库昨日蓄水，农田有了保障。");
    /// assert_eq!(keywords.len(), 1);
    /// ```
    #[must_use]
    pub fn allow<T: Into<String>>(mut self, allow: impl IntoIterator<Item = T>) -> Self {
        self.allow = allow.into_iter().map(Into::into).collect();
        self
    }

    /// Sets keywords never to give.
    ///
    /// ```
    /// use jianbao::keyword::{Extractor, Options};
    ///
    /// let extractor = Extractor::new(Options::default().deny(["水库"]));
    /// let keywords = extractor.extract("", "水库昨日蓄水，农田有了保障。");
    /// assert!(keywords.iter().all(|keyword| keyword.text != "水库"));
    /// ```
    #[must_use]
    pub fn deny<T: Into<String>>(mut self, deny: impl IntoIterator<Item = T>) -> Self {
        self.deny = deny.into_iter().map(Into::into).collect();
        self
    }

    /// Lets keywords carry their part of speech.
    ///
    /// ```
    /// use jianbao::{keyword::{Extractor, Options}, lexicon::Tag};
    ///
    /// let extractor = Extractor::new(Options::default().tagged());
    /// let keywords = extractor.extract("", "水库昨日蓄水。");
    /// let water = keywords.iter().find(|keyword| keyword.text == "水库").unwrap();
    /// assert_eq!(water.tag, Some(Tag::Noun));
    /// ```
    #[must_use]
    pub fn tagged(mut self) -> Self {
        self.tagged = true;
        self
    }

    /// Whether every candidate may be given, as none has less than two characters.
    pub(crate) fn admit_all(&self) -> bool {
        let no_list = self.tags.is_empty() && self.allow.is_empty() && self.deny.is_empty();
        no_list && self.shortest <= 2 && self.longest == usize::MAX
    }

    /// Whether a keyword of this text and part of speech may be given.
    pub(crate) fn admit(&self, text: &str, chars: usize, tag: Tag) -> bool {
        (self.shortest..=self.longest).contains(&chars)
            && (self.tags.is_empty() || self.tags.contains(&tag))
            && (self.allow.is_empty() || self.allow.contains(text))
            && !self.deny.contains(text)
    }
}
