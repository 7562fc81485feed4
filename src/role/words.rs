//! Lists of words that lines are held against.

/// Words, with sieves of how they begin and end: most texts are turned away without a look at any
/// word.
#[derive(Debug)]
pub(super) struct Words {
    list: &'static [&'static str],
    /// By the first character, by the first two (or a single one), by the last, and by both ends.
    firsts: Sieve,
    heads: Sieve,
    lasts: Sieve,
    ends: Sieve,
}

impl Words {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        let mut words = Self { list, firsts: EMPTY, heads: EMPTY, lasts: EMPTY, ends: EMPTY };
        let mut at = 0;
        while at < list.len() {
            let word = list[at].as_bytes();
            let (first, last) = (char_at(word, 0), char_at(word, last_char(word)));
            words.firsts = with(words.firsts, first);
            let second = char_width(word);
            let single = second == word.len();
            let head = if single { first } else { both(first, char_at(word, second)) };
            words.heads = with(words.heads, head);
            words.lasts = with(words.lasts, last);
            words.ends = with(words.ends, both(first, last));
            at += 1;
        }
        words
    }

    /// The sieve of the first characters of all words of some lists, and of others.
    pub(super) const fn openings(lists: &[&Self], others: &[char]) -> Sieve {
        let mut sieve = EMPTY;
        let mut at = 0;
        while at < lists.len() * SIEVE {
            sieve[at % SIEVE] |= lists[at / SIEVE].firsts[at % SIEVE];
            at += 1;
        }
        let mut at = 0;
        while at < others.len() {
            sieve = with(sieve, others[at] as u32);
            at += 1;
        }
        sieve
    }

    /// The sieve of all characters of some texts.
    pub(super) const fn letters(texts: &[&str]) -> Sieve {
        let mut sieve = EMPTY;
        let mut number = 0;
        while number < texts.len() {
            let text = texts[number].as_bytes();
            let mut at = 0;
            while at < text.len() {
                if text[at] & 0xC0 != 0x80 {
                    sieve = with(sieve, char_at(text, at));
                }
                at += 1;
            }
            number += 1;
        }
        sieve
    }

    /// Whether one of the words may begin with a character.
    pub(super) fn may_open(&self, first: char) -> bool {
        may_hold(&self.firsts, first.into())
    }

    /// The first of the words that the text begins with.
    pub(super) fn opening(&self, text: &[char]) -> Option<&'static str> {
        let first = *text.first()?;
        if !self.may_open(first) {
            return None;
        }
        let pair = |&second: &char| may_hold(&self.heads, both(first.into(), second.into()));
        if !(text.get(1).is_some_and(pair) || may_hold(&self.heads, first.into())) {
            return None;
        }
        self.list.iter().find(|word| text.starts_with_str(word)).copied()
    }

    /// Whether the text begins with one of the words.
    pub(super) fn open(&self, text: &[char]) -> bool {
        self.opening(text).is_some()
    }

    /// Whether the text may end with one of the words, by its last character.
    pub(super) fn may_close(&self, text: &[char]) -> bool {
        text.last().is_some_and(|&last| may_hold(&self.lasts, last.into()))
    }

    /// The first of the words that the text ends with.
    pub(super) fn closing(&self, text: &[char]) -> Option<&'static str> {
        let found = || self.list.iter().find(|word| text.ends_with_str(word)).copied();
        self.may_close(text).then(found)?
    }

    /// Whether the text ends with one of the words.
    pub(super) fn close(&self, text: &[char]) -> bool {
        self.closing(text).is_some()
    }

    /// Whether the text may be one of the words, by its first and last character.
    pub(super) fn may_hold(&self, text: &[char]) -> bool {
        let ends = text.first().zip(text.last());
        ends.is_some_and(|(&a, &b)| may_hold(&self.ends, both(a as u32, b as u32)))
    }

    /// Whether the text is one of the words.
    pub(super) fn hold(&self, text: &[char]) -> bool {
        self.may_hold(text) && self.list.iter().any(|word| text.is_str(word))
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
    /// The text after the characters of a set that it begins with.
    fn strip_prefix_any(&self, set: impl Fn(char) -> bool) -> &[char];
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

    fn strip_prefix_any(&self, set: impl Fn(char) -> bool) -> &[char] {
        let length = self.iter().take_while(|&&c| set(c)).count();
        &self[length..]
    }
}

/// A bit for each of 4096 groups of numbers.
pub(super) type Sieve = [u64; SIEVE];

const SIEVE: usize = 64;

const EMPTY: Sieve = [0; SIEVE];

const fn with(mut sieve: Sieve, key: u32) -> Sieve {
    let bit = bit(key);
    sieve[bit / 64] |= 1 << (bit % 64);
    sieve
}

/// Whether a number may be one of those of the sieve.
pub(super) fn may_hold(sieve: &Sieve, key: u32) -> bool {
    let bit = bit(key);
    sieve[bit / 64] >> (bit % 64) & 1 == 1
}

const fn bit(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

/// Two characters as one number.
const fn both(first: u32, last: u32) -> u32 {
    first ^ last.wrapping_mul(0x85EB_CA77)
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

/// How many bytes the first character of UTF-8 text takes.
const fn char_width(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
}

/// Where the last character of UTF-8 text begins.
const fn last_char(text: &[u8]) -> usize {
    let mut at = text.len() - 1;
    while text[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    static MARKED: Words = Words::new(&["第", "记者", "记者手记", "www."]);

    #[test]
    fn words_at_both_ends() {
        // A text, the word it begins with, whether it ends with one, whether it is one.
        let rows = [
            ("记者手记", Some("记者"), true, true),
            ("第三版", Some("第"), false, false),
            ("www.", Some("www."), true, true),
            ("本报记者", None, true, false),
            ("者记", None, false, false),
            ("", None, false, false),
        ];
        for (text, opening, closes, holds) in rows {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(MARKED.opening(&chars), opening, "{text}");
            assert_eq!(MARKED.close(&chars), closes, "{text}");
            assert_eq!(MARKED.hold(&chars), holds, "{text}");
        }
    }
}
