//! To and from the types of the standard library.

use super::Number;
use crate::{Error, ErrorKind};

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

    fn whole(self) -> Option<u128> {
        (self.exponent == 0 && self.denominator == 1).then_some(self.coefficient)
    }
}

fn misfit(n: Number) -> Error {
    Error::new(ErrorKind::OutOfRange, 0, format!("{n} does not fit the integer type"))
}
