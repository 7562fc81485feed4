//! [`DocumentFrequencies`]: how many of the user's own pages hold a word.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

use super::document::Document;
use crate::lexicon::{Lexicon, Tag};
use crate::{Error, ErrorKind};

/// How many of your own pages hold each word 文档频率.
///
/// Count the pages of many files apart, [`merge`](Self::merge) what you have counted,
/// [`save`](Self::save) it and [`load`](Self::load) it again; an
/// [`Extractor`](super::Extractor::with_frequencies) works with it.
///
/// ```
/// use jianbao::keyword::DocumentFrequencies;
///
/// let mut north = DocumentFrequencies::default();
/// north.count("青屏水库昨日蓄水");
/// let mut south = DocumentFrequencies::default();
/// south.count("清溪水库今日放水");
/// north.merge(&south);
/// assert_eq!(north.documents(), 2);
/// assert_eq!(north.get("水库"), 2);
/// assert_eq!(north.get("今日"), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[doc(alias = "文档频率")]
pub struct DocumentFrequencies {
    documents: u64,
    words: BTreeMap<String, u64>,
}

const HEAD: &str = "jianbao document frequencies 1";

/// How much a word's rarity in the user's pages weighs.
const WEIGHT: f32 = 0.4;

impl DocumentFrequencies {
    /// Counts a document, cut by the shared lexicon.
    ///
    /// ```
    /// use jianbao::keyword::DocumentFrequencies;
    ///
    /// let mut frequencies = DocumentFrequencies::default();
    /// frequencies.count("水库水库");
    /// assert_eq!(frequencies.get("水库"), 1);
    /// ```
    pub fn count(&mut self, text: &str) {
        self.count_with(Lexicon::shared(), text);
    }

    /// Counts a document, cut by a lexicon of your own.
    ///
    /// ```
    /// use jianbao::{keyword::DocumentFrequencies, lexicon::{Lexicon, Tag}};
    ///
    /// let lexicon = Lexicon::builder().word("青屏水库", Tag::Noun).build()?;
    /// let mut frequencies = DocumentFrequencies::default();
    /// frequencies.count_with(&lexicon, "青屏水库蓄水");
    /// assert_eq!(frequencies.get("青屏水库"), 1);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn count_with(&mut self, lexicon: &Lexicon, text: &str) {
        self.documents = self.documents.saturating_add(1);
        let tokens = lexicon.segment(text);
        let words = tokens.iter().filter(|token| token.tag != Tag::Mark);
        let words: BTreeSet<String> = words.map(|token| folded(&text[token.span])).collect();
        for word in words {
            let count = self.words.entry(word).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Adds what has been counted elsewhere.
    ///
    /// ```
    /// use jianbao::keyword::DocumentFrequencies;
    ///
    /// let mut all = DocumentFrequencies::default();
    /// all.merge(&all.clone());
    /// assert_eq!(all.documents(), 0);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.documents = self.documents.saturating_add(other.documents);
        for (word, &count) in &other.words {
            let own = self.words.entry(word.clone()).or_default();
            *own = own.saturating_add(count);
        }
    }

    /// The number of documents.
    ///
    /// ```
    /// assert_eq!(jianbao::keyword::DocumentFrequencies::default().documents(), 0);
    /// ```
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// The number of documents that hold `word`; letters count whatever their case.
    ///
    /// ```
    /// assert_eq!(jianbao::keyword::DocumentFrequencies::default().get("水库"), 0);
    /// ```
    pub fn get(&self, word: &str) -> u64 {
        self.words.get(&folded(word)).copied().unwrap_or(0)
    }

    /// Writes the counts as text: a head line, the number of documents, then a word and its count
    /// on each line, parted by a tab and sorted.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where `out` cannot be written.
    ///
    /// ```
    /// use jianbao::keyword::DocumentFrequencies;
    ///
    /// let mut frequencies = DocumentFrequencies::default();
    /// frequencies.count("水库");
    /// let mut file = Vec::new();
    /// frequencies.save(&mut file)?;
    /// assert_eq!(DocumentFrequencies::load(&file[..])?, frequencies);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn save(&self, mut out: impl Write) -> Result<(), Error> {
        let mut write = || {
            writeln!(out, "{HEAD}\n{}", self.documents)?;
            for (word, count) in &self.words {
                writeln!(out, "{word}\t{count}")?;
            }
            out.flush()
        };
        write().map_err(|error: std::io::Error| {
            Error::new(ErrorKind::Io, 0, format!("document frequencies cannot be written: {error}"))
        })
    }

    /// Reads counts that [`save`](Self::save) has written.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where `input` cannot be read, [`ErrorKind::Dictionary`] where a line is
    /// not of the form; the message tells the line and what was expected.
    ///
    /// ```
    /// use jianbao::keyword::DocumentFrequencies;
    ///
    /// let error = DocumentFrequencies::load("水库 3".as_bytes()).unwrap_err();
    /// assert_eq!(error.to_string(), "line 1: expected `jianbao document frequencies 1`");
    /// ```
    pub fn load(input: impl BufRead) -> Result<Self, Error> {
        let mut read = Self::default();
        let mut at = 0;
        let mut lines = 0;
        for line in input.lines() {
            let line = line.map_err(|error| {
                let message = format!("document frequencies cannot be read: {error}");
                Error::new(ErrorKind::Io, at, message)
            })?;
            lines += 1;
            read.take_line(lines, &line).map_err(|expected| {
                let message = format!("line {lines}: expected {expected}");
                Error::new(ErrorKind::Dictionary, at, message)
            })?;
            at += line.len() + 1;
        }
        if lines < 2 {
            let message = format!("line {}: expected a head and a number", lines + 1);
            return Err(Error::new(ErrorKind::Dictionary, at, message));
        }
        Ok(read)
    }

    fn take_line(&mut self, number: usize, line: &str) -> Result<(), String> {
        match number {
            1 if line == HEAD => {}
            1 => return Err(format!("`{HEAD}`")),
            2 => self.documents = line.parse().map_err(|_| "the number of documents")?,
            _ => {
                let (word, count) = line.split_once('\t').ok_or("a word, a tab and a count")?;
                let count = count.parse().map_err(|_| "a count in digits after the tab")?;
                self.words.insert(word.to_owned(), count);
            }
        }
        Ok(())
    }

    /// Adds to each word how much rarer it is in these documents than the others of its document.
    #[expect(clippy::cast_precision_loss, reason = "a weight needs no more")]
    pub(crate) fn shift(&self, document: &Document, shifts: &mut [f32]) {
        let mut rarities = vec![0.0; document.words.len()];
        for (piece, &id) in document.pieces.iter().zip(&document.ids) {
            let count = self.get(&document.text[piece.span().range()]);
            rarities[id as usize] = ((self.documents as f32 + 1.0) / (count as f32 + 1.0)).ln();
        }
        let mean = rarities.iter().sum::<f32>() / (rarities.len().max(1)) as f32;
        for (shift, rarity) in shifts.iter_mut().zip(rarities) {
            *shift += WEIGHT * (rarity - mean);
        }
    }
}

fn folded(word: &str) -> String {
    word.to_ascii_lowercase()
}
