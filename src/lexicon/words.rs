//! The words as a tree of characters, in a double array.

use super::Tag;
use super::list::LOG_STEPS;
use super::segment::{Kind, UNKNOWN_RARITY, kind};

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
/// What it and one more character make is the cell at `base` plus the character's code, if that
/// code leads there: no two prefixes have the same base. The rest tells of the word, so that
/// cutting a text needs no other look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// 0 if nothing follows.
    pub(super) base: u32,
    /// The number of the word that the prefix is, or 0.
    pub(super) word: u32,
    pub(super) cost: u16,
    pub(super) tag: Tag,
    pub(super) facts: Facts,
}

/// The code of no character: it leads to the cells of first characters, each of which is at its own
/// code, and to free ones.
pub(super) const NO_CODE: u16 = u16::MAX;

impl Cell {
    pub(super) const EMPTY: Self =
        Self { base: 0, word: 0, cost: 0, tag: Tag::Other, facts: Facts(0) };
}

/// What a character is to the segmenter.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Class {
    /// 0 for characters of no word.
    pub(super) code: u16,
    pub(super) kind: Kind,
}

/// A word costs the logarithm of its share in all, in steps of this: so many in one of the steps in
/// which frequencies are packed.
const COST_STEPS: f32 = LOG_STEPS * COST_STEP as f32;

const COST_STEP: u16 = 64;

/// A set of words, each with frequency and part of speech.
#[derive(Debug)]
pub(crate) struct Words {
    /// The classes of the basic plane.
    classes: Box<[Class; 1 << 16]>,
    /// The last cells are empty, so that every base and code lead to one.
    cells: Vec<Cell>,
    /// The code that leads to each cell. Most characters of a text do not go on a word, and this
    /// table, which says so, is small enough for the cache.
    codes: Vec<u16>,
    /// Word 0 is none.
    entries: Vec<Entry>,
    log_total: f32,
    /// What a word costs that is seen once.
    dearest: u16,
    /// How rare words are by their packed frequencies.
    rarities: Vec<f32>,
}

impl Words {
    pub(super) fn new(
        classes: &[u16],
        (mut cells, codes): (Vec<Cell>, Vec<u16>),
        entries: Vec<Entry>,
    ) -> Self {
        let frequencies = entries[1..].iter().map(|entry| f64::from(entry.log_frequency).exp());
        let log_total = frequencies.sum::<f64>().max(1.0).ln() as f32;
        let steps = |log: f32| (log * COST_STEPS).round();
        let cost = |log_frequency: f32| (steps(log_total) - steps(log_frequency)) as u16;
        let dearest = cost(0.0);
        for cell in &mut cells {
            let Entry { log_frequency, tag, facts } = entries[cell.word as usize];
            cell.cost =
                if cell.word == 0 { dearest.saturating_add(1) } else { cost(log_frequency) };
            (cell.tag, cell.facts) = (tag, facts);
        }
        let class = |(character, &code): (u32, &u16)| {
            let kind = char::from_u32(character).map_or(Kind::Mark, kind);
            Class { code, kind }
        };
        let classes: Vec<Class> = (0..).zip(classes).map(class).collect();
        let classes = classes.try_into().expect("a code for each character of the basic plane");
        let packed = 0..=dearest / COST_STEP + 1;
        let rarities = packed.map(|steps| log_total - f32::from(steps) / LOG_STEPS).collect();
        Self { classes, cells, codes, entries, log_total, dearest, rarities }
    }

    pub(crate) fn entry(&self, word: u32) -> &Entry {
        &self.entries[word as usize]
    }

    /// The logarithm of the sum of all frequencies.
    pub(crate) fn log_total(&self) -> f32 {
        self.log_total
    }

    /// The class of a character of the basic plane. Its code is also the cell of the prefix that it
    /// alone is.
    #[inline]
    pub(super) fn class(&self, character: u16) -> Class {
        self.classes[usize::from(character)]
    }

    /// The class of any character.
    pub(super) fn class_of(&self, character: char) -> Class {
        match u16::try_from(u32::from(character)) {
            Ok(character) => self.class(character),
            Err(_) => Class { code: 0, kind: kind(character) },
        }
    }

    /// What a character costs that is no word.
    pub(super) fn unknown(&self) -> u16 {
        self.dearest.saturating_add(1)
    }

    #[inline]
    pub(super) fn cell(&self, cell: u32) -> &Cell {
        &self.cells[cell as usize]
    }

    /// The cell of the prefix at `cell` and one more character, 0 if there is none.
    #[inline]
    pub(super) fn next(&self, cell: u32, code: u16) -> u32 {
        let next = self.cell(cell).base + u32::from(code);
        if self.codes[next as usize] == code { next } else { 0 }
    }

    /// How rare the word of a cell is: the same as by its entry, for the words that ship with the
    /// crate.
    #[inline]
    pub(super) fn rarity_of(&self, cell: &Cell) -> f32 {
        if cell.word == 0 {
            return UNKNOWN_RARITY;
        }
        self.rarities[usize::from((self.dearest - cell.cost + COST_STEP / 2) / COST_STEP)]
    }

    /// How rare a word is.
    pub(super) fn rarity(&self, word: u32) -> f32 {
        if word == 0 { UNKNOWN_RARITY } else { self.log_total - self.entry(word).log_frequency }
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let mut codes = word.chars().map(|character| self.class_of(character).code);
        let first = u32::from(codes.next()?);
        let cell = codes.fold(first, |cell, code| self.next(cell, code));
        Some(self.cell(cell).word).filter(|&word| word != 0)
    }
}
