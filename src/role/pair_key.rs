//! Keys of pairs of neighbouring characters, for tables of those that a page holds.

use crate::glyph::Class;

/// A hash of two neighbouring characters that are ideographs, letters or digits, with their kind in
/// the lowest bits; 0 for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PairKey(u32);

impl PairKey {
    /// The key of characters that make no pair that counts.
    pub(super) const NONE: Self = Self(0);

    /// The key of two characters.
    pub(crate) fn new(a: char, b: char) -> Self {
        Self::of(Kinded::new(a, Class::of(a)), Kinded::new(b, Class::of(b)))
    }

    /// The key of two characters of known kinds.
    pub(super) fn of(a: Kinded, b: Kinded) -> Self {
        let kind = a.kind & b.kind;
        // All bits where the pair counts: a branch would be taken at every other mark.
        let counts = u32::from(kind != 0).wrapping_neg();
        Self((hash(a.c, b.c) & !IDEOGRAPH | kind) & counts)
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

/// The bits of pairs of ideographs; a pair of different kinds has one of them.
const IDEOGRAPH: u32 = 3;

/// A character and its kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kinded {
    c: char,
    kind: u32,
}

impl Kinded {
    /// What stands before the first character.
    pub(super) const NONE: Self = Self { c: '\0', kind: 0 };

    pub(super) fn new(c: char, class: Class) -> Self {
        Self { c, kind: class.word() }
    }
}

/// A hash of two characters, by multiplication.
fn hash(a: char, b: char) -> u32 {
    let hash = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
    hash.wrapping_mul(0xC2B2_AE3D)
}

/// The bits of a table that has room for the pairs of so many characters.
pub(crate) fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}
