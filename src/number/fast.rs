//! The everyday numeral, 一百二十三万四千五百六十七: an integer below 10¹⁶ in Chinese characters with
//! every digit in its place. Whatever is out of the ordinary is left to the machine of `core`,
//! which gives the same value.

use super::class::{ARABIC, CIRCLE, LARGE, LOWER, PAIR, SMALL, class_at, ideograph_class, kind};

const POWERS: [u64; 4] = [1, 10, 100, 1000];
/// No unit yet in this section.
const FRESH: u8 = 4;

#[derive(Default)]
struct Parts {
    /// The part with 亿, with 万, and below.
    yi: u64,
    wan: u64,
    section: u64,
    /// The digit that waits for its unit, 0 for none.
    digit: u64,
    rank: u8,
    /// The place of the section's first digit.
    first: u8,
    zero: bool,
    /// Whether the digit that waits is 两.
    pair: bool,
    /// Whether 零 stands before the section.
    led: bool,
}

/// The value of an everyday numeral; `None` for any other text.
pub(super) fn integer(bytes: &[u8]) -> Option<u64> {
    if !bytes.len().is_multiple_of(3) || bytes.is_empty() {
        return None;
    }
    let mut parts = Parts { rank: FRESH, first: FRESH, ..Parts::default() };
    for (i, chunk) in bytes.chunks_exact(3).enumerate() {
        parts.take(ideograph_class([chunk[0], chunk[1], chunk[2]])?, i == 0)?;
    }
    parts.close()
}

/// A plain integer in running text: where it ends, and the units at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) value: u64,
    pub(super) end: usize,
    pub(super) units: u8,
    pub(super) arabic: bool,
}

/// The integer at `at`, where it is an everyday numeral or a few Arabic digits and what follows
/// plays no part in numerals.
pub(super) fn run(bytes: &[u8], at: usize) -> Option<Run> {
    let (first, _) = class_at(bytes, at);
    if kind(first) == ARABIC { arabic(bytes, at) } else { chinese(bytes, at) }
}

fn arabic(bytes: &[u8], at: usize) -> Option<Run> {
    let (mut value, mut end) = (0, at);
    loop {
        let (class, len) = class_at(bytes, end);
        match kind(class) {
            ARABIC if end < at + 18 => value = value * 10 + u64::from(class & 0x0F),
            0 => return Some(Run { value, end, units: 0, arabic: true }),
            _ => return None,
        }
        end += len;
    }
}

fn chinese(bytes: &[u8], at: usize) -> Option<Run> {
    let mut parts = Parts { rank: FRESH, first: FRESH, ..Parts::default() };
    let (mut end, mut units) = (at, 0);
    loop {
        let (class, len) = class_at(bytes, end);
        if class == 0 {
            break;
        }
        parts.take(class, end == at)?;
        let power = (class & 0x0F) * 4;
        units = match kind(class) {
            LARGE => units + power,
            SMALL | 0x50 => class & 0x0F,
            _ => 0,
        };
        end += len;
    }
    let value = parts.close().filter(|v| *v > 0)?;
    Some(Run { value, end, units, arabic: false })
}

impl Parts {
    #[inline]
    fn take(&mut self, class: u8, head: bool) -> Option<()> {
        match kind(class) {
            SMALL | 0x50 => self.small(class & 0x0F, head),
            LARGE => self.large(class & 0x0F),
            0x10 | 0x20 if class == LOWER || class == CIRCLE => {
                let ok = !head && self.digit == 0 && !self.zero;
                self.zero = true;
                ok.then_some(())
            }
            0x10 | 0x20 if class <= PAIR || class >= 0x20 => {
                let ok = self.digit == 0;
                self.pair = class == PAIR;
                self.digit = if self.pair { 2 } else { (class & 0x0F).into() };
                ok.then_some(())
            }
            _ => None,
        }
    }

    #[inline]
    fn small(&mut self, unit: u8, head: bool) -> Option<()> {
        if head && unit == 1 {
            self.digit = 1;
        }
        if self.digit == 0 || unit >= self.rank {
            return None;
        }
        self.begin(unit);
        self.section += self.digit * POWERS[usize::from(unit)];
        (self.rank, self.digit, self.zero) = (unit, 0, false);
        Some(())
    }

    fn begin(&mut self, place: u8) {
        if self.rank == FRESH {
            (self.first, self.led) = (place, self.zero);
        }
    }

    /// Takes the digit that waits as the last place: not after a unit above 十 without 零.
    fn ones(&mut self) -> Option<()> {
        let fresh = self.rank == FRESH && (self.zero || self.yi + self.wan == 0);
        if self.digit != 0 && !(fresh || self.rank == 1 || self.zero)
            || self.digit == 0 && self.zero
        {
            return None;
        }
        if self.digit != 0 {
            // 三万两, 十两: the 两 is a weight.
            if self.pair && !self.zero && (self.rank < FRESH || self.yi + self.wan > 0) {
                return None;
            }
            self.begin(0);
        }
        self.section += self.digit;
        Some(())
    }

    #[inline]
    fn large(&mut self, unit: u8) -> Option<()> {
        self.ones()?;
        match unit {
            1 if self.wan == 0 && self.section > 0 => self.wan = self.section * 10_000,
            2 if self.yi == 0 && self.wan + self.section > 0 => {
                if self.wan > 0 && self.section > 0 && self.first != 3 && !self.led {
                    return None;
                }
                self.yi = (self.wan + self.section) * 100_000_000;
                self.wan = 0;
            }
            _ => return None,
        }
        (self.section, self.digit, self.rank, self.zero) = (0, 0, FRESH, false);
        Some(())
    }

    fn close(mut self) -> Option<u64> {
        self.ones()?;
        Some(self.yi + self.wan + self.section)
    }
}

#[cfg(test)]
mod tests {
    use super::super::core::{Mode, read};
    use super::*;

    #[test]
    fn agrees_with_the_machine() {
        let rows = [
            "七",
            "十",
            "二十一",
            "一百零二",
            "两千三百",
            "一万零五十",
            "三万四千五百六十七",
            "五十万亿",
            "一百万零一千",
            "一千零一万零一",
            "一亿零一百万",
            "一万零一十亿",
            "壹佰贰拾叁",
            "两亿三千万",
        ];
        for text in rows {
            let core = read(text.as_bytes(), 0, Mode::Whole).unwrap();
            assert_eq!(integer(text.as_bytes()).map(u128::from), Some(core.coefficient), "{text}");
        }
    }

    #[test]
    fn leaves_the_rest() {
        for text in [
            "",
            "零",
            "三万五",
            "一百二",
            "二〇二四",
            "百三",
            "一亿亿",
            "一百零",
            "十十",
            "三千六千",
            "3万",
        ] {
            assert_eq!(integer(text.as_bytes()), None, "{text}");
        }
    }
}
