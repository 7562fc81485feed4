//! Finding numerals in running text.

use std::iter::FusedIterator;

use super::Number;
use super::class::{DOT, HALF, MINUS, NEGATIVE, ORDINAL, arabic_digit, class_at, kind};
use super::compound::{Compound, compound, plain};
use super::core::Mode;
use super::guard;
use crate::Span;

/// What a numeral says.
///
/// ```
/// use jianbao::number::{self, NumeralKind};
///
/// let kinds: Vec<_> = number::find("第三届书市，三成座位，三百人").map(|one| one.kind).collect();
/// assert_eq!(kinds, [NumeralKind::Ordinal, NumeralKind::Fraction, NumeralKind::Cardinal]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[doc(alias = "数词")]
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
///
/// ```
/// let text = "水渠长两千零十二米";
/// let found = jianbao::number::find(text).next().unwrap();
/// assert_eq!(&text[found.span], "两千零十二");
/// assert_eq!(found.value.to_string(), "2012");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "数词")]
pub struct NumeralMatch {
    /// All of it: 第 and 百分之 and % included.
    pub span: Span,
    /// The number that it names; the lower one of 两三百.
    pub value: Number,
    /// What it says.
    pub kind: NumeralKind,
}

/// Iterator of [`find`].
///
/// ```
/// let mut numerals = jianbao::number::find("三个村，五百户");
/// assert_eq!(numerals.next().unwrap().value.to_string(), "3");
/// assert_eq!(numerals.next().unwrap().value.to_string(), "500");
/// assert_eq!(numerals.next(), None);
/// ```
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[doc(alias = "数词")]
pub struct Numerals<'t> {
    text: &'t str,
    at: usize,
    /// The end of the last numeral.
    last: usize,
    /// The last digits that no web address goes on to.
    looked: usize,
}

impl Numerals<'_> {
    /// The next numeral with its pieces.
    fn next_compound(&mut self) -> Option<Compound> {
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
                return Some(found);
            }
        }
    }

    /// The numeral at the present place; where there is none, moves on.
    fn attempt(&mut self, class: u8, len: usize) -> Option<Compound> {
        let start = self.at;
        self.at = start + len;
        if arabic_digit(class).is_some() {
            // What stood before the digits looked at last was looked at then.
            let from = self.last.max(self.looked.saturating_sub("://".len()));
            if let Some(end) = guard::link_end(self.text, from, start) {
                self.at = end;
                return None;
            }
            self.looked = start;
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
        let read = |bytes| match plain(bytes, start) {
            Some(found) => Ok(found),
            None => compound(bytes, start, Mode::Running),
        };
        match read(bytes) {
            Ok(found) if guard::ends_in_word(self.text, &found) => {
                read(&bytes[..found.end - "陆".len()]).ok()
            }
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
        let found = self.next_compound()?;
        let span = Span::new(found.start, found.end);
        Some(NumeralMatch { span, value: found.value, kind: found.kind })
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
    Numerals { text, at: 0, last: 0, looked: 0 }
}
