//! The words as a tree of characters, in a double array.

use super::Tag;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    pub(crate) log_frequency: f32,
    pub(crate) tag: Tag,
    pub(crate) facts: Facts,
}

/// What else is known of a word: how common it is in news, 0–7, and some marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(u8);

impl Facts {
    const NEWS: u8 = 0x07;
    /// A word that is no keyword.
    pub(crate) const STOP: u8 = 0x80;
    /// A character that is a surname.
    pub(crate) const SURNAME: u8 = 0x40;
    /// A character that writes a sound of foreign names.
    pub(crate) const SOUND: u8 = 0x20;
    /// A character that seldom does anything else.
    pub(crate) const PURE_SOUND: u8 = 0x10;

    pub(super) fn of_news(news: u8) -> Self {
        Self(news & Self::NEWS)
    }

    pub(crate) fn news(self) -> u8 {
        self.0 & Self::NEWS
    }

    pub(crate) fn has(self, mark: u8) -> bool {
        self.0 & mark != 0
    }

    pub(crate) fn set(&mut self, mark: u8, on: bool) {
        self.0 = if on { self.0 | mark } else { self.0 & !mark };
    }
}

/// A prefix of words, which may be a word itself.
///
/// What it and one more character make is the cell at `base` plus the character's code, if the
/// `parent` of that is this one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) parent: u32,
    /// 0 if nothing follows.
    pub(super) base: u32,
    /// The number of the word that the prefix is, or 0.
    pub(super) word: u32,
    /// Without bound below where the prefix is no word.
    pub(super) log_frequency: f32,
}

/// The parent of a first character, whose cell is at its code.
pub(super) const ROOT: u32 = u32::MAX;

impl Cell {
    pub(super) const EMPTY: Self =
        Self { parent: 0, base: 0, word: 0, log_frequency: f32::NEG_INFINITY };
}

/// A set of words, each with frequency and part of speech.
#[derive(Debug)]
pub(crate) struct Words {
    /// The code of each character of the basic plane, 0 for those of no word.
    codes: Vec<u16>,
    /// The last cells are empty, so that every base and code lead to one.
    cells: Vec<Cell>,
    /// Word 0 is none.
    entries: Vec<Entry>,
    log_total: f32,
}

impl Words {
    pub(super) fn new(codes: Vec<u16>, cells: Vec<Cell>, entries: Vec<Entry>) -> Self {
        let frequencies = entries[1..].iter().map(|entry| f64::from(entry.log_frequency).exp());
        let log_total = frequencies.sum::<f64>().max(1.0).ln() as f32;
        Self { codes, cells, entries, log_total }
    }

    pub(crate) fn entry(&self, word: u32) -> &Entry {
        &self.entries[word as usize]
    }

    /// The logarithm of the sum of all frequencies.
    pub(crate) fn log_total(&self) -> f32 {
        self.log_total
    }

    /// The code of a character, which is also the cell of the prefix that it alone is.
    #[inline]
    pub(super) fn code(&self, character: char) -> u16 {
        self.codes.get(character as usize).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn cell(&self, cell: u32) -> &Cell {
        &self.cells[cell as usize]
    }

    /// The cell of the prefix at `cell` and one more character, 0 if there is none.
    #[inline]
    pub(super) fn next(&self, cell: u32, code: u16) -> u32 {
        let next = self.cells[cell as usize].base + u32::from(code);
        if self.cells[next as usize].parent == cell { next } else { 0 }
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let mut codes = word.chars().map(|character| self.code(character));
        let first = u32::from(codes.next()?);
        let cell = codes.fold(first, |cell, code| self.next(cell, code));
        Some(self.cell(cell).word).filter(|&word| word != 0)
    }
}
