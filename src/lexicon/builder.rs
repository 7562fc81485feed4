//! [`Builder`]: a dictionary with words of the user's own.

use std::path::{Path, PathBuf};

use once_cell::sync::OnceCell;

use super::full::Full;
use super::list::List;
use super::words::Words;
use super::{Lexicon, Tag, prepared, stop};
use crate::{Error, ErrorKind};

/// What [`Lexicon::builder`] returns.
///
/// ```
/// use jianbao::lexicon::{Lexicon, Tag};
///
/// let lexicon = Lexicon::builder()
///     .word("青屏水库", Tag::Noun)
///     .weight("青屏水库", 2.0)
///     .stop_words(["水位"])
///     .build()?;
/// assert!(lexicon.contains("青屏水库"));
/// assert!(lexicon.is_stop_word("水位"));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[doc(alias = "自定义词典")]
#[doc(alias = "用户词典")]
pub struct Builder {
    entries: Vec<Entry>,
    files: Vec<PathBuf>,
    stop_words: Option<Vec<String>>,
    weights: Vec<(String, f32)>,
    segmenter: Segmenter,
}

/// Which dictionary cuts a text into words.
///
/// ```
/// use jianbao::lexicon::{Lexicon, Segmenter, Tag};
///
/// let builder = Lexicon::builder().word("青屏水库", Tag::Place);
/// let lexicon = builder.segmenter(Segmenter::Compact).build()?;
/// assert_eq!(lexicon.segment("青屏水库蓄水").len(), 2);
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "分词器")]
pub enum Segmenter {
    /// The compact dictionary of [`Lexicon::shared`]: small, fast, and what the models that rank
    /// keywords were fitted on.
    #[default]
    Compact,
    /// The full dictionary of [`Lexicon::jieba`]: more words, about thirty megabytes, slower.
    Jieba,
}

/// A word, how often it is seen and what it is.
#[derive(Debug, Clone)]
struct Entry {
    word: String,
    frequency: Option<u32>,
    tag: Tag,
}

impl Builder {
    /// Adds a word, so that it is cut as one wherever it stands.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Tag};
    ///
    /// let lexicon = Lexicon::builder().word("清溪路", Tag::Place).build()?;
    /// assert_eq!(lexicon.segment("清溪路通车")[0].span.range(), 0..9);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    #[doc(alias = "新词")]
    pub fn word(mut self, word: impl Into<String>, tag: Tag) -> Self {
        self.entries.push(Entry { word: word.into(), frequency: None, tag });
        self
    }

    /// Adds a word with the frequency it is to have; those of the shared dictionary go from 4 to
    /// some hundred thousand.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Tag};
    ///
    /// let lexicon = Lexicon::builder().word_with_frequency("清溪", 300, Tag::Place).build()?;
    /// assert_eq!(lexicon.tag("清溪"), Some(Tag::Place));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    pub fn word_with_frequency(
        mut self,
        word: impl Into<String>,
        frequency: u32,
        tag: Tag,
    ) -> Self {
        self.entries.push(Entry { word: word.into(), frequency: Some(frequency), tag });
        self
    }

    /// Adds the words of a file: on each line a word and, if you like, its frequency and the
    /// letters of its part of speech, parted by blanks.
    ///
    /// The file is read when the dictionary is built.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// let error = Lexicon::builder().dictionary("no/such/file.txt").build().unwrap_err();
    /// assert_eq!(error.kind(), jianbao::ErrorKind::Io);
    /// ```
    #[must_use]
    #[doc(alias = "自定义词典")]
    pub fn dictionary(mut self, path: impl AsRef<Path>) -> Self {
        self.files.push(path.as_ref().to_owned());
        self
    }

    /// Takes these stop words in place of the Chinese ones that are the default.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builder().stop_words(["水库"]).build()?;
    /// assert!(lexicon.is_stop_word("水库"));
    /// assert!(!lexicon.is_stop_word("因为"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    #[doc(alias = "停用词")]
    pub fn stop_words<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        self.stop_words = Some(words.into_iter().map(Into::into).collect());
        self
    }

    /// Makes `word` count `weight` times as much as a keyword: more than 1 lifts it, less lowers
    /// it, 0 keeps it out. A word that the dictionary lacks is added.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builder().weight("水库", 0.0).build()?;
    /// assert!(lexicon.contains("水库"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    #[doc(alias = "词权")]
    pub fn weight(mut self, word: impl Into<String>, weight: f32) -> Self {
        self.weights.push((word.into(), weight.max(0.0)));
        self
    }

    /// Which dictionary the words are added to, and that cuts the texts.
    ///
    /// With words of your own, the full dictionary is copied for this lexicon.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Segmenter, Tag};
    ///
    /// let builder = Lexicon::builder().segmenter(Segmenter::Jieba);
    /// let lexicon = builder.word("青屏水库", Tag::Place).build()?;
    /// assert_eq!(lexicon.segment("青屏水库蓄水")[0].span.range(), 0..12);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// Builds the dictionary.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where a file cannot be read, [`ErrorKind::Dictionary`] where a line of it
    /// is not of the form; the message names the file, the line and what was expected.
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// assert!(Lexicon::builder().build().is_ok());
    /// ```
    pub fn build(&self) -> Result<Lexicon, Error> {
        let mut entries = self.entries.clone();
        for path in &self.files {
            read_dictionary(path, &mut entries)?;
        }
        let shared = Lexicon::shared();
        let mut list = match &self.stop_words {
            None => prepared(stop::stop_words()),
            Some(stop_words) => prepared(stop_words.iter().map(String::as_str)),
        };
        for entry in &entries {
            add(entry, shared, &mut list);
        }
        let weights = weigh(&self.weights, shared, &mut list);
        let words = list.into_words();
        let full = match self.segmenter {
            Segmenter::Compact => None,
            Segmenter::Jieba => Some(self.full(&entries, &words)),
        };
        let lexicon = Lexicon::from_words(words, weights);
        Ok(full.into_iter().fold(lexicon, Lexicon::with_full))
    }

    /// The full dictionary with the words that `words` has too.
    fn full(&self, entries: &[Entry], words: &Words) -> Full {
        let mut full = Full::shipped();
        for Entry { word, frequency, tag } in entries {
            full.add(word, *frequency, *tag, words.find(word));
        }
        for (word, _) in &self.weights {
            if !full.contains(word) {
                full.add(word, None, Tag::Other, words.find(word));
            }
        }
        full
    }

    /// A dictionary that is built when it is first used.
    ///
    /// ```
    /// use jianbao::lexicon::{Lexicon, Tag};
    ///
    /// let lazy = Lexicon::builder().word("青屏县", Tag::Place).lazy();
    /// assert!(lazy.get()?.contains("青屏县"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn lazy(self) -> LazyLexicon {
        LazyLexicon { builder: self, lexicon: OnceCell::new() }
    }
}

/// A dictionary that is built when it is first used; see [`Builder::lazy`].
///
/// ```
/// use jianbao::lexicon::Lexicon;
///
/// // Nothing is read here …
/// let lazy = Lexicon::builder().dictionary("no/such/file.txt").lazy();
/// // … but here, and a failure leaves nothing behind: the next call tries again.
/// assert!(lazy.get().is_err());
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "词典")]
pub struct LazyLexicon {
    builder: Builder,
    lexicon: OnceCell<Lexicon>,
}

impl LazyLexicon {
    /// The dictionary, built by the first call that succeeds.
    ///
    /// # Errors
    ///
    /// As [`Builder::build`].
    ///
    /// ```
    /// use jianbao::lexicon::Lexicon;
    ///
    /// assert!(Lexicon::builder().lazy().get()?.contains("水库"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn get(&self) -> Result<&Lexicon, Error> {
        self.lexicon.get_or_try_init(|| self.builder.build())
    }
}

fn add(entry: &Entry, shared: &Lexicon, list: &mut List) {
    let frequency = entry.frequency.unwrap_or_else(|| joining_frequency(&entry.word, shared));
    list.insert(&entry.word, frequency, entry.tag);
}

/// The weights by the words' numbers, sorted; of several for one word the last counts.
fn weigh(weights: &[(String, f32)], shared: &Lexicon, list: &mut List) -> Vec<(u32, f32)> {
    let mut by_number = std::collections::BTreeMap::new();
    for (word, weight) in weights {
        let known = list.find(word);
        let number =
            known.or_else(|| list.insert(word, joining_frequency(word, shared), Tag::Other));
        by_number.extend(number.map(|number| (number, *weight)));
    }
    by_number.into_iter().collect()
}

/// A frequency at which the word is more likely than the words it falls into.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
fn joining_frequency(word: &str, shared: &Lexicon) -> u32 {
    let total = shared.words.log_total();
    let mut parts = Vec::new();
    super::segment::segment(&shared.words, word, &mut super::Scratch::default(), &mut parts);
    let part = |word: u32| shared.words.entry(word).log_frequency.max(0.0) - total;
    let together: f32 = parts.iter().map(|piece| part(piece.word)).sum();
    ((together + total).exp() as u32).saturating_add(1).clamp(4, 1 << 24)
}

fn read_dictionary(path: &Path, entries: &mut Vec<Entry>) -> Result<(), Error> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| {
        Error::new(ErrorKind::Io, 0, format!("{name}: cannot be read: {error}"))
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let at = error.valid_up_to();
        Error::new(ErrorKind::Dictionary, at, format!("{name}: expected UTF-8 at byte {at}"))
    })?;
    let mut at = 0;
    for (index, line) in text.split('\n').enumerate() {
        let entry = read_line(line.trim_start_matches('\u{feff}')).map_err(|expected| {
            let message = format!("{name}:{}: expected {expected}", index + 1);
            Error::new(ErrorKind::Dictionary, at, message)
        })?;
        entries.extend(entry);
        at += line.len() + 1;
    }
    Ok(())
}

/// The entry on a line, `None` for a blank one, or what was expected.
fn read_line(line: &str) -> Result<Option<Entry>, String> {
    let mut fields = line.split_whitespace();
    let Some(word) = fields.next() else { return Ok(None) };
    if word.chars().any(|character| u32::from(character) > 0xffff) {
        return Err(format!("a word of characters up to U+FFFF, found {word}"));
    }
    let mut field = fields.next();
    let frequency = match field {
        Some(digits) if digits.starts_with(|c: char| !c.is_ascii_alphabetic()) => {
            field = fields.next();
            let wrong = |_| format!("a frequency in digits after {word}, found {digits}");
            Some(digits.parse().map_err(wrong)?)
        }
        _ => None,
    };
    let wrong = |code| format!("the letters of a part of speech after {word}, found {code}");
    let tag = match field {
        Some(code) => Tag::parse(code).ok_or_else(|| wrong(code))?,
        None => Tag::Other,
    };
    match fields.next() {
        Some(more) => Err(format!("the end of the line after {word}, found {more}")),
        None => Ok(Some(Entry { word: word.to_owned(), frequency, tag })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_dictionary() {
        let good = [
            ("", None),
            ("  \r", None),
            ("青屏县", Some(("青屏县", None, Tag::Other))),
            ("青屏县 ns", Some(("青屏县", None, Tag::Place))),
            ("青屏县 30", Some(("青屏县", Some(30), Tag::Other))),
            ("青屏县 30 ns\r", Some(("青屏县", Some(30), Tag::Place))),
        ];
        for (line, expected) in good {
            let entry = read_line(line).unwrap();
            let found = entry.as_ref().map(|e| (e.word.as_str(), e.frequency, e.tag));
            assert_eq!(found, expected, "{line}");
        }
        let bad = [
            ("青屏县 -3", "a frequency in digits after 青屏县, found -3"),
            ("青屏县 3 ?", "the letters of a part of speech after 青屏县, found ?"),
            ("青屏县 3 n 4", "the end of the line after 青屏县, found 4"),
            ("𠀀 3", "a word of characters up to U+FFFF, found 𠀀"),
        ];
        for (line, expected) in bad {
            assert_eq!(read_line(line).unwrap_err(), expected, "{line}");
        }
    }
}
