//! The end of a numeral: the last digits and the sum.

use super::super::value::POW10;
use super::term::Term;
use super::{Core, FRESH, Fault, Machine, Mode, Pending, Step, Stop, below, is_unit};
use crate::ErrorKind;

impl Machine<'_> {
    /// Takes the last digits and puts the coefficient together. A second time, where those digits
    /// have been left to what follows, it comes to the same.
    pub(super) fn close(&mut self) -> Result<Term, Stop> {
        match self.pending {
            Some(p) if self.elliptical(p) => self.ellipsis(p)?,
            Some(p) => self.tail(p)?,
            None => self.drop_zero(),
        }
        if self.rank < FRESH || self.first < FRESH {
            self.check_section(0);
        }
        let mut sum = Term::integer(self.section);
        for term in &self.terms[..self.len] {
            sum = sum.plus(*term).ok_or(Stop::Range)?;
        }
        let sum = sum.flat();
        if sum.exponent > 0 && self.core.spread > 0 {
            return Err(Stop::Range);
        }
        Ok(sum)
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
        let combined = self.rank == FRESH && self.core.large != self.terms[self.len - 1].unit;
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
            self.terms[..self.len].last().map(|term| term.unit)
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

    pub(super) fn finish(mut self) -> Result<Core, Fault> {
        if self.done {
            return Ok(self.core);
        }
        let stop = self.core.stop.max(self.at);
        if let Some(vague) = self.core.vague.take_if(|v| v.end == self.at) {
            self.at = vague.start;
        }
        let start = self.core.end;
        let Ok(sum) = self.close() else {
            return Err(Fault { kind: ErrorKind::OutOfRange, at: self.at });
        };
        if self.at == start {
            return Err(self.refusal(start));
        }
        self.core.coefficient = sum.value;
        self.core.exponent += sum.exponent;
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
