//! Strings that are to be one numeral.

use std::borrow::Cow;

use super::NumeralKind;
use super::class::{PAIR, class_at, kind};
use super::compound::{Compound, compound};
use super::core::{Fault, Mode as Reach, read};
use super::fast;
use super::value::Number;
use crate::{Error, ErrorKind};

/// What a string may hold.
///
/// ```
/// use jianbao::number::{self, Mode};
///
/// assert!(number::parse_with("三万五", Mode::Lenient).is_ok());
/// assert!(number::parse_with("三万五", Mode::Strict).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "严格")]
#[doc(alias = "宽松")]
pub enum Mode {
    /// Every form of the grammar.
    #[default]
    Lenient,
    /// Well-formed numerals in Chinese alone: each digit with its place, 零 where a place is
    /// skipped and nowhere else.
    Strict,
}

/// Options of [`parse_with`].
///
/// ```
/// use jianbao::number::{self, Mode, ParseOptions};
///
/// let strict = ParseOptions::default().mode(Mode::Strict);
/// assert!(number::parse_with("三万五千", strict).is_ok());
/// assert!(number::parse_with("三万五", strict).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "选项")]
pub struct ParseOptions {
    /// What the string may hold.
    pub mode: Mode,
}

impl ParseOptions {
    /// The same options with this mode.
    ///
    /// ```
    /// use jianbao::number::{Mode, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::default().mode(Mode::Strict), Mode::Strict.into());
    /// ```
    #[must_use]
    pub const fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }
}

impl From<Mode> for ParseOptions {
    fn from(mode: Mode) -> Self {
        Self { mode }
    }
}

/// A numeral: what it says and its value.
///
/// ```
/// use jianbao::number::{self, Mode, NumeralKind};
///
/// let numeral = number::parse_with("第三", Mode::Lenient)?;
/// assert_eq!((numeral.value.to_string().as_str(), numeral.kind), ("3", NumeralKind::Ordinal));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "数词")]
pub struct Numeral {
    /// The number that it names.
    pub value: Number,
    /// What it says.
    pub kind: NumeralKind,
}

/// The number that a string names, read leniently.
///
/// All of the string has to be one numeral of the [grammar](crate::number); blanks in it are passed
/// over.
///
/// ```
/// use jianbao::number;
///
/// assert_eq!(number::parse("两千零十二")?.to_string(), "2012");
/// assert_eq!(number::parse("1.5千万")?.to_string(), "15000000");
/// assert_eq!(number::parse("壹拾壹元壹角")?.to_string(), "11.1");
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// # Errors
///
/// Nothing to read, a character that cannot stand where it stands, a unit out of its place, a
/// value that does not fit; with the byte.
#[doc(alias = "解析")]
pub fn parse(text: &str) -> Result<Number, Error> {
    match fast::small(text.as_bytes()) {
        0 => parse_any(text),
        value => Ok(Number::from(value)),
    }
}

/// The number that a string names, short or long. Not to be inlined, or the short way pays for it.
#[inline(never)]
fn parse_any(text: &str) -> Result<Number, Error> {
    if let Some(integer) = fast::integer(text.as_bytes()) {
        return Ok(integer);
    }
    spaced(text).map_or_else(|| parse_with(text, Mode::Lenient).map(|n| n.value), Ok)
}

/// The value of a numeral with blanks in it: 一百 二十.
fn spaced(text: &str) -> Option<Number> {
    if !text.as_bytes().contains(&b' ') {
        return None;
    }
    let dense = without_blanks(text);
    let found = compound(dense.as_bytes(), 0, Reach::Whole).ok();
    found.filter(|found| found.end == dense.len()).map(|found| found.value)
}

/// What a string says as a numeral.
///
/// ```
/// use jianbao::number::{self, Mode, NumeralKind};
///
/// let year = number::parse_with("二〇二四", Mode::Lenient)?;
/// assert_eq!(year.kind, NumeralKind::Digits);
/// assert!(number::parse_with("二〇二四", Mode::Strict).is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
///
/// # Errors
///
/// As [`parse`]; in strict mode also what is not of the standard form.
#[doc(alias = "解析")]
pub fn parse_with(text: &str, options: impl Into<ParseOptions>) -> Result<Numeral, Error> {
    let mode = options.into().mode;
    read_whole(text, mode).map_err(|fault| explain(text, fault))
}

fn read_whole(text: &str, mode: Mode) -> Result<Numeral, Fault> {
    let bytes = text.as_bytes();
    let fault = match compound(bytes, 0, Reach::Whole) {
        Ok(found) if found.end == bytes.len() => return accept(bytes, &found, mode),
        Ok(found) => fault_at(bytes, found.stop.max(found.end)),
        Err(fault) => fault,
    };
    // Without its blanks it may be another numeral, and fit.
    if fault.kind == ErrorKind::OutOfRange && !text.contains(char::is_whitespace) {
        return Err(fault);
    }
    if let Some(amount) = super::money::amount(bytes, mode) {
        return amount.map(cardinal);
    }
    if mode == Mode::Strict {
        return Err(fault);
    }
    if let Some(number) = scientific(text).or_else(|| suffixed(text)) {
        return Ok(cardinal(number));
    }
    match without_blanks(text) {
        Cow::Borrowed(_) => Err(fault),
        Cow::Owned(dense) if dense == text => Err(fault),
        Cow::Owned(dense) => read_whole(&dense, mode).map_err(|fault| restore(text, fault)),
    }
}

fn cardinal(value: Number) -> Numeral {
    Numeral { value, kind: NumeralKind::Cardinal }
}

fn accept(bytes: &[u8], found: &Compound, mode: Mode) -> Result<Numeral, Fault> {
    let loose = match mode {
        Mode::Strict => found.loose.or_else(|| uneven(&bytes[..found.end])),
        Mode::Lenient => None,
    };
    match loose {
        Some(at) => Err(Fault { kind: ErrorKind::NotStandard, at }),
        None => Ok(Numeral { value: found.value, kind: found.kind }),
    }
}

/// Where a numeral goes over from small writing to capitals or back: the 佰 of 三佰.
fn uneven(bytes: &[u8]) -> Option<usize> {
    let mut script = None;
    let mut at = 0;
    while let (class, len @ 1..) = class_at(bytes, at) {
        let capital = match class {
            0x11..=0x19 | PAIR | 0x41..=0x43 => Some(false),
            0x21..=0x29 | 0x51..=0x53 => Some(true),
            _ => None,
        };
        if capital.is_some() && *script.get_or_insert(capital) != capital {
            return Some(at);
        }
        at += len;
    }
    None
}

fn fault_at(bytes: &[u8], at: usize) -> Fault {
    let unit = matches!(kind(class_at(bytes, at).0), 0x40..=0x70);
    Fault { kind: if unit { ErrorKind::MisplacedUnit } else { ErrorKind::UnexpectedCharacter }, at }
}

/// 2e5, 21.2E0.
fn scientific(text: &str) -> Option<Number> {
    let (head, power) = text.split_once(['e', 'E', 'ｅ', 'Ｅ'])?;
    let found = compound(head.as_bytes(), 0, Reach::Whole).ok()?;
    let plain = found.end == head.len() && found.arabic && found.units == 0;
    let power: String = power.chars().map(narrow).collect();
    found.value.checked_scale10(power.parse().ok()?).filter(|_| plain && power.len() < 4)
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '－' | '＋' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// 40k, 3M, 8w, 五打.
fn suffixed(text: &str) -> Option<Number> {
    let last = text.chars().next_back()?;
    let power = match last {
        'k' | 'K' => 3,
        'w' | 'W' => 4,
        'M' => 6,
        'G' => 9,
        '打' => 0,
        _ => return None,
    };
    let head = &text[..text.len() - last.len_utf8()];
    let found = compound(head.as_bytes(), 0, Reach::Whole).ok()?;
    let value = found.value.checked_scale10(power)?;
    let fits = found.end == head.len() && (found.arabic && found.units == 0 || last == '打');
    let dozen = if last == '打' { Number::from(12) } else { Number::ONE };
    value.checked_mul(dozen).filter(|_| fits)
}

/// The text without its blanks; a blank between two Arabic digits stays.
fn without_blanks(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_whitespace) {
        return Cow::Borrowed(text);
    }
    let mut dense = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let next = rest[at..].trim_start();
        dense.push_str(&rest[..at]);
        if is_arabic(rest[..at].chars().next_back()) && is_arabic(next.chars().next()) {
            dense.push(' ');
        }
        rest = next;
    }
    Cow::Owned(dense + rest)
}

fn is_arabic(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// The fault's byte in the text with its blanks.
fn restore(text: &str, fault: Fault) -> Fault {
    let mut solid = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut left = fault.at;
    let at = solid.find_map(|(at, c)| {
        let here = left < c.len_utf8();
        left = left.saturating_sub(c.len_utf8());
        here.then_some(at)
    });
    Fault { at: at.unwrap_or(text.len()), ..fault }
}

/// The longest numeral at the start of a text, and its length in bytes.
///
/// ```
/// use jianbao::number;
///
/// let (numeral, len) = number::parse_prefix("三百二十米长").unwrap();
/// assert_eq!((numeral.value.to_string().as_str(), len), ("320", 12));
/// assert_eq!(number::parse_prefix("米"), None);
/// ```
#[doc(alias = "解析")]
pub fn parse_prefix(text: &str) -> Option<(Numeral, usize)> {
    let found = compound(text.as_bytes(), 0, Reach::Whole).ok()?;
    Some((Numeral { value: found.value, kind: found.kind }, found.end))
}

/// The digits of a digit string, leading and trailing zeros kept; `None` for any other text.
///
/// ```
/// use jianbao::number;
///
/// assert_eq!(number::digits("零零三").as_deref(), Some("003"));
/// assert_eq!(number::digits("幺三八").as_deref(), Some("138"));
/// assert_eq!(number::digits("三百"), None);
/// ```
#[doc(alias = "数字串")]
pub fn digits(text: &str) -> Option<String> {
    let unsigned = text.trim_start_matches(['-', '负', '負']);
    let mut out = String::from(if unsigned.len() < text.len() { "-" } else { "" });
    for (at, c) in unsigned.char_indices() {
        let class = class_at(unsigned.as_bytes(), at).0;
        match super::class::chinese_digit(class).or(super::class::arabic_digit(class)) {
            Some(digit) => out.push(char::from(b'0' + digit)),
            None if matches!(c, '点' | '點' | '.') => out.push('.'),
            None => return None,
        }
    }
    let found = read(unsigned.as_bytes(), 0, Reach::Whole).ok();
    found.filter(|c| c.end == unsigned.len()).map(|_| out)
}

/// The message of a fault.
fn explain(text: &str, fault: Fault) -> Error {
    let at = fault.at.min(text.len());
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let found = next.map_or("the end".into(), shown);
    let message = match fault.kind {
        _ if text.is_empty() => {
            return Error::new(ErrorKind::Empty, 0, "expected a numeral, found nothing");
        }
        ErrorKind::OutOfRange => format!("the number is out of range at byte {at}"),
        ErrorKind::NotStandard if next.is_none() => {
            format!("expected 整 at byte {at}, found the end")
        }
        ErrorKind::NotStandard => format!("{found} at byte {at} is not of the standard form"),
        ErrorKind::MisplacedUnit => format!("the unit {found} at byte {at} is out of place"),
        _ => format!("expected a digit or a unit at byte {at}, found {found}"),
    };
    Error::new(fault.kind, at, message)
}

/// A character as a message shows it.
fn shown(c: char) -> String {
    if c.is_whitespace() { "a blank".into() } else { c.escape_debug().to_string() }
}
