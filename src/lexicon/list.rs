//! The words one by one: unpacked, added to, and then made a [`Words`].

use std::collections::HashMap;

use super::Tag;
use super::words::{Entry, Facts, Words};

/// The packed word list; `examples/pack_words.rs` writes it and tells its form.
static PACKED: &[u8] = include_bytes!("words.bin");

/// A frequency is packed as its logarithm times this.
pub(super) const LOG_STEPS: f32 = 18.0;

/// The longest packed word.
const LONGEST: usize = 8;

/// Words by their numbers, each as the codes of its characters.
#[derive(Debug)]
pub(super) struct List {
    /// The code of each character of the basic plane, 0 for those of no word.
    codes: Vec<u16>,
    /// The number of codes.
    characters: u16,
    /// The codes of all words, one after the other.
    spelling: Vec<u16>,
    /// The end of each word in `spelling`.
    ends: Vec<u32>,
    /// Word 0 is none.
    entries: Vec<Entry>,
    /// So many words from the first on are in the order of their codes.
    sorted: usize,
    /// The numbers of the others.
    added: HashMap<Box<[u16]>, u32>,
}

impl List {
    /// The words that ship with the crate.
    pub(super) fn packed() -> Self {
        Self::read(PACKED).expect("the packed list was written by pack_words")
    }

    fn empty() -> Self {
        Self {
            codes: vec![0; 1 << 16],
            characters: 0,
            spelling: Vec::new(),
            ends: vec![0],
            entries: vec![Entry::default()],
            sorted: 1,
            added: HashMap::new(),
        }
    }

    /// The words of a packed list; `None` if that breaks off.
    fn read(packed: &[u8]) -> Option<Self> {
        let mut list = Self::empty();
        let mut rest = packed;
        for _ in 0..read_u32(&mut rest)? {
            let character = u16::from_le_bytes([byte(&mut rest)?, byte(&mut rest)?]);
            list.add_character(character);
        }
        let count = read_u32(&mut rest)? as usize;
        list.reserve(count);
        let mut word = [0; LONGEST];
        for _ in 0..count {
            let head = byte(&mut rest)?;
            let shared = usize::from(head >> 3);
            let length = shared + usize::from(head & 7) + 1;
            for code in word.get_mut(shared..length)? {
                *code = rank(&mut rest)?.checked_add(1).filter(|&code| code <= list.characters)?;
            }
            let log_frequency = f32::from(byte(&mut rest)?) / LOG_STEPS;
            let facts = byte(&mut rest)?;
            let (tag, facts) = (Tag::from_code(facts >> 3), Facts::of_news(facts & 7));
            list.push(&word[..length], Entry { log_frequency, tag, facts });
        }
        list.sorted = list.entries.len();
        rest.is_empty().then_some(list)
    }

    fn reserve(&mut self, words: usize) {
        self.spelling.reserve(words * 3);
        self.ends.reserve(words);
        self.entries.reserve(words);
    }

    /// Gives a character a code, unless it has one.
    fn add_character(&mut self, character: u16) -> u16 {
        let code = &mut self.codes[usize::from(character)];
        if *code == 0 {
            self.characters += 1;
            *code = self.characters;
        }
        *code
    }

    fn push(&mut self, codes: &[u16], entry: Entry) -> u32 {
        self.spelling.extend_from_slice(codes);
        self.ends.push(number(self.spelling.len()));
        self.entries.push(entry);
        number(self.entries.len() - 1)
    }

    fn spelled(&self, word: usize) -> &[u16] {
        &self.spelling[self.ends[word - 1] as usize..self.ends[word] as usize]
    }

    pub(super) fn entry_mut(&mut self, word: u32) -> &mut Entry {
        &mut self.entries[word as usize]
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let code = |character| {
            let character = u16::try_from(u32::from(character)).ok()?;
            Some(self.codes[usize::from(character)]).filter(|&code| code != 0)
        };
        self.find_spelled(&word.chars().map(code).collect::<Option<Vec<u16>>>()?)
    }

    fn find_spelled(&self, codes: &[u16]) -> Option<u32> {
        let (mut low, mut high) = (1, self.sorted);
        while low < high {
            let middle = low.midpoint(high);
            if self.spelled(middle) < codes { low = middle + 1 } else { high = middle }
        }
        let is_found = low < self.sorted && self.spelled(low) == codes;
        if is_found { Some(number(low)) } else { self.added.get(codes).copied() }
    }

    /// Adds a word, or gives one that is there another frequency and, unless it is `Other`,
    /// another tag. Words with characters outside the basic plane are not taken.
    pub(super) fn insert(&mut self, word: &str, frequency: u32, tag: Tag) -> Option<u32> {
        let plane: Result<Vec<u16>, _> =
            word.chars().map(|c| u16::try_from(u32::from(c))).collect();
        let plane = plane.ok().filter(|plane| !plane.is_empty())?;
        let codes: Vec<u16> = plane.into_iter().map(|c| self.add_character(c)).collect();
        let known = self.find_spelled(&codes);
        let word = known.unwrap_or_else(|| {
            let word = self.push(&codes, Entry::default());
            self.added.insert(codes.into_boxed_slice(), word);
            word
        });
        let entry = &mut self.entries[word as usize];
        entry.log_frequency = (frequency.max(1) as f32).ln();
        if tag != Tag::Other {
            entry.tag = tag;
        }
        Some(word)
    }

    /// Makes the tree of the words.
    pub(super) fn into_words(self) -> Words {
        let mut order: Vec<u32> = (1..number(self.entries.len())).collect();
        order.sort_by(|&a, &b| self.spelled(a as usize).cmp(self.spelled(b as usize)));
        let sorted: Vec<(&[u16], u32)> =
            order.iter().map(|&word| (self.spelled(word as usize), word)).collect();
        let cells = super::tree::cells(&sorted, self.characters);
        Words::new(&self.codes, cells, self.entries)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2³² words")
}

fn rank(rest: &mut &[u8]) -> Option<u16> {
    let first = byte(rest)?;
    match first.checked_sub(192) {
        None => Some(u16::from(first)),
        Some(high) => Some(192 + u16::from_be_bytes([high, byte(rest)?])),
    }
}

fn read_u32(rest: &mut &[u8]) -> Option<u32> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(u32::from_le_bytes(*head))
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (&first, tail) = rest.split_first()?;
    *rest = tail;
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_were_put_in() {
        let mut list = List::empty();
        let rows = [
            ("青屏", 30, Tag::Place),
            ("青屏县", 20, Tag::Place),
            ("青", 9, Tag::Noun),
            ("屏风", 8, Tag::Noun),
        ];
        for (word, frequency, tag) in rows {
            list.insert(word, frequency, tag);
            assert!(list.find(word).is_some(), "{word}");
        }
        assert_eq!(list.insert("青", 12, Tag::Other), list.find("青"));
        let words = list.into_words();
        for (word, frequency, tag) in rows {
            let frequency = if word == "青" { 12 } else { frequency };
            let entry = words.entry(words.find(word).unwrap());
            assert!((entry.log_frequency - (frequency as f32).ln()).abs() < 1e-6, "{word}");
            assert_eq!(entry.tag, tag, "{word}");
        }
        for other in ["", "屏", "青屏县城", "青风", "a", "𠀀"] {
            assert_eq!(words.find(other), None, "{other}");
        }
    }

    #[test]
    fn every_packed_word_is_found() {
        let list = List::packed();
        let mut characters = vec![0; usize::from(list.characters) + 1];
        for (character, &code) in (0_u16..=u16::MAX).zip(&list.codes) {
            characters[usize::from(code)] = character;
        }
        let spell = |word| -> String {
            let characters = list.spelled(word).iter().map(|&code| characters[usize::from(code)]);
            char::decode_utf16(characters).map(Result::unwrap).collect()
        };
        let spelled: Vec<String> = (1..list.entries.len()).map(spell).collect();
        let words = list.into_words();
        for (word, text) in (1..).zip(&spelled) {
            assert_eq!(words.find(text), Some(word), "{text}");
        }
    }

    #[test]
    fn a_list_that_breaks_off_is_refused() {
        for end in [0, 3, 10, 20_000, PACKED.len() - 1] {
            assert!(List::read(&PACKED[..end]).is_none(), "{end}");
        }
    }
}
