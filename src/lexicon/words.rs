//! The words as a tree of characters, in a double array.

use super::list::LOG_STEPS;
use super::segment::{Head, Kind, UNKNOWN_COST, kind};
use super::{Tag, Tags};

/// The rarity of a word that no dictionary has.
const UNKNOWN_RARITY: f32 = 15.0;

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
    /// A character that writes a sound of foreign names; in a text, a name of a person too.
    pub(crate) const SOUND: u8 = 0x20;
    /// A character that seldom does anything else.
    pub(crate) const PURE_SOUND: u8 = 0x10;
    /// In a text, a single character that may be part of a word that no list has.
    pub(crate) const LOOSE: u8 = 0x08;

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

/// The classes of a character that may be part of a word that no list has.
const LOOSE: Tags = Tags::CONTENT.with(&[Tag::Preposition, Tag::Adverb, Tag::Direction]);

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
    /// What the cell of the character tells of it: where the words go on, and what it costs.
    pub(super) base: u32,
    pub(super) cost: u16,
    /// 0 for characters of no word.
    code: u16,
    /// What a text is cut by: with code 0 for a mark, as no word is cut that goes across one.
    pub(super) head: Head,
}

/// A word costs the logarithm of its share in all, in steps of this: so many in one of the steps in
/// which frequencies are packed.
const COST_STEPS: f32 = LOG_STEPS * COST_STEP as f32;

const COST_STEP: u16 = 64;

/// What a word costs that has this share in all.
fn cost(log_total: f32, log_frequency: f32) -> u16 {
    let steps = |log: f32| (log * COST_STEPS).round();
    (steps(log_total) - steps(log_frequency)) as u16
}

/// A set of words, each with frequency and part of speech.
#[derive(Debug)]
pub(crate) struct Words {
    /// The classes of the basic plane.
    classes: Box<[Class; 1 << 16]>,
    /// Those of ideographs, letters and marks of other planes.
    unknown: [Class; 3],
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
        let cost = |log_frequency: f32| cost(log_total, log_frequency);
        let dearest = cost(0.0);
        let characters = usize::from(classes.iter().copied().max().unwrap_or(0));
        for (at, cell) in cells.iter_mut().enumerate() {
            let Entry { log_frequency, tag, mut facts } = entries[cell.word as usize];
            if at > characters {
                facts.set(Facts::SOUND, facts.has(Facts::SOUND) || tag == Tag::Person);
            } else {
                facts.set(Facts::LOOSE, cell.word != 0 && LOOSE.has(tag));
            }
            cell.cost =
                if cell.word == 0 { dearest.saturating_add(1) } else { cost(log_frequency) };
            (cell.tag, cell.facts) = (tag, facts);
        }
        let class = |(character, &code): (u32, &u16)| {
            let kind = char::from_u32(character).map_or(Kind::Mark, kind);
            let inner = if kind == Kind::Mark { 0 } else { code };
            let Cell { base, cost, .. } = cells[usize::from(inner)];
            Class { base, cost, code, head: Head::new(inner, kind) }
        };
        let classes: Vec<Class> = (0..).zip(classes).map(class).collect();
        let classes = classes.try_into().expect("a code for each character of the basic plane");
        let packed = 0..=dearest / COST_STEP + 1;
        let rarities = packed.map(|steps| log_total - f32::from(steps) / LOG_STEPS).collect();
        let unknown = [Kind::Ideograph, Kind::Letter, Kind::Mark].map(|kind| Class {
            cost: dearest.saturating_add(1),
            head: Head::new(0, kind),
            ..Class::default()
        });
        Self { classes, unknown, cells, codes, entries, log_total, dearest, rarities }
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
    pub(super) fn class(&self, character: u16) -> &Class {
        &self.classes[usize::from(character)]
    }

    /// The class of any character.
    #[inline(never)]
    pub(super) fn class_of(&self, character: char) -> &Class {
        match (u16::try_from(u32::from(character)), kind(character)) {
            (Ok(character), _) => self.class(character),
            (Err(_), Kind::Ideograph) => &self.unknown[0],
            (Err(_), Kind::Mark) => &self.unknown[2],
            (Err(_), _) => &self.unknown[1],
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

    /// The cell of a prefix and one more character, by the base of the prefix; 0 if there is none.
    #[inline]
    pub(super) fn child(&self, base: u32, code: u16) -> u32 {
        let child = base + u32::from(code);
        if self.codes[child as usize] == code { child } else { 0 }
    }

    /// How rare a word is, by its cost: the same as by its entry, for the words that ship with the
    /// crate.
    #[inline]
    pub(crate) fn rarity(&self, cost: u16) -> f32 {
        match self.dearest.checked_sub(cost) {
            Some(less) => self.rarities[usize::from((less + COST_STEP / 2) / COST_STEP)],
            None => UNKNOWN_RARITY,
        }
    }

    /// What a word costs.
    pub(super) fn cost(&self, word: u32) -> u16 {
        if word == 0 {
            return UNKNOWN_COST;
        }
        cost(self.log_total, self.entry(word).log_frequency)
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let mut codes = word.chars().map(|character| self.class_of(character).code);
        let first = u32::from(codes.next()?);
        let cell = codes.fold(first, |cell, code| self.child(self.cell(cell).base, code));
        Some(self.cell(cell).word).filter(|&word| word != 0)
    }
}
