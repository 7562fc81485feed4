//! The everyday numeral, 一百二十三万四千五百六十七: an integer with every digit in its place. Whatever
//! is out of the ordinary is left to the machine of `core`, which gives the same value.

use super::class::{
    ARABIC, CIRCLE, Class, LARGE, LOWER, MINUS, NEGATIVE, NONE, PAIR, UPPER, class_at, kind,
    large_unit, small_unit, wide_class,
};
use super::value::{Number, POW10};

/// A plain integer: its value, where it ends, and the units at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) value: u128,
    pub(super) end: usize,
    pub(super) units: u8,
    pub(super) arabic: bool,
}

/// The value of a string that is an everyday numeral, with its sign.
#[inline]
pub(super) fn integer(bytes: &[u8]) -> Option<Number> {
    let (mut start, mut first) = (0, class_at(bytes, 0));
    let negative = matches!(first.0, NEGATIVE | MINUS);
    if negative {
        start = first.1;
        first = class_at(bytes, start);
    }
    let digits = if kind(first.0) == ARABIC { arabic(bytes, start) } else { None };
    let run = match digits {
        None => chinese::<true>(bytes, start, first),
        digits => digits,
    };
    match run {
        Some(run) if run.end == bytes.len() => Some(Number::integer(run.value).with_sign(negative)),
        None if is_nought(first.0) && start + first.1 == bytes.len() => Some(Number::ZERO),
        _ => None,
    }
}

/// The value of a numeral below 亿, 一万零五十 or 三百五; 0 where a string is none.
#[inline]
pub(super) fn small(mut rest: &[u8]) -> u64 {
    let (mut wan, mut value, mut units, mut zero) = (0, 0, HEAD, false);
    if rest.len() > LONGEST_SMALL {
        return 0;
    }
    while let [a, b, c, tail @ ..] = rest {
        let class = wide_class(*a, *b, *c);
        let digit = u64::from(DIGITS[usize::from(class)]);
        rest = tail;
        if digit == 0 {
            match UNITS[usize::from(class)] {
                1 if units == HEAD => (value, units) = (10, 1),
                WAN if wan == 0 && value > 0 && !zero => {
                    (wan, value, units) = (value * 10_000, 0, FRESH);
                }
                _ if units != HEAD && is_nought(class) && !zero => zero = true,
                _ => return 0,
            }
            continue;
        }
        let [d, e, f, tail @ ..] = tail else {
            let place = last_place(units, zero, class);
            return if tail.is_empty() && place > 0 { wan + value + digit * place } else { 0 };
        };
        rest = tail;
        match UNITS[usize::from(wide_class(*d, *e, *f))] {
            unit @ 1..=3 if unit < units => {
                value += digit * POWERS[usize::from(unit)];
                units = unit;
            }
            WAN if wan == 0 && (zero || units == HEAD || units == 1 && class != PAIR) => {
                (wan, value, units) = ((value + digit) * 10_000, 0, FRESH);
            }
            _ => return 0,
        }
        zero = false;
    }
    if rest.is_empty() && !zero { wan + value } else { 0 }
}

/// The bytes of 一千二百三十四万五千六百七十八.
const LONGEST_SMALL: usize = 45;

/// What the last digit counts, after these units and perhaps 零; 0 for the 两 of 三百两, a weight.
#[inline]
fn last_place(units: u8, zero: bool, class: Class) -> u64 {
    match units {
        _ if zero => 1,
        HEAD => 1,
        _ if class == PAIR => 0,
        units => POWERS[usize::from(units - 1)],
    }
}

/// The integer at `at` in running text, where it is an everyday numeral or a few Arabic digits and
/// what follows plays no part in numerals.
pub(super) fn run(bytes: &[u8], at: usize) -> Option<Run> {
    let first = class_at(bytes, at);
    match kind(first.0) {
        ARABIC => arabic(bytes, at),
        _ => chinese::<false>(bytes, at, first),
    }
}

fn is_nought(class: Class) -> bool {
    matches!(class, LOWER | CIRCLE)
}

fn arabic(bytes: &[u8], at: usize) -> Option<Run> {
    let (mut value, mut end) = (0_u64, at);
    loop {
        let (class, len) = class_at(bytes, end);
        match kind(class) {
            ARABIC if end < at + 18 => value = value * 10 + u64::from(class & 0x0F),
            NONE => return Some(Run { value: value.into(), end, units: 0, arabic: true }),
            _ => return None,
        }
        end += len;
    }
}

/// The numeral at `at`, where the character `first` stands; of a whole string, 三万五 and 3千 as
/// well.
#[inline]
fn chinese<const WHOLE: bool>(bytes: &[u8], at: usize, first: (Class, usize)) -> Option<Run> {
    let mut sum = Sum::default();
    let mut section = Section::head(at, first, bytes);
    loop {
        section.read::<WHOLE>(bytes)?;
        if section.after == NONE {
            return sum.close(&section);
        }
        let unit = large_unit(section.after)?;
        if unit > 8 && !WHOLE {
            return None;
        }
        sum.raise(&section, unit)?;
        let next = section.end + section.len;
        section = Section::new(next, class_at(bytes, next));
    }
}

/// The sections that large units have closed.
#[derive(Default)]
struct Sum {
    /// What 亿 and larger units close, and the least of those units.
    high: u128,
    least: u8,
    /// What 万 closes.
    wan: u64,
    /// The power of ten of the last large unit, and of all units at the end.
    last: u8,
    units: u8,
    /// Whether the last large unit stands right after another: 万亿.
    joined: bool,
}

impl Sum {
    #[inline]
    fn raise(&mut self, section: &Section, unit: u8) -> Option<()> {
        let low = self.wan + section.value;
        self.joined = section.value == 0;
        self.units = unit + if self.joined { self.units } else { section.units };
        self.last = unit;
        if unit == 4 {
            self.wan = section.value * 10_000;
            return (low > 0 && low == section.value).then_some(());
        }
        let adrift = self.wan > 0 && (1..1000).contains(&section.value) && !section.led;
        if adrift || low == 0 || self.high > 0 && !self.holds(low, unit) {
            return None;
        }
        let factor = POW10.get(usize::from(unit))?;
        self.high = self.high.checked_add(u128::from(low).checked_mul(*factor)?)?;
        (self.wan, self.least) = (0, unit);
        Some(())
    }

    /// Whether `low` with a unit stands below the least unit so far.
    fn holds(&self, low: u64, unit: u8) -> bool {
        let room = self.least.checked_sub(unit).and_then(|n| POW10.get(usize::from(n)));
        room.is_some_and(|room| u128::from(low) < *room)
    }

    #[inline]
    fn close(&self, section: &Section) -> Option<Run> {
        let place = match self.last {
            _ if !section.short => 1,
            _ if self.joined => return None,
            4 => 1000,
            8 => 10_000_000,
            _ => return None,
        };
        let value = self.high.checked_add((self.wan + section.value * place).into())?;
        let units = if section.value == 0 { self.units } else { section.units };
        (value > 0).then_some(Run { value, end: section.end, units, arabic: false })
    }
}

/// Up to four digits with their units, 三千零五十, and what follows them.
struct Section {
    value: u64,
    /// The byte after it, and the class and length of what stands there.
    end: usize,
    after: Class,
    len: usize,
    /// The power of ten of its last unit.
    units: u8,
    /// Whether 零 stands before it.
    led: bool,
    /// Whether it is the 五 of 三万五, to stand below the large unit before it.
    short: bool,
}

impl Section {
    #[inline]
    fn new(at: usize, (after, len): (Class, usize)) -> Self {
        Self { value: 0, end: at, after, len, units: FRESH, led: false, short: false }
    }

    /// The first section, which may begin with 十 and not with 零.
    #[inline]
    fn head(at: usize, first: (Class, usize), bytes: &[u8]) -> Self {
        let mut section = Self { units: HEAD, ..Self::new(at, first) };
        if small_unit(first.0) == Some(1) {
            section.step(bytes);
            section.place(1, 1);
        }
        section
    }

    #[inline]
    fn read<const WHOLE: bool>(&mut self, bytes: &[u8]) -> Option<()> {
        let mut zero = false;
        loop {
            let class = self.after;
            let digit = DIGITS[usize::from(class)];
            if digit == 0 {
                if zero || self.units == HEAD || !is_nought(class) {
                    return (!zero).then_some(());
                }
                zero = true;
                self.led |= self.value == 0;
                self.step(bytes);
                continue;
            }
            if !WHOLE && kind(class) == ARABIC {
                return None;
            }
            self.step(bytes);
            match small_unit(self.after) {
                Some(unit) if unit < self.units => self.place(digit, unit),
                Some(_) => return None,
                None => return self.ones::<WHOLE>(digit, class, zero),
            }
            zero = false;
            self.step(bytes);
        }
    }

    #[inline]
    fn step(&mut self, bytes: &[u8]) {
        self.end += self.len;
        (self.after, self.len) = class_at(bytes, self.end);
    }

    #[inline]
    fn place(&mut self, digit: u8, unit: u8) {
        self.value += u64::from(digit) * POWERS[usize::from(unit)];
        self.units = unit;
    }

    /// Takes the last digit: at the head, after 零 or after 十 as it stands, at the end of the
    /// string also for the place below the last unit; but the 两 of 三万两 is a weight.
    #[inline]
    fn ones<const WHOLE: bool>(&mut self, digit: u8, class: Class, zero: bool) -> Option<()> {
        if zero || self.units == HEAD || self.units == 1 && class != PAIR {
            self.place(digit, 0);
            return Some(());
        }
        if !WHOLE || class == PAIR || self.after != NONE {
            return None;
        }
        self.short = self.units == FRESH;
        self.place(digit, if self.short { 0 } else { self.units - 1 });
        self.units = 0;
        Some(())
    }
}

/// No digit yet in a section, and none in the numeral.
const FRESH: u8 = 4;
const HEAD: u8 = 5;
const POWERS: [u64; 4] = [1, 10, 100, 1000];

/// The power of ten of 万.
const WAN: u8 = 4;

/// The power of ten of 十 百 千 and 万, and 0 for all else.
static UNITS: [u8; 256] = {
    let (mut table, mut class) = ([0; 256], 0);
    while class < 256 {
        if let Some(unit) = small_unit(class as Class) {
            table[class] = unit;
        }
        class += 1;
    }
    table[(LARGE | 1) as usize] = WAN;
    table
};

/// The value of each digit but zero.
static DIGITS: [u8; 256] = {
    let mut table = [0; 256];
    let mut digit = 1;
    while digit < 10 {
        table[(LOWER | digit) as usize] = digit;
        table[(UPPER | digit) as usize] = digit;
        table[(ARABIC | digit) as usize] = digit;
        digit += 1;
    }
    table[PAIR as usize] = 2;
    table
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::core::{Mode, read};
    use super::*;

    #[test]
    fn takes_the_everyday() {
        for text in [
            "七",
            "零",
            "〇",
            "十",
            "二十一",
            "一百零二",
            "两千三百",
            "一万零五十",
            "五十万亿",
            "一百万零一千",
            "一千零一万零一",
            "一亿零一百万",
            "一万零一十亿",
            "壹佰贰拾叁",
            "两亿三千万",
            "三萬五",
            "负四百二",
            "九京零六兆",
            "3千6百",
            "12",
            "-7",
            "一百二十三万四千五百六十七",
        ] {
            assert!(integer(text.as_bytes()).is_some(), "{text}");
        }
    }

    #[test]
    fn takes_the_small_and_no_more() {
        let rows = [
            ("七", 7),
            ("十", 10),
            ("两千三百", 2300),
            ("三百五", 350),
            ("一百零两", 102),
            ("十万零五", 100_005),
            ("三万五", 35_000),
            ("一千二百三十四万五千六百七十八", 12_345_678),
            ("零", 0),
            ("三百两", 0),
            ("一百零", 0),
            ("百三", 0),
            ("二三", 0),
            ("三万万", 0),
            ("三亿", 0),
            ("三五百", 0),
            ("七a", 0),
            ("", 0),
        ];
        for (text, value) in rows {
            assert_eq!(small(text.as_bytes()), value, "{text}");
        }
    }

    #[test]
    fn leaves_the_rest() {
        for text in [
            "",
            "负",
            "零零",
            "三万两",
            "二〇二四",
            "百三",
            "一亿亿",
            "一百零",
            "十十",
            "三千六千",
            "13万",
            "三万亿五",
            "一亿二万亿",
            "三载",
            "三点五",
        ] {
            assert_eq!(integer(text.as_bytes()), None, "{text}");
        }
    }

    fn numerals() -> impl Strategy<Value = String> {
        let chars: Vec<char> =
            "零〇一二两三五九十百千万亿兆京载壹拾俩幺37０负-个".chars().collect();
        prop::collection::vec(prop::sample::select(chars), 0..10).prop_map(String::from_iter)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn agrees_with_the_machine(text in numerals()) {
            let bytes = text.as_bytes();
            if let Some(value) = integer(bytes) {
                let start = if value.is_negative() || text.starts_with(['负', '-']) { class_at(bytes, 0).1 } else { 0 };
                let core = read(bytes, start, Mode::Whole).unwrap();
                prop_assert_eq!((core.end, core.number()), (text.len(), Some(value.abs())));
            }
            if small(bytes) > 0 {
                let core = read(bytes, 0, Mode::Whole).unwrap();
                prop_assert_eq!((core.end, core.number()), (text.len(), Some(small(bytes).into())));
            }
            if let Some(found) = run(bytes, 0) {
                let core = read(bytes, 0, Mode::Running).unwrap();
                prop_assert_eq!((core.end, core.number(), core.units, core.arabic), (found.end, Some(Number::integer(found.value)), found.units, found.arabic));
            }
        }
    }
}
