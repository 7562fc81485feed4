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
    let first = char_at(text, at)?;
    let (mut value, mut end, digits, commas) = match glyph(first) {
        Glyph::Arabic(_) => arabic(text, at)?,
        Glyph::Digit(digit) => (Decimal::integer(digit.into()), at + first.len_utf8(), 1, false),
        _ => return None,
    };
    let (mut chars, mut power) = (text[at..end].chars().count(), 0);
    if !ends(text, end) {
        let scale = char_at(text, end)?;
        let Glyph::Big(exponent @ (4 | 8)) = glyph(scale) else { return None };
        power = exponent.into();
        (value, end, chars) = (value.scaled(power)?, end + scale.len_utf8(), chars + 1);
        if !ends(text, end) {
            return None;
        }
    }
    Some(Numeral {
        digits,
        arabic: matches!(glyph(first), Glyph::Arabic(_)),
        scaled: power > 0,
        big: power,
        lend: power,
        chars,
        commas,
        ..Numeral::exact(end, value)
    })
}

/// Whether no numeral can go on at `at`.
fn ends(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    let Some(c) = rest.next() else { return true };
    let infix = matches!(c, '多' | '余' | '餘' | '来' | '來' | '个' | '個' | '点' | '點' | ' ');
    glyph(c) == Glyph::Other && !(infix && rest.next().is_some_and(|c| glyph(c) != Glyph::Other))
}
