//! Keys of pairs of neighbouring characters, for tables of those that a page holds.

use crate::glyph;

/// A hash of two neighbouring characters that are ideographs, letters or digits, with their kind in
/// the lowest bits; 0 for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PairKey(u32);

impl PairKey {
    /// The key of two characters.
    pub(crate) fn new(a: char, b: char) -> Self {
        Self::of((a, kind(a)), (b, kind(b)))
    }

    /// The key of the pair that each character of a text makes with the one before it; the first
    /// makes none.
    pub(crate) fn all(text: &[char]) -> impl Iterator<Item = Self> + '_ {
        let mut before = ('\0', 0);
        text.iter().map(move |&c| {
            let here = (c, kind(c));
            Self::of(std::mem::replace(&mut before, here), here)
        })
    }

    /// The key of two characters of known kinds, by multiplicative hashing.
    fn of((a, a_kind): (char, u32), (b, b_kind): (char, u32)) -> Self {
        let hash = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
        let kind = a_kind & b_kind;
        let hash = hash.wrapping_mul(0xC2B2_AE3D) & !IDEOGRAPH | kind;
        Self(if kind == 0 { 0 } else { hash })
    }

    /// The slot of a pair in a table of so many bits.
    pub(crate) fn slot(self, bits: u32) -> Option<usize> {
        (self.0 != 0).then(|| self.place(bits))
    }

    /// The slot of a pair of ideographs.
    pub(crate) fn ideographs(self, bits: u32) -> Option<usize> {
        (self.0 & IDEOGRAPH == IDEOGRAPH).then(|| self.place(bits))
    }

    fn place(self, bits: u32) -> usize {
        (self.0 >> (u32::BITS - bits)) as usize
    }
}

/// The kinds of characters that count; two of different kinds have the letter's bit in common.
const LETTER: u32 = 1;
const IDEOGRAPH: u32 = 3;

fn kind(c: char) -> u32 {
    match c {
        // Nearly all text.
        '一'..='鿿' => IDEOGRAPH,
        _ if glyph::is_ideograph(c) => IDEOGRAPH,
        _ => u32::from(c.is_ascii_alphanumeric()) * LETTER,
    }
}

/// The bits of a table that has room for the pairs of so many characters.
pub(crate) fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}
