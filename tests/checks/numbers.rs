//! Numbers and quantities.

use jianbao::number::{
    self, FormatOptions, LargeUnits, Mode, Number, Style, Ten, Two, Yuan, Zero, ZeroPlacement,
};
use jianbao::quantity::{self, Quantity};
use jianbao::{Error, ErrorKind};

use super::in_order;

/// Any text, whether it holds numbers or not.
pub(crate) fn text(text: &str) {
    numerals(text);
    quantities(text);
    numeral(text);
}

/// The numerals found in a text are in order, and read alone give the value found; two digits that
/// name two numbers, 四五 (项) and 两三百, are another numeral alone or none.
fn numerals(text: &str) {
    in_order(text, number::find(text).map(|found| found.span));
    for found in number::find(text) {
        let piece = &text[found.span];
        let value = number::parse(piece);
        assert!(value == Ok(found.value) || is_range(piece), "{value:?}, in {text:?} {found:?}");
    }
}

/// Whether two digits stand side by side, which may name two numbers: 四五 (项), 两三百.
fn is_range(numeral: &str) -> bool {
    let digits: Vec<bool> = numeral.chars().map(|c| DIGITS.contains(c)).collect();
    digits.windows(2).any(|pair| pair[0] && pair[1])
}

const DIGITS: &str = "一二两三四五六七八九壹贰参叁肆伍陆柒捌玖幺";

/// The quantities found in a text are in order, with their parts inside them.
fn quantities(text: &str) {
    let all: Vec<Quantity> = quantity::find(text).collect();
    in_order(text, all.iter().map(|found| found.span));
    for found in &all {
        assert_eq!(&text[found.span], found.text);
        for part in [found.number, found.unit.map(|unit| unit.span)].into_iter().flatten() {
            let inside = part.start >= found.span.start && part.end <= found.span.end;
            assert!(inside && text.get(part.range()).is_some(), "{part:?} of {found:?}");
        }
        if let (Some(low), Some(high)) = (found.low, found.high) {
            assert!(low.value <= high.value, "{found:?}");
        }
        assert!(found.value.is_some() || found.in_base().is_none_or(|base| base.value.is_none()));
        assert!(!found.to_string().is_empty());
        value(found);
    }
    for pair in all.windows(2) {
        let back = pair[1].compare(&pair[0]).map(std::cmp::Ordering::reverse);
        assert_eq!(pair[0].compare(&pair[1]), back, "{pair:?}");
    }
    let none = |_: &str| false;
    assert!(quantity::find_with(text, &none).eq(all), "a dictionary without a word, {text:?}");
}

/// The value of a quantity is that of its numeral, if that is of the standard form or in Arabic
/// digits, and nothing else adds to it. From 10¹⁶ on large units stand in rows, which the two may
/// take differently.
fn value(found: &Quantity) {
    let (Some(number), Some(value)) = (found.number_text(), found.value) else { return };
    let unit = found.unit_text().unwrap_or_default();
    let adds =
        found.text.contains('半') || matches!(unit, "折" | "成") || found.text.contains("零下");
    let inside =
        found.unit.zip(found.number).is_some_and(|(unit, number)| unit.span.start < number.end);
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let mode = if digits { Mode::Lenient } else { Mode::Strict };
    let read = number::parse_with(number, mode).ok().map(|read| read.value);
    let read = read.filter(|read| read.abs() < 10_000_000_000_000_000_i64.into());
    if !adds && !inside {
        assert!(read.is_none_or(|read| read == value), "{found:?}");
    }
}

/// A whole text read as one numeral, in every way.
fn numeral(text: &str) {
    let lenient = number::parse(text);
    assert_eq!(number::parse_with(text, Mode::Lenient).map(|n| n.value), lenient, "{text:?}");
    match number::parse_with(text, Mode::Strict) {
        Ok(strict) => assert_eq!(lenient, Ok(strict.value), "strict, {text:?}"),
        Err(error) => at_a_boundary(text, &error),
    }
    if let Some((_, len)) = number::parse_prefix(text) {
        assert!(len > 0 && text.is_char_boundary(len), "{len} of {text:?}");
    }
    let _ = number::digits(text);
    for error in
        [lenient.as_ref().err(), text.parse::<Number>().as_ref().err()].into_iter().flatten()
    {
        at_a_boundary(text, error);
    }
    if let Ok(value) = lenient {
        for style in styles() {
            written(value, style);
        }
    }
    if let Ok(value) = text.parse::<Number>() {
        for style in [Style::Lower, Style::Mixed] {
            let Ok(written) = number::format_text(text, style) else { continue };
            match number::parse(&written) {
                // Zeros at the end are written however many they are.
                Err(error) if text.len() > 38 => assert_eq!(error.kind(), ErrorKind::OutOfRange),
                read => assert_eq!(read, Ok(value), "{style:?} of {text:?}"),
            }
        }
    }
}

fn at_a_boundary(text: &str, error: &Error) {
    assert!(text.is_char_boundary(error.at()), "{error:?} of {text:?}");
    assert!(!error.to_string().is_empty());
}

/// A number reads back as it was written.
pub(crate) fn written(value: Number, options: impl Into<FormatOptions>) {
    let options = options.into();
    let money = matches!(options.style, Style::Money | Style::MoneyTraditional);
    let text = match number::format(value, options) {
        Ok(text) => text,
        Err(error) => {
            return assert_eq!(error.kind(), ErrorKind::OutOfRange, "{value} {options:?}");
        }
    };
    match number::parse(&text) {
        Ok(read) if money => {
            let off = read.checked_sub(value).map(Number::abs);
            assert!(off.is_none() || off <= "0.005".parse().ok(), "{value} as {text}");
        }
        read => assert_eq!(read, Ok(value), "{value} as {text}"),
    }
}

/// Numbers print and parse, and their arithmetic undoes itself.
pub(crate) fn arithmetic(a: Number, b: Number) {
    for n in [a, b] {
        assert_eq!(n.to_string().parse(), Ok(n));
        assert_eq!(n.checked_neg().and_then(Number::checked_neg), Some(n));
        let _ = (n.to_f64(), n.place(), n.abs(), n.checked_scale10(3));
        assert!(i128::try_from(n).is_ok_and(|whole| Number::from(whole) == n) || !fits(n));
    }
    assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    assert_eq!(a.checked_add(b), b.checked_add(a));
    assert_eq!(a.checked_mul(b), b.checked_mul(a));
    if let Some(back) = a.checked_add(b).and_then(|sum| sum.checked_sub(b)) {
        assert_eq!(back, a, "less {b}");
    }
    if let Some(back) = a.checked_div(b).and_then(|part| part.checked_mul(b)) {
        assert_eq!(back, a, "by {b}");
    }
}

/// Whether a number is an integer of no more than 38 digits.
fn fits(n: Number) -> bool {
    n.is_integer() && n.abs().to_string().len() <= 38
}

/// A number from what a fuzzer makes up.
pub(crate) fn number((numerator, scale, denominator): (i128, i8, u16)) -> Number {
    let number = match denominator {
        0 | 1 => Some(Number::from(numerator)),
        _ => Number::new_ratio(numerator, denominator.into()),
    };
    number.and_then(|number| number.checked_scale10(scale.into())).unwrap_or(Number::ONE)
}

/// One of all options, chosen by the bits.
pub(crate) fn options(bits: u16) -> FormatOptions {
    let bit = |place: u16| bits >> place & 1 == 1;
    let style = STYLES[usize::from(bits >> 6) % STYLES.len()];
    FormatOptions::from(style)
        .two(if bit(0) { Two::Liang } else { Two::Er })
        .ten(if bit(1) { Ten::Full } else { Ten::Customary })
        .placement(if bit(2) { ZeroPlacement::AfterRound } else { ZeroPlacement::Skipped })
        .zero(if bit(3) { Zero::Circle } else { Zero::Ling })
        .large(if bit(4) { LargeUnits::Zhao } else { LargeUnits::WanYi })
        .yuan(if bit(5) { Yuan::Round } else { Yuan::Yuan })
}

const STYLES: [Style; 8] = [
    Style::Lower,
    Style::Upper,
    Style::LowerTraditional,
    Style::UpperTraditional,
    Style::Digits,
    Style::Money,
    Style::MoneyTraditional,
    Style::Mixed,
];

fn styles() -> impl Iterator<Item = FormatOptions> {
    STYLES.into_iter().map(FormatOptions::from)
}
