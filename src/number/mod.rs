//! Exact numbers: parse, format and find Chinese numerals.

mod find;
mod value;

pub use find::{NumeralKind, NumeralMatch, Numerals, find};
pub(crate) use find::{Scan, scan, unit_run};
pub use value::Number;

use crate::{Error, ErrorKind};

/// The number that a numeral names, read leniently.
///
/// # Errors
///
/// What is no numeral from its first to its last character.
pub fn parse(text: &str) -> Result<Number, Error> {
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, 0, "expected a numeral, found nothing"));
    }
    Err(Error::new(ErrorKind::UnexpectedCharacter, 0, "not yet"))
}
