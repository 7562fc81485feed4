//! Numbers as Chinese text.

mod digits;
mod groups;
mod options;
mod script;
mod writer;

pub use options::{FormatOptions, LargeUnits, Style, Ten, Two, Yuan, Zero, ZeroPlacement};

use super::value::Number;
use crate::Error;
use digits::{BUFFER, Digits, decimal_digits};
use writer::Writer;

/// A number as Chinese text.
///
/// What [`parse`](super::parse) reads back is the same number in every style; money is rounded,
/// and more than 38 digits before the point may be more than it takes.
///
/// ```
/// use jianbao::number::{self, Number, Style};
///
/// let n: Number = "120350.4".parse()?;
/// assert_eq!(number::format(n, Style::Lower)?, "十二万零三百五十点四");
/// assert_eq!(number::format(n, Style::UpperTraditional)?, "壹拾貳萬零參佰伍拾點肆");
/// assert_eq!(number::format(n, Style::Money)?, "壹拾贰万零叁佰伍拾元肆角");
/// assert_eq!(number::format(n, Style::Mixed)?, "12.03504万");
/// assert_eq!(number::format("1/3".parse::<Number>()?, Style::Lower)?, "三分之一");
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) for a fraction such as 1/3 in the styles
/// `Digits`, `Money` and `Mixed`, which have no form for it, and for an integer of more than 72
/// digits.
#[doc(alias = "格式化")]
pub fn format(
    number: impl Into<Number>,
    options: impl Into<FormatOptions>,
) -> Result<String, Error> {
    write(number.into(), options.into())
}

fn write(number: Number, options: FormatOptions) -> Result<String, Error> {
    let writer = Writer::new(options);
    let (coefficient, exponent, denominator) = number.parts();
    if denominator != 1 {
        return writer.fraction(number.is_negative(), coefficient, denominator);
    }
    if exponent == 0 && writer.is_worded() {
        return Ok(writer.integer(number.is_negative(), coefficient));
    }
    let mut buffer = [b'0'; BUFFER];
    let digits = decimal_digits(coefficient, exponent, &mut buffer);
    writer.write(&digits.with_sign(number.is_negative()))
}

/// The text of a number written with Arabic digits, of any length and with the zeros it has.
///
/// In the styles `Digits` and `Lower` and their kin a zero at the end of the decimals stays; in
/// `Digits` also one at the front.
///
/// ```
/// use jianbao::number::{self, Style};
///
/// assert_eq!(number::format_text("012.30", Style::Digits)?, "零一二点三零");
/// assert_eq!(number::format_text("12.30", Style::Lower)?, "十二点三零");
/// assert!(number::format_text("十二", Style::Lower).is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// # Errors
///
/// As [`format()`], and for a text that is not of the form `-12.5` or `-1/3`.
#[doc(alias = "格式化")]
pub fn format_text(text: &str, options: impl Into<FormatOptions>) -> Result<String, Error> {
    let options = options.into();
    if text.contains('/') {
        return format(text.parse::<Number>()?, options);
    }
    Writer::new(options).write(&Digits::of_text(text)?)
}
