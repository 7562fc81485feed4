//! Exact arithmetic: what does not fit is `None`.

use super::{Number, gcd, pow10, strip_zeros};

impl Number {
    /// The number with the other sign. It always fits; the `Option` is that of the other
    /// arithmetic.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::from(3).checked_neg(), Some(Number::from(-3)));
    /// ```
    pub const fn checked_neg(self) -> Option<Self> {
        Some(self.with_sign(!self.negative))
    }

    /// The sum; `None` where it does not fit.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// let half = Number::new_ratio(1, 2).unwrap();
    /// assert_eq!(half.checked_add(half), Some(Number::ONE));
    /// ```
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b, rest) = self.aligned(other)?;
        if self.negative == other.negative {
            return Some(rest.of(a.checked_add(b)?)?.with_sign(self.negative));
        }
        let negative = if a < b { other.negative } else { self.negative };
        Some(rest.of(a.abs_diff(b))?.with_sign(negative))
    }

    /// The difference; `None` where it does not fit.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::ONE.checked_sub(Number::from(3)), Some(Number::from(-2)));
    /// ```
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product; `None` where it does not fit.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// let third = Number::new_ratio(1, 3).unwrap();
    /// assert_eq!(third.checked_mul(Number::from(6)), Some(Number::from(2)));
    /// ```
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (a, b) = (self.stripped(), other.stripped());
        let (x, y) = (gcd(a.0, other.denominator.into()), gcd(b.0, self.denominator.into()));
        let (x, y) = (x.max(1), y.max(1));
        let top = (a.0 / x).checked_mul(b.0 / y)?;
        let bottom =
            (u128::from(self.denominator) / y).checked_mul(u128::from(other.denominator) / x)?;
        let product = Self::ratio(top, bottom)?.checked_scale10(a.1 + b.1)?;
        Some(product.with_sign(self.negative != other.negative))
    }

    /// The quotient; `None` where it does not fit or `other` is zero.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::from(7).checked_div(Number::from(4)).unwrap().to_string(), "1.75");
    /// ```
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let (a, b) = (self.stripped(), other.stripped());
        let common = gcd(a.0, b.0);
        if b.0 == 0 {
            return None;
        }
        let top = (a.0 / common).checked_mul(other.denominator.into())?;
        let bottom = (b.0 / common).checked_mul(self.denominator.into())?;
        let shift = a.1 - b.1;
        let (top, bottom, shift) = if bottom == 1 {
            (top, 1, shift)
        } else {
            (top.checked_mul(pow10(shift)?)?, bottom.checked_mul(pow10(-shift)?)?, 0)
        };
        let quotient = Self::ratio(top, bottom)?.checked_scale10(shift)?;
        Some(quotient.with_sign(self.negative != other.negative))
    }

    /// The number times 10^`power`; `None` where it does not fit.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::from(15).checked_scale10(-1).unwrap().to_string(), "1.5");
    /// ```
    pub fn checked_scale10(self, power: i32) -> Option<Self> {
        if self.coefficient == 0 || power == 0 {
            return Some(self);
        }
        let scaled = if self.denominator == 1 {
            Self::decimal(self.coefficient, i32::from(self.exponent).checked_add(power)?)?
        } else {
            let top = self.coefficient.checked_mul(pow10(power)?)?;
            Self::ratio(
                top,
                u128::from(self.denominator).checked_mul(pow10(power.checked_neg()?)?)?,
            )?
        };
        Some(scaled.with_sign(self.negative))
    }

    /// Coefficient and exponent without trailing zeros.
    fn stripped(self) -> (u128, i32) {
        if self.coefficient == 0 {
            return (0, 0);
        }
        if self.denominator != 1 {
            return (self.coefficient, 0);
        }
        strip_zeros(self.coefficient, self.exponent.into(), i32::MAX)
    }

    /// Both coefficients over one power of ten and one denominator.
    fn aligned(self, other: Self) -> Option<(u128, u128, Grid)> {
        if self.denominator == 1 && other.denominator == 1 {
            let (a, b) = (self.stripped(), other.stripped());
            let exponent = match (a.0, b.0) {
                (0, _) => b.1,
                (_, 0) => a.1,
                _ => a.1.min(b.1),
            };
            let lift = |(n, e): (u128, i32)| n.checked_mul(pow10(e - exponent)?);
            return Some((lift(a)?, lift(b)?, Grid { exponent, denominator: 1 }));
        }
        let ((a, p), (b, q)) = (self.fraction()?, other.fraction()?);
        let common = gcd(p, q);
        let denominator = (p / common).checked_mul(q)?;
        let grid = Grid { exponent: 0, denominator };
        Some((a.checked_mul(q / common)?, b.checked_mul(p / common)?, grid))
    }
}

/// What two aligned numbers have in common.
struct Grid {
    exponent: i32,
    denominator: u128,
}

impl Grid {
    fn of(&self, coefficient: u128) -> Option<Number> {
        if self.denominator == 1 {
            return Number::decimal(coefficient, if coefficient == 0 { 0 } else { self.exponent });
        }
        Number::ratio(coefficient, self.denominator)
    }
}
