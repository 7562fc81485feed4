//! Chinese digits: one that waits for its unit, a range, a string.

use super::super::class::{
    CIRCLE, Class, LOWER, NONE, PAIR, SMALL, TENS, TWIN, UPPER, YAO, chinese_digit, class_at, kind,
    large_unit, small_unit,
};
use super::{Machine, Mode, Pending, Step, Stop, append, is_digit, is_unit};

impl Machine<'_> {
    pub(super) fn chinese(&mut self, class: Class, len: usize) -> Step {
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
        if class == YAO {
            self.loosen(self.at);
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
    pub(super) fn string(&mut self) -> Step {
        let start = self.at;
        let first = self.class(start);
        if first == TWIN && !follows_twin(self.class(start + 3)) {
            return Err(Stop::End);
        }
        let (mut value, mut count) = (0_u128, 0_usize);
        while let (class, len @ 3) = class_at(self.bytes, self.at)
            && let Some(digit) = chinese_digit(class)
            && (count == 0 || !matches!(class, PAIR | TWIN) || self.one_or_two(start, class, count))
            && (count != 1 || self.mode == Mode::Whole || is_alike(self.class(start), class))
        {
            value = append(value, &mut self.core.exponent, digit)?;
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
            if matches!(first, CIRCLE | YAO) {
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
            self.pending = Some(pending);
            if first == PAIR {
                // 两 alone, whatever was read behind it.
                self.pending = Some(Pending::new(2, start, true));
                self.core.exponent = 0;
                self.at = start + 3;
            }
            return Err(Stop::End);
        }
        self.core.digits = true;
        self.pending = Some(pending);
        Ok(())
    }
}

/// Whether two digits are not one in capitals and one in small writing: 大陆三省, 二陆军.
fn is_alike(one: Class, other: Class) -> bool {
    let script = |class| match class {
        0x11..=0x19 => LOWER,
        0x21..=0x29 => UPPER,
        _ => NONE,
    };
    let (one, other) = (script(one), script(other));
    one == other || one == NONE || other == NONE
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
