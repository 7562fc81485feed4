//! One plain numeral, digits and units without 分之 or %: the machine below reads it a character
//! at a time and stops where it cannot go on. The grammar stands in the module's documentation.

mod arabic;
mod close;
mod decimal;
mod digits;
mod large;
mod small;
mod term;

use super::class::{
    Class, DOT, LARGE, POINT, SMALL, TENS, VAGUE, arabic_digit, chinese_digit, class_at, kind,
    large_unit, small_unit,
};
use super::value::{Number, POW10};
use crate::{ErrorKind, Span};
use term::Term;

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A string that is to be one numeral.
    Whole,
    /// A place in running text: 七八 is seven or eight there, not 78.
    Running,
}

/// Where and why there is no numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) at: usize,
}

/// A plain numeral.
#[derive(Debug, Clone, Copy)]
pub(super) struct Core {
    /// The byte after it.
    pub(super) end: usize,
    pub(super) coefficient: u128,
    pub(super) exponent: i32,
    /// What the second of two neighbouring digits adds, before the exponent: 1 in 七八.
    pub(super) spread: u128,
    /// The power of ten of the large units at its end.
    pub(super) large: u8,
    /// The power of ten of all units at its end.
    pub(super) units: u8,
    /// 二〇二四.
    pub(super) digits: bool,
    /// Whether it has an Arabic digit.
    pub(super) arabic: bool,
    /// Whether it begins with 百, 千, 万 or a larger unit.
    pub(super) bare: bool,
    /// An inner 多, 余, 来 or 几: 十多万.
    pub(super) vague: Option<Span>,
    /// Where the next character could not be taken.
    pub(super) stop: usize,
    /// The first byte that is not of the standard form.
    pub(super) loose: Option<usize>,
}

impl Core {
    pub(super) fn number(&self) -> Option<Number> {
        Number::decimal(self.coefficient, self.exponent)
    }

    /// The upper end of two neighbouring digits.
    pub(super) fn high(&self) -> Option<Number> {
        let sum = self.coefficient.checked_add(self.spread)?;
        Number::decimal(sum, self.exponent).filter(|_| self.spread > 0)
    }
}

/// Digits that wait for their unit.
#[derive(Debug, Clone, Copy)]
struct Pending {
    value: u128,
    spread: u8,
    at: usize,
    /// How many digits; 1 for a range.
    count: usize,
    arabic: bool,
    pair: bool,
}

/// No unit yet in this section.
const FRESH: u8 = 4;
const TERMS: usize = 12;

struct Machine<'t> {
    bytes: &'t [u8],
    at: usize,
    mode: Mode,
    /// Closed sections with their large units, falling.
    terms: [Term; TERMS],
    len: usize,
    /// What stands below the next large unit.
    section: u128,
    /// The power of ten of the last small unit of the section.
    rank: u8,
    /// The place of the section's first digit, `FRESH` for none.
    first: u8,
    /// Whether 零 stands before the section's first digit.
    led: bool,
    /// The byte where the section begins, 零 included.
    begin: usize,
    /// The byte of a 零 since the last unit.
    zero: Option<usize>,
    pending: Option<Pending>,
    /// Whether neighbouring digits have been taken.
    ranged: bool,
    /// Whether the value is complete.
    done: bool,
    core: Core,
}

/// Whether reading goes on.
type Step = Result<(), Stop>;

enum Stop {
    /// The numeral ends here.
    End,
    /// It does not fit.
    Range,
}

/// Reads the numeral that starts at `start`.
pub(super) fn read(bytes: &[u8], start: usize, mode: Mode) -> Result<Core, Fault> {
    let mut machine = Machine::new(bytes, start, mode);
    match machine.run() {
        Ok(()) | Err(Stop::End) => machine.finish(),
        Err(Stop::Range) => Err(Fault { kind: ErrorKind::OutOfRange, at: machine.at }),
    }
}

impl<'t> Machine<'t> {
    fn new(bytes: &'t [u8], at: usize, mode: Mode) -> Self {
        let core = Core {
            end: at,
            coefficient: 0,
            exponent: 0,
            spread: 0,
            large: 0,
            units: 0,
            digits: false,
            arabic: false,
            bare: false,
            vague: None,
            stop: at,
            loose: None,
        };
        Self {
            bytes,
            at,
            mode,
            terms: [Term::ZERO; TERMS],
            len: 0,
            section: 0,
            rank: FRESH,
            first: FRESH,
            led: false,
            begin: at,
            zero: None,
            pending: None,
            ranged: false,
            done: false,
            core,
        }
    }

    fn run(&mut self) -> Step {
        loop {
            let (class, len) = class_at(self.bytes, self.at);
            match kind(class) {
                0x10 | 0x20 => self.chinese(class, len)?,
                SMALL | 0x50 => self.small(class & 0x0F, len)?,
                LARGE => self.large((class & 0x0F) * 4, len)?,
                0x30 => self.arabic()?,
                TENS => self.tens(class & 0x0F, len)?,
                _ => return self.other(class, len),
            }
        }
    }

    fn other(&mut self, class: Class, len: usize) -> Step {
        match class {
            POINT => self.decimal(len),
            DOT if self.pristine() => {
                arabic_digit(self.class(self.at + len)).ok_or(Stop::End)?;
                self.core.arabic = true;
                self.pending = Some(Pending::new(0, self.at, false));
                self.decimal(len)
            }
            DOT if !self.core.arabic => self.decimal(len),
            VAGUE => {
                self.vague(len)?;
                self.run()
            }
            _ => Err(Stop::End),
        }
    }

    fn class(&self, at: usize) -> Class {
        class_at(self.bytes, at).0
    }

    fn loosen(&mut self, at: usize) {
        self.core.loose.get_or_insert(at);
    }

    /// Nothing has been read.
    fn pristine(&self) -> bool {
        self.len == 0 && self.rank == FRESH && self.zero.is_none() && self.pending.is_none()
    }

    /// The last thing read is a large unit.
    fn after_large(&self) -> bool {
        self.len > 0 && self.rank == FRESH && self.zero.is_none() && self.pending.is_none()
    }
}

impl Pending {
    fn new(digit: u8, at: usize, pair: bool) -> Self {
        Self { value: digit.into(), spread: 0, at, count: 1, arabic: false, pair }
    }
}

/// Whether a value lies below a power of ten.
fn below(value: u128, power: u8) -> bool {
    POW10.get(usize::from(power)).is_none_or(|p| value < *p)
}

/// One more digit; a 0 that the value has no room for goes to the exponent.
fn append(value: u128, exponent: &mut i32, digit: u8) -> Result<u128, Stop> {
    match grow(value, digit).filter(|_| *exponent == 0) {
        Some(longer) => Ok(longer),
        None if digit == 0 => {
            *exponent += 1;
            Ok(value)
        }
        None => Err(Stop::Range),
    }
}

fn grow(value: u128, digit: u8) -> Option<u128> {
    value.checked_mul(10)?.checked_add(digit.into())
}

fn is_digit(class: Class) -> bool {
    chinese_digit(class).is_some() || arabic_digit(class).is_some()
}

pub(super) fn is_unit(class: Class) -> bool {
    small_unit(class).is_some() || large_unit(class).is_some()
}
