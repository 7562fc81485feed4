//! Writing a number in the characters of a script.

use super::digits::{Digits, cents, trimmed};
use super::groups::Groups;
use super::options::{FormatOptions, LargeUnits, Style, Ten, Two, Yuan, Zero, ZeroPlacement};
use super::script::{LOWER, LOWER_TRADITIONAL, Script, UPPER, UPPER_TRADITIONAL};
use crate::{Error, ErrorKind};

/// Bytes of a group with its units and 零.
const GROUP: usize = 30;

pub(super) struct Writer {
    options: FormatOptions,
    script: &'static Script,
    zero: &'static str,
    /// Whether 10 is 十 at the head.
    short: bool,
}

impl Writer {
    pub(super) fn new(options: FormatOptions) -> Self {
        let script = match options.style {
            Style::Lower | Style::Digits | Style::Mixed => &LOWER,
            Style::Upper | Style::Money => &UPPER,
            Style::LowerTraditional => &LOWER_TRADITIONAL,
            Style::UpperTraditional | Style::MoneyTraditional => &UPPER_TRADITIONAL,
        };
        let zero = if script.small && options.zero == Zero::Circle { "〇" } else { "零" };
        Self { options, script, zero, short: script.small && options.ten == Ten::Customary }
    }

    /// Whether integers are written with the units of the script.
    pub(super) fn is_worded(&self) -> bool {
        !matches!(
            self.options.style,
            Style::Digits | Style::Mixed | Style::Money | Style::MoneyTraditional
        )
    }

    #[inline]
    pub(super) fn integer(&self, negative: bool, number: u128) -> String {
        if number < 10 && !negative {
            return self.digit(number as u16).to_owned();
        }
        let mut out = String::with_capacity(if number < 10_000 { GROUP } else { 4 * GROUP });
        if negative {
            out.push_str(self.script.negative);
        }
        if number < 10_000 {
            self.section(number as u16, &mut out, self.short);
        } else {
            self.whole(&Groups::of(number), &mut out);
        }
        out
    }

    pub(super) fn fraction(&self, negative: bool, over: u128, below: u64) -> Result<String, Error> {
        if !self.is_worded() {
            return Err(no_form("a fraction"));
        }
        let mut out = String::new();
        if negative {
            out.push_str(self.script.negative);
        }
        self.whole(&Groups::of(below.into()), &mut out);
        out.push_str("分之");
        self.whole(&Groups::of(over), &mut out);
        Ok(out)
    }

    pub(super) fn write(&self, digits: &Digits<'_>) -> Result<String, Error> {
        let mut out = String::with_capacity(8 * (digits.whole.len() + digits.part.len()));
        let style = self.options.style;
        let long = trimmed(digits.whole).len() > Groups::LONGEST;
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
            out.push_str(self.script.negative);
        }
        if self.options.style == Style::Digits {
            self.string(digits.whole, out);
        } else {
            self.whole(&Groups::of_digits(trimmed(digits.whole)), out);
        }
        if !digits.part.is_empty() {
            out.push_str(self.script.point);
            self.string(digits.part, out);
        }
    }

    fn digit(&self, digit: u16) -> &'static str {
        if digit == 0 { self.zero } else { self.script.places[0][usize::from(digit)] }
    }

    fn string(&self, digits: &[u8], out: &mut String) {
        out.extend(digits.iter().map(|d| self.digit((d - b'0').into())));
    }

    /// An integer with its units.
    fn whole(&self, groups: &Groups, out: &mut String) {
        match groups.as_slice() {
            [] => out.push_str(self.zero),
            [group] => self.section(*group, out, self.short),
            groups => self.sections(groups, out, self.short),
        }
    }

    /// Groups from the first that is not 0; `short` where 10 may begin with 十.
    fn sections(&self, groups: &[u16], out: &mut String, short: bool) {
        let (width, unit) = match (groups, self.options.large) {
            ([], _) => return,
            ([group], _) => return self.section(*group, out, short),
            ([_, _], _) => (1, 1),
            (_, LargeUnits::WanYi) => (2, 2),
            (_, LargeUnits::Zhao) => {
                let unit = (groups.len() - 1).min(self.script.large.len() - 1);
                (unit, unit)
            }
        };
        let (high, low) = groups.split_at(groups.len() - width);
        if high == [2] {
            out.push_str(self.two(0));
        } else {
            self.sections(high, out, short);
        }
        out.push_str(self.script.large[unit]);
        self.sections_after(high, low, out);
    }

    /// What stands below a large unit, with 零 where a place is skipped.
    fn sections_after(&self, high: &[u16], low: &[u16], out: &mut String) {
        let Some(first) = low.iter().position(|group| *group > 0) else { return };
        let skipped = low[0] < 1000 || high.len() > 1 && high.last() == Some(&0);
        let round = self.options.placement == ZeroPlacement::AfterRound
            && high.last().is_some_and(|group| group.is_multiple_of(10));
        if skipped || round {
            out.push_str(self.zero);
        }
        self.sections(&low[first..], out, false);
    }

    fn two(&self, place: usize) -> &'static str {
        match self.options.two {
            Two::Er => self.script.places[place][2],
            Two::Liang => self.script.two[place],
        }
    }

    /// Up to four digits, the first of them not 0.
    fn section(&self, group: u16, out: &mut String, short: bool) {
        if short && (10..20).contains(&group) {
            out.push('十');
            if group > 10 {
                out.push_str(self.script.places[0][usize::from(group - 10)]);
            }
            return;
        }
        let mut skipped = false;
        for (place, power) in [1, 10, 100, 1000].into_iter().enumerate().rev() {
            if group < power {
                continue;
            }
            let digit = usize::from(group / power % 10);
            if digit == 0 {
                skipped = true;
                continue;
            }
            if skipped {
                out.push_str(self.zero);
                skipped = false;
            }
            let two = digit == 2 && place > 1;
            out.push_str(if two { self.two(place) } else { self.script.places[place][digit] });
        }
    }

    fn money(&self, digits: &Digits<'_>, out: &mut String) {
        let mut cents = cents(digits);
        let fen = cents.pop().map_or(0, value);
        let jiao = cents.pop().map_or(0, value);
        let yuan = trimmed(&cents);
        if digits.negative && (yuan, jiao, fen) != (&[], 0, 0) {
            out.push_str(self.script.negative);
        }
        if !yuan.is_empty() || (jiao, fen) == (0, 0) {
            self.whole(&Groups::of_digits(yuan), out);
            out.push_str(self.yuan());
        }
        match (jiao, fen) {
            (0, 0) => out.push('整'),
            (0, _) if !yuan.is_empty() => out.push_str(self.zero),
            (0, _) => {}
            _ => out.extend([self.digit(jiao), "角"]),
        }
        if fen > 0 {
            out.extend([self.digit(fen), "分"]);
        }
    }

    fn yuan(&self) -> &'static str {
        match (self.options.yuan, self.options.style) {
            (Yuan::Round, Style::MoneyTraditional) => "圓",
            (Yuan::Round, _) => "圆",
            (Yuan::Yuan, _) => "元",
        }
    }
}

fn value(digit: u8) -> u16 {
    (digit - b'0').into()
}

fn no_form(what: &str) -> Error {
    Error::new(ErrorKind::OutOfRange, 0, format!("the style has no form for {what}"))
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
