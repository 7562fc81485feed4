//! The everyday numeral, 4.8万, 三 or 二十一: digits, perhaps with one scale. What is out of the
//! ordinary is left to the reader of `numeral`, which gives the same.

use super::{
    arabic::{Digits, arabic},
    decimal::Decimal,
    glyph::{Glyph, char_at, glyph, is_small, is_tael},
    numeral::{Numeral, Vague},
    role::{Edge, Role},
    set::Set,
};

/// The everyday numeral that begins with `first` at `at`.
#[inline]
pub(super) fn plain(text: &str, at: usize, first: char) -> Option<Numeral> {
    if first.is_ascii_digit() {
        let digits = arabic(text, at)?;
        return digital(text, &digits, Edge::behind(text, digits.end), true);
    }
    let end = at + first.len_utf8();
    match glyph(first) {
        Glyph::Digit(digit) => {
            let next = Edge::behind(text, end);
            if next.has(Role::FIGURE) && matches!(next.c.map(glyph), Some(Glyph::Small(_))) {
                return tens(text, at, digit, end);
            }
            digital(text, &lone(digit, end), next, false)
        }
        Glyph::Small(_) => tens(text, at, 1, at),
        Glyph::Several => several(text, end, first),
        Glyph::Arabic(_) => {
            let digits = arabic(text, at)?;
            digital(text, &digits, Edge::behind(text, digits.end), true)
        }
        _ => None,
    }
}

/// The digits before `next`, perhaps with 万 or 亿.
#[inline]
fn digital(text: &str, digits: &Digits, next: Edge, arabic: bool) -> Option<Numeral> {
    let numeral = Numeral {
        next,
        digits: digits.count,
        arabic,
        chars: digits.chars,
        commas: digits.commas,
        ..Numeral::exact(digits.end, digits.value)
    };
    if !next.has(Role::FIGURE) {
        return Some(numeral);
    }
    match glyph(next.c.unwrap_or(' ')) {
        Glyph::Big(power @ (4 | 8)) => scaled(text, &numeral, power.into()),
        Glyph::Other if ends_before_mark(text, digits.end, next.c) => Some(numeral),
        _ => None,
    }
}

/// A Chinese digit.
fn lone(digit: u8, end: usize) -> Digits {
    Digits { value: Decimal::integer(digit.into()), end, count: 1, chars: 1, commas: false }
}

/// The digits with 万 or 亿, as the power of ten.
fn scaled(text: &str, digits: &Numeral, power: u32) -> Option<Numeral> {
    let value = digits.low.scaled(power)?;
    let end = digits.end + "万".len();
    ended(
        text,
        Numeral {
            end,
            low: value,
            high: value,
            scaled: true,
            big: power,
            lend: power,
            chars: digits.chars + 1,
            ..*digits
        },
    )
}

/// The numeral, if none can go on behind it.
fn ended(text: &str, mut numeral: Numeral) -> Option<Numeral> {
    numeral.next = Edge::behind(text, numeral.end);
    ends(text, numeral.end, numeral.next).then_some(numeral)
}

/// 十, 十五, 二十, 二十一, 三百, 五千: the scale that `count` stands before is at `at`.
fn tens(text: &str, start: usize, count: u8, at: usize) -> Option<Numeral> {
    let mut rest = text[at..].chars();
    let (scale, next) = (rest.next()?, rest.next().unwrap_or(' '));
    let Glyph::Small(power) = glyph(scale) else { return None };
    let capital = [char_at(text, start)?, scale].into_iter().any(|c| !is_small(c));
    if capital
        || count == 0
        || power > 1 && UNIT_TAILS.has(next)
        || next == '分' && UNITS.iter().any(|unit| text[at..].starts_with(unit))
    {
        return None;
    }
    let mut numeral = Numeral {
        digits: usize::from(at > start),
        bare: at == start && power > 1,
        scaled: true,
        lend: power.into(),
        ..Numeral::exact(at + scale.len_utf8(), Decimal::integer(0))
    };
    let mut ones = 0;
    if let Glyph::Digit(digit) = glyph(next)
        && power == 1
        && is_small(next)
        && !is_tael(next)
    {
        (ones, numeral.lend) = (digit, 0);
        numeral.end += next.len_utf8();
    }
    let value = i128::from(count) * [10, 100, 1000][usize::from(power - 1)] + i128::from(ones);
    numeral.low = Decimal::integer(value);
    numeral.high = numeral.low;
    numeral.chars = (numeral.end - start) / "十".len();
    ended(text, numeral)
}

/// What follows 百 or 千 in units: 百帕, 千克.
const UNIT_TAILS: Set = Set::new("帕米克瓦卡焦赫伏字比吨");
const UNITS: [&str; 2] = ["百分点", "百分點"];

/// 几 alone.
fn several(text: &str, end: usize, first: char) -> Option<Numeral> {
    if !matches!(first, '几' | '幾') {
        return None;
    }
    let bounds = Numeral {
        high: Decimal::integer(9),
        vague: Vague::Several,
        chars: 1,
        ..Numeral::exact(end, Decimal::integer(2))
    };
    ended(text, bounds)
}

/// Whether what stands behind a numeral that ends at `end` does not go on with it.
#[inline]
fn ends(text: &str, end: usize, next: Edge) -> bool {
    !next.has(Role::FIGURE) || ends_before_mark(text, end, next.c)
}

/// Whether the character behind, which could go on with a numeral, does not.
fn ends_before_mark(text: &str, end: usize, next: Option<char>) -> bool {
    let Some(c) = next else { return true };
    let behind = char_at(text, end + c.len_utf8());
    match c {
        _ if glyph(c) != Glyph::Other => false,
        '个' | '個' => !matches!(behind, Some('亿' | '億')),
        _ => behind.is_none_or(|c| glyph(c) == Glyph::Other),
    }
}
