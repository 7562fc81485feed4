//! How well a headline would end with the last two characters of a text, and begin with the first two.

use crate::bucket::{self, BUCKET};
use crate::pair::{LETTERS, letter_of};

/// What `examples/fit_edges.rs` counted: how rather each letter ends and begins a headline, a byte of four
/// bits each; then the same of pairs of letters that tell more than the outer one by itself, in buckets (see
/// [`bucket`]), three bits each.
static TABLE: &[u8; LETTERS + BUCKET * BUCKETS] = include_bytes!("edge.bin");

/// How many buckets there are.
const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 15;

/// How much rather a headline ends than goes on where a text ends, from 0 (far less) over 4 (even) to 7.
pub(crate) fn ends(text: &str) -> u8 {
    let mut chars = text.chars().rev();
    let last = Letter::new(chars.next().unwrap_or(' '));
    let known = chars.next().and_then(|before| look(&Letter::new(before), &last));
    known.unwrap_or_else(|| last.told()).0
}

/// How much rather a headline begins than goes on where a text begins, from 0 to 7.
pub(crate) fn begins(text: &str) -> u8 {
    let mut chars = text.chars();
    let first = Letter::new(chars.next().unwrap_or(' '));
    let known = chars.next().and_then(|after| look(&first, &Letter::new(after)));
    known.unwrap_or_else(|| first.told()).1
}

/// How much rather a character ends a headline than stands within one, and how much rather it begins one.
pub(crate) fn of(c: char) -> (u8, u8) {
    Letter::new(c).told()
}

/// What is known of neither.
const EVEN: u8 = 4;

/// A character, and its number if the table knows it.
struct Letter {
    number: Option<usize>,
    #[cfg(feature = "fit")]
    of: char,
}

impl Letter {
    fn new(c: char) -> Self {
        Self {
            number: letter_of(c),
            #[cfg(feature = "fit")]
            of: c,
        }
    }

    /// How rather it ends and begins a headline.
    fn told(&self) -> (u8, u8) {
        self.number.map_or((EVEN, EVEN), |at| (TABLE[at] >> 4, TABLE[at] & 7))
    }
}

/// How rather two characters end and begin a headline, if the table knows.
fn look(a: &Letter, b: &Letter) -> Option<(u8, u8)> {
    let (at, check) = place(a.number?, b.number?);
    let both = bucket::value(TABLE, at, check)?;
    #[cfg(feature = "fit")]
    if let Some(steps) = crate::role::apart::ask(|others| others.edges([a.of, b.of])) {
        return Some(steps);
    }
    Some(((both >> 3) as u8, (both & 7) as u8))
}

/// Where the bucket of a pair of letters begins, and the ten bits that check it there, none of them 0.
fn place(a: usize, b: usize) -> (usize, u16) {
    let number = a * LETTERS + b;
    let hash = (number as u32).wrapping_mul(0x9E37_79B1);
    let bucket = (hash >> (u32::BITS - BITS)) as usize;
    (LETTERS + BUCKET * bucket, (hash >> 6) as u16 & 0x3FE | 1)
}

/// The table, of letters and of pairs with how rather they end and begin a headline; those pairs first
/// that are to have room.
#[cfg(feature = "fit")]
pub(crate) fn table(
    letters: impl Iterator<Item = (char, (u8, u8))>,
    pairs: impl Iterator<Item = ([char; 2], (u8, u8))>,
) -> Vec<u8> {
    let mut table = vec![EVEN << 4 | EVEN; LETTERS];
    table.resize(LETTERS + BUCKET * BUCKETS, 0);
    for (c, (end, beginning)) in letters {
        if let Some(at) = letter_of(c) {
            table[at] = end.min(7) << 4 | beginning.min(7);
        }
    }
    for ([a, b], (end, beginning)) in pairs {
        let Some((a, b)) = letter_of(a).zip(letter_of(b)) else { continue };
        let (at, check) = place(a, b);
        let both = u16::from(end.min(7)) << 3 | u16::from(beginning.min(7));
        bucket::put(&mut table, at, check, both);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_end_with_whole_words() {
        // Two lines parted where a clause ends, and within a word.
        for [whole, torn] in [
            [("全县茶园恢复生产", "山货卖到省城"), ("全县茶园恢复生", "产山货卖到省城")],
            [("清溪路建成通车", "沿线村民出行方便"), ("清溪路建成通车沿", "线村民出行方便")],
        ] {
            let [whole, torn] = [whole, torn].map(|(a, b)| ends(a) + begins(b));
            assert!(whole > torn + 3, "{whole} {torn}");
        }
        assert_eq!((ends(""), begins("")), (4, 4));
    }
}
