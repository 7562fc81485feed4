//! Numbers as text in Arabic digits.

use std::fmt;
use std::str::FromStr;

use super::{Number, POW10};
use crate::{Error, ErrorKind};

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

/// A number is written as a string: `"2600"`, `"-0.5"`, `"1/3"`.
#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
