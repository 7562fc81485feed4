//! Two numbers that make one quantity: 5至10万元, 大于10小于20.

use super::{
    Quantity,
    amount::Amount,
    calendar::dash,
    modifier::Side,
    numeral::Vague,
    role::{self, Role},
};
use crate::{Span, number::Number};

/// A range: the amount it makes, and its ends.
pub(super) struct Range {
    pub(super) amount: Amount,
    pub(super) low: Number,
    pub(super) high: Number,
    /// Said with 间 or 之间.
    pub(super) closed: bool,
}

/// The range that `first` begins, if any.
#[inline]
pub(super) fn ahead(text: &str, first: &Amount) -> Option<Range> {
    let joins = first.behind.has(Role::JOINT.or(Role::DASH));
    if !joins || first.vague != Vague::Exact {
        return None;
    }
    between(text, first).or_else(|| joined(text, first))
}

/// A到B, A—B, A～B.
fn joined(text: &str, first: &Amount) -> Option<Range> {
    let from = dash(text, first.end)?;
    let second = second(text, from)?;
    let word = &text[first.end..from];
    if first.unit.is_none() && second.unit.is_none() && !plain(word, first, &second) {
        return None;
    }
    let minus = word.contains(['-', '－', '—']) && !word.contains("——");
    if minus
        && first.unit.is_none()
        && text[..first.start].ends_with(|c: char| c.is_ascii_alphanumeric())
    {
        return None;
    }
    make(first, &second, false)
}

/// Two bare numbers make a range with a word or a wave, but two years do not.
fn plain(word: &str, first: &Amount, second: &Amount) -> bool {
    let years = first.numeral.digits == 4 && second.numeral.digits == 4;
    let chinese = first.numeral.chars == 1 && !first.numeral.arabic && second.numeral.chars == 1;
    word.contains(['到', '至', '~', '～', '–']) && !years && !chinese
}

/// A与B之间, 在A和B间.
fn between(text: &str, first: &Amount) -> Option<Range> {
    let rest = text[first.end..].strip_prefix(['与', '和', '跟', '至', '到'])?;
    let mut second = second(text, text.len() - rest.len())?;
    if first.unit.is_none() && second.unit.is_some_and(|unit| unit.name == "间") {
        second.unit = None;
        second.end_at(text, second.number.end);
    }
    let tail = &text[second.end..];
    let closing = ["之间", "间"].into_iter().find(|word| tail.starts_with(word))?;
    let mut range = make(first, &second, true)?;
    range.amount.end_at(text, second.end + closing.len());
    Some(range)
}

fn second(text: &str, at: usize) -> Option<Amount> {
    let at = at
        + ["-", "－", "负", "零下"]
            .iter()
            .find(|sign| text[at..].starts_with(**sign))
            .map_or(0, |sign| sign.len());
    let second = Amount::read(text, at, 0)?;
    (second.vague == Vague::Exact && second.low == second.high).then_some(second)
}

fn make(first: &Amount, second: &Amount, closed: bool) -> Option<Range> {
    if let Some(unit) = first.unit {
        let other = second.unit?;
        if !unit.same(&other) && unit.name != other.name {
            return None;
        }
    }
    let low = if first.unit.is_none() { lent(first, second) } else { first.low };
    let high = second.high;
    if low >= high {
        return None;
    }
    let amount = Amount {
        start: first.start,
        before: first.before,
        number: Span::new(first.number.start, second.number.end),
        vague: Vague::Exact,
        ..*second
    };
    Some(Range { amount, low, high, closed })
}

/// The first number with the scale that the second lends it: 5至10万 begins at 50000.
fn lent(first: &Amount, second: &Amount) -> Number {
    let (big, all) = (second.numeral.big, second.numeral.lend);
    let value = first.low;
    if first.numeral.big > 0 {
        return value;
    }
    let up = |power: u32| {
        value.checked_scale10(i32::try_from(power).unwrap_or(0)).filter(|up| *up < second.low)
    };
    let digit = value < Number::from(10i128) && value.is_integer() && first.numeral.chars == 1;
    let full = if digit && all > big { up(all) } else { None };
    full.or_else(|| if big > 0 { up(big) } else { None }).unwrap_or(value)
}

/// A comparison around a number: 比170低.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) side: Side,
}

/// 比 before `start` and 大, 小 … behind `end`.
#[inline]
pub(super) fn compared_at(text: &str, start: usize, end: usize) -> Option<Compared> {
    if role::before(text, start).has(Role::COMPARED) { comparison(text, start, end) } else { None }
}

fn comparison(text: &str, start: usize, end: usize) -> Option<Compared> {
    let head = text[..start].trim_end_matches(' ').strip_suffix('比')?;
    let tail = text[end..].trim_start_matches(' ');
    let side = match tail.chars().next()? {
        '大' | '高' | '多' | '长' => Side::Above,
        '小' | '低' | '少' | '短' => Side::Below,
        _ => return None,
    };
    let blanks = text.len() - end - tail.len();
    let near = blanks <= 1 && start - head.len() <= 4 && !head.ends_with(['对', '同', '环', '占']);
    near.then_some(Compared { start: head.len(), end: end + blanks + 3, side })
}

/// Where 位于, 在 or 介于 before a closed range begins.
pub(super) fn opening(text: &str, start: usize, from: usize) -> usize {
    let head = &text[..start];
    ["位于", "介于", "处于", "在"]
        .into_iter()
        .find(|word| head.ends_with(word) && start - word.len() >= from)
        .map_or(start, |word| start - word.len())
}

/// Whether a quantity has one bound only.
#[inline]
pub(super) fn one_sided(quantity: &Quantity) -> bool {
    quantity.low.is_some() != quantity.high.is_some()
}

/// Two bounds on one thing: 大于10小于20, 最多100最少20个.
pub(super) fn both_sides(text: &str, first: &Quantity, second: &Quantity) -> Option<Quantity> {
    if !one_sided(second) || first.low.is_some() == second.low.is_some() {
        return None;
    }
    let gap = text.get(first.span.end..second.span.start)?;
    let gap = gap.trim_matches(' ');
    let joins = ["", "并且", "并", "且", "而且", "的同时", "同时", "，", ",", "、", "， ", "又"];
    if !joins.contains(&gap)
        || first.number.is_none_or(|number| {
            number.start == first.span.start && !gap.is_empty() && !ends_later(first)
        })
    {
        return None;
    }
    if let (Some(a), Some(b)) = (first.unit, second.unit)
        && (a.dimension != b.dimension || a.symbol != b.symbol)
    {
        return None;
    }
    let low = first.low.or(second.low)?;
    let high = first.high.or(second.high)?;
    if low.value >= high.value {
        return None;
    }
    let span = Span::new(first.span.start, second.span.end);
    Some(Quantity {
        text: text[span].to_owned(),
        span,
        kind: second.unit.map_or(first.kind, |_| second.kind),
        number: Some(Span::new(first.number?.start, second.number?.end)),
        value: None,
        low: Some(low),
        high: Some(high),
        approximation: None,
        unit: second.unit.or(first.unit),
    })
}

/// Whether the modifier of a quantity stands behind its number: 1000以上.
fn ends_later(quantity: &Quantity) -> bool {
    quantity.number.is_some_and(|number| number.end < quantity.span.end)
}

/// The second number and unit that a number without unit stands beside: 5.3和5.5个百分点.
pub(super) fn listed(text: &str, first: &Amount) -> Option<Amount> {
    let next = first.behind.c.filter(|c| matches!(c, '和' | '与' | '及' | '、' | '或'))?;
    let at = first.end + next.len_utf8();
    let second = Amount::read(text, at, first.end)?;
    let both = first.numeral.arabic && second.numeral.arabic && second.unit.is_some();
    (both && first.numeral.low.is_fractional()).then_some(second)
}
