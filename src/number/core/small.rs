//! Units up to 千 and the places of a section.

use super::super::value::POW10;
use super::{FRESH, Machine, Pending, Step, Stop, below};

impl Machine<'_> {
    pub(super) fn tens(&mut self, tens: u8, len: usize) -> Step {
        if self.pending.is_some() || self.rank < 2 || self.ranged {
            return Err(Stop::End);
        }
        self.place(u128::from(tens), 1);
        self.at += len;
        Ok(())
    }

    pub(super) fn small(&mut self, unit: u8, len: usize) -> Step {
        if self.core.exponent != 0 {
            return Err(Stop::Range);
        }
        match self.pending {
            _ if unit >= self.rank || self.ranged => return self.give_back(),
            Some(p) if p.arabic && p.count > 1 && !(self.len == 0 && self.rank == FRESH) => {
                return Err(Stop::End);
            }
            Some(p) if p.value == 0 || (p.count > 1 && !p.arabic) => return Err(Stop::End),
            Some(p) => {
                if p.pair && unit == 1 {
                    self.loosen(p.at);
                }
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
    pub(super) fn place(&mut self, digit: u128, unit: u8) {
        let at = self.pending.map_or(self.at, |p| p.at);
        if self.rank == FRESH {
            self.first = unit;
            self.led = self.zero.is_some();
            self.begin = self.zero.unwrap_or(at);
        } else {
            self.check_zero(self.rank - unit > 1, at);
        }
        self.section += digit * POW10[usize::from(unit)];
        self.rank = unit;
        self.zero = None;
        self.pending = None;
    }

    pub(super) fn check_zero(&mut self, needed: bool, at: usize) {
        if needed != self.zero.is_some() {
            let at = self.zero.unwrap_or(at);
            self.loosen(at);
        }
    }

    /// Takes the digits that wait as the last place of the section.
    pub(super) fn ones(&mut self, p: Pending) -> Step {
        if self.rank == FRESH {
            self.first = 0;
            self.led = self.zero.is_some();
            self.begin = self.zero.unwrap_or(p.at);
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

    /// Ends the numeral before the digits that wait, for the unit after them is not theirs.
    pub(super) fn give_back(&mut self) -> Step {
        self.core.stop = self.at;
        if let Some(pending) = self.pending.take_if(|_| self.len > 0 || self.rank < FRESH) {
            self.at = pending.at;
        }
        Err(Stop::End)
    }
}
