//! Lists of words that lines are held against.

use crate::glyph;

/// Words, with a sieve of the characters they begin and end with: most texts are turned away
/// without a look at any word.
#[derive(Debug)]
pub(super) struct Words {
    list: &'static [&'static str],
    firsts: Sieve,
    lasts: Sieve,
}

impl Words {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts) = ([0; 4], [0; 4]);
        let mut at = 0;
        while at < list.len() {
            let word = list[at].as_bytes();
            firsts = with(firsts, char_at(word, 0));
            lasts = with(lasts, char_at(word, last_char(word)));
            at += 1;
        }
        Self { list, firsts, lasts }
    }

    /// The first of the words that the text begins with.
    pub(super) fn opening(&self, text: &[char]) -> Option<&'static str> {
        let first = *text.first().filter(|&&first| may_hold(&self.firsts, first))?;
        let begins = |word: &str| word.starts_with(first) && text.starts_with_str(word);
        self.list.iter().copied().find(|word| begins(word))
    }

    /// Whether the text begins with one of the words.
    pub(super) fn open(&self, text: &[char]) -> bool {
        self.opening(text).is_some()
    }

    /// Whether the text ends with one of the words.
    pub(super) fn close(&self, text: &[char]) -> bool {
        text.last().is_some_and(|&last| may_hold(&self.lasts, last))
            && self.list.iter().any(|word| text.ends_with_str(word))
    }

    /// Whether the text is one of the words.
    pub(super) fn hold(&self, text: &[char]) -> bool {
        text.last().is_some_and(|&last| may_hold(&self.lasts, last))
            && text.first().is_some_and(|&first| may_hold(&self.firsts, first))
            && self.list.iter().any(|word| text.is_str(word))
    }
}

/// Comparisons of folded characters with words.
pub(crate) trait Folded {
    /// Whether the text begins with the word.
    fn starts_with_str(&self, word: &str) -> bool;
    /// Whether the text ends with the word.
    fn ends_with_str(&self, word: &str) -> bool;
    /// Whether the text is the word.
    fn is_str(&self, word: &str) -> bool;
    /// The text after the word that it begins with.
    fn strip_str(&self, word: &str) -> Option<&[char]>;
    /// The text after the characters of `set`, marks and letters, that it begins with.
    fn strip_prefix_any(&self, set: &str) -> &[char];
}

impl Folded for [char] {
    fn starts_with_str(&self, word: &str) -> bool {
        self.strip_str(word).is_some()
    }

    fn ends_with_str(&self, word: &str) -> bool {
        let mut chars = self.iter().rev();
        word.chars().rev().all(|c| chars.next() == Some(&c))
    }

    fn is_str(&self, word: &str) -> bool {
        self.strip_str(word).is_some_and(<[char]>::is_empty)
    }

    fn strip_str(&self, word: &str) -> Option<&[char]> {
        let mut length = 0;
        for c in word.chars() {
            if self.get(length) != Some(&c) {
                return None;
            }
            length += 1;
        }
        Some(&self[length..])
    }

    fn strip_prefix_any(&self, set: &str) -> &[char] {
        let holds = |c: char| !glyph::is_ideograph(c) && set.contains(c);
        let length = self.iter().take_while(|&&c| holds(c)).count();
        &self[length..]
    }
}

/// A bit for each of 256 groups of characters.
type Sieve = [u64; 4];

const fn with(mut sieve: Sieve, c: u32) -> Sieve {
    let bit = bit(c);
    sieve[bit / 64] |= 1 << (bit % 64);
    sieve
}

/// Whether a character may be one of those of the sieve.
fn may_hold(sieve: &Sieve, c: char) -> bool {
    let bit = bit(u32::from(c));
    sieve[bit / 64] >> (bit % 64) & 1 == 1
}

const fn bit(c: u32) -> usize {
    (c.wrapping_mul(0x9E37_79B1) >> 24) as usize
}

/// The character of UTF-8 text that begins at a byte.
const fn char_at(text: &[u8], at: usize) -> u32 {
    let lead = text[at] as u32;
    let (mut c, tail) = match lead {
        0..=0x7F => (lead, 0),
        0xC0..=0xDF => (lead & 0x1F, 1),
        0xE0..=0xEF => (lead & 0x0F, 2),
        _ => (lead & 0x07, 3),
    };
    let mut next = at + 1;
    while next <= at + tail {
        c = c << 6 | text[next] as u32 & 0x3F;
        next += 1;
    }
    c
}

/// Where the last character of UTF-8 text begins.
const fn last_char(text: &[u8]) -> usize {
    let mut at = text.len() - 1;
    while text[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}
