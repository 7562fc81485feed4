//! Finding numerals in running text.

use std::iter::FusedIterator;

use super::Number;
use super::class::{
    DOT, HALF, MINUS, NEGATIVE, ORDINAL, arabic_digit, class_at, kind, large_unit, small_unit,
};
use super::compound::{Compound, compound, plain};
use super::core::Mode;
use super::guard;
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
    /// An inner 多, 余, 来 or 几: 多 of 十多万, whose `value` is 100000.
    pub(crate) vague: Option<Span>,
    /// The power of ten of the large units at its end: 4 for 5万, 12 for 2.6万亿, 8 for 九百亿, 0 for 300.
    pub(crate) large: u8,
    /// The power of ten of all units at its end: 10 for 九百亿, 2 for 三百, 1 for 五十, 0 for 3.5.
    pub(crate) units: u8,
    /// Whether it has an Arabic digit.
    pub(crate) arabic: bool,
}

impl From<Compound> for Scan {
    fn from(c: Compound) -> Self {
        Self {
            span: Span::new(c.start, c.end),
            number: c.number,
            value: c.value,
            written: c.written,
            kind: c.kind,
            high: c.high,
            vague: c.vague,
            large: c.large,
            units: c.units,
            arabic: c.arabic,
        }
    }
}

/// The numeral that starts at byte `at`, whatever stands around it. A bare 百, 千 or 万 is none.
pub(crate) fn scan(text: &str, at: usize) -> Option<Scan> {
    let found = compound(text.as_bytes(), at, Mode::Running).ok()?;
    (!found.bare && found.end > at).then(|| found.into())
}

/// The run of units at byte `at`, as power of ten and length in bytes: (6, 6) for 百万 of 几百万.
pub(crate) fn unit_run(text: &str, at: usize) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let (mut power, mut end) = (0_u8, at);
    let (class, len) = class_at(bytes, end);
    if let Some(unit) = small_unit(class) {
        (power, end) = (unit, end + len);
    }
    while let (class, len) = class_at(bytes, end)
        && let Some(unit) = large_unit(class).filter(|u| *u <= 12 && power <= 32)
    {
        (power, end) = (power + unit, end + len);
    }
    (end > at).then_some((power, end - at))
}

/// Iterator of [`find`].
#[derive(Debug, Clone)]
pub struct Numerals<'t> {
    text: &'t str,
    at: usize,
    /// The end of the last numeral.
    last: usize,
}

impl Numerals<'_> {
    /// The next numeral in all its pieces.
    pub(crate) fn next_scan(&mut self) -> Option<Scan> {
        let bytes = self.text.as_bytes();
        loop {
            let (class, len) = class_at(bytes, self.at);
            if len == 0 {
                return None;
            }
            if class == 0 || !starts(class) {
                self.at += len;
                continue;
            }
            if let Some(found) = self.attempt(class, len) {
                self.at = found.end;
                self.last = found.end;
                return Some(found.into());
            }
        }
    }

    /// The numeral at the present place; where there is none, moves on.
    fn attempt(&mut self, class: u8, len: usize) -> Option<Compound> {
        let start = self.at;
        self.at = start + len;
        if arabic_digit(class).is_some()
            && let Some(end) = guard::link_end(self.text, self.last, start)
        {
            self.at = end;
            return None;
        }
        let allowed = match class {
            MINUS => guard::is_minus(self.text, start, self.last),
            NEGATIVE => !guard::is_burden(self.text, start),
            DOT => len == 1 && !guard::after_word(self.text, start),
            _ => true,
        };
        if !allowed {
            return None;
        }
        let mut found = self.read(start)?;
        if guard::is_word(self.text, &found) {
            if found.kind == NumeralKind::Digits {
                self.at = found.end;
            }
            return None;
        }
        if found.bare {
            self.at = found.end;
            return None;
        }
        guard::count_back(self.text, &mut found, self.last);
        Some(found)
    }
}

impl Numerals<'_> {
    fn read(&mut self, start: usize) -> Option<Compound> {
        let bytes = self.text.as_bytes();
        if let Some(found) = plain(bytes, start) {
            return Some(found);
        }
        match compound(bytes, start, Mode::Running) {
            Ok(found) => Some(found),
            Err(fault) => {
                self.at = guard::run_end(bytes, self.at.max(fault.at));
                None
            }
        }
    }
}

/// Whether a numeral can begin with this.
fn starts(class: u8) -> bool {
    kind(class) < 0x80
        || matches!(class, DOT | MINUS | NEGATIVE | HALF | ORDINAL)
        || kind(class) == 0x90
}

impl Iterator for Numerals<'_> {
    type Item = NumeralMatch;

    fn next(&mut self) -> Option<NumeralMatch> {
        self.next_scan().map(|s| NumeralMatch { span: s.span, value: s.value, kind: s.kind })
    }
}

impl FusedIterator for Numerals<'_> {}

/// Every numeral of a text, from left to right.
///
/// What only looks like one is passed over (四川, 收拾, 大陆, 一切), and so is a bare unit (千万).
/// Words with a numeral in them are found (一带一路): whether they count anything is for
/// [`quantity`](crate::quantity) to say.
///
/// ```
/// use jianbao::number;
///
/// let text = "青屏县今年修路三百二十公里，完成投资1.5亿元，占百分之六十";
/// let found: Vec<_> = number::find(text).map(|m| (&text[m.span], m.value.to_string())).collect();
/// let expected = [("三百二十", "320"), ("1.5亿", "150000000"), ("百分之六十", "0.6")];
/// assert_eq!(found, expected.map(|(t, v)| (t, v.to_string())));
/// ```
#[doc(alias = "查找")]
pub fn find(text: &str) -> Numerals<'_> {
    Numerals { text, at: 0, last: 0 }
}
