//! Arabic digits.

use super::super::class::{COMMA, DOT, arabic_digit, class_at};
use super::{Machine, Pending, Step, Stop, append};

impl Machine<'_> {
    pub(super) fn arabic(&mut self) -> Step {
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
        if !pristine && self.core.exponent != 0 {
            return Err(Stop::Range);
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
            value = append(value, &mut self.core.exponent, digit)?;
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
        if comma != COMMA {
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
}
