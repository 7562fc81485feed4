//! The everyday quantity, 36家 or 4.8万户: a numeral with its unit, and nothing around that could say
//! more of it. Then no rule but those for numerals and units is asked; all others go by a character
//! beside the amount, and [`Role`] tells that none is there.

use super::{
    Quantity, modifier,
    numeral::{Numeral, Vague},
    role::{Edge, Role},
    stand::stands_bare,
    unit::{Unit, parts, unit_behind},
};
use crate::Span;

/// The quantity that a numeral at `at`, behind `before`, makes with its unit alone, or that it makes
/// none; an error where that does not tell: the unit, if nothing may stand between.
#[inline]
pub(super) fn alone(
    text: &str,
    at: usize,
    before: Edge,
    numeral: &Numeral,
) -> Result<Option<Quantity>, Option<Unit>> {
    let behind = numeral.next;
    if parts(text, numeral.end, behind) {
        return Err(None);
    }
    let unit = unit_behind(text, numeral);
    let end = unit.map_or(numeral.end, |unit| unit.span.end);
    if is_led(text, at, before) || goes_on(text, end) {
        return Err(unit);
    }
    if let Some(unit) = unit {
        return everyday(text, at, numeral, &unit).map(Some).ok_or(Some(unit));
    }
    let may_stand = behind.c == Some('、') || stands_bare(numeral, numeral.vague, behind, false);
    if may_stand { Err(None) } else { Ok(None) }
}

/// A numeral with a unit as a quantity, unless there are rules for one of them.
#[inline]
fn everyday(text: &str, at: usize, numeral: &Numeral, unit: &Unit) -> Option<Quantity> {
    let told = unit.told().filter(|_| numeral.vague == Vague::Exact && !numeral.bare)?;
    let value = numeral.low.number()?;
    let span = Span::new(at, unit.span.end);
    Some(Quantity {
        text: String::from(&text[span]),
        span,
        kind: told.kind,
        number: Some(Span::new(at, numeral.end)),
        value: Some(value),
        low: None,
        high: None,
        approximation: None,
        unit: Some(unit.found()),
    })
}

/// Whether what stands before an amount at `at` may belong to it.
#[inline]
fn is_led(text: &str, at: usize, before: Edge) -> bool {
    before.has(Role::LEADS) && is_led_by(text, at, before)
}

fn is_led_by(text: &str, at: usize, before: Edge) -> bool {
    if before.c == Some(' ') {
        let head = text[..at].trim_end_matches(' ');
        return Edge::before(head, head.len()).has(Role::LEADS);
    }
    before.has(Role::SIGN.or(Role::CURRENCY).or(Role::COMPARED).or(Role::PLACE))
        || modifier::before(text, at).is_some()
}

/// Whether what stands behind an amount that ends at `end` may belong to it.
#[inline]
fn goes_on(text: &str, end: usize) -> bool {
    let behind = Edge::behind(text, end);
    behind.has(Role::FOLLOWS)
        && (behind.c != Some(' ') || Edge::behind(text, end + 1).has(Role::DASH))
}
