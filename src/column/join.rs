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
    head: [Letter; 2],
    /// The last character and the one before it.
    tail: [Letter; 2],
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
    /// What the hash of a pair is mixed of where it is the first, and the second; none at all is 0.
    first: u32,
    second: u32,
    /// The logarithm of how often it occurs, in halves.
    often: i32,
}

/// How often something occurs about which nothing is known: nothing follows from it.
const UNKNOWN: i32 = -100;

impl Letter {
    const NONE: Self = Self { first: 0, second: 0, often: UNKNOWN };

    fn new(c: char) -> Self {
        let code = u32::from(fold(c));
        let (first, second) = (code.wrapping_mul(FIRST), code.wrapping_mul(SECOND));
        Self { first, second, often: look(blend(3, first, 0)).unwrap_or(UNKNOWN) }
    }
}

fn outer(chars: impl Iterator<Item = char>) -> [Letter; 2] {
    let mut letters = chars.filter(|&c| !glyph::is_blank(c)).map(Letter::new);
    [letters.next(), letters.next()].map(|letter| letter.unwrap_or(Letter::NONE))
}

/// How much likelier than chance a line goes on where another ends, in tenths of a natural
/// logarithm; 0 where nothing is known.
pub(crate) fn affinity(before: &Ends, after: &Ends) -> i32 {
    let ([a, z], [b, c]) = (&before.tail, &after.head);
    (pair(1, a, b) * 2 + pair(2, z, b) + pair(2, a, c)) * 5 / 2
}

/// The log odds of a pair in halves.
fn pair(kind: u32, a: &Letter, b: &Letter) -> i32 {
    if a.first == 0 || b.first == 0 {
        return 0;
    }
    // What was never seen together: the more frequent both are, the less they like each other, as
    // ln(0.5 / expected), where expected = count(a) * count(b) / total, with ln(total) = 14.8.
    let unseen = (28 - a.often - b.often).clamp(-8, 0);
    look(blend(kind, a.first, b.second)).map_or(unseen, |value| value - 11)
}

/// The value at a hash.
fn look(hash: u32) -> Option<i32> {
    let slot = PAIRS[(hash & ((1 << BITS) - 1)) as usize];
    let fits = slot != 0 && u32::from(slot >> 5) == (hash >> BITS) & 7;
    fits.then_some(i32::from(slot & 31))
}

/// What the first character of a pair is multiplied with, and the second.
const FIRST: u32 = 0x9E37_79B1;
const SECOND: u32 = 0x85EB_CA77;

/// The hash of a pair: its low bits are the slot, the next three check it.
#[cfg(feature = "fit")]
pub(super) fn mix(kind: u32, a: u32, b: u32) -> u32 {
    blend(kind, a.wrapping_mul(FIRST), b.wrapping_mul(SECOND))
}

/// The hash of a pair whose characters are multiplied.
fn blend(kind: u32, first: u32, second: u32) -> u32 {
    let mut x = first ^ second ^ kind.wrapping_mul(0xC2B2_AE3D);
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
