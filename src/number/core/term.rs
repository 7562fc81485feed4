//! What one large unit closes.

use super::super::value::{MAX_EXPONENT, POW10, strip_zeros};

/// The zeros of the largest number, whose coefficient takes 38 of them.
const LONGEST: i32 = MAX_EXPONENT + 38;

/// `value` × 10^`exponent`, and the large unit that closed it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) value: u128,
    pub(super) exponent: i32,
    /// The power of ten of the unit.
    pub(super) unit: u8,
    /// The power of ten of the unit with those right before it: 12 in 万亿.
    pub(super) power: u8,
}

impl Term {
    pub(super) const ZERO: Self = Self::integer(0);

    pub(super) const fn integer(value: u128) -> Self {
        Self { value, exponent: 0, unit: 0, power: 0 }
    }

    /// With a large unit, the last of a run of such `power`; `None` beyond what a number holds.
    pub(super) fn times(self, unit: u8, power: u8) -> Option<Self> {
        let exponent = self.exponent + i32::from(unit);
        (exponent <= LONGEST).then_some(Self { exponent, unit, power, ..self })
    }

    /// The power of ten below which what follows with a unit stays.
    pub(super) fn room(self, unit: u8) -> u8 {
        if self.unit > unit { self.unit - unit } else { self.power - unit }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        if self.value == 0 {
            return Some(other);
        }
        if other.value == 0 {
            return Some(self);
        }
        self.aligned(other).or_else(|| self.stripped().aligned(other.stripped()))
    }

    fn aligned(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let value = self.at(exponent)?.checked_add(other.at(exponent)?)?;
        Some(Self { value, exponent, ..self })
    }

    /// The coefficient that goes with another exponent.
    fn at(self, exponent: i32) -> Option<u128> {
        let power = usize::try_from(self.exponent - exponent).ok()?;
        self.value.checked_mul(*POW10.get(power)?)
    }

    fn stripped(self) -> Self {
        let (value, exponent) = strip_zeros(self.value, self.exponent, i32::MAX);
        Self { value, exponent, ..self }
    }

    /// Without exponent where that fits.
    pub(super) fn flat(self) -> Self {
        self.at(0).map_or(self, |value| Self { value, exponent: 0, ..self })
    }

    /// Whether it lies below a power of ten.
    pub(super) fn is_below(self, power: u8) -> bool {
        let rest = usize::try_from(i32::from(power) - self.exponent);
        rest.is_ok_and(|rest| POW10.get(rest).is_none_or(|p| self.value < *p))
    }
}
