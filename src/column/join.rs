//! How well the end of one line and the start of another go together, from character pairs.

use crate::glyph;

/// Character pairs of news text: one byte a slot, three bits to check the pair, five of value.
/// `examples/fit_joins.rs` makes it.
static PAIRS: &[u8; 1 << BITS] = include_bytes!("joins.bin");
/// The table has this power of two of slots.
pub(super) const BITS: u32 = 18;

/// How much likelier than chance `right` goes on where `left` ends, in tenths of a natural
/// logarithm; 0 where nothing is known.
pub(super) fn affinity(left: &str, right: &str) -> i32 {
    let mut before = left.chars().rev().filter(|&c| !glyph::is_blank(c)).map(fold);
    let mut after = right.chars().filter(|&c| !glyph::is_blank(c)).map(fold);
    let (Some(a), Some(b)) = (before.next(), after.next()) else { return 0 };
    let next = pair(1, a, b);
    let wide =
        before.next().map_or(0, |z| pair(2, z, b)) + after.next().map_or(0, |c| pair(2, a, c));
    (next * 2 + wide) * 5 / 2
}

/// The log odds of a pair in halves.
fn pair(kind: u32, a: char, b: char) -> i32 {
    match look(kind, u32::from(a), u32::from(b)) {
        Some(value) => value - 11,
        None => unseen(a, b),
    }
}

/// What it tells that two characters were never seen together: the more frequent they are, the
/// less they like each other.
fn unseen(a: char, b: char) -> i32 {
    let (Some(a), Some(b)) = (look(3, u32::from(a), 0), look(3, u32::from(b), 0)) else { return 0 };
    // ln(0.5 / expected), where expected = count(a) * count(b) / total, with ln(total) = 14.8.
    (28 - a - b).clamp(-8, 0)
}

fn look(kind: u32, a: u32, b: u32) -> Option<i32> {
    let hash = mix(kind, a, b);
    let slot = PAIRS[(hash & ((1 << BITS) - 1)) as usize];
    let fits = slot != 0 && u32::from(slot >> 5) == (hash >> BITS) & 7;
    fits.then_some(i32::from(slot & 31))
}

/// The hash of a pair: its low bits are the slot, the next three check it.
pub(super) fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let mut x =
        a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77) ^ kind.wrapping_mul(0xC2B2_AE3D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D);
    x ^= x >> 13;
    x = x.wrapping_mul(0x297A_2D39);
    x ^ (x >> 16)
}

/// Digits count as one character, letters as another, radicals as their ideographs.
fn fold(c: char) -> char {
    match c {
        '一'..='鿿' => c,
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' => 'a',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '！' => '!',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        '％' => '%',
        '⸺' => '—',
        _ => glyph::fold_radical(c).unwrap_or(c),
    }
}
