//! Arabic digits.

use super::{
    decimal::{Decimal, appended},
    glyph::{Glyph, char_at, glyph},
};

/// Arabic digits with commas in groups of three and a decimal point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    pub(super) end: usize,
    /// How many digits there are.
    pub(super) count: usize,
    /// How many characters there are.
    pub(super) chars: usize,
    pub(super) commas: bool,
}

/// The Arabic digits that begin at `start`.
#[inline]
pub(super) fn arabic(text: &str, start: usize) -> Option<Digits> {
    short(text.as_bytes(), start).or_else(|| long(text, start))
}

/// A few ASCII digits, perhaps with a point, and nothing behind that may go on with them.
#[inline]
fn short(bytes: &[u8], start: usize) -> Option<Digits> {
    let (mut value, mut rest) = ascii(bytes.get(start..)?, 0);
    let (mut chars, mut places) = (bytes.len() - start - rest.len(), 0);
    if let [b'.', tail @ ..] = rest {
        (value, rest) = ascii(tail, value);
        places = tail.len() - rest.len();
        if places == 0 {
            return None;
        }
        chars += 1 + places;
    }
    let count = chars - usize::from(places > 0);
    if count > LONGEST_SHORT || goes_on(rest) {
        return None;
    }
    let value = Decimal::new(value.into(), places as u32);
    Some(Digits { value, end: start + chars, count, chars, commas: false })
}

/// As many digits as surely fit a number of 64 bits.
const LONGEST_SHORT: usize = 18;

/// Whether digits may go on: with a comma, another point or digits of full width.
#[inline]
fn goes_on(rest: &[u8]) -> bool {
    match rest {
        // 、 is no point, and ， no comma unless a digit follows.
        [0xE3, 0x80, ..] => false,
        [0xEF, 0xBC, 0x8C, next, ..] => matches!(next, b'0'..=b'9' | 0xEF),
        _ => matches!(rest, [b',' | b'.' | b'0'..=b'9' | 0xC2 | 0xE3 | 0xEF, ..]),
    }
}

/// A few ASCII digits appended to `value`, and what stands behind them.
#[inline]
fn ascii(bytes: &[u8], mut value: u64) -> (u64, &[u8]) {
    let mut rest = bytes;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        if bytes.len() - rest.len() == LONGEST_SHORT {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        rest = tail;
    }
    (value, rest)
}

/// Arabic digits of any form.
#[inline(never)]
fn long(text: &str, start: usize) -> Option<Digits> {
    let (mut mantissa, mut count, mut at) = digit_run(text, start, 0)?;
    let whole = count;
    let mut commas = false;
    if count <= 3 {
        while let Some(next) = comma_group(text, at) {
            if count > LONGEST {
                return None;
            }
            (mantissa, _, at) = digit_run(text, next, mantissa)?;
            count += 3;
            commas = true;
        }
    }
    let point = char_at(text, at).filter(|c| matches!(c, '.' | '．' | '·' | '・'));
    let mut value = Decimal::integer(mantissa);
    if let Some(point) = point
        && let Some((with, places, end)) = digit_run(text, at + point.len_utf8(), mantissa)
        && (whole > 3 || !matches!(char_at(text, end), Some('.' | '．')))
    {
        value = Decimal::new(with, u32::try_from(places).ok()?);
        (at, count) = (end, count + places);
    }
    let chars = text[start..at].chars().count();
    Some(Digits { value, end: at, count, chars, commas })
}

/// More digits than this are no number, leading zeros or not.
const LONGEST: usize = 64;

/// A run of Arabic digits appended to `value`: the value, how many, and the end.
fn digit_run(text: &str, start: usize, mut value: i128) -> Option<(i128, usize, usize)> {
    let (mut at, mut count) = (start, 0);
    while let Some(c) = char_at(text, at) {
        let Glyph::Arabic(digit) = glyph(c) else { break };
        value = appended(value, digit).filter(|_| count < LONGEST)?;
        at += c.len_utf8();
        count += 1;
    }
    (count > 0).then_some((value, count, at))
}

/// Where the Arabic digits at `at` end.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let digits = text[at..].chars().take_while(|&c| matches!(glyph(c), Glyph::Arabic(_)));
    at + digits.map(char::len_utf8).sum::<usize>()
}

/// Where a comma and just three digits stand at `at`, the place after the comma.
fn comma_group(text: &str, at: usize) -> Option<usize> {
    let comma = char_at(text, at).filter(|c| matches!(c, ',' | '，'))?;
    let from = at + comma.len_utf8();
    let (_, count, _) = digit_run(text, from, 0)?;
    (count == 3).then_some(from)
}
