//! The everyday numeral, 4.8万 or 三: digits, perhaps with one large scale. What is out of the
//! ordinary is left to the reader of `numeral`, which gives the same.

use super::{
    arabic::arabic,
    decimal::Decimal,
    glyph::{Glyph, char_at, glyph},
    numeral::Numeral,
};

/// The everyday numeral that begins at `at`.
pub(super) fn plain(text: &str, at: usize) -> Option<Numeral> {
    let c = char_at(text, at)?;
    let digits = match glyph(c) {
        Glyph::Arabic(_) => written(text, at)?,
        Glyph::Digit(digit) => {
            let value = Decimal::integer(digit.into());
            Numeral { digits: 1, chars: 1, ..Numeral::exact(at + c.len_utf8(), value) }
        }
        _ => return None,
    };
    if ends(text, digits.end) {
        return Some(digits);
    }
    let scale = char_at(text, digits.end)?;
    let scaled = scaled(digits, scale)?;
    ends(text, scaled.end).then_some(scaled)
}

/// Arabic digits.
fn written(text: &str, at: usize) -> Option<Numeral> {
    let (value, end, digits, commas) = arabic(text, at)?;
    let chars = text[at..end].chars().count();
    Some(Numeral { digits, arabic: true, chars, commas, ..Numeral::exact(end, value) })
}

/// Digits with 万 or 亿.
fn scaled(digits: Numeral, scale: char) -> Option<Numeral> {
    let Glyph::Big(power @ (4 | 8)) = glyph(scale) else { return None };
    let power = power.into();
    let value = digits.low.scaled(power)?;
    Some(Numeral {
        end: digits.end + scale.len_utf8(),
        low: value,
        high: value,
        scaled: true,
        big: power,
        lend: power,
        chars: digits.chars + 1,
        ..digits
    })
}

/// Whether no numeral can go on at `at`.
fn ends(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    let Some(c) = rest.next() else { return true };
    let infix = matches!(c, '多' | '余' | '餘' | '来' | '來' | '个' | '個' | '点' | '點' | ' ');
    glyph(c) == Glyph::Other && !(infix && rest.next().is_some_and(|c| glyph(c) != Glyph::Other))
}
