//! Finding numerals in running text.

use std::iter::FusedIterator;

use super::Number;
use crate::Span;

/// What a numeral says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum NumeralKind {
    /// How many: 三百, 2.6万亿, 16.4.
    Cardinal,
    /// Which one: 第三.
    Ordinal,
    /// A part: 三分之一, 1/3, 三成, 八折.
    Fraction,
    /// 百分之五, 5%, 3‰.
    Percent,
    /// Digit by digit: 二〇二四.
    Digits,
}

/// A numeral and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NumeralMatch {
    /// All of it: 第 and 百分之 and % included.
    pub span: Span,
    /// The number that it names; the lower one of 两三百.
    pub value: Number,
    /// What it says.
    pub kind: NumeralKind,
}

/// The pieces of a numeral in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Scan {
    /// All of it: sign, 第, 百分之, %, ‰, 成, 折 included.
    pub(crate) span: Span,
    /// The part that is a number: 五 of 第五, 50 of 50%, 五点二 of 百分之五点二, 七五 of 七五折 (with
    /// its sign); of 三分之一 all of it.
    pub(crate) number: Span,
    /// The value of all of it: 0.5 for 50%, 0.75 for 七五折.
    pub(crate) value: Number,
    /// The value as written: 50 for 50%, 7.5 for 七五折, otherwise `value`.
    pub(crate) written: Number,
    /// What it says.
    pub(crate) kind: NumeralKind,
    /// The other end of two neighbouring digits: 300 in 两三百, 17000 in 一万六七 (whose `value` is
    /// 16000).
    pub(crate) high: Option<Number>,
    /// The power of ten of the large units at its end: 4 for 5万, 12 for 2.6万亿, 8 for 九百亿, 0 for 300.
    pub(crate) large: u8,
    /// The power of ten of all units at its end: 10 for 九百亿, 2 for 三百, 1 for 五十, 0 for 3.5.
    pub(crate) units: u8,
    /// Whether its last digit is Arabic or it has no Chinese digit at all.
    pub(crate) arabic: bool,
}

/// The numeral that starts at byte `at`, whatever stands around it.
pub(crate) fn scan(_text: &str, _at: usize) -> Option<Scan> {
    None
}

/// The run of units at byte `at`, as power of ten and length in bytes: (6, 6) for 百万 of 几百万.
pub(crate) fn unit_run(_text: &str, _at: usize) -> Option<(u8, usize)> {
    None
}

/// Iterator of [`find`].
#[derive(Debug, Clone)]
pub struct Numerals<'t> {
    text: &'t str,
    at: usize,
}

impl Numerals<'_> {
    /// The next numeral in all its pieces.
    pub(crate) fn next_scan(&mut self) -> Option<Scan> {
        self.at = self.text.len();
        None
    }
}

impl Iterator for Numerals<'_> {
    type Item = NumeralMatch;

    fn next(&mut self) -> Option<NumeralMatch> {
        self.next_scan().map(|s| NumeralMatch { span: s.span, value: s.value, kind: s.kind })
    }
}

impl FusedIterator for Numerals<'_> {}

/// Every numeral of a text, from left to right.
pub fn find(text: &str) -> Numerals<'_> {
    Numerals { text, at: 0 }
}
