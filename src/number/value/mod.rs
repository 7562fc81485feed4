//! [`Number`]: an exact number.

mod arithmetic;
mod convert;
mod order;
#[cfg(test)]
mod tests;
mod text;

/// Powers of ten that fit a `u128`.
pub(super) const POW10: [u128; 39] = {
    let mut table = [1; 39];
    let mut i = 1;
    while i < 39 {
        table[i] = table[i - 1] * 10;
        i += 1;
    }
    table
};
const MIN_EXPONENT: i32 = -38;
/// The largest power of ten of a number.
pub(super) const MAX_EXPONENT: i32 = 64;

/// An exact number: an integer, a decimal, or a fraction in lowest terms.
///
/// A decimal holds a coefficient up to `u128::MAX` and a power of ten from 10⁻³⁸ to 10⁶⁴; a
/// fraction that no decimal equals has a numerator up to `u128::MAX` and a denominator up to
/// `u64::MAX`. What does not fit is refused, never rounded. Numbers compare and hash by value;
/// [`Display`](std::fmt::Display) writes a decimal without exponent, or `p/q`.
///
/// ```
/// use jianbao::number::{self, Number};
///
/// let n = number::parse("2.6万亿")?;
/// assert_eq!(n, Number::from(2_600_000_000_000_u64));
/// assert_eq!(number::parse("三分之一")?.to_string(), "1/3");
/// assert_eq!(number::parse("四分之一")?.to_string(), "0.25");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[doc(alias = "数字")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// For a decimal: as many digits as needed for an exponent as near to 0 as can be.
    coefficient: u128,
    /// 1 for a decimal; otherwise coprime to the coefficient and not of 2s and 5s alone.
    denominator: u64,
    exponent: i16,
    negative: bool,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self::integer(0);
    /// One.
    pub const ONE: Self = Self::integer(1);

    pub(super) const fn integer(coefficient: u128) -> Self {
        Self { coefficient, denominator: 1, exponent: 0, negative: false }
    }

    /// `coefficient` × 10^`exponent`; `None` where it does not fit.
    pub(super) fn decimal(coefficient: u128, exponent: i32) -> Option<Self> {
        let (coefficient, exponent) = match exponent {
            0 => (coefficient, 0),
            ..0 => strip_zeros(coefficient, exponent, 0),
            _ => raise(coefficient, exponent),
        };
        let fits = (MIN_EXPONENT..=MAX_EXPONENT).contains(&exponent);
        let exponent = i16::try_from(exponent).ok().filter(|_| fits)?;
        Some(Self { coefficient, denominator: 1, exponent, negative: false })
    }

    /// The quotient of two integers; `None` where it does not fit or `denominator` is 0.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::new_ratio(2, 6).unwrap().to_string(), "1/3");
    /// assert_eq!(Number::new_ratio(-5, 2).unwrap().to_string(), "-2.5");
    /// assert_eq!(Number::new_ratio(1, 0), None);
    /// ```
    pub fn new_ratio(numerator: i128, denominator: i128) -> Option<Self> {
        Self::from(numerator).checked_div(denominator.into())
    }

    fn ratio(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let common = gcd(numerator, denominator);
        let (numerator, mut rest) = (numerator / common, denominator / common);
        let (twos, fives) = (take_factor(&mut rest, 2), take_factor(&mut rest, 5));
        if rest == 1 {
            let places = twos.max(fives);
            let missing = 2_u128
                .checked_pow(places - twos)?
                .checked_mul(5_u128.checked_pow(places - fives)?)?;
            return Self::decimal(numerator.checked_mul(missing)?, -i32::try_from(places).ok()?);
        }
        let denominator = u64::try_from(denominator / common).ok()?;
        Some(Self { coefficient: numerator, denominator, exponent: 0, negative: false })
    }

    /// Whether it is below zero.
    ///
    /// ```
    /// assert!(jianbao::number::parse("负三")?.is_negative());
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub const fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    ///
    /// ```
    /// assert!(jianbao::number::Number::ZERO.is_zero());
    /// ```
    pub const fn is_zero(&self) -> bool {
        self.coefficient == 0
    }

    /// Whether it has no fractional part.
    ///
    /// ```
    /// use jianbao::number;
    ///
    /// assert!(number::parse("1.5亿")?.is_integer());
    /// assert!(!number::parse("一点五")?.is_integer());
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub const fn is_integer(&self) -> bool {
        self.exponent >= 0 && self.denominator == 1
    }

    /// The power of ten of the last digit that is not 0: 2 for 1300, -1 for 2.5, 0 for zero and
    /// for a fraction such as 1/3.
    ///
    /// ```
    /// use jianbao::number;
    ///
    /// assert_eq!(number::parse("1300万")?.place(), 6);
    /// assert_eq!(number::parse("2.5")?.place(), -1);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn place(&self) -> i32 {
        if self.coefficient == 0 || self.denominator != 1 {
            return 0;
        }
        strip_zeros(self.coefficient, self.exponent.into(), i32::MAX).1
    }

    /// The number without its sign.
    ///
    /// ```
    /// use jianbao::number::Number;
    ///
    /// assert_eq!(Number::from(-3).abs(), Number::from(3));
    /// ```
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { negative: false, ..self }
    }

    pub(super) const fn with_sign(self, negative: bool) -> Self {
        Self { negative: negative && self.coefficient != 0, ..self }
    }

    /// Numerator and denominator of the magnitude.
    fn fraction(self) -> Option<(u128, u128)> {
        let exponent = i32::from(self.exponent);
        let top = self.coefficient.checked_mul(pow10(exponent)?)?;
        Some((top, pow10(-exponent)?.max(self.denominator.into())))
    }

    pub(super) const fn parts(&self) -> (u128, i16, u64) {
        (self.coefficient, self.exponent, self.denominator)
    }
}

/// 10^`power`, 1 for a negative power; `None` beyond `u128`.
fn pow10(power: i32) -> Option<u128> {
    POW10.get(usize::try_from(power.max(0)).ok()?).copied()
}

/// Takes zeros off the end as long as the exponent stays at most `limit`.
pub(super) fn strip_zeros(mut coefficient: u128, mut exponent: i32, limit: i32) -> (u128, i32) {
    if let Ok(mut short) = u64::try_from(coefficient) {
        while exponent < limit && short != 0 && short.is_multiple_of(10) {
            short /= 10;
            exponent += 1;
        }
        return (short.into(), if short == 0 { 0 } else { exponent });
    }
    while exponent < limit && coefficient.is_multiple_of(10) {
        coefficient /= 10;
        exponent += 1;
    }
    (coefficient, exponent)
}

/// Brings the exponent as near to 0 as the coefficient can hold.
fn raise(mut coefficient: u128, mut exponent: i32) -> (u128, i32) {
    if coefficient == 0 {
        return (0, 0);
    }
    if let Some(whole) = pow10(exponent).and_then(|p| coefficient.checked_mul(p)) {
        return (whole, 0);
    }
    while let Some(more) = coefficient.checked_mul(10) {
        coefficient = more;
        exponent -= 1;
    }
    (coefficient, exponent)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return short_gcd(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

fn short_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn take_factor(n: &mut u128, factor: u128) -> u32 {
    let mut times = 0;
    while n.is_multiple_of(factor) {
        *n /= factor;
        times += 1;
    }
    times
}

impl Default for Number {
    fn default() -> Self {
        Self::ZERO
    }
}
