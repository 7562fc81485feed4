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
        Self::of(Kinded::of(a), Kinded::of(b))
    }

    /// The keys of the pairs that each character makes with the one before it, the first with none.
    pub(crate) fn each(chars: impl Iterator<Item = char>) -> impl Iterator<Item = Self> {
        let mut before = Kinded::NONE;
        chars.map(move |c| {
            let here = Kinded::of(c);
            Self::of(std::mem::replace(&mut before, here), here)
        })
    }

    /// The key of two characters of known kinds.
    pub(super) fn of(a: Kinded, b: Kinded) -> Self {
        let kind = a.kind & b.kind;
        // All bits where the pair counts: a branch would be taken at every other mark.
        let counts = u32::from(kind != 0).wrapping_neg();
        Self((hash(a.code, b.code) & !IDEOGRAPH | kind) & counts)
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

/// The bits of pairs of ideographs; a pair of different kinds has one of them.
const IDEOGRAPH: u32 = 3;

/// A character and its kind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinded {
    code: u32,
    kind: u32,
}

impl Kinded {
    /// What stands before the first character.
    pub(super) const NONE: Self = Self { code: 0, kind: 0 };

    fn of(c: char) -> Self {
        Self::new(c, Class::of(c))
    }

    pub(super) fn new(c: char, class: Class) -> Self {
        Self { code: c.into(), kind: class.word() }
    }

    /// Whether its pairs with others may count.
    pub(super) fn makes_pairs(self) -> bool {
        self.kind != 0
    }

    /// An ideograph of three bytes of UTF-8.
    pub(super) fn ideograph(bytes: [u8; 3]) -> Self {
        let [a, b, c] = bytes.map(u32::from);
        let code = (a << 12).wrapping_add(b << 6).wrapping_add(c).wrapping_sub(0xE_2080);
        Self { code, kind: IDEOGRAPH }
    }
}

/// A hash of two characters, by multiplication.
fn hash(a: u32, b: u32) -> u32 {
    let hash = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77);
    hash.wrapping_mul(0xC2B2_AE3D)
}
