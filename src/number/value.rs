//! [`Number`]: an exact number.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::{Error, ErrorKind};

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
const MAX_EXPONENT: i32 = 64;

/// An exact number: an integer, a decimal, or a fraction in lowest terms.
///
/// A decimal holds a coefficient up to `u128::MAX` and a power of ten from 10⁻³⁸ to 10⁶⁴; a
/// fraction that no decimal equals has a numerator up to `u128::MAX` and a denominator up to
/// `u64::MAX`. What does not fit is refused, never rounded. Numbers compare and hash by value;
/// [`Display`](fmt::Display) writes a decimal without exponent, or `p/q`.
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

    pub(super) const fn with_sign(self, negative: bool) -> Self {
        Self { negative: negative && self.coefficient != 0, ..self }
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

    /// The nearest floating-point number. This is the only place where exactness ends.
    ///
    /// ```
    /// assert!((jianbao::number::parse("百分之五点二")?.to_f64() - 0.052).abs() < 1e-12);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[allow(clippy::cast_precision_loss)] // What it is for.
    pub fn to_f64(&self) -> f64 {
        let magnitude = if self.denominator == 1 {
            format!("{}e{}", self.coefficient, self.exponent).parse().unwrap_or(f64::INFINITY)
        } else {
            self.coefficient as f64 / self.denominator as f64
        };
        if self.negative { -magnitude } else { magnitude }
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
        let exponent = i32::from(self.exponent.min(other.exponent));
        if self.denominator == 1 && other.denominator == 1 {
            let lift =
                |n: Self| n.coefficient.checked_mul(pow10(i32::from(n.exponent) - exponent)?);
            return Some((lift(self)?, lift(other)?, Grid { exponent, denominator: 1 }));
        }
        let ((a, p), (b, q)) = (self.fraction()?, other.fraction()?);
        let common = gcd(p, q);
        let denominator = (p / common).checked_mul(q)?;
        let grid = Grid { exponent: 0, denominator };
        Some((a.checked_mul(q / common)?, b.checked_mul(p / common)?, grid))
    }

    /// Numerator and denominator of the magnitude.
    fn fraction(self) -> Option<(u128, u128)> {
        let exponent = i32::from(self.exponent);
        let top = self.coefficient.checked_mul(pow10(exponent)?)?;
        Some((top, pow10(-exponent)?.max(self.denominator.into())))
    }

    fn cmp_magnitude(self, other: Self) -> Ordering {
        match (self.fraction(), other.fraction()) {
            (Some(a), Some(b)) => cmp_fractions(a, b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.cmp_large(other),
        }
    }

    /// Both beyond `u128`: with the same exponent the coefficients decide, otherwise the exponents.
    fn cmp_large(self, other: Self) -> Ordering {
        (self.exponent, self.coefficient).cmp(&(other.exponent, other.coefficient))
    }

    pub(super) const fn parts(&self) -> (u128, i16, u64) {
        (self.coefficient, self.exponent, self.denominator)
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

/// 10^`power`, 1 for a negative power; `None` beyond `u128`.
fn pow10(power: i32) -> Option<u128> {
    POW10.get(usize::try_from(power.max(0)).ok()?).copied()
}

/// Takes zeros off the end as long as the exponent stays at most `limit`.
fn strip_zeros(mut coefficient: u128, mut exponent: i32, limit: i32) -> (u128, i32) {
    if coefficient == 0 {
        return (0, 0);
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

/// Compares a/p with b/q without multiplying: whole parts first, then the turned remainders.
fn cmp_fractions((mut a, mut p): (u128, u128), (mut b, mut q): (u128, u128)) -> Ordering {
    let mut turned = false;
    loop {
        let order = (a / p).cmp(&(b / q));
        let (rest_a, rest_b) = (a % p, b % q);
        let order = if order == Ordering::Equal && (rest_a == 0 || rest_b == 0) {
            rest_a.cmp(&rest_b)
        } else {
            order
        };
        if order != Ordering::Equal || (rest_a == 0 && rest_b == 0) {
            return if turned { order.reverse() } else { order };
        }
        (a, p, b, q) = (p, rest_a, q, rest_b);
        turned = !turned;
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_magnitude(*other),
            (true, true) => other.cmp_magnitude(*self),
        }
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.coefficient.to_string();
        if self.exponent < 0 {
            let places = usize::from(self.exponent.unsigned_abs());
            if text.len() <= places {
                text.insert_str(0, &"0".repeat(places + 1 - text.len()));
            }
            text.insert(text.len() - places, '.');
        } else {
            text.extend(std::iter::repeat_n('0', usize::from(self.exponent.unsigned_abs())));
        }
        if self.denominator != 1 {
            text.push('/');
            text.push_str(&self.denominator.to_string());
        }
        f.pad_integral(!self.negative, "", &text)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

/// Reads what [`Display`](fmt::Display) writes: `-0.5`, `1/3`.
impl FromStr for Number {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let start = text.len() - unsigned.len();
        let (top, bottom) = match unsigned.split_once('/') {
            Some((top, bottom)) => (top, Some(bottom)),
            None => (unsigned, None),
        };
        let mut number = plain_decimal(top, start)?;
        if let Some(bottom) = bottom {
            let at = start + top.len() + 1;
            let range = || {
                Error::new(
                    ErrorKind::OutOfRange,
                    at,
                    format!("the fraction at byte {at} does not fit"),
                )
            };
            number = number.checked_div(plain_decimal(bottom, at)?).ok_or_else(range)?;
        }
        Ok(number.with_sign(start == 1))
    }
}

/// Digits with at most one point; `at` is the byte where they begin in the caller's text.
fn plain_decimal(text: &str, at: usize) -> Result<Number, Error> {
    let range = || {
        let message = format!("the number at byte {at} has too many digits");
        Error::new(ErrorKind::OutOfRange, at, message)
    };
    let (mut coefficient, mut zeros, mut point) = (0_u128, 0_usize, None);
    for (i, byte) in text.bytes().enumerate() {
        match byte {
            b'0' => zeros += 1,
            b'1'..=b'9' => {
                coefficient = append(coefficient, zeros, byte - b'0').ok_or_else(range)?;
                zeros = 0;
            }
            b'.' if point.is_none() && i > 0 => point = Some(i),
            _ => return Err(expected_digit(at + i)),
        }
    }
    if text.is_empty() && at == 0 {
        return Err(Error::new(ErrorKind::Empty, at, "expected a number, found nothing"));
    }
    if text.is_empty() || text.ends_with('.') {
        return Err(expected_digit(at + text.len()));
    }
    if coefficient == 0 {
        return Ok(Number::ZERO);
    }
    let places = point.map_or(0, |point| text.len() - point - 1);
    let exponent = i32::try_from(zeros).ok().zip(i32::try_from(places).ok());
    let number = exponent.and_then(|(zeros, places)| Number::decimal(coefficient, zeros - places));
    number.ok_or_else(range)
}

/// The number followed by zeros and a digit.
fn append(number: u128, zeros: usize, digit: u8) -> Option<u128> {
    let shifted = match number {
        0 => 0,
        _ => number.checked_mul(*POW10.get(zeros + 1)?)?,
    };
    shifted.checked_add(digit.into())
}

fn expected_digit(at: usize) -> Error {
    Error::new(ErrorKind::UnexpectedCharacter, at, format!("expected a digit at byte {at}"))
}

macro_rules! from_integers {
    ($($signed:ty, $unsigned:ty);*) => {$(
        impl From<$unsigned> for Number {
            fn from(n: $unsigned) -> Self {
                Self::integer(n as u128)
            }
        }

        impl From<$signed> for Number {
            fn from(n: $signed) -> Self {
                Self::integer(n.unsigned_abs() as u128).with_sign(n < 0)
            }
        }

        impl TryFrom<Number> for $unsigned {
            type Error = Error;

            fn try_from(n: Number) -> Result<Self, Error> {
                n.whole().filter(|_| !n.negative).and_then(|n| n.try_into().ok()).ok_or_else(|| misfit(n))
            }
        }

        impl TryFrom<Number> for $signed {
            type Error = Error;

            fn try_from(n: Number) -> Result<Self, Error> {
                let magnitude = n.whole().and_then(|n| <$unsigned>::try_from(n).ok());
                let signed = magnitude.and_then(|m| {
                    if n.negative { <$signed>::checked_sub_unsigned(0, m) } else { m.try_into().ok() }
                });
                signed.ok_or_else(|| misfit(n))
            }
        }
    )*};
}

#[allow(clippy::cast_lossless)] // One macro for all widths, `usize` among them.
mod integers {
    use super::{Error, Number, misfit};

    from_integers!(i8, u8; i16, u16; i32, u32; i64, u64; i128, u128; isize, usize);
}

impl Number {
    fn whole(self) -> Option<u128> {
        (self.exponent == 0 && self.denominator == 1).then_some(self.coefficient)
    }
}

fn misfit(n: Number) -> Error {
    Error::new(ErrorKind::OutOfRange, 0, format!("{n} does not fit the integer type"))
}

/// A number is written as a string: `"2600"`, `"-0.5"`, `"1/3"`.
#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn display_reads_back() {
        for text in [
            "0",
            "7",
            "-7",
            "0.05",
            "-12.5",
            "1/3",
            "-22/7",
            "340282366920938463463374607431768211455",
        ] {
            assert_eq!(n(text).to_string(), text);
        }
        assert_eq!(n("1.500").to_string(), "1.5");
        assert_eq!(n("6/4").to_string(), "1.5");
        assert_eq!(n("-0"), Number::ZERO);
        assert_eq!(
            format!("{}", Number::ONE.checked_scale10(40).unwrap()),
            format!("1{}", "0".repeat(40))
        );
    }

    #[test]
    fn order_is_by_value() {
        let sorted =
            ["-3", "-1/3", "-0.3", "0", "0.3333", "1/3", "0.334", "5/7", "1", "1.5", "1000000"];
        let mut numbers: Vec<_> = sorted.iter().map(|t| n(t)).collect();
        let large = Number::ONE.checked_scale10(45).unwrap();
        numbers.extend([large, large.checked_scale10(1).unwrap()]);
        assert!(numbers.windows(2).all(|w| w[0] < w[1]), "{numbers:?}");
    }

    #[test]
    fn arithmetic() {
        let rows = [
            ("0.1", "0.2", "0.3", "-0.1", "0.02", "0.5"),
            ("1/3", "1/6", "0.5", "1/6", "1/18", "2"),
            ("-2.5", "4", "1.5", "-6.5", "-10", "-0.625"),
            ("1000000", "3", "1000003", "999997", "3000000", "1000000/3"),
        ];
        for (a, b, sum, difference, product, quotient) in rows {
            let (a, b) = (n(a), n(b));
            assert_eq!(a.checked_add(b), Some(n(sum)));
            assert_eq!(a.checked_sub(b), Some(n(difference)));
            assert_eq!(a.checked_mul(b), Some(n(product)));
            assert_eq!(a.checked_div(b), Some(n(quotient)));
        }
        assert_eq!(Number::from(u128::MAX).checked_add(Number::ONE), None);
        assert_eq!(Number::ONE.checked_div(Number::ZERO), None);
        assert_eq!(Number::ZERO.checked_mul(n("1/3")), Some(Number::ZERO));
        assert_eq!(Number::ZERO.checked_div(n("3")), Some(Number::ZERO));
    }

    #[test]
    fn integers_are_checked() {
        assert_eq!(u8::try_from(n("255")).unwrap(), 255);
        assert_eq!(i8::try_from(n("-128")).unwrap(), -128);
        assert_eq!(i128::try_from(Number::from(i128::MIN)).unwrap(), i128::MIN);
        for text in ["256", "-1", "0.5", "1/3"] {
            assert_eq!(u8::try_from(n(text)).unwrap_err().kind(), ErrorKind::OutOfRange);
        }
    }
}
