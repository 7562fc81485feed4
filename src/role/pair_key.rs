//! Keys of pairs of neighbouring characters, for tables of those that a page holds.

use crate::glyph;

/// A hash of two neighbouring characters that are ideographs, letters or digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PairKey(u32);

impl PairKey {
    /// What is no pair.
    pub(crate) const NONE: Self = Self(0);

    /// Set in every key but [`NONE`](Self::NONE).
    const SOME: u32 = 1;
    /// Set where both are ideographs.
    const IDEOGRAPHS: u32 = 2;

    /// The key of a pair, by multiplicative hashing.
    pub(crate) fn new(a: char, b: char) -> Self {
        let key = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
        let hash = key.wrapping_mul(0xC2B2_AE3D) & !(Self::SOME | Self::IDEOGRAPHS);
        let both = glyph::is_ideograph(a) && glyph::is_ideograph(b);
        Self(hash | Self::SOME | if both { Self::IDEOGRAPHS } else { 0 })
    }

    /// The key of the pair that each character of a text makes with the one before it.
    pub(crate) fn all(text: &[char]) -> Vec<Self> {
        let counts = |c: char| glyph::is_ideograph(c) || c.is_ascii_alphanumeric();
        let pair = |(a, b): (&char, &char)| {
            if counts(*a) && counts(*b) { Self::new(*a, *b) } else { Self::NONE }
        };
        let rest = text.iter().zip(text.iter().skip(1)).map(pair);
        std::iter::once(Self::NONE).chain(rest).take(text.len()).collect()
    }

    /// The slot of a pair in a table of so many bits.
    pub(crate) fn slot(self, bits: u32) -> Option<usize> {
        (self != Self::NONE).then(|| self.place(bits))
    }

    /// The slot of a pair of ideographs.
    pub(crate) fn ideographs(self, bits: u32) -> Option<usize> {
        (self.0 & Self::IDEOGRAPHS != 0).then(|| self.place(bits))
    }

    fn place(self, bits: u32) -> usize {
        (self.0 >> (u32::BITS - bits)) as usize
    }
}

/// The bits of a table that has room for the pairs of so many characters.
pub(crate) fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}
