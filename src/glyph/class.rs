//! All that the predicates of characters tell, in one look at a table.

use super::{
    closes, ends_sentence, fold_radical, is_blank, is_ideograph, is_pause, long_dash, opens,
};

/// What a character is, a bit for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Class(u16);

impl Class {
    /// A Latin letter or a digit of ASCII.
    pub(crate) const LATIN: Self = Self(1);
    /// An ideograph; it has the bit of a letter too.
    pub(crate) const IDEOGRAPH: Self = Self(3);
    pub(crate) const BLANK: Self = Self(1 << 2);
    /// What stands for another character or two: a radical, a long dash.
    pub(crate) const FOLDS: Self = Self(1 << 3);
    pub(crate) const PAUSE: Self = Self(1 << 4);
    pub(crate) const STOP: Self = Self(1 << 5);
    pub(crate) const OPENS: Self = Self(1 << 6);
    pub(crate) const CLOSES: Self = Self(1 << 7);
    /// The comma of running text, which is a pause too.
    pub(crate) const COMMA: Self = Self(1 << 8);
    /// The comma of lists, 、, which is a pause too.
    pub(crate) const LISTING: Self = Self(1 << 9);
    /// The full stop of running text, which is a stop too.
    pub(crate) const FULL_STOP: Self = Self(1 << 10);
    /// How many bits there are, and more.
    pub(crate) const BITS: usize = 16;

    /// The class of a character.
    pub(crate) fn of(c: char) -> Self {
        Self::of_code(c.into())
    }

    /// The class of the character of a number.
    pub(crate) fn of_code(code: u32) -> Self {
        let block = BLOCKS.get(code as usize >> 8).copied().unwrap_or(OTHERS);
        CLASSES[usize::from(block)][code as usize & 0xFF]
    }

    /// Whether the character is of a kind.
    pub(crate) const fn is(self, kind: Self) -> bool {
        self.0 & kind.0 == kind.0
    }

    /// Whether the character is neither part of a word nor blank, and stands for itself.
    pub(crate) const fn is_mark(self) -> bool {
        self.0 & (Self::IDEOGRAPH.0 | Self::BLANK.0 | Self::FOLDS.0) == 0
    }

    /// The number of its highest bit, which no other kind of mark has.
    pub(crate) const fn highest(self) -> usize {
        (self.0 | 1).ilog2() as usize % Self::BITS
    }

    /// The bits of [`LATIN`](Self::LATIN) and [`IDEOGRAPH`](Self::IDEOGRAPH).
    pub(crate) const fn word(self) -> u32 {
        (self.0 & Self::IDEOGRAPH.0) as u32
    }

    /// What the predicates tell, one after another.
    const fn told(c: char) -> Self {
        let kinds = [
            (c.is_ascii_alphanumeric(), Self::LATIN),
            (is_ideograph(c), Self::IDEOGRAPH),
            (is_blank(c), Self::BLANK),
            (fold_radical(c).is_some() || long_dash(c).is_some(), Self::FOLDS),
            (is_pause(c), Self::PAUSE),
            (ends_sentence(c), Self::STOP),
            (opens(c), Self::OPENS),
            (closes(c), Self::CLOSES),
            (c == '，', Self::COMMA),
            (c == '、', Self::LISTING),
            (c == '。', Self::FULL_STOP),
        ];
        let (mut class, mut at) = (0, 0);
        while at < kinds.len() {
            if kinds[at].0 {
                class |= kinds[at].1.0;
            }
            at += 1;
        }
        Self(class)
    }
}

/// The blocks of 256 characters whose characters are not all of one class.
const MIXED: [u32; 8] = [0x00, 0x16, 0x20, 0x2E, 0x2F, 0x30, 0xFE, 0xFF];

/// The places in [`CLASSES`] of blocks of ideographs and of all others.
const IDEOGRAPHS: u8 = MIXED.len() as u8;
const OTHERS: u8 = IDEOGRAPHS + 1;

/// Where the classes of each block stand.
static BLOCKS: [u8; 0x400] = {
    let mut blocks = [OTHERS; 0x400];
    let mut block = 0;
    while block < blocks.len() {
        if is_ideograph(char_of(block as u32 * 256)) {
            blocks[block] = IDEOGRAPHS;
        }
        block += 1;
    }
    let mut at = 0;
    while at < MIXED.len() {
        blocks[MIXED[at] as usize] = at as u8;
        at += 1;
    }
    blocks
};

static CLASSES: [[Class; 256]; MIXED.len() + 2] = {
    let mut classes = [[Class(0); 256]; MIXED.len() + 2];
    classes[IDEOGRAPHS as usize] = [Class::IDEOGRAPH; 256];
    let mut at = 0;
    while at < MIXED.len() * 256 {
        let c = char_of(MIXED[at / 256] * 256 + at as u32 % 256);
        classes[at / 256][at % 256] = Class::told(c);
        at += 1;
    }
    classes
};

/// The character of a number, or a letter for what is none.
const fn char_of(number: u32) -> char {
    match char::from_u32(number) {
        Some(c) => c,
        None => '\u{ff}',
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn the_table_tells_what_the_predicates_tell() {
        for c in '\0'..=char::MAX {
            assert_eq!(Class::of(c), Class::told(c), "{c:?}");
        }
    }
}
