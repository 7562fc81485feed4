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

/// What is known of an amount by its numeral and unit.
pub(super) enum Alone {
    /// All there is to it.
    Quantity(Quantity),
    /// That it is no quantity.
    Nothing,
    /// Not enough; the unit, if nothing may stand between.
    Open(Option<Unit>),
}

/// Whether a numeral at `at`, behind `before`, makes a quantity or none with its unit alone.
#[inline]
pub(super) fn alone(text: &str, at: usize, before: Edge, numeral: &Numeral) -> Alone {
    let behind = numeral.next;
    if parts(text, numeral.end, behind) {
        return Alone::Open(None);
    }
    let unit = unit_behind(text, numeral);
    let end = unit.map_or(numeral.end, |unit| unit.span.end);
    if is_led(text, at, before) || goes_on(text, end) {
        return Alone::Open(unit);
    }
    let told = unit.and_then(|unit| Some((unit.told()?.kind, unit.found())));
    let plain = numeral.vague == Vague::Exact && !numeral.bare;
    let value = numeral.low.number();
    if let Some((kind, found)) = told
        && plain
        && value.is_some()
    {
        let span = Span::new(at, end);
        return Alone::Quantity(Quantity {
            text: String::from(&text[span]),
            span,
            kind,
            number: Some(Span::new(at, numeral.end)),
            value,
            low: None,
            high: None,
            approximation: None,
            unit: Some(found),
        });
    }
    let listed = behind.c == Some('、');
    if unit.is_none() && !listed && !stands_bare(numeral, numeral.vague, behind, false) {
        return Alone::Nothing;
    }
    Alone::Open(unit)
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
