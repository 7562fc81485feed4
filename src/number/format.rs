//! Numbers as Chinese text.

use super::value::Number;
use crate::{Error, ErrorKind};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Style {
    /// 一百二十.
    #[default]
    Lower,
    /// 壹佰贰拾.
    Upper,
    /// 一萬二千.
    LowerTraditional,
    /// 壹萬貳仟.
    UpperTraditional,
    /// 一二〇, digit by digit.
    Digits,
    /// 壹佰贰拾元整, rounded to 分, half away from zero.
    Money,
    /// 壹佰貳拾圓整 in traditional characters.
    MoneyTraditional,
    /// 1.2亿: Arabic digits with 万, 亿 or 万亿; never rounded.
    Mixed,
}

/// How a 2 before a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Two {
    /// 二百, 二千.
    #[default]
    Er,
    /// 两百, 两千, 两万; 二十 all the same.
    Liang,
}

/// How a number from 10 to 19 begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Ten {
    /// 十二, and 壹拾贰 in capitals.
    #[default]
    Customary,
    /// 一十二.
    Full,
}

/// Where 零 stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ZeroPlacement {
    /// For one or more places that are skipped: 一百万一千, 一百万零一百.
    #[default]
    Skipped,
    /// Also after a round 万 or 亿: 一百万零一千.
    AfterRound,
}

/// The character for zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Zero {
    /// 零.
    #[default]
    Ling,
    /// 〇, in small writing only.
    Circle,
}

/// The units from 10¹² on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum LargeUnits {
    /// 万亿, 亿亿.
    #[default]
    WanYi,
    /// 兆, 京, 垓 ….
    Zhao,
}

/// The unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Yuan {
    /// 元整.
    #[default]
    Yuan,
    /// 圆整.
    Round,
}

/// Options of [`format()`].
///
/// ```
/// use jianbao::number::{self, FormatOptions, LargeUnits, Number, Style, Ten, Two};
///
/// let n = Number::from(2_200_000_000_012_u64);
/// let spoken = FormatOptions::from(Style::Lower).two(Two::Liang).large(LargeUnits::Zhao);
/// assert_eq!(number::format(n, Style::Lower)?, "二万二千亿零一十二");
/// assert_eq!(number::format(n, spoken)?, "两兆两千亿零一十二");
/// assert_eq!(number::format(12, FormatOptions::default().ten(Ten::Full))?, "一十二");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct FormatOptions {
    /// How the number is written.
    pub style: Style,
    /// 二百 or 两百.
    pub two: Two,
    /// 十二 or 一十二.
    pub ten: Ten,
    /// Where 零 stands.
    pub placement: ZeroPlacement,
    /// 零 or 〇.
    pub zero: Zero,
    /// 万亿 or 兆.
    pub large: LargeUnits,
    /// 元整 or 圆整.
    pub yuan: Yuan,
}

macro_rules! setters {
    ($($name:ident: $type:ty;)*) => {
        impl FormatOptions {
            $(
                #[doc = concat!("The same options with this `", stringify!($name), "`.")]
                #[must_use]
                pub const fn $name(mut self, $name: $type) -> Self {
                    self.$name = $name;
                    self
                }
            )*
        }
    };
}

setters! {
    style: Style;
    two: Two;
    ten: Ten;
    placement: ZeroPlacement;
    zero: Zero;
    large: LargeUnits;
    yuan: Yuan;
}

impl From<Style> for FormatOptions {
    fn from(style: Style) -> Self {
        Self { style, ..Self::default() }
    }
}

/// A number as Chinese text.
///
/// What [`parse`](super::parse) reads back is the same number in every style; money is rounded.
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
/// [`ErrorKind::OutOfRange`] for a fraction such as 1/3 in the styles `Digits`, `Money` and
/// `Mixed`, which have no form for it, and for an integer of more than 72 digits.
#[doc(alias = "格式化")]
pub fn format(
    number: impl Into<Number>,
    options: impl Into<FormatOptions>,
) -> Result<String, Error> {
    let (number, writer) = (number.into(), Writer::new(options.into()));
    let (coefficient, exponent, denominator) = number.parts();
    if denominator != 1 {
        return writer.fraction(number, coefficient, denominator);
    }
    if exponent == 0 && coefficient < 10 && writer.is_worded() {
        return Ok(writer.lone(coefficient as u8, number.is_negative()));
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
pub fn format_text(text: &str, options: impl Into<FormatOptions>) -> Result<String, Error> {
    let options = options.into();
    if text.contains('/') {
        return format(text.parse::<Number>()?, options);
    }
    Writer::new(options).write(&Digits::of_text(text)?)
}

/// Longest integer with units.
const LONGEST: usize = 72;
/// Digits of a `u128`, and zeros up to the largest exponent on either side.
const BUFFER: usize = 128;

/// A decimal number digit by digit, in ASCII.
struct Digits<'d> {
    negative: bool,
    whole: &'d [u8],
    part: &'d [u8],
}

impl<'d> Digits<'d> {
    fn of_text(text: &'d str) -> Result<Self, Error> {
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

    fn with_sign(self, negative: bool) -> Self {
        Self { negative, ..self }
    }
}

/// The digits of `coefficient` × 10^`exponent`.
fn decimal_digits(coefficient: u128, exponent: i16, buffer: &mut [u8; BUFFER]) -> Digits<'_> {
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

/// The characters of a style.
#[derive(Clone, Copy)]
struct Script {
    digits: [char; 10],
    small: [char; 4],
    large: [char; 13],
    point: char,
    negative: char,
    two: char,
}

const LARGE: [char; 13] =
    ['0', '万', '亿', '兆', '京', '垓', '秭', '穰', '沟', '涧', '正', '载', '极'];
const LARGE_TRADITIONAL: [char; 13] =
    ['0', '萬', '億', '兆', '京', '垓', '秭', '穰', '溝', '澗', '正', '載', '極'];

static LOWER: Script = Script {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    small: ['0', '十', '百', '千'],
    large: LARGE,
    point: '点',
    negative: '负',
    two: '两',
};
static UPPER: Script = Script {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    small: ['0', '拾', '佰', '仟'],
    two: '贰',
    ..LOWER
};
static LOWER_TRADITIONAL: Script =
    Script { large: LARGE_TRADITIONAL, point: '點', negative: '負', two: '兩', ..LOWER };
static UPPER_TRADITIONAL: Script = Script {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    small: ['0', '拾', '佰', '仟'],
    two: '貳',
    ..LOWER_TRADITIONAL
};

struct Writer {
    options: FormatOptions,
    script: &'static Script,
    zero: char,
    /// Whether 10 is 十 at the head.
    short: bool,
}

impl Writer {
    fn new(options: FormatOptions) -> Self {
        let script = match options.style {
            Style::Lower | Style::Digits | Style::Mixed => &LOWER,
            Style::Upper | Style::Money => &UPPER,
            Style::LowerTraditional => &LOWER_TRADITIONAL,
            Style::UpperTraditional | Style::MoneyTraditional => &UPPER_TRADITIONAL,
        };
        let lower = script.small[1] == LOWER.small[1];
        let circle = lower && options.zero == Zero::Circle;
        let short = lower && options.ten == Ten::Customary;
        Self { options, script, zero: if circle { '〇' } else { '零' }, short }
    }

    fn write(&self, digits: &Digits<'_>) -> Result<String, Error> {
        let mut out = String::with_capacity(8 * (digits.whole.len() + digits.part.len()));
        let style = self.options.style;
        let long = trimmed(digits.whole).len() > LONGEST;
        if long && !matches!(style, Style::Digits | Style::Mixed) {
            return Err(no_form("an integer of more than 72 digits"));
        }
        match style {
            Style::Money | Style::MoneyTraditional => self.money(digits, &mut out),
            Style::Mixed => mixed(digits, &mut out),
            _ => self.number(digits, &mut out),
        }
        Ok(out)
    }

    fn number(&self, digits: &Digits<'_>, out: &mut String) {
        if digits.negative {
            out.push(self.script.negative);
        }
        if self.options.style == Style::Digits {
            self.string(digits.whole, out);
        } else {
            self.whole(digits.whole, out);
        }
        if !digits.part.is_empty() {
            out.push(self.script.point);
            self.string(digits.part, out);
        }
    }

    fn fraction(&self, number: Number, over: u128, below: u64) -> Result<String, Error> {
        if matches!(
            self.options.style,
            Style::Digits | Style::Mixed | Style::Money | Style::MoneyTraditional
        ) {
            return Err(no_form("a fraction"));
        }
        let mut out = String::new();
        if number.is_negative() {
            out.push(self.script.negative);
        }
        let mut buffer = [b'0'; BUFFER];
        self.whole(decimal_digits(below.into(), 0, &mut buffer).whole, &mut out);
        out.push_str("分之");
        let mut buffer = [b'0'; BUFFER];
        self.whole(decimal_digits(over, 0, &mut buffer).whole, &mut out);
        Ok(out)
    }

    /// Whether integers are written with the characters of the script alone.
    fn is_worded(&self) -> bool {
        !matches!(self.options.style, Style::Mixed | Style::Money | Style::MoneyTraditional)
    }

    /// The commonest numbers by far: those of one digit.
    fn lone(&self, value: u8, negative: bool) -> String {
        let mut out = String::with_capacity(8);
        if negative {
            out.push(self.script.negative);
        }
        out.push(self.digit(b'0' + value));
        out
    }

    fn digit(&self, digit: u8) -> char {
        match digit {
            b'0' => self.zero,
            _ => self.script.digits[usize::from(digit - b'0')],
        }
    }

    fn string(&self, digits: &[u8], out: &mut String) {
        out.extend(digits.iter().map(|d| self.digit(*d)));
    }

    /// An integer with its units.
    fn whole(&self, digits: &[u8], out: &mut String) {
        let digits = trimmed(digits);
        if digits.is_empty() {
            out.push(self.zero);
            return;
        }
        self.sections(digits, out, self.short);
    }

    /// An integer without zeros at the front; `short` where 10 may begin with 十.
    fn sections(&self, digits: &[u8], out: &mut String, short: bool) {
        let Some((width, unit)) = self.split(digits.len()) else {
            return self.section(digits, out, short);
        };
        let (high, low) = digits.split_at(digits.len() - width);
        self.sections_before(high, out, short);
        out.push(unit);
        let rest = trimmed(low);
        if rest.is_empty() {
            return;
        }
        let skipped = rest.len() < low.len() || high.len() > 4 && high.ends_with(b"0000");
        let round = self.options.placement == ZeroPlacement::AfterRound && high.ends_with(b"0");
        if skipped || round {
            out.push(self.zero);
        }
        self.sections(rest, out, false);
    }

    /// What stands before a large unit: a lone 2 may be 两 there.
    fn sections_before(&self, high: &[u8], out: &mut String, short: bool) {
        if high == b"2" {
            out.push(self.two());
        } else {
            self.sections(high, out, short);
        }
    }

    fn two(&self) -> char {
        if self.options.two == Two::Liang { self.script.two } else { self.script.digits[2] }
    }

    /// How many digits stand below the highest large unit, and that unit.
    fn split(&self, len: usize) -> Option<(usize, char)> {
        let large = &self.script.large;
        match (len, self.options.large) {
            (..=4, _) => None,
            (5..=8, _) => Some((4, large[1])),
            (_, LargeUnits::WanYi) => Some((8, large[2])),
            (_, LargeUnits::Zhao) => {
                let group = ((len - 1) / 4).min(large.len() - 1);
                Some((group * 4, large[group]))
            }
        }
    }

    /// Up to four digits.
    fn section(&self, digits: &[u8], out: &mut String, short: bool) {
        let mut skipped = false;
        for (i, &digit) in digits.iter().enumerate() {
            let place = digits.len() - 1 - i;
            if digit == b'0' {
                skipped = true;
                continue;
            }
            if skipped {
                out.push(self.zero);
            }
            skipped = false;
            match digit {
                b'1' if place == 1 && i == 0 && short => {}
                b'2' if place > 1 => out.push(self.two()),
                _ => out.push(self.script.digits[usize::from(digit - b'0')]),
            }
            if place > 0 {
                out.push(self.script.small[place]);
            }
        }
    }

    fn money(&self, digits: &Digits<'_>, out: &mut String) {
        let mut cents = cents(digits);
        let fen = cents.pop().unwrap_or(b'0');
        let jiao = cents.pop().unwrap_or(b'0');
        let yuan = trimmed(&cents);
        if digits.negative && (yuan, jiao, fen) != (&[], b'0', b'0') {
            out.push(self.script.negative);
        }
        if !yuan.is_empty() || (jiao, fen) == (b'0', b'0') {
            self.whole(yuan, out);
            out.push(self.yuan());
        }
        match (jiao, fen) {
            (b'0', b'0') => out.push('整'),
            (b'0', _) if !yuan.is_empty() => out.push(self.zero),
            (b'0', _) => {}
            _ => {
                out.push(self.digit(jiao));
                out.push('角');
            }
        }
        if fen != b'0' {
            out.push(self.digit(fen));
            out.push('分');
        }
    }

    fn yuan(&self) -> char {
        match (self.options.yuan, self.options.style) {
            (Yuan::Round, Style::MoneyTraditional) => '圓',
            (Yuan::Round, _) => '圆',
            (Yuan::Yuan, _) => '元',
        }
    }
}

fn no_form(what: &str) -> Error {
    Error::new(ErrorKind::OutOfRange, 0, format!("the style has no form for {what}"))
}

/// Digits without zeros at the front.
fn trimmed(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|d| **d == b'0').count();
    &digits[zeros..]
}

/// The digits of the amount in 分, rounded half away from zero.
fn cents(digits: &Digits<'_>) -> Vec<u8> {
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

/// Arabic digits with 万, 亿 or 万亿.
fn mixed(digits: &Digits<'_>, out: &mut String) {
    let whole = trimmed(digits.whole);
    let (shift, unit) = match whole.len() {
        ..=4 => (0, ""),
        5..=8 => (4, "万"),
        9..=12 => (8, "亿"),
        _ => (12, "万亿"),
    };
    if digits.negative {
        out.push('-');
    }
    let (whole, moved) = whole.split_at(whole.len() - shift);
    let ascii = |out: &mut String, digits: &[u8]| out.extend(digits.iter().map(|d| char::from(*d)));
    ascii(out, if whole.is_empty() { b"0" } else { whole });
    let part: Vec<u8> = moved.iter().chain(digits.part).copied().collect();
    let zeros = part.iter().rev().take_while(|d| **d == b'0').count();
    if zeros < part.len() {
        out.push('.');
        ascii(out, &part[..part.len() - zeros]);
    }
    out.push_str(unit);
}
