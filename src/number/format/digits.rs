//! A decimal number digit by digit.

use crate::{Error, ErrorKind};

/// Digits of a `u128`, and zeros up to the largest exponent on either side.
pub(super) const BUFFER: usize = 128;

/// A decimal number digit by digit, in ASCII.
pub(super) struct Digits<'d> {
    pub(super) negative: bool,
    pub(super) whole: &'d [u8],
    pub(super) part: &'d [u8],
}

impl<'d> Digits<'d> {
    pub(super) fn of_text(text: &'d str) -> Result<Self, Error> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        if text.is_empty() {
            return Err(Error::new(ErrorKind::Empty, 0, "expected a number, found nothing"));
        }
        let start = text.len() - unsigned.len();
        let starts = [start, start + whole.len() + 1];
        for (piece, start) in [(whole, starts[0]), (part, starts[1])] {
            let bad = piece.bytes().position(|b| !b.is_ascii_digit());
            if let Some(at) = bad.or(piece.is_empty().then_some(0)).map(|i| start + i) {
                let message = format!("expected a digit at byte {at}");
                return Err(Error::new(ErrorKind::UnexpectedCharacter, at, message));
            }
        }
        let part = if unsigned.contains('.') { part.as_bytes() } else { &[] };
        let digits = Self { negative: text.starts_with('-'), whole: whole.as_bytes(), part };
        let zero = digits.whole.iter().chain(part).all(|d| *d == b'0');
        Ok(Self { negative: digits.negative && !zero, ..digits })
    }

    pub(super) fn with_sign(self, negative: bool) -> Self {
        Self { negative, ..self }
    }
}

/// The digits of `coefficient` × 10^`exponent`.
pub(super) fn decimal_digits(
    coefficient: u128,
    exponent: i16,
    buffer: &mut [u8; BUFFER],
) -> Digits<'_> {
    let places = usize::from(exponent.min(0).unsigned_abs());
    let zeros = usize::from(exponent.max(0).unsigned_abs());
    let end = BUFFER - zeros;
    let mut start = end;
    let mut rest = coefficient;
    while rest > u128::from(u64::MAX) {
        start -= 1;
        buffer[start] = ascii(rest % 10);
        rest /= 10;
    }
    #[allow(clippy::cast_possible_truncation)] // The loop above saw to it.
    let mut rest = rest as u64;
    while rest > 0 {
        start -= 1;
        buffer[start] = ascii((rest % 10).into());
        rest /= 10;
    }
    let start = start.min(end - places - 1);
    let (whole, part) = buffer[start..].split_at(BUFFER - places - start);
    Digits { negative: false, whole, part }
}

#[allow(clippy::cast_possible_truncation)] // A digit.
const fn ascii(n: u128) -> u8 {
    b'0' + n as u8
}

/// Digits without zeros at the front.
pub(super) fn trimmed(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|d| **d == b'0').count();
    &digits[zeros..]
}

/// The digits of the amount in 分, rounded half away from zero.
pub(super) fn cents(digits: &Digits<'_>) -> Vec<u8> {
    let mut cents = vec![b'0'];
    cents.extend_from_slice(digits.whole);
    cents.extend((0..2).map(|i| digits.part.get(i).copied().unwrap_or(b'0')));
    let up = digits.part.get(2).is_some_and(|d| *d >= b'5');
    for digit in cents.iter_mut().rev().take_while(|_| up) {
        if *digit < b'9' {
            *digit += 1;
            break;
        }
        *digit = b'0';
    }
    cents
}
