//! 万, 亿 and larger units, and the sections that they close.

use super::super::value::POW10;
use super::term::Term;
use super::{FRESH, Machine, Mode, Pending, Step, Stop, is_digit};

impl Machine<'_> {
    pub(super) fn large(&mut self, unit: u8, len: usize) -> Step {
        if self.mode == Mode::Running && self.is_word(unit, self.at + len) {
            return Err(Stop::End);
        }
        let run = self.after_large();
        let before = (self.section, self.first, self.led, self.ranged, self.core.spread);
        let current = self.current(unit)?;
        let exponent = std::mem::take(&mut self.core.exponent);
        let (mut sum, mut len_left) = (Term { exponent, ..Term::integer(current) }, self.len);
        while len_left > 0 {
            let term = self.terms[len_left - 1];
            let in_run = run && len_left == self.len;
            if term.unit > unit || !in_run && self.stands_below(sum, unit, term) {
                break;
            }
            len_left -= 1;
            sum = sum.plus(term).ok_or(Stop::Range)?;
        }
        let popped = len_left < self.len;
        let adrift = popped && !run && !self.led && self.first != 3;
        let over = |last: Term| run && !popped || !sum.is_below(last.room(unit));
        if adrift || len_left > 0 && over(self.terms[len_left - 1]) {
            (self.section, self.first, self.led, self.ranged, self.core.spread) = before;
            return self.give_back();
        }
        if !run {
            self.check_section(if popped { 0 } else { unit });
        }
        if len_left > 0 && self.terms[len_left - 1].unit <= unit {
            // 四万万五千万, for 四亿五千万.
            self.loosen(self.begin);
        }
        let before = if run { self.core.large } else { 0 };
        let power = unit.checked_add(before).ok_or(Stop::Range)?;
        self.push(sum, unit, power, len_left)?;
        self.core.large = power;
        let units = if run || self.pending.is_none() { self.core.units } else { 0 };
        self.core.units = unit.saturating_add(units);
        self.section = 0;
        self.pending = None;
        (self.rank, self.first, self.led, self.zero) = (FRESH, FRESH, false, None);
        self.at += len;
        Ok(())
    }

    /// Whether a section and its unit stand below a run of units and are not multiplied by it: 三万亿
    /// 五千亿. With 零 the unit takes all before it, as a number of more than 10¹⁶ is written.
    fn stands_below(&self, sum: Term, unit: u8, run: Term) -> bool {
        run.power > unit
            && sum.is_below(run.room(unit))
            && (unit == 4 || !self.led && sum.is_below(4))
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
        let adrift = self.rank == FRESH && self.len > 0 && self.terms[self.len - 1].unit <= unit;
        if p.value == 0 || (alone || p.count == 1 && self.zero.is_none()) && adrift {
            self.give_back()?;
        }
        self.ones(p)?;
        Ok(self.section)
    }

    /// Whether the 零 before a section that goes with `unit` is as it should be.
    pub(super) fn check_section(&mut self, unit: u8) {
        if self.len == 0 {
            return;
        }
        let last = self.terms[self.len - 1].unit;
        let needed = !(self.first == 3 && last.saturating_sub(4) == unit);
        if needed != self.led && self.core.large <= last {
            self.loosen(self.begin);
        }
    }

    fn push(&mut self, sum: Term, unit: u8, power: u8, len: usize) -> Step {
        self.terms[len] = sum.times(unit, power).ok_or(Stop::Range)?;
        self.len = len + 1;
        if self.core.spread > 0 {
            let factor = POW10.get(usize::from(unit)).ok_or(Stop::Range)?;
            self.core.spread = self.core.spread.checked_mul(*factor).ok_or(Stop::Range)?;
        }
        Ok(())
    }
}

/// What 兆 stands before as a prefix of measures.
const MEGA: [&str; 9] = ["赫", "瓦", "韦", "字", "比", "帕", "欧", "焦", "周"];

/// Whether it is one digit that may stand for the place below the last unit.
fn alone_digit(p: Pending) -> bool {
    p.count == 1 && p.spread == 0 && p.value > 0 && !p.pair
}
