//! Numerals made of plain ones: signs, 第, fractions, percentages, 成 and 折.

use super::NumeralKind;
use super::class::{
    AND, DISCOUNT, DOT, HALF, LARGE, LOWER, MINUS, NEGATIVE, NONE, ORDINAL, PART, PERCENT,
    PERMILLE, ROMAN, SLASH, TENTH, arabic_digit, class_at, kind, small_unit,
};
use super::core::{Core, Fault, Mode, read};
use super::fast;
use super::value::Number;
use crate::{ErrorKind, Span};

/// A numeral with all its pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compound {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The part that is a number.
    pub(super) number: Span,
    pub(super) value: Number,
    pub(super) written: Number,
    pub(super) high: Option<Number>,
    pub(super) kind: NumeralKind,
    pub(super) units: u8,
    pub(super) arabic: bool,
    pub(super) bare: bool,
    pub(super) stop: usize,
    pub(super) loose: Option<usize>,
}

const HALF_VALUE: u128 = 5;

/// The numeral at a place of running text where it is a plain integer.
pub(super) fn plain(bytes: &[u8], at: usize) -> Option<Compound> {
    let run = fast::run(bytes, at)?;
    let found = whole(at, run.end, Number::integer(run.value), NumeralKind::Cardinal);
    Some(Compound { units: run.units, arabic: run.arabic, ..found })
}

/// Reads the numeral that starts at `start`, sign included.
pub(super) fn compound(bytes: &[u8], start: usize, mode: Mode) -> Result<Compound, Fault> {
    if mode == Mode::Whole && is_plus(bytes, start) {
        let found = compound(bytes, start + "正".len(), mode)?;
        return Ok(Compound { start, loose: Some(start), ..found });
    }
    let (negative, at) = sign(bytes, start);
    let class = class_at(bytes, at).0;
    let mut found = match class {
        ORDINAL => ordinal(bytes, at, mode)?,
        HALF => half(bytes, at)?,
        _ if kind(class) == ROMAN => roman(class, at),
        _ => unsigned(bytes, at, mode)?,
    };
    found.start = start;
    if negative {
        if found.number.start == at {
            found.number.start = start;
        }
        found.negate();
    }
    Ok(found)
}

impl Compound {
    fn plain(start: usize, core: &Core) -> Result<Self, Fault> {
        let value = core.number().ok_or(out_of_range(start))?;
        Ok(Self {
            start,
            end: core.end,
            number: Span::new(start, core.end),
            value,
            written: value,
            high: if core.spread > 0 { core.high() } else { None },
            kind: if core.digits { NumeralKind::Digits } else { NumeralKind::Cardinal },
            units: core.units,
            arabic: core.arabic,
            bare: core.bare,
            stop: core.stop,
            loose: core.loose,
        })
    }

    fn negate(&mut self) {
        self.value = self.value.with_sign(!self.value.is_negative());
        self.written = self.written.with_sign(!self.written.is_negative());
        self.high = self.high.map(|h| h.with_sign(!h.is_negative()));
    }

    /// The same numeral as a part of 10^`power`.
    fn scaled(mut self, power: i32, kind: NumeralKind, end: usize) -> Option<Self> {
        self.value = self.written.checked_scale10(power)?;
        self.high = self.high.and_then(|h| h.checked_scale10(power));
        self.kind = kind;
        self.end = end;
        self.stop = end;
        Some(self)
    }
}

fn out_of_range(at: usize) -> Fault {
    Fault { kind: ErrorKind::OutOfRange, at }
}

/// A sign and the byte after it, with blanks between sign and number.
fn sign(bytes: &[u8], at: usize) -> (bool, usize) {
    let (class, len) = class_at(bytes, at);
    let mut next = match class {
        MINUS | NEGATIVE => at + len,
        _ if bytes[at..].starts_with("零下".as_bytes()) => at + 6,
        NONE if counts_back(bytes, at) => return (true, at + 6),
        _ => return (false, at),
    };
    while bytes.get(next) == Some(&b' ') {
        next += 1;
    }
    (true, next)
}

/// 正三: 正 before a digit is no unit.
fn is_plus(bytes: &[u8], at: usize) -> bool {
    let next = class_at(bytes, at + 3).0;
    bytes[at..].starts_with("正".as_bytes()) && (kind(next) < LARGE && next != NONE)
}

/// 倒数第二: counted from the end, below zero.
fn counts_back(bytes: &[u8], at: usize) -> bool {
    ["倒数第", "倒數第"].iter().any(|word| bytes[at..].starts_with(word.as_bytes()))
}

/// 第三.
fn ordinal(bytes: &[u8], at: usize, mode: Mode) -> Result<Compound, Fault> {
    let start = at + "第".len();
    let core = read(bytes, start, mode)?;
    let mut found = Compound::plain(start, &core)?;
    found.kind = NumeralKind::Ordinal;
    found.loose = Some(at);
    Ok(found)
}

/// 半百, 半成, 半折; 半 alone is 0.5.
fn half(bytes: &[u8], at: usize) -> Result<Compound, Fault> {
    let next = at + 3;
    let (class, len) = class_at(bytes, next);
    let (value, kind, end) = match class {
        TENTH => (Number::decimal(HALF_VALUE, -2), NumeralKind::Fraction, next + len),
        DISCOUNT => (Number::decimal(HALF_VALUE, -1), NumeralKind::Fraction, next + len),
        _ if small_unit(class) == Some(2) => {
            (Some(Number::from(50)), NumeralKind::Cardinal, next + len)
        }
        _ => (Number::decimal(HALF_VALUE, -1), NumeralKind::Fraction, next),
    };
    let value = value.ok_or(out_of_range(at))?;
    let written = match class {
        TENTH | DISCOUNT => value.checked_scale10(1).ok_or(out_of_range(at))?,
        _ => value,
    };
    let number = Span::new(at, if matches!(class, TENTH | DISCOUNT) { next } else { end });
    Ok(Compound { number, written, ..whole(at, end, value, kind) })
}

fn roman(class: u8, at: usize) -> Compound {
    whole(at, at + 3, Number::from(class & 0x0F), NumeralKind::Cardinal)
}

fn whole(at: usize, end: usize, value: Number, kind: NumeralKind) -> Compound {
    Compound {
        start: at,
        end,
        number: Span::new(at, end),
        value,
        written: value,
        high: None,
        kind,
        units: 0,
        arabic: false,
        bare: false,
        stop: end,
        loose: Some(at),
    }
}

fn unsigned(bytes: &[u8], at: usize, mode: Mode) -> Result<Compound, Fault> {
    let mut first = unmixed(bytes, at, mode)?;
    let (class, len) = class_at(bytes, first.end);
    if class != AND {
        return Ok(first);
    }
    first.stop = first.end + len;
    Ok(mixed(bytes, &first, first.stop, mode).unwrap_or(first))
}

fn unmixed(bytes: &[u8], at: usize, mode: Mode) -> Result<Compound, Fault> {
    let core = read(bytes, at, mode)?;
    let mut first = Compound::plain(at, &core)?;
    let (class, len) = class_at(bytes, core.end);
    let next = core.end + len;
    let more = match class {
        PART => parts(bytes, &mut first, next, mode),
        SLASH => slash(bytes, &mut first, next, mode),
        PERCENT => percent(first, -2, next),
        PERMILLE => percent(first, -3, next),
        TENTH | DISCOUNT => tenths(bytes, first, &core, mode),
        HALF if core.end == at + 3 && class_at(bytes, at).0 == LOWER | 1 => {
            Some(whole(at, next, half_of_one(), NumeralKind::Fraction))
        }
        _ => None,
    };
    Ok(more.unwrap_or(first))
}

fn half_of_one() -> Number {
    Number::new_ratio(1, 2).unwrap_or(Number::ZERO)
}

fn percent(mut first: Compound, power: i32, end: usize) -> Option<Compound> {
    if first.kind == NumeralKind::Digits {
        return None;
    }
    first.loose = first.loose.or(Some(first.end));
    first.scaled(power, NumeralKind::Percent, end)
}

/// 三分之一, 百分之五: `at` is the byte after 分.
fn parts(bytes: &[u8], below: &mut Compound, at: usize, mode: Mode) -> Option<Compound> {
    let over = at + ZHI.len();
    if !bytes[at..].starts_with(ZHI) || below.high.is_some() {
        return None;
    }
    let (negative, start) = sign(bytes, over);
    below.stop = start;
    let core = read(bytes, start, mode).ok()?;
    let mut above = Compound::plain(start, &core).ok()?;
    if negative {
        above.negate();
        above.number.start = over;
        above.loose = Some(over);
    }
    let kind = if is_power(bytes, below) { NumeralKind::Percent } else { NumeralKind::Fraction };
    let span = Span::new(below.start, above.end);
    let value = above.value.checked_div(below.value)?;
    let part = kind == NumeralKind::Percent;
    let loose = if part { above.loose } else { below.loose.or(above.loose) };
    Some(Compound {
        start: below.start,
        number: if part { above.number } else { span },
        value,
        written: if part { above.value } else { value },
        high: above.high.and_then(|h| h.checked_div(below.value)),
        kind,
        bare: false,
        loose,
        ..above
    })
}

const ZHI: &[u8] = "之".as_bytes();

/// Whether it is 百, 千 or 万 alone, as in 百分之.
fn is_power(bytes: &[u8], below: &Compound) -> bool {
    below.end - below.start == 3 && super::core::is_unit(class_at(bytes, below.start).0)
}

/// 一又二分之一: `at` is the byte after 又. Both parts are exact: 百分之二三十 is none of it.
fn mixed(bytes: &[u8], first: &Compound, at: usize, mode: Mode) -> Option<Compound> {
    let part = unmixed(bytes, at, mode).ok()?;
    let broken = |kind| matches!(kind, NumeralKind::Fraction | NumeralKind::Percent);
    if first.high.or(part.high).is_some()
        || broken(first.kind)
        || !broken(part.kind)
        || !first.value.is_integer()
        || class_at(bytes, part.end - 1).0 == PERCENT
    {
        return None;
    }
    let value = first.value.checked_add(part.value)?;
    let loose = first.loose.or(part.loose);
    let found = whole(first.start, part.end, value, NumeralKind::Fraction);
    Some(Compound { loose, stop: part.stop, ..found })
}

/// 1/3: `at` is the byte after the stroke.
fn slash(bytes: &[u8], first: &mut Compound, at: usize, mode: Mode) -> Option<Compound> {
    let simple = |c: &Compound| c.arabic && c.units == 0 && c.kind == NumeralKind::Cardinal;
    if !simple(first) {
        return None;
    }
    first.stop = at;
    arabic_digit(class_at(bytes, at).0)?;
    let core = read(bytes, at, mode).ok()?;
    let below = Compound::plain(at, &core).ok().filter(simple)?;
    let date = mode == Mode::Running && is_date(bytes, first, below.end);
    if date {
        return None;
    }
    let value = first.value.checked_div(below.value)?;
    Some(Compound {
        stop: below.stop,
        ..whole(first.start, below.end, value, NumeralKind::Fraction)
    })
}

/// 2024/5, 3/5/2024: no fraction.
fn is_date(bytes: &[u8], first: &Compound, end: usize) -> bool {
    let year = (Number::from(1900)..Number::from(2100)).contains(&first.value);
    let before = first.start > 0 && matches!(bytes[first.start - 1], b'/' | b'.' | b'0'..=b'9');
    let (after, len) = class_at(bytes, end);
    let chain = after == DOT && arabic_digit(class_at(bytes, end + len).0).is_some();
    year || before || after == SLASH || chain
}

/// 三成, 七成六, 一成半, 八折, 七五折.
fn tenths(bytes: &[u8], mut first: Compound, core: &Core, mode: Mode) -> Option<Compound> {
    let (class, len) = class_at(bytes, first.end);
    let mut end = first.end + len;
    let two = core.digits || core.arabic && first.value >= Number::from(11);
    if class == DISCOUNT && two && core.units == 0 && first.written.is_integer() {
        first.written = first.written.checked_scale10(-1)?;
    }
    let fits = first.written > Number::ZERO && first.written <= Number::from(10);
    let word = mode == Mode::Running && is_word_ahead(class, &bytes[end..]);
    if !fits || word || first.bare || first.high.is_some() {
        return None;
    }
    if let Some(tail) = tenth_tail(bytes, end).filter(|_| first.written.is_integer()) {
        first.written = first.written.checked_add(Number::decimal(tail, -1)?)?;
        end += class_at(bytes, end).1;
        first.number.end = end;
    }
    first.loose = first.loose.or(Some(first.end));
    first.scaled(-1, NumeralKind::Fraction, end)
}

/// The 六 of 七成六, the 半 of 一成半.
fn tenth_tail(bytes: &[u8], at: usize) -> Option<u128> {
    let (class, len) = class_at(bytes, at);
    let next = class_at(bytes, at + len).0;
    let open = next < 0x80 || matches!(next, PERCENT);
    match class {
        HALF => Some(HALF_VALUE),
        0x11..=0x19 if open && kind(next) == 0 => Some((class & 0x0F).into()),
        _ => None,
    }
}

/// Whether 成 or 折 begins a word: 一成不变, 两成员, 三折叠.
fn is_word_ahead(class: u8, rest: &[u8]) -> bool {
    const AFTER_TENTH: [&str; 17] = [
        "不", "员", "为", "功", "立", "果", "本", "长", "就", "绩", "套", "品", "都", "语", "熟",
        "人", "年",
    ];
    const AFTER_DISCOUNT: [&str; 6] = ["叠", "合", "腾", "射", "返", "磨"];
    let words: &[&str] = if class == TENTH { &AFTER_TENTH } else { &AFTER_DISCOUNT };
    words.iter().any(|w| rest.starts_with(w.as_bytes()))
}
