//! How well two texts go together where one ends and the other starts, by the characters there.

use crate::bucket::{self, BUCKET};
use crate::glyph;

/// What `examples/fit_pairs.rs` counted in news text. First four signed bytes a letter: how readily it is
/// followed by and follows any other (see [`Letter`]). Then buckets of pairs (see [`bucket`]). The bytes and
/// the values are quarters of a natural logarithm.
static TABLE: &[u8; LETTER * LETTERS + BUCKET * BUCKETS] = include_bytes!("pair.bin");

/// How many bytes a letter has.
const LETTER: usize = 4;

/// How many buckets there are.
const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 17;

/// What the value of a pair is that stands together as often as by chance.
const EVEN: i32 = 22;

/// The characters at both ends of a text, without blanks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    /// The first character and the second.
    head: [Letter; 2],
    /// The last character and the one before it.
    tail: [Letter; 2],
    /// Whether the text ends with a sentence.
    pub(crate) stops: bool,
}

impl Ends {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let head = bytes.first_chunk().copied().and_then(common);
        let tail = bytes.last_chunk().copied().and_then(common);
        let stops = || {
            let last = text.chars().rev().find(|&c| !glyph::closes(c));
            last.is_some_and(glyph::ends_sentence)
        };
        Self {
            head: head.unwrap_or_else(|| outer(text.chars())),
            stops: tail.is_none() && stops(),
            tail: tail.map_or_else(|| outer(text.chars().rev()), |[before, last]| [last, before]),
        }
    }
}

/// Two characters from U+4000 to U+9FFF, as nearly all are, if they are such.
fn common(bytes: [u8; 6]) -> Option<[Letter; 2]> {
    if !(glyph::is_common(bytes[0]) && glyph::is_common(bytes[3])) {
        return None;
    }
    let letter = |code| char::from_u32(code).map(Letter::new);
    let [one, other] = [0, 3].map(|at| glyph::code([bytes[at], bytes[at + 1], bytes[at + 2]]));
    Some([letter(one)?, letter(other)?])
}

fn outer(chars: impl Iterator<Item = char>) -> [Letter; 2] {
    let mut letters = [Letter::NONE; 2];
    let chars = chars.filter(|&c| !glyph::is_blank(c));
    for (letter, c) in letters.iter_mut().zip(chars) {
        *letter = Letter::new(c);
    }
    letters
}

/// How much likelier than chance a text goes on where another ends, in eighths of a natural logarithm;
/// 0 where nothing is known.
pub(crate) fn affinity(before: &Ends, after: &Ends) -> i32 {
    between(before.tail, after.head)
}

/// Four steps of that for two texts, from 0 (hardly goes on) to 3.
pub(crate) fn tie(before: &str, after: &str) -> u8 {
    step(between(outer(before.chars().rev()), outer(after.chars())), [-20, -4, 12])
}

/// Four steps of how much likelier than chance one character follows another, from 0 (less) to 3.
pub(crate) fn tie_of_chars(a: char, b: char) -> u8 {
    step(pair(0, Letter::new(a), Letter::new(b)), [-8, 0, 6])
}

/// How many of the steps a value reaches.
fn step(value: i32, steps: [i32; 3]) -> u8 {
    steps.into_iter().map(|step| u8::from(value >= step)).sum()
}

/// A character as the table knows it.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Its number; none at all is 0.
    code: u32,
    /// The share of its followers that none was seen before, next to it and one further.
    open: [i8; 2],
    /// How much likelier than by its frequency alone it is such a follower.
    new: [i8; 2],
}

impl Letter {
    #[cfg(feature = "fit")]
    fn char(self) -> char {
        char::from_u32(self.code).unwrap_or(' ')
    }

    const NONE: Self = Self { code: 0, open: [0; 2], new: [0; 2] };

    fn new(c: char) -> Self {
        let c = fold(c);
        let known = letter(c).and_then(|at| TABLE[LETTER * at..].first_chunk());
        let [open, farther, new, later] = known.unwrap_or(&[0; LETTER]).map(u8::cast_signed);
        // Nothing there is a letter never seen.
        let code = if open == 0 { 0 } else { u32::from(c) };
        Self { code, open: [open, farther], new: [new, later] }
    }
}

/// The number of a character among the letters, as the table knows it.
pub(crate) fn letter_of(c: char) -> Option<usize> {
    letter(fold(c))
}

/// The number of a letter in the table: ideographs, Latin letters, and the marks of both prints.
fn letter(c: char) -> Option<usize> {
    let mut before = 0;
    for (first, last) in BLOCKS {
        if (first..=last).contains(&c) {
            return Some(before + (c as usize - first as usize));
        }
        before += last as usize - first as usize + 1;
    }
    None
}

/// The blocks of characters that have a number.
const BLOCKS: [(char, char); 4] =
    [('一', '\u{9fff}'), ('\0', '\u{ff}'), ('\u{2000}', '\u{207f}'), ('\u{3000}', '\u{303f}')];

/// How many letters there are.
pub(crate) const LETTERS: usize = 0x5200 + 0x100 + 0x80 + 0x40;

/// The affinity of a last character with the one before it, and a first with the one after.
fn between([a, z]: [Letter; 2], [b, c]: [Letter; 2]) -> i32 {
    pair(0, a, b) * 2 + pair(1, z, b) + pair(1, a, c)
}

/// The log odds of a pair of neighbours (0) or of characters with one between (1), in quarters. Of pairs
/// never seen, the share that they have of the first character's followers goes to each second one by
/// how many characters it follows (Kneser and Ney, 1995).
fn pair(kind: usize, a: Letter, b: Letter) -> i32 {
    if a.code == 0 || b.code == 0 {
        return 0;
    }
    let unseen = i32::from(a.open[kind]) + i32::from(b.new[kind]);
    let Some(known) = look(blend(kind as u32, a.code, b.code)) else { return unseen };
    #[cfg(feature = "fit")]
    if let Some(odds) = crate::role::apart::ask(|others| {
        others.tie(kind, [a, b].map(Letter::char), f64::from(unseen) / 4.0)
    }) {
        return value(odds);
    }
    known
}

/// A natural logarithm in quarters, as the table holds it.
#[cfg(feature = "fit")]
fn value(odds: f64) -> i32 {
    ((odds * 4.0).round_ties_even() as i32).clamp(1 - EVEN, 63 - EVEN)
}

/// The value at a hash.
fn look(hash: u32) -> Option<i32> {
    let (at, check) = place(hash);
    bucket::value(TABLE, at, check).map(|value| i32::from(value) - EVEN)
}

/// Where the bucket of a pair begins, by its hash, and the ten bits that check it there.
fn place(hash: u32) -> (usize, u16) {
    let bucket = hash as usize & (BUCKETS - 1);
    (LETTER * LETTERS + BUCKET * bucket, (hash >> BITS) as u16 & 1023)
}

/// The hash of a pair of two characters: its low bits are the bucket, the next ten check it.
fn blend(kind: u32, first: u32, second: u32) -> u32 {
    let mut x = first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA77);
    x ^= kind.wrapping_mul(0xC2B2_AE3D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D);
    x ^= x >> 13;
    x = x.wrapping_mul(0x297A_2D39);
    x ^ (x >> 16)
}

/// The table of letters, each with how readily it is followed by others never seen after it, next to it
/// and one further, and how readily it follows such; and of pairs of neighbours (0) and of characters
/// with one between (1), with how much likelier than chance they stand so, those first that are to have
/// room. All are natural logarithms.
#[cfg(feature = "fit")]
pub(crate) fn table(
    letters: impl Iterator<Item = (char, [f64; 2], [f64; 2])>,
    pairs: impl Iterator<Item = (u32, [char; 2], f64)>,
) -> Vec<u8> {
    let quarters = |value: f64| (value * 4.0).round_ties_even() as i32;
    let mut table = vec![0; LETTER * LETTERS + BUCKET * BUCKETS];
    for (c, open, new) in letters {
        let Some(at) = letter(c) else { continue };
        let byte = |value: i32| (value.clamp(-127, 127) as i8).cast_unsigned();
        // Nothing there is a letter never seen.
        let [open, farther] = open.map(|open| byte(quarters(open).min(-1)));
        let [new, later] = new.map(|new| byte(quarters(new)));
        table[LETTER * at..][..LETTER].copy_from_slice(&[open, farther, new, later]);
    }
    for (kind, [a, b], value) in pairs {
        let (at, check) = place(blend(kind, a.into(), b.into()));
        bucket::put(&mut table, at, check, (self::value(value) + EVEN) as u16);
    }
    table
}

/// Digits count as one character, letters as another, radicals as their ideographs.
pub(crate) fn fold(c: char) -> char {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_together() {
        for word in ["经济", "公路", "学校", "恢复", "记者"] {
            let mut chars = word.chars();
            let (a, b) = (chars.next().unwrap(), chars.next().unwrap());
            assert_eq!(tie_of_chars(a, b), 3, "{word}");
        }
        assert_eq!(tie_of_chars('的', '的'), 0);
    }

    #[test]
    fn lines_go_on_within_words() {
        // Two ends of lines, and whether the second goes on.
        let rows = [
            ("全县的茶园恢", "复了生产", true),
            ("县里新修的公", "路昨日通车", true),
            ("昨日全线通车。", "复了生产", false),
            ("全县的茶园恢", "路昨日通车", false),
        ];
        for (before, after, goes_on) in rows {
            let fond = affinity(&Ends::new(before), &Ends::new(after));
            assert_eq!(fond > 0, goes_on, "{before}|{after} {fond}");
            assert_eq!(tie(before, after) > 1, goes_on, "{before}|{after}");
        }
        assert_eq!(affinity(&Ends::new(""), &Ends::new("路")), 0);
    }
}
