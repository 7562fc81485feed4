//! Keys of pairs of neighbouring characters, for tables of those that a page holds.

use crate::glyph::Class;

/// A hash of two neighbouring characters that are ideographs, letters or digits, with their kind in
/// the lowest bits; 0 for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PairKey(u32);

impl PairKey {
    /// The key of two characters.
    pub(crate) fn new(a: char, b: char) -> Self {
        let [a, b] = [a, b].map(|c| Letter::new(c, Class::of(c)));
        a.pair(b)
    }

    /// The keys of the pairs that each character makes with the one before it, the first with none.
    pub(crate) fn each(chars: impl Iterator<Item = char>) -> impl Iterator<Item = Self> {
        let mut before = Letter::NONE;
        chars.map(move |c| {
            let here = Letter::new(c, Class::of(c));
            std::mem::replace(&mut before, here).pair(here)
        })
    }

    /// The key of the ideographs of two numbers.
    pub(super) fn of_ideographs(a: u32, b: u32) -> Self {
        Self(hash(a, b) | IDEOGRAPH)
    }

    /// Whether the characters make a pair that counts.
    pub(super) fn counts(self) -> bool {
        self.0 != 0
    }

    /// The place of a pair in a table of so many bits.
    pub(super) fn place(self, bits: u32) -> usize {
        (self.0 >> (u32::BITS - bits)) as usize
    }

    /// Whether both characters are ideographs.
    pub(super) fn is_ideographs(self) -> bool {
        self.0 & IDEOGRAPH == IDEOGRAPH
    }
}

/// A character as a part of pairs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    code: u32,
    /// The bits of its kind; 0 is no part of a word.
    kind: u32,
}

impl Letter {
    /// No part of a pair.
    pub(super) const NONE: Self = Self { code: 0, kind: 0 };

    /// A character of a class.
    pub(super) fn new(c: char, class: Class) -> Self {
        Self { code: c.into(), kind: class.word() }
    }

    /// The ideograph of a number.
    pub(super) fn ideograph(code: u32) -> Self {
        Self { code, kind: IDEOGRAPH }
    }

    /// Whether it is part of a word.
    pub(super) fn counts(self) -> bool {
        self.kind > 0
    }

    /// The key of the pair that it makes with the one after it.
    pub(super) fn pair(self, after: Self) -> PairKey {
        let kind = self.kind & after.kind;
        PairKey(if kind > 0 { hash(self.code, after.code) & !IDEOGRAPH | kind } else { 0 })
    }
}

/// The bits of pairs of ideographs; a pair of different kinds has one of them.
const IDEOGRAPH: u32 = 3;

/// A hash of two characters, by multiplication.
fn hash(a: u32, b: u32) -> u32 {
    let hash = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77);
    hash.wrapping_mul(0xC2B2_AE3D)
}
