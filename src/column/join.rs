//! How well the end of one line and the start of another go together, from character pairs.

use crate::glyph;

/// Character pairs of news text: one byte a slot, three bits to check the pair, five of value.
/// `examples/fit_joins.rs` makes it.
static PAIRS: &[u8; 1 << BITS] = include_bytes!("joins.bin");
/// The table has this power of two of slots.
pub(super) const BITS: u32 = 18;

/// The characters at both ends of a line, without blanks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    /// The first character and the second.
    head: [Option<Letter>; 2],
    /// The last character and the one before it.
    tail: [Option<Letter>; 2],
    /// Whether the line ends with a sentence.
    pub(super) stops: bool,
}

impl Ends {
    pub(crate) fn new(text: &str) -> Self {
        let last = text.chars().rev().find(|&c| !glyph::closes(c));
        Self {
            head: outer(text.chars()),
            tail: outer(text.chars().rev()),
            stops: last.is_some_and(glyph::ends_sentence),
        }
    }
}

/// A character as the table knows it.
#[derive(Debug, Clone, Copy)]
struct Letter {
    code: u32,
    /// The logarithm of how often it occurs, in halves.
    often: Option<i8>,
}

impl Letter {
    fn new(c: char) -> Self {
        let code = u32::from(fold(c));
        Self { code, often: look(3, code, 0) }
    }
}

fn outer(chars: impl Iterator<Item = char>) -> [Option<Letter>; 2] {
    let mut letters = chars.filter(|&c| !glyph::is_blank(c)).map(Letter::new);
    [letters.next(), letters.next()]
}

/// How much likelier than chance a line goes on where another ends, in tenths of a natural
/// logarithm; 0 where nothing is known.
pub(crate) fn affinity(before: &Ends, after: &Ends) -> i32 {
    let ([a, z], [b, c]) = (before.tail, after.head);
    (pair(1, a, b) * 2 + pair(2, z, b) + pair(2, a, c)) * 5 / 2
}

/// The log odds of a pair in halves.
fn pair(kind: u32, a: Option<Letter>, b: Option<Letter>) -> i32 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    look(kind, a.code, b.code).map_or_else(|| unseen(a, b), |value| i32::from(value) - 11)
}

/// What it tells that two characters were never seen together: the more frequent they are, the
/// less they like each other.
fn unseen(a: Letter, b: Letter) -> i32 {
    let (Some(a), Some(b)) = (a.often, b.often) else { return 0 };
    // ln(0.5 / expected), where expected = count(a) * count(b) / total, with ln(total) = 14.8.
    (28 - i32::from(a) - i32::from(b)).clamp(-8, 0)
}

fn look(kind: u32, a: u32, b: u32) -> Option<i8> {
    let hash = mix(kind, a, b);
    let slot = PAIRS[(hash & ((1 << BITS) - 1)) as usize];
    let fits = slot != 0 && u32::from(slot >> 5) == (hash >> BITS) & 7;
    fits.then_some((slot & 31).cast_signed())
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
