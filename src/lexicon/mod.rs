//! The dictionary and segmenter behind one type.
//!
//! [`Lexicon::shared`] is the dictionary that ships with the crate: about 150 000 words with their
//! frequency and part of speech, packed into less than a megabyte, ready in a few milliseconds and
//! loaded once. [`Lexicon::builder`] adds words, dictionary files, stop words and weights of your
//! own; [`LazyLexicon`] puts the loading off to the first use.
//!
//! A text is cut into the words that are together most likely by their frequencies; letters and
//! digits make words of their own, every mark and blank stands alone, and names that no list has
//! are joined from their characters (林巧云, 埃姆尔德).
//!
//! [`Lexicon::jieba`] cuts with jieba instead: the full dictionary of 350 000 words and a hidden
//! Markov model for words that it lacks. It knows more rare words, takes about thirty megabytes
//! and a tenth of a second once, and cuts more slowly; the models that rank keywords were fitted
//! on the words of the compact dictionary. The words and frequencies of that are a choice of
//! jieba's.

mod builder;
mod full;
mod joining;
mod list;
mod names;
mod segment;
mod stop;
mod tag;
mod tree;
mod words;

use std::sync::{Arc, LazyLock};

use crate::Span;

pub use builder::{Builder, LazyLexicon, Segmenter};
pub use tag::Tag;

pub(crate) use joining::Joining;
pub(crate) use segment::{Piece, Scratch, mark};
pub(crate) use tag::Tags;
pub(crate) use words::Facts;

use full::Full;
use list::List;
use words::{Entry, Words};

/// A dictionary and the segmenter that works with it 词典.
///
/// Cloning is cheap: clones share the dictionary.
///
/// ```
/// use jianbao::lexicon::Lexicon;
///
/// let lexicon = Lexicon::shared();
/// let words: Vec<_> = lexicon.segment("水库昨天蓄水").iter().map(|t| t.span.range()).collect();
/// assert_eq!(words, [0..6, 6..12, 12..18]);
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "词典")]
#[doc(alias = "分词")]
pub struct Lexicon {
    words: Arc<Words>,
    weights: Arc<Vec<(u32, f32)>>,
    /// What cuts in place of `words`.
    full: Option<Arc<Full>>,
}

/// A word of a text 词.
///
/// ```
/// use jianbao::lexicon::{Lexicon, Tag};
///
/// let text = "水库蓄水";
/// let token = Lexicon::shared().segment(text)[0];
/// assert_eq!((&text[token.span], token.tag), ("水库", Tag::Noun));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "词")]
pub struct Token {
    /// Where the word stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
}

impl Token {
    /// The word at `span` with part of speech `tag`, for handing to
    /// [`Extractor::extract_tokens`](crate::keyword::Extractor::extract_tokens).
    ///
    /// ```
    /// use jianbao::{Span, lexicon::{Tag, Token}};
    ///
    /// assert_eq!(Token::new(Span::new(0, 6), Tag::Noun).tag, Tag::Noun);
    /// ```
    pub const fn new(span: Span, tag: Tag) -> Self {
        Self { span, tag }
    }
}

static SHARED: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_words(prepared(stop::stop_words()).into_words(), Vec::new()));

static JIEBA: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::shared().clone().with_full(Full::shipped()));

/// The words that ship with the crate, stop words and the characters of names marked.
fn prepared<'w>(stop_words: impl IntoIterator<Item = &'w str>) -> List {
    let mut list = List::packed();
    names::mark_characters(&mut list);
    for stop_word in stop_words {
        let word = list.find(stop_word).or_else(|| list.insert(stop_word, 1, Tag::Other));
        if let Some(word) = word {
            list.entry_mut(word).facts.set(Facts::STOP, true);
        }
    }
    list
}

impl Lexicon {
    /// The dictionary that ships with the crate, loaded when first asked for and never again.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// assert!(std::ptr::eq(Lexicon::shared(), Lexicon::shared()));
    /// ```
    #[doc(alias = "词典")]
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// The full dictionary of jieba, with its model for words that no dictionary has; loaded when
    /// first asked for and never again.
    ///
    /// More words than [`shared`](Self::shared), about thirty megabytes and slower. For words of
    /// your own on top, see [`Builder::segmenter`].
    ///
    /// ```
    /// use jianbao::{keyword::Extractor, lexicon::Lexicon};
    ///
    /// // A rare word that the compact dictionary leaves out.
    /// assert!(Lexicon::jieba().contains("再生稻"));
    /// assert!(!Lexicon::shared().contains("再生稻"));
    ///
    /// let extractor = Extractor::default().with_lexicon(Lexicon::jieba().clone());
    /// assert!(!extractor.extract("石笋乡种再生稻", "石笋乡种再生稻，一年收两次。").is_empty());
    /// ```
    #[doc(alias = "结巴")]
    pub fn jieba() -> &'static Self {
        &JIEBA
    }

    /// A builder for a dictionary with words of your own on top of the shared one.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Tag};
    ///
    /// let lexicon = Lexicon::builder().word("青屏县", Tag::Place).build()?;
    /// assert!(lexicon.contains("青屏县"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    fn from_words(words: Words, weights: Vec<(u32, f32)>) -> Self {
        Self { words: Arc::new(words), weights: Arc::new(weights), full: None }
    }

    fn with_full(self, full: Full) -> Self {
        Self { full: Some(Arc::new(full)), ..self }
    }

    /// Whether `word` is in the dictionary.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// assert!(Lexicon::shared().contains("水库"));
    /// assert!(!Lexicon::shared().contains("水库昨"));
    /// ```
    pub fn contains(&self, word: &str) -> bool {
        match &self.full {
            Some(full) => full.contains(word),
            None => self.words.find(word).is_some(),
        }
    }

    /// Whether `word` is a stop word, one that is never a keyword 停用词.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// assert!(Lexicon::shared().is_stop_word("因为"));
    /// ```
    #[doc(alias = "停用词")]
    pub fn is_stop_word(&self, word: &str) -> bool {
        self.entry(word).is_some_and(|entry| entry.facts.has(Facts::STOP))
    }

    /// The part of speech of `word` 词性, `None` if it is not in the dictionary.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Tag};
    ///
    /// assert_eq!(Lexicon::shared().tag("水库"), Some(Tag::Noun));
    /// ```
    #[doc(alias = "词性")]
    pub fn tag(&self, word: &str) -> Option<Tag> {
        match &self.full {
            Some(full) => full.tag(word, &self.words),
            None => self.entry(word).map(|entry| entry.tag),
        }
    }

    fn entry(&self, word: &str) -> Option<&Entry> {
        self.words.find(word).map(|word| self.words.entry(word))
    }

    /// The words of `text`, marks and blanks among them; they tile the text.
    ///
    /// A text of more than four gigabytes is read up to there.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// let text = "记者林巧云报道";
    /// let tokens = Lexicon::shared().segment(text);
    /// assert_eq!(&text[tokens[1].span], "林巧云");
    /// ```
    #[doc(alias = "分词")]
    pub fn segment(&self, text: &str) -> Vec<Token> {
        let mut pieces = Vec::with_capacity(text.len() / 4);
        self.segment_into(text, &mut Scratch::default(), &mut pieces);
        pieces.iter().map(|piece| Token::new(piece.span(), piece.tag)).collect()
    }

    pub(crate) fn segment_into(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<Piece>) {
        let text = head(text, u32::MAX as usize);
        if let Some(full) = &self.full {
            return full.segment(&self.words, text, out);
        }
        let from = out.len();
        segment::segment(&self.words, text, scratch, out);
        names::join(out, from);
    }

    /// The word of a text as a piece.
    pub(crate) fn piece(&self, span: Span, word: &str, tag: Tag) -> Piece {
        let number = self.words.find(word).unwrap_or(0);
        Piece {
            start: segment::offset(span.start),
            end: segment::offset(span.end),
            word: number,
            cost: self.words.cost(number),
            tag,
            chars: u16::try_from(word.chars().count()).unwrap_or(u16::MAX),
            facts: self.words.entry(number).facts,
        }
    }

    /// How rare the word of a piece is: 0 for the most frequent.
    pub(crate) fn rarity(&self, piece: &Piece) -> f32 {
        self.words.rarity(piece.cost)
    }

    /// The weight that the user gave a word, 1 if none.
    pub(crate) fn weight(&self, word: u32) -> f32 {
        let place = self.weights.binary_search_by_key(&word, |&(known, _)| known);
        place.map_or(1.0, |place| self.weights[place].1)
    }

    pub(crate) fn has_weights(&self) -> bool {
        !self.weights.is_empty()
    }
}

/// The text up to byte `most`, or to the character boundary before it.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl Piece {
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}
