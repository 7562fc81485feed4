//! Parts of a whole: 三分之一, 百分之五, 1/4, 一半.

use super::{
    Approximation, Bound, Dimension, Quantity, QuantityKind, UnitMatch,
    glyph::{Glyph, char_at, char_before, glyph},
    modifier::{self, Side},
    numeral::{self, Numeral, Vague},
};
use crate::{Span, number::Number};

/// A part: its value, where its numeral stands, and what it is.
struct Part {
    number: Span,
    end: usize,
    start: usize,
    value: Option<Number>,
    high: Option<Number>,
    kind: QuantityKind,
    unit: Option<UnitMatch>,
}

/// Whether a part can begin with `first`, whatever stands behind the numeral.
#[inline]
pub(super) fn may_begin(first: char) -> bool {
    matches!(first, '半' | '一' | '对' | '對')
}

/// The part that begins at `at`, where `numeral` stands, if one does.
pub(super) fn at(
    text: &str,
    at: usize,
    from: usize,
    numeral: Option<&Numeral>,
) -> Option<Quantity> {
    let part = match char_at(text, at)? {
        '半' => half(text, at)?,
        '一' if text[at..].starts_with("一半") => one_half(text, at)?,
        '对' | '對' if text[at + 3..].starts_with('折') => even(text, at)?,
        _ => written(text, at, numeral?)?,
    };
    Some(build(text, &signed(text, part), from))
}

/// 一半 is one half.
fn one_half(text: &str, at: usize) -> Option<Part> {
    let end = at + "一半".len();
    Some(Part {
        start: at,
        number: Span::new(at, end),
        end,
        value: Number::new_ratio(1, 2),
        high: None,
        kind: QuantityKind::Fraction,
        unit: None,
    })
    .filter(|_| !text[end..].starts_with(['是', '天']) || !text[..at].ends_with(['另']))
}

/// 对折 is five tenths.
fn even(text: &str, at: usize) -> Option<Part> {
    let end = at + "对".len();
    let row = super::unit::row("tenth")?;
    let number = Span::new(at, end);
    let factor = Number::new_ratio(row.factor.0.into(), row.factor.1.into());
    let dimension = Dimension::Ratio;
    let unit =
        UnitMatch { span: Span::new(end, end + 3), symbol: Some("tenth"), dimension, factor };
    text[..at].ends_with('打').then(|| Part {
        start: at,
        number,
        end: end + "折".len(),
        value: Some(Number::from(5i128)),
        high: None,
        kind: QuantityKind::Fraction,
        unit: Some(unit),
    })
}

/// 半数, 半年, 半公升.
fn half(text: &str, at: usize) -> Option<Part> {
    let before = char_before(text, at);
    if before.is_some_and(|c| "上下大多前后各过夜一对小参".contains(c))
        && !text[at..].starts_with("半数")
    {
        return None;
    }
    let end = at + "半".len();
    let value = Number::new_ratio(1, 2);
    let part = |end, kind, unit| Part {
        start: at,
        number: Span::new(at, at + 3),
        end,
        value,
        high: None,
        kind,
        unit,
    };
    if text[end..].starts_with('数') {
        return Some(part(end + "数".len(), QuantityKind::Fraction, None));
    }
    let one = numeral::read("十一", 0)?;
    let unit = super::unit::unit_at(text, end, &one)?;
    let known = unit.row.is_some_and(|row| {
        !matches!(row.symbol, "deg" | "li" | "m3" | "mu" | "CNY" | "liang")
            || matches!(unit.name, "亩" | "里")
    });
    (known || matches!(unit.name, "个" | "個" | "小时"))
        .then(|| part(unit.span.end, unit.kind(), Some(unit.found())))
}

/// 三分之一, 百分之五点二, 一又二分之一, 1/4.
fn written(text: &str, at: usize, first: &Numeral) -> Option<Part> {
    match char_at(text, first.end)? {
        '分' if text[first.end..].starts_with("分之") => {
            ratio(text, at, first, first.end + "分之".len())
        }
        '又' => mixed(text, at, first),
        '/' | '／' => slash(text, at, first),
        _ => None,
    }
}

fn ratio(text: &str, at: usize, below: &Numeral, from: usize) -> Option<Part> {
    let above = numeral::read(text, from)?;
    let denominator = below.low.number().filter(|_| below.vague == Vague::Exact)?;
    if text[above.end..].starts_with("决赛") {
        return None;
    }
    let (mut end, mut above) = (above.end, above);
    let per = |symbol, kind| {
        let span = Span::new(at, from);
        let factor = Number::from(1i128).checked_div(denominator);
        (kind, Some(UnitMatch { span, symbol: Some(symbol), dimension: Dimension::Ratio, factor }))
    };
    let (kind, unit) = match below.low.small() {
        Some(100) => per("%", QuantityKind::Percent),
        Some(1000) => per("permille", QuantityKind::Permille),
        _ => (QuantityKind::Fraction, None),
    };
    let low = above.low.number()?;
    let mut high = (above.low != above.high).then(|| above.high.number()).flatten();
    let mut number = Span::new(from, end);
    if let Some((last, stop)) = second(text, end, unit.is_some()) {
        high = last.low.number().filter(|value| *value > low);
        if high.is_some() {
            above = last;
            end = stop;
            number.end = above.end;
        }
    }
    if unit.is_none() {
        number = Span::new(at, end);
        let share = |value: Number| value.checked_div(denominator);
        return Some(Part {
            start: at,
            number,
            end,
            value: share(low),
            high: high.and_then(share),
            kind,
            unit,
        });
    }
    Some(Part { start: at, number, end, value: Some(low), high, kind, unit })
}

/// The other end of 百分之十到百分之二十 or 百分之十至二十.
fn second(text: &str, at: usize, percent: bool) -> Option<(Numeral, usize)> {
    if !percent {
        return None;
    }
    let from = super::calendar::dash(text, at)?;
    let next = ["百分之", "千分之"].iter().find_map(|word| text[from..].strip_prefix(word));
    let from = next.map_or(from, |rest| text.len() - rest.len());
    let numeral = numeral::read(text, from)?;
    let unit = super::unit::unit_at(text, numeral.end, &numeral).is_some();
    (next.is_some() || !unit).then_some((numeral, numeral.end))
}

/// 一又二分之一.
fn mixed(text: &str, at: usize, whole: &Numeral) -> Option<Part> {
    let from = whole.end + "又".len();
    let below = numeral::read(text, from)?;
    let rest = text[below.end..].strip_prefix("分之")?;
    let above = numeral::read(text, text.len() - rest.len())?;
    let part = above.low.number()?.checked_div(below.low.number()?)?;
    let value = whole.low.number()?.checked_add(part);
    let number = Span::new(at, above.end);
    Some(Part {
        start: at,
        number,
        end: above.end,
        value,
        high: None,
        kind: QuantityKind::Fraction,
        unit: None,
    })
}

/// 1/4, but no date and no code.
fn slash(text: &str, at: usize, above: &Numeral) -> Option<Part> {
    let rest = text[above.end..].strip_prefix(['/', '／'])?;
    let from = text.len() - rest.len();
    let below = numeral::read(text, from)?;
    let next = char_at(text, below.end);
    let code = next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '／' | '-'))
        || text[below.end..].starts_with("决赛")
        || char_before(text, at).is_some_and(|c| matches!(c, '/' | '／' | '-'));
    let small = above.arabic && below.arabic && above.digits <= 4 && below.digits <= 4;
    if code || !small || below.low.is_zero() {
        return None;
    }
    let value = above.low.number()?.checked_div(below.low.number()?);
    let number = Span::new(at, below.end);
    Some(Part {
        start: at,
        number,
        end: below.end,
        value,
        high: None,
        kind: QuantityKind::Fraction,
        unit: None,
    })
}

/// 负12/17, 负百分之六十.
fn signed(text: &str, mut part: Part) -> Part {
    let head = &text[..part.start];
    let sign = ["负的", "负", "負", "-", "－"].into_iter().find(|sign| head.ends_with(sign));
    let Some(sign) = sign else { return part };
    let start = head.len() - sign.len();
    if char_before(text, start).is_some_and(char::is_alphanumeric) || part.high.is_some() {
        return part;
    }
    part.value = part.value.and_then(Number::checked_neg);
    if part.number.start == part.start {
        part.number.start = start;
    }
    part.start = start;
    part
}

fn build(text: &str, part: &Part, from: usize) -> Quantity {
    let before = modifier::before(text, part.start).filter(|before| before.start >= from);
    let compared = super::range::compared_at(text, part.start, part.end);
    let after = modifier::after(text, part.end).filter(|_| compared.is_none());
    let bound = |value: Number, inclusive| Bound { value, inclusive };
    let mut found = Quantity {
        text: String::new(),
        span: Span::new(part.start, part.end),
        kind: part.kind,
        number: Some(part.number),
        value: part.value.filter(|_| part.high.is_none()),
        low: part.high.and(part.value).map(|value| bound(value, true)),
        high: part.high.map(|value| bound(value, true)),
        approximation: None,
        unit: part.unit,
    };
    let mut side = None;
    if let Some((word, kind)) = after {
        found.span.end += word.len();
        side = Some((word, kind));
    }
    if let Some(before) = before {
        found.span.start = before.start;
        side = Some((before.word, before.side));
    }
    if let Some(compared) = compared {
        found.span = Span::new(compared.start, compared.end);
        side = Some(("比", compared.side));
    }
    if let (Some((word, side)), Some(value)) = (side, found.value) {
        found.approximation = side.approximation(word);
        (found.low, found.high) = bounds(side, value);
    }
    if glyph(char_at(text, found.span.end).unwrap_or(' ')) == Glyph::Other
        && text[found.span.end..].starts_with('多')
        && side.is_none()
        && part.high.is_none()
    {
        found.approximation = Some(Approximation::Over);
        found.low = found.value.map(|value| bound(value, true));
        found.span.end += "多".len();
    }
    text[found.span].clone_into(&mut found.text);
    found
}

/// The bounds that a modifier says of `value`.
fn bounds(side: Side, value: Number) -> (Option<Bound>, Option<Bound>) {
    let bound = |inclusive| Some(Bound { value, inclusive });
    match side {
        Side::Around => (None, None),
        Side::Above => (bound(false), None),
        Side::From => (bound(true), None),
        Side::Below => (None, bound(false)),
        Side::UpTo => (None, bound(true)),
        Side::Equal => (bound(true), bound(true)),
    }
}
