//! One plain numeral, digits and units without 分之 or %: the machine below reads it a character
//! at a time and stops where it cannot go on. The grammar stands in the module's documentation.

use super::class::{
    CIRCLE, Class, DOT, LARGE, LOWER, PAIR, POINT, SMALL, TENS, TWIN, VAGUE, arabic_digit,
    chinese_digit, class_at, kind, large_unit, small_unit,
};
use super::value::{Number, POW10};
use crate::{ErrorKind, Span};

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
/// What 兆 stands before as a prefix of measures.
const MEGA: [&str; 9] = ["赫", "瓦", "韦", "字", "比", "帕", "欧", "焦", "周"];

struct Machine<'t> {
    bytes: &'t [u8],
    at: usize,
    mode: Mode,
    /// Closed sections with their large units, falling.
    terms: [u128; TERMS],
    exponents: [u8; TERMS],
    len: usize,
    /// What stands below the next large unit.
    section: u128,
    /// The power of ten of the last small unit of the section.
    rank: u8,
    /// The place of the section's first digit, `FRESH` for none.
    first: u8,
    /// Whether 零 stands before the section's first digit.
    led: bool,
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
            terms: [0; TERMS],
            exponents: [0; TERMS],
            len: 0,
            section: 0,
            rank: FRESH,
            first: FRESH,
            led: false,
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

    fn chinese(&mut self, class: Class, len: usize) -> Step {
        if self.pending.is_some() || self.ranged {
            return Err(Stop::End);
        }
        if self.pristine() {
            return self.string();
        }
        match chinese_digit(class) {
            Some(0) => self.nought(len),
            Some(digit) => self.digit(digit, class, len),
            None => Err(Stop::End),
        }
    }

    /// 零 inside a numeral.
    fn nought(&mut self, len: usize) -> Step {
        if self.zero.is_some() || self.rank == 0 {
            return Err(Stop::End);
        }
        self.zero = Some(self.at);
        self.at += len;
        Ok(())
    }

    /// A digit after the first unit. A second one makes a range or ends the numeral.
    fn digit(&mut self, digit: u8, class: Class, len: usize) -> Step {
        let next = self.at + len;
        if class == TWIN && !follows_twin(self.class(next)) {
            return Err(Stop::End);
        }
        let mut pending = Pending::new(digit, self.at, class == PAIR);
        let second = self.class(next);
        self.at = next;
        if let Some(spread) = neighbours(class, second).filter(|_| self.mode == Mode::Running) {
            let after = next + 3;
            if !is_digit(self.class(after)) {
                pending.spread = spread;
                self.at = after;
            }
        }
        self.pending = Some(pending);
        if is_digit(self.class(self.at)) { Err(Stop::End) } else { Ok(()) }
    }

    /// Digits at the very start: one that waits for its unit, a range, or a string.
    fn string(&mut self) -> Step {
        let start = self.at;
        let first = self.class(start);
        if first == TWIN && !follows_twin(self.class(start + 3)) {
            return Err(Stop::End);
        }
        let (mut value, mut count) = (0_u128, 0_usize);
        while let (class, len @ 3) = class_at(self.bytes, self.at)
            && let Some(digit) = chinese_digit(class)
            && (count == 0 || !matches!(class, PAIR | TWIN) || self.one_or_two(start, class, count))
        {
            match grow(value, digit).filter(|_| self.core.exponent == 0) {
                Some(longer) => value = longer,
                None if digit == 0 => self.core.exponent += 1,
                None => return Err(Stop::Range),
            }
            count += 1;
            self.at += len;
            if count == 1
                && matches!(class, PAIR | TWIN)
                && neighbours(class, self.class(self.at)).is_none()
            {
                break;
            }
        }
        self.after_string(start, value, count)
    }

    /// The 两 of 一两个, 一两天, 一两百: one or two, not the weight.
    fn one_or_two(&self, start: usize, class: Class, count: usize) -> bool {
        let ready = count == 1 && class == PAIR && self.class(start) == LOWER | 1;
        let rest = &self.bytes[self.at + 3..];
        ready
            && self.mode == Mode::Running
            && (is_unit(self.class(self.at + 3))
                || COUNTED.iter().any(|c| rest.starts_with(c.as_bytes())))
    }

    fn after_string(&mut self, start: usize, value: u128, count: usize) -> Step {
        let (first, next) = (self.class(start), self.class(self.at));
        let pending =
            Pending { value, spread: 0, at: start, count, arabic: false, pair: first == PAIR };
        if count == 1 {
            if value == 0 && (kind(next) == SMALL || kind(next) == TENS) {
                self.zero = Some(start);
                self.loosen(start);
                return Ok(());
            }
            if first == CIRCLE {
                self.loosen(start);
            }
            self.pending = Some(pending);
            return Ok(());
        }
        self.loosen(start + 3);
        let spread = neighbours(first, self.class(start + 3)).filter(|_| count == 2);
        if let Some(spread) = spread.filter(|_| self.mode == Mode::Running) {
            let value = (value / 10).max(u128::from(first == TWIN) * 2);
            self.pending = Some(Pending { value, spread, count: 1, ..pending });
            return Ok(());
        }
        let range_only = spread.is_some() && (is_unit(next) || first == PAIR);
        if small_unit(next).is_some() || range_only || kind(next) == TENS {
            self.core.digits = first != PAIR;
            self.pending = Some(if first == PAIR { Pending::new(2, start, true) } else { pending });
            self.at = if first == PAIR { start + 3 } else { self.at };
            return Err(Stop::End);
        }
        self.core.digits = true;
        self.pending = Some(pending);
        Ok(())
    }

    fn tens(&mut self, tens: u8, len: usize) -> Step {
        if self.pending.is_some() || self.rank < 2 || self.ranged {
            return Err(Stop::End);
        }
        self.place(u128::from(tens), 1);
        self.at += len;
        Ok(())
    }

    fn small(&mut self, unit: u8, len: usize) -> Step {
        match self.pending {
            _ if unit >= self.rank || self.ranged => return self.give_back(),
            Some(p) if p.arabic && p.count > 1 && !(self.len == 0 && self.rank == FRESH) => {
                return Err(Stop::End);
            }
            Some(p) if p.value == 0 || (p.count > 1 && !p.arabic) => return Err(Stop::End),
            Some(p) => {
                self.core.spread = u128::from(p.spread) * POW10[usize::from(unit)];
                self.ranged = p.spread > 0;
                let whole = p.value.checked_mul(POW10[usize::from(unit)]).ok_or(Stop::Range)?;
                self.place(whole / POW10[usize::from(unit)], unit);
            }
            None => self.bare_small(unit)?,
        }
        self.core.units = unit;
        self.at += len;
        Ok(())
    }

    /// 十 and its kin without a digit before it.
    fn bare_small(&mut self, unit: u8) -> Step {
        let head = self.len == 0 && self.rank == FRESH && self.zero.is_none();
        if head {
            self.core.bare = unit > 1;
        }
        if unit > 1 && head {
            self.loosen(self.at);
        }
        if self.zero.is_none() && !head {
            if unit > 1 {
                return Err(Stop::End);
            }
            self.loosen(self.at);
        }
        self.place(1, unit);
        Ok(())
    }

    /// Adds a digit with its unit to the section, and checks the 零 before it.
    fn place(&mut self, digit: u128, unit: u8) {
        let at = self.pending.map_or(self.at, |p| p.at);
        if self.rank == FRESH {
            self.first = unit;
            self.led = self.zero.is_some();
        } else {
            self.check_zero(self.rank - unit > 1, at);
        }
        self.section += digit * POW10[usize::from(unit)];
        self.rank = unit;
        self.zero = None;
        self.pending = None;
    }

    fn check_zero(&mut self, needed: bool, at: usize) {
        if needed != self.zero.is_some() {
            let at = self.zero.unwrap_or(at);
            self.loosen(at);
        }
    }

    /// Ends the numeral before the digits that wait, for the unit after them is not theirs.
    fn give_back(&mut self) -> Step {
        self.core.stop = self.at;
        if let Some(pending) = self.pending.take_if(|_| self.len > 0 || self.rank < FRESH) {
            self.at = pending.at;
        }
        Err(Stop::End)
    }

    fn large(&mut self, unit: u8, len: usize) -> Step {
        if self.mode == Mode::Running && self.is_word(unit, self.at + len) {
            return Err(Stop::End);
        }
        let run = self.after_large();
        if self.core.exponent != 0 && !run {
            return Err(Stop::Range);
        }
        let before = (self.section, self.first, self.led, self.ranged, self.core.spread);
        let current = self.current(unit)?;
        let (mut sum, mut len_left) = (current, self.len);
        while len_left > 0 && self.exponents[len_left - 1] <= unit {
            len_left -= 1;
            sum = sum.checked_add(self.terms[len_left]).ok_or(Stop::Range)?;
        }
        let popped = len_left < self.len;
        let adrift = popped && !run && !self.led && self.first != 3;
        let over = |last: u8| run && !popped || !below(sum, last - unit);
        if adrift || len_left > 0 && over(self.exponents[len_left - 1]) {
            (self.section, self.first, self.led, self.ranged, self.core.spread) = before;
            return self.give_back();
        }
        if !run {
            self.check_section(if popped { 0 } else { unit });
        }
        self.push(sum, unit, len_left)?;
        let (large, units) = (self.core.large, self.core.units);
        let grown = |power: u8, goes_on| unit.checked_add(if goes_on { power } else { 0 });
        self.core.large = grown(large, run).ok_or(Stop::Range)?;
        self.core.units = grown(units, run || self.pending.is_none()).ok_or(Stop::Range)?;
        self.section = 0;
        self.pending = None;
        (self.rank, self.first, self.led, self.zero) = (FRESH, FRESH, false, None);
        self.at += len;
        Ok(())
    }

    /// Whether a large unit is none in running text: 兆 before 赫 or 瓦 is mega, and 京 正 极 and
    /// their like count only inside a longer numeral.
    fn is_word(&self, unit: u8, next: usize) -> bool {
        match unit {
            12 => MEGA.iter().any(|m| self.bytes[next..].starts_with(m.as_bytes())),
            16..=28 => !is_digit(self.class(next)),
            32.. => true,
            _ => false,
        }
    }

    /// What stands before a large unit, below the last one.
    fn current(&mut self, unit: u8) -> Result<u128, Stop> {
        let Some(p) = self.pending else {
            if self.pristine() {
                self.core.bare = true;
                self.loosen(self.at);
                return Ok(1);
            }
            let closed = self.zero.is_none() || self.core.vague.is_some_and(|v| v.end == self.at);
            let ok = closed && (self.rank < FRESH || self.len > 0);
            return if ok { Ok(self.section) } else { Err(Stop::End) };
        };
        let alone = self.zero.is_none() && !p.arabic;
        if alone_digit(p) && self.zero.is_none() && (2..FRESH).contains(&self.rank) {
            // 8千3万: 8300万.
            self.loosen(p.at);
            self.section += p.value * POW10[usize::from(self.rank - 1)];
            return Ok(self.section);
        }
        let adrift = self.rank == FRESH && self.len > 0 && self.exponents[self.len - 1] <= unit;
        if p.value == 0 || (alone || p.count == 1 && self.zero.is_none()) && adrift {
            self.give_back()?;
        }
        self.ones(p)?;
        Ok(self.section)
    }

    /// Takes the digits that wait as the last place of the section.
    fn ones(&mut self, p: Pending) -> Step {
        if self.rank == FRESH {
            self.first = 0;
            self.led = self.zero.is_some();
        } else {
            self.check_zero(self.rank > 1, p.at);
        }
        if self.rank < FRESH && !below(p.value, self.rank) {
            self.give_back()?;
        }
        self.core.spread = p.spread.into();
        self.ranged |= p.spread > 0;
        self.section = self.section.checked_add(p.value).ok_or(Stop::Range)?;
        Ok(())
    }

    /// Whether the 零 before a section that goes with `unit` is as it should be.
    fn check_section(&mut self, unit: u8) {
        if self.len == 0 {
            return;
        }
        let last = self.exponents[self.len - 1];
        let needed = !(self.first == 3 && last.saturating_sub(4) == unit);
        if needed != self.led && self.core.large <= last {
            self.loosen(self.at);
        }
    }

    fn push(&mut self, sum: u128, unit: u8, len: usize) -> Step {
        let factor = POW10.get(usize::from(unit));
        match factor.and_then(|f| sum.checked_mul(*f)) {
            Some(term) => {
                self.terms[len] = term;
                self.spread(unit);
            }
            // 三载: the coefficient stays, and nothing can follow.
            None if len == 0 && self.core.spread == 0 => {
                self.terms[len] = sum;
                self.core.exponent += i32::from(unit);
            }
            None => return Err(Stop::Range),
        }
        self.exponents[len] = unit;
        self.len = len + 1;
        Ok(())
    }

    fn spread(&mut self, unit: u8) {
        self.core.spread = POW10[usize::from(unit)].saturating_mul(self.core.spread);
    }

    fn arabic(&mut self) -> Step {
        if self.pending.is_some() || self.ranged {
            return Err(Stop::End);
        }
        let start = self.at;
        let pristine = self.pristine();
        let (value, count) = self.arabic_integer(pristine)?;
        self.loosen(start);
        let zero = self.class(start).trailing_zeros() >= 4;
        if !pristine && zero && self.zero.is_none() {
            self.zero = Some(start);
        }
        if !pristine && value == 0 {
            self.at = start;
            return Err(Stop::End);
        }
        self.core.arabic = true;
        self.pending =
            Some(Pending { value, spread: 0, at: start, count, arabic: true, pair: false });
        let (next, len) = class_at(self.bytes, self.at);
        if next == DOT && arabic_digit(self.class(self.at + len)).is_some() {
            return if pristine { self.decimal(len) } else { self.give_back() };
        }
        Ok(())
    }

    /// Arabic digits, at the start of a numeral with separators between groups of three.
    fn arabic_integer(&mut self, separators: bool) -> Result<(u128, usize), Stop> {
        let (mut value, mut count) = (0_u128, 0);
        loop {
            let (class, len) = class_at(self.bytes, self.at);
            let Some(digit) = arabic_digit(class) else { break };
            value = grow(value, digit).ok_or(Stop::Range)?;
            count += 1;
            self.at += len;
        }
        if separators && count <= 3 {
            while let Some((group, end)) = self.group() {
                value = value
                    .checked_mul(1000)
                    .and_then(|v| v.checked_add(group))
                    .ok_or(Stop::Range)?;
                count += 3;
                self.at = end;
            }
        }
        Ok((value, count))
    }

    /// A comma and exactly three digits of its width.
    fn group(&self) -> Option<(u128, usize)> {
        let (comma, width) = class_at(self.bytes, self.at);
        if comma != super::class::COMMA {
            return None;
        }
        let (mut at, mut value) = (self.at + width, 0);
        for _ in 0..3 {
            let (class, len) = class_at(self.bytes, at);
            value = value * 10 + u128::from(arabic_digit(class).filter(|_| len >= width)?);
            at += len;
        }
        arabic_digit(self.class(at)).is_none().then_some((value, at))
    }

    /// 点 or a point with the digits after it, and the units after those.
    fn decimal(&mut self, len: usize) -> Step {
        let start = self.at;
        let first = self.class(start + len);
        let ready = self.pending.is_some() || self.rank < FRESH || self.len > 0;
        let digit = is_digit(first) && !matches!(first, PAIR | TWIN);
        if !ready || self.ranged || self.core.exponent != 0 || !digit {
            return Err(Stop::End);
        }
        let mut part = Fraction { at: start + len, value: 0, places: 0, last: 0 };
        part.read(self.bytes)?;
        let next = self.class(part.at);
        if kind(next) == TENS || small_unit(next) == Some(1) {
            return Err(Stop::End);
        }
        self.at = start;
        self.close()?;
        if self.at < start {
            return Err(Stop::End);
        }
        let scale =
            POW10.get(usize::try_from(part.places).unwrap_or(usize::MAX)).ok_or(Stop::Range)?;
        let whole = self.core.coefficient.checked_mul(*scale).ok_or(Stop::Range)?;
        self.core.coefficient = whole.checked_add(part.value).ok_or(Stop::Range)?;
        self.core.exponent = -part.places;
        if part.last == 0 {
            self.loosen(part.at);
        }
        self.core.arabic |= arabic_digit(first).is_some();
        if arabic_digit(first).is_some() {
            self.loosen(start + len);
        }
        self.at = part.at;
        self.core.units = 0;
        self.core.large = 0;
        self.trailing_units()
    }

    /// The units after a decimal, with 多 and its kin before a large one.
    fn trailing_units(&mut self) -> Step {
        let (class, len) = class_at(self.bytes, self.at);
        if let Some(unit) = small_unit(class) {
            self.loosen(self.at);
            self.raise(unit, len);
        }
        loop {
            let (class, len) = class_at(self.bytes, self.at);
            match large_unit(class) {
                Some(unit) => {
                    self.raise(unit, len);
                    self.core.large += unit;
                }
                None if class == VAGUE && self.vague(len).is_ok() => {}
                None => break,
            }
            if self.core.units > 60 {
                return Err(Stop::Range);
            }
        }
        self.core.end = self.at;
        self.core.stop = self.at;
        self.done = true;
        Err(Stop::End)
    }

    fn raise(&mut self, unit: u8, len: usize) {
        self.core.exponent += i32::from(unit);
        self.core.units += unit;
        self.at += len;
    }

    /// 多 余 来 几 before a large unit.
    fn vague(&mut self, len: usize) -> Step {
        let next = self.at + len;
        let digit = self.pending.is_some_and(|p| !p.arabic) && self.core.exponent == 0;
        let ready =
            self.pending.is_some() || self.rank < FRESH || self.len > 0 || self.core.exponent < 0;
        if !ready || digit || self.core.vague.is_some() || large_unit(self.class(next)).is_none() {
            return Err(Stop::End);
        }
        self.loosen(self.at);
        self.core.vague = Some(Span::new(self.at, next));
        self.at = next;
        Ok(())
    }

    /// Puts the coefficient together.
    fn close(&mut self) -> Step {
        match self.pending {
            Some(p) if self.elliptical(p) => self.ellipsis(p)?,
            Some(p) => self.tail(p)?,
            None => self.drop_zero(),
        }
        if self.rank < FRESH || self.first < FRESH {
            self.check_section(0);
        }
        let mut sum = self.section;
        for term in &self.terms[..self.len] {
            sum = sum.checked_add(*term).ok_or(Stop::Range)?;
        }
        if self.core.exponent != 0 && self.len > 0 && (self.section != 0 || self.len > 1) {
            return Err(Stop::Range);
        }
        self.core.coefficient = sum;
        Ok(())
    }

    /// A 零 that nothing follows is not of the numeral.
    fn drop_zero(&mut self) {
        if let Some(at) = self.zero {
            self.core.stop = self.core.stop.max(self.at);
            self.at = at;
        }
    }

    /// 三万五, 一百二: a digit right after a unit above 十 stands for the place below.
    fn elliptical(&self, p: Pending) -> bool {
        let open = self.rank == FRESH && self.len > 0 || (2..FRESH).contains(&self.rank);
        open && self.zero.is_none() && p.count == 1
    }

    fn ellipsis(&mut self, p: Pending) -> Step {
        let unit = if self.rank < FRESH { self.rank } else { self.core.large };
        let combined = self.rank == FRESH && self.core.large != self.exponents[self.len - 1];
        let mixed = self.mode == Mode::Running && p.arabic != self.core.arabic;
        let Some(factor) =
            POW10.get(usize::from(unit) - 1).filter(|_| !(combined || p.pair || mixed))
        else {
            self.pending = None;
            self.at = p.at;
            return Ok(());
        };
        self.loosen(p.at);
        self.core.spread = u128::from(p.spread) * factor;
        self.section = self.section.checked_add(p.value * factor).ok_or(Stop::Range)?;
        self.core.units = 0;
        self.core.large = 0;
        Ok(())
    }

    /// Digits at the end that stand for themselves.
    fn tail(&mut self, p: Pending) -> Step {
        let last = if self.rank < FRESH {
            Some(self.rank)
        } else {
            self.exponents[..self.len].last().copied()
        };
        if last.is_some_and(|last| !below(p.value, last))
            || (p.pair && last.is_some() && self.zero.is_none())
        {
            self.pending = None;
            self.at = self.zero.unwrap_or(p.at);
            return Ok(());
        }
        self.ones(p)?;
        self.core.units = 0;
        self.core.large = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Core, Fault> {
        if self.done {
            return Ok(self.core);
        }
        let stop = self.core.stop.max(self.at);
        if let Some(vague) = self.core.vague.take_if(|v| v.end == self.at) {
            self.at = vague.start;
        }
        let start = self.core.end;
        if self.close().is_err() {
            return Err(Fault { kind: ErrorKind::OutOfRange, at: self.at });
        }
        if self.at == start {
            return Err(self.refusal(start));
        }
        self.core.end = self.at;
        self.core.stop = stop;
        Ok(self.core)
    }

    fn refusal(&self, at: usize) -> Fault {
        let kind = if is_unit(self.class(at)) {
            ErrorKind::MisplacedUnit
        } else {
            ErrorKind::UnexpectedCharacter
        };
        Fault { kind, at }
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

/// Whether it is one digit that may stand for the place below the last unit.
fn alone_digit(p: Pending) -> bool {
    p.count == 1 && p.spread == 0 && p.value > 0 && !p.pair
}

/// The digits after a point.
struct Fraction {
    at: usize,
    value: u128,
    places: i32,
    last: u8,
}

impl Fraction {
    fn read(&mut self, bytes: &[u8]) -> Step {
        let arabic = arabic_digit(class_at(bytes, self.at).0).is_some();
        loop {
            let (class, len) = class_at(bytes, self.at);
            let digit = if arabic { arabic_digit(class) } else { chinese_digit(class) };
            let Some(digit) = digit.filter(|_| !matches!(class, PAIR | TWIN)) else {
                return Ok(());
            };
            self.value = grow(self.value, digit).ok_or(Stop::Range)?;
            self.places += 1;
            self.last = digit;
            self.at += len;
        }
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

/// Whether 俩 before it is a digit: before 百, 千, 万, 亿.
fn follows_twin(class: Class) -> bool {
    matches!(small_unit(class), Some(2..)) || matches!(large_unit(class), Some(4 | 8))
}

/// What 一两 counts.
const COUNTED: [&str; 24] = [
    "个", "個", "天", "年", "次", "家", "句", "件", "条", "點", "点", "人", "位", "种", "周", "月",
    "日", "小", "岁", "步", "分", "名", "项", "成",
];

/// How far apart two digits of a range such as 七八 or 三五 are.
fn neighbours(first: Class, second: Class) -> Option<u8> {
    let low = if matches!(first, PAIR | TWIN) { LOWER | 2 } else { first };
    match (low, second) {
        (0x11..=0x18, 0x12..=0x19) if second == low + 1 => Some(1),
        (0x11, PAIR) => Some(1),
        (0x13, 0x15) => Some(2),
        _ => None,
    }
}
