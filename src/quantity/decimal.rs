//! [`Decimal`]: the exact decimal that a numeral is added up in.

use crate::number::Number;

/// `mantissa / 10^places`, kept small enough that every step is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decimal {
    mantissa: i128,
    places: u32,
}

/// The powers of ten that fit.
const POWERS: [i128; 39] = {
    let mut table = [1; 39];
    let mut power = 1;
    while power < 39 {
        table[power] = table[power - 1] * 10;
        power += 1;
    }
    table
};

/// `number` times 10^`power`, where it fits.
#[inline]
fn raised(number: i128, power: u32) -> Option<i128> {
    let factor = *POWERS.get(power as usize)?;
    match (i64::try_from(number), i64::try_from(factor)) {
        (Ok(number), Ok(factor)) => Some(i128::from(number) * i128::from(factor)),
        _ => number.checked_mul(factor),
    }
}

/// `number` with one more digit, where it fits.
#[inline]
pub(super) fn appended(number: i128, digit: u8) -> Option<i128> {
    if number < i128::MAX / 16 {
        return Some(number * 10 + i128::from(digit));
    }
    number.checked_mul(10)?.checked_add(digit.into())
}

impl Decimal {
    pub(super) const fn integer(mantissa: i128) -> Self {
        Self { mantissa, places: 0 }
    }

    pub(super) const fn new(mantissa: i128, places: u32) -> Self {
        Self { mantissa, places }
    }

    #[inline]
    pub(super) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether there are digits behind the point.
    #[inline]
    pub(super) fn is_fractional(self) -> bool {
        self.places > 0
    }

    /// The value as a small integer, if it is one.
    #[inline]
    pub(super) fn small(self) -> Option<u32> {
        if self.places == 0 { u32::try_from(self.mantissa).ok() } else { None }
    }

    #[inline]
    pub(super) fn scaled(self, exponent: u32) -> Option<Self> {
        let kept = self.places.saturating_sub(exponent);
        let up = exponent - (self.places - kept);
        Some(Self { mantissa: raised(self.mantissa, up)?, places: kept })
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let (a, b) = (self.at(places)?, other.at(places)?);
        Some(Self { mantissa: a.checked_add(b)?, places })
    }

    #[inline]
    pub(super) fn less_than(self, other: Self) -> bool {
        let places = self.places.max(other.places);
        matches!((self.at(places), other.at(places)), (Some(a), Some(b)) if a < b)
    }

    #[inline]
    pub(super) fn number(self) -> Option<Number> {
        let whole = Number::from(self.mantissa);
        if self.places == 0 {
            Some(whole)
        } else {
            whole.checked_scale10(-self.places.cast_signed())
        }
    }

    #[inline]
    fn at(self, places: u32) -> Option<i128> {
        raised(self.mantissa, places - self.places)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn sums_and_scales_are_exact() {
        let tenth = Decimal::new(12, 1);
        assert_eq!(tenth.scaled(4), Some(Decimal::integer(12_000)));
        assert_eq!(tenth.plus(Decimal::integer(1)), Some(Decimal::new(22, 1)));
        assert_eq!(Decimal::integer(i128::MAX).scaled(1), None);
    }
}
