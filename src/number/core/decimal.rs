//! What stands after a point.

use super::super::class::{
    DOT, PAIR, TENS, TWIN, VAGUE, arabic_digit, chinese_digit, class_at, kind, large_unit,
    small_unit,
};
use super::super::value::POW10;
use super::{FRESH, Machine, Step, Stop, grow, is_digit};
use crate::Span;

impl Machine<'_> {
    /// 点 or a point with the digits after it, and the units after those.
    pub(super) fn decimal(&mut self, len: usize) -> Step {
        let start = self.at;
        let first = self.class(start + len);
        let ready = self.pending.is_some() || self.rank < FRESH || self.len > 0;
        let digit = is_digit(first) && !matches!(first, PAIR | TWIN);
        if !ready || self.ranged || self.core.exponent != 0 {
            return Err(Stop::End);
        }
        if !digit {
            self.core.stop = start + len;
            return Err(Stop::End);
        }
        let mut part = Fraction { at: start + len, value: 0, places: 0, last: 0, last_at: start };
        part.read(self.bytes)?;
        let next = self.class(part.at);
        if kind(next) == TENS || small_unit(next) == Some(1) {
            return Err(Stop::End);
        }
        self.at = start;
        let sum = self.close()?;
        if self.at < start {
            return Err(Stop::End);
        }
        if sum.exponent != 0 {
            return Err(Stop::Range);
        }
        let scale =
            POW10.get(usize::try_from(part.places).unwrap_or(usize::MAX)).ok_or(Stop::Range)?;
        let whole = sum.value.checked_mul(*scale).ok_or(Stop::Range)?;
        self.core.coefficient = whole.checked_add(part.value).ok_or(Stop::Range)?;
        self.core.exponent = -part.places;
        if self.class(start) == DOT {
            self.loosen(start);
        }
        if part.last == 0 {
            self.loosen(part.last_at);
        }
        self.core.arabic |= arabic_digit(first).is_some();
        if arabic_digit(first).is_some() {
            self.loosen(start + len);
        }
        self.at = part.at;
        self.core.units = 0;
        self.core.large = 0;
        self.trailing_units()
    }

    /// The units after a decimal, with 多 and its kin before a large one.
    fn trailing_units(&mut self) -> Step {
        let (class, len) = class_at(self.bytes, self.at);
        if let Some(unit) = small_unit(class) {
            self.loosen(self.at);
            self.raise(unit, len);
        }
        loop {
            let (class, len) = class_at(self.bytes, self.at);
            match large_unit(class) {
                Some(unit) => {
                    self.raise(unit, len);
                    self.core.large += unit;
                }
                None if class == VAGUE && self.vague(len).is_ok() => {}
                None => break,
            }
            if self.core.units > 60 {
                return Err(Stop::Range);
            }
        }
        self.core.end = self.at;
        self.core.stop = self.at;
        self.done = true;
        Err(Stop::End)
    }

    fn raise(&mut self, unit: u8, len: usize) {
        self.core.exponent += i32::from(unit);
        self.core.units += unit;
        self.at += len;
    }

    /// 多 余 来 几 before a large unit.
    pub(super) fn vague(&mut self, len: usize) -> Step {
        let next = self.at + len;
        let digit = self.pending.is_some_and(|p| !p.arabic) && self.core.exponent == 0;
        let ready =
            self.pending.is_some() || self.rank < FRESH || self.len > 0 || self.core.exponent < 0;
        if !ready || digit || self.core.vague.is_some() || large_unit(self.class(next)).is_none() {
            return Err(Stop::End);
        }
        self.loosen(self.at);
        self.core.vague = Some(Span::new(self.at, next));
        self.at = next;
        Ok(())
    }
}

/// The digits after a point.
struct Fraction {
    at: usize,
    value: u128,
    places: i32,
    last: u8,
    last_at: usize,
}

impl Fraction {
    fn read(&mut self, bytes: &[u8]) -> Step {
        let arabic = arabic_digit(class_at(bytes, self.at).0).is_some();
        loop {
            let (class, len) = class_at(bytes, self.at);
            let digit = if arabic { arabic_digit(class) } else { chinese_digit(class) };
            let Some(digit) = digit.filter(|_| !matches!(class, PAIR | TWIN)) else {
                return Ok(());
            };
            self.value = grow(self.value, digit).ok_or(Stop::Range)?;
            self.places += 1;
            (self.last, self.last_at) = (digit, self.at);
            self.at += len;
        }
    }
}
