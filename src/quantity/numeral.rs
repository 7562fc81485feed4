//! One numeral as a quantity needs it: low and high value, what is vague in it, what it lends.

use super::{
    arabic::{Digits, arabic},
    decimal::{Decimal, appended},
    glyph::{
        Glyph, char_at, char_before, glyph, is_capital, is_mixed, is_small, is_tael, scale_at,
    },
    plain::plain,
    role::Edge,
};

/// What makes a numeral inexact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vague {
    /// Nothing: 三百.
    Exact,
    /// 几 or 数: 几十, 数百万.
    Several,
    /// 几 or 数 after 十: 十几, 二十几.
    SeveralOver,
    /// Two neighbouring digits: 两三百, 十七八.
    Neighbours,
    /// 多 or 余 inside: 300多万.
    Over,
    /// 来 inside: 十来万.
    About,
}

/// A numeral at some place of the text.
#[allow(clippy::struct_excessive_bools)] // four independent observations
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) end: usize,
    /// What stands behind it.
    pub(super) next: Edge,
    /// The value, or the lower of two.
    pub(super) low: Decimal,
    /// The value, or the higher of two.
    pub(super) high: Decimal,
    pub(super) vague: Vague,
    /// Digits alone, without any scale: how many, and in which script.
    pub(super) digits: usize,
    /// Begins with an Arabic digit.
    pub(super) arabic: bool,
    /// A scale without a digit before it: 百, 千万.
    pub(super) bare: bool,
    /// Whether a scale stands in it, and which power of ten the scales at its end make.
    pub(super) scaled: bool,
    pub(super) big: u32,
    pub(super) lend: u32,
    /// Characters in it.
    pub(super) chars: usize,
    pub(super) commas: bool,
}

impl Numeral {
    /// A numeral of that value without any marks.
    #[inline]
    pub(super) fn exact(end: usize, value: Decimal) -> Self {
        Self {
            end,
            next: Edge::NONE,
            low: value,
            high: value,
            vague: Vague::Exact,
            digits: 0,
            arabic: false,
            bare: false,
            scaled: false,
            big: 0,
            lend: 0,
            chars: 0,
            commas: false,
        }
    }
}

type Pair = (Decimal, Decimal);

/// Adds up a numeral from left to right.
#[derive(Debug)]
struct Reader<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Sections closed by a large scale, with the scale.
    terms: [(Pair, u32); 4],
    depth: usize,
    /// The open section, below the next large scale.
    section: Pair,
    open: bool,
    /// Digits not yet taken by a scale.
    digit: Option<Pair>,
    /// Power of ten of the scale just read, and the smallest of the section.
    last: u32,
    small: u32,
    zero: bool,
    numeral: Numeral,
    closed: bool,
}

const ZERO: Pair = (Decimal::integer(0), Decimal::integer(0));
const ONE: Pair = (Decimal::integer(1), Decimal::integer(1));

/// The numeral that begins at `at`, as long as it is well formed.
pub(super) fn read(text: &str, at: usize) -> Option<Numeral> {
    read_from(text, at, char_at(text, at)?)
}

/// The same, where `first` stands at `at`.
pub(super) fn read_from(text: &str, at: usize, first: char) -> Option<Numeral> {
    match plain(text, at, first) {
        None => uncommon(text, at, first),
        everyday => everyday,
    }
}

/// The numeral where it is no everyday one.
#[inline(never)]
fn uncommon(text: &str, at: usize, first: char) -> Option<Numeral> {
    let lone = glyph(first) == Glyph::Other
        || matches!(first, '数' | '數') && !scale_at(text, at + first.len_utf8());
    if lone {
        return None;
    }
    let mut numeral = read_all(text, at)?;
    if ends_in_word(text, at, &numeral) {
        numeral = read_all(&text[..numeral.end - "陆".len()], at)?;
        numeral.next = Edge::behind(text, numeral.end);
    }
    Some(numeral)
}

/// 三千陆军: the last digit, a capital after small writing, begins a word.
fn ends_in_word(text: &str, at: usize, numeral: &Numeral) -> bool {
    numeral.scaled
        && char_before(text, numeral.end).is_some_and(is_capital)
        && char_at(text, at).is_some_and(is_small)
        && numeral.next.c.is_some_and(|c| c.is_alphabetic() && !"元圆圓角分块".contains(c))
}

fn read_all(text: &str, at: usize) -> Option<Numeral> {
    let mut reader = Reader {
        text,
        at,
        end: at,
        terms: [(ZERO, 0); 4],
        depth: 0,
        section: ZERO,
        open: false,
        digit: None,
        last: 0,
        small: 4,
        zero: false,
        closed: false,
        numeral: Numeral::exact(at, Decimal::integer(0)),
    };
    while reader.step().is_some() {}
    reader.finish(at)
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        char_at(self.text, self.at)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn started(&self) -> bool {
        self.open || self.depth > 0 || self.digit.is_some()
    }

    fn take(&mut self, bytes: usize) {
        self.at += bytes;
        self.end = self.at;
    }

    /// Reads one more piece, or says that the numeral ends here.
    fn step(&mut self) -> Option<()> {
        let c = self.peek()?;
        match glyph(c) {
            Glyph::Arabic(_) => self.arabic(),
            Glyph::Digit(_) => self.chinese(),
            Glyph::Small(exponent) => self.scale_small(c, exponent.into()),
            Glyph::Big(exponent) => self.scale_big(c, exponent.into()),
            Glyph::Several => self.several(c),
            Glyph::Other => self.infix(c),
        }
    }

    fn arabic(&mut self) -> Option<()> {
        if self.digit.is_some() || self.closed {
            return None;
        }
        let Digits { value, end, count, commas, .. } = arabic(self.text, self.at)?;
        let follows = matches!(
            glyph(char_at(self.text, end).unwrap_or(' ')),
            Glyph::Small(_) | Glyph::Big(_)
        );
        if self.started() && !(follows || self.fits(value, count)) {
            return None;
        }
        if !self.started() {
            self.numeral.arabic = true;
            self.numeral.digits = count;
            self.numeral.commas = commas;
        }
        self.digit = Some((value, value));
        self.zero |= self.started() && count > 1;
        self.take(end - self.at);
        Some(())
    }

    /// Whether Arabic digits may stand after a scale: 13万2, 3万2000, 二十3.
    fn fits(&self, value: Decimal, count: usize) -> bool {
        !value.is_fractional()
            && (count == 1 || (self.last >= 4 && !self.open && count == self.last.min(8) as usize))
    }

    /// A run of Chinese digits: one digit, two neighbours, or a string of names.
    fn chinese(&mut self) -> Option<()> {
        if self.digit.is_some() || self.closed || self.after_verb() {
            return None;
        }
        let mut at = self.at;
        if self.started() {
            while let Some(c) = char_at(self.text, at).filter(|c| glyph(*c) == Glyph::Digit(0)) {
                at += c.len_utf8();
                self.zero = true;
            }
        }
        let (mut run, mut count, mut end, mut pair) = (0i128, 0, at, [0u8; 2]);
        while let Some((c, digit)) = digit_at(self.text, end) {
            if count > 0 && is_tael(c) && !self.pairs(pair[0], end) {
                break;
            }
            if count > 0 && (self.last > 0 && (count > 1 || pair[0] >= digit)) {
                break;
            }
            if count == 1 && is_mixed(char_before(self.text, end), c) {
                break;
            }
            if count < 2 {
                pair[count] = digit;
            }
            run = appended(run, digit)?;
            count += 1;
            end += c.len_utf8();
        }
        if self.last > 0
            && !self.zero
            && count == 1
            && is_tael(char_at(self.text, at)?)
            && !scale_at(self.text, end)
        {
            return None;
        }
        match count {
            0 => return None,
            1 => self.digit = Some((Decimal::integer(run), Decimal::integer(run))),
            2 if neighbours(pair) && !self.point_after(end) => {
                self.digit = Some((
                    Decimal::integer(i128::from(pair[0])),
                    Decimal::integer(i128::from(pair[1])),
                ));
                self.numeral.vague = Vague::Neighbours;
            }
            _ if self.started() => return None,
            _ => self.digit = Some((Decimal::integer(run), Decimal::integer(run))),
        }
        if !self.open && self.depth == 0 {
            self.numeral.digits = count;
        }
        self.closed = count > 2;
        self.take(end - self.at);
        Some(())
    }

    /// 收拾二十件: a lone 拾 at the end of a word.
    fn after_verb(&self) -> bool {
        let start = self.numeral.end;
        &self.text[start..self.at] == "拾"
            && char_before(self.text, start).is_some_and(char::is_alphabetic)
            && self.peek().is_some_and(is_small)
    }

    /// Whether 两 at `at` is the second of two neighbours, as in 一两个, and no unit of weight.
    fn pairs(&self, first: u8, at: usize) -> bool {
        let next = char_at(self.text, at + 3);
        first == 1
            && next.is_some_and(|c| "个年天次种百千万件名位人三家项条岁步句口周月元".contains(c))
    }

    fn point_after(&self, at: usize) -> bool {
        matches!(char_at(self.text, at), Some('点' | '點'))
    }

    fn scale_small(&mut self, c: char, exponent: u32) -> Option<()> {
        let bare = self.digit.is_none();
        if self.closed || exponent >= self.small || self.unit_follows(c) {
            return None;
        }
        if bare && exponent > 1 && self.started() {
            return None;
        }
        let (low, high) = self.digit.unwrap_or(ONE);
        if high.is_zero() {
            return None;
        }
        if self.numeral.digits > 1
            && !self.numeral.arabic
            && self.numeral.vague == Vague::Exact
            && self.last == 0
        {
            return None;
        }
        self.numeral.bare |= bare && exponent > 1;
        let simple = !self.open;
        self.section.0 = self.section.0.plus(low.scaled(exponent)?)?;
        self.section.1 = self.section.1.plus(high.scaled(exponent)?)?;
        self.numeral.lend = if simple { exponent } else { 0 };
        self.digit = None;
        self.open = true;
        self.small = exponent;
        self.last = exponent;
        self.zero = false;
        self.numeral.scaled = true;
        self.numeral.big = 0;
        self.take(c.len_utf8());
        Some(())
    }

    fn scale_big(&mut self, c: char, exponent: u32) -> Option<()> {
        if (self.closed && !self.numeral.arabic) || (c == '兆' && self.unit_follows(c)) {
            return None;
        }
        if self.numeral.digits > 2 && !self.numeral.arabic && self.last == 0 {
            return None;
        }
        let bare = !self.started();
        let mut sum = if bare { ONE } else { self.close_section()? };
        let chained = self.numeral.big > 0 && !self.open && self.digit.is_none();
        let big = if chained { self.numeral.big + exponent } else { exponent };
        let mut depth = self.depth;
        while let Some(&(term, power)) = self.terms[..depth].last()
            && (power <= exponent || chained && depth == self.depth)
        {
            sum = add(sum, term)?;
            depth -= 1;
        }
        // What a run of units closes stays below the term before.
        if depth == self.terms.len() || self.terms[..depth].last().is_some_and(|t| t.1 <= big) {
            return None;
        }
        let value = (sum.0.scaled(exponent)?, sum.1.scaled(exponent)?);
        self.depth = depth;
        self.numeral.big = big;
        let simple = self.numeral.lend > 0 || self.digit.is_some() && !self.open;
        self.numeral.lend =
            self.numeral.big + if simple && !chained { self.numeral.lend } else { 0 };
        self.terms[self.depth] = (value, self.numeral.big.max(exponent));
        self.depth += 1;
        self.section = ZERO;
        self.digit = None;
        self.open = false;
        self.small = 4;
        self.last = exponent;
        self.zero = false;
        self.numeral.scaled = true;
        self.numeral.bare |= bare;
        self.take(c.len_utf8());
        Some(())
    }

    /// Takes the open digits into the section and hands it over.
    fn close_section(&mut self) -> Option<Pair> {
        let digit = if self.open { self.tail()? } else { self.digit.unwrap_or(ZERO) };
        add(self.section, digit)
    }

    /// 几 and 数: a digit that is not told.
    fn several(&mut self, c: char) -> Option<()> {
        if self.digit.is_some() || self.closed || (self.started() && self.last == 0) {
            return None;
        }
        let next = char_at(self.text, self.at + c.len_utf8());
        let scale = matches!(next.map(glyph), Some(Glyph::Small(_) | Glyph::Big(_)));
        let named = matches!(c, '数' | '數');
        if named && (!scale || self.started()) {
            return None;
        }
        let after_ten = self.open && self.last == 1;
        if self.started() && !(after_ten || scale) {
            return None;
        }
        self.numeral.vague = if after_ten { Vague::SeveralOver } else { Vague::Several };
        let bounds = if after_ten { (0, 10) } else { (2, 9) };
        self.digit = Some((Decimal::integer(bounds.0), Decimal::integer(bounds.1)));
        self.take(c.len_utf8());
        Some(())
    }

    fn infix(&mut self, c: char) -> Option<()> {
        if !self.started() {
            return None;
        }
        match c {
            '多' | '余' | '餘' | '来' | '來' => self.over(c),
            '点' | '點' => self.point(c),
            '个' | '個' => self.hundred_million(c),
            ' ' => self.blank(),
            _ => None,
        }
    }

    /// 多, 余 or 来 before a scale: 300多万.
    fn over(&mut self, c: char) -> Option<()> {
        let next = char_at(self.text, self.at + c.len_utf8())?;
        let exponent = match glyph(next) {
            Glyph::Small(exponent) | Glyph::Big(exponent) if exponent > 1 => u32::from(exponent),
            _ => return None,
        };
        if self.numeral.vague != Vague::Exact || (exponent < 4 && self.last >= exponent) {
            return None;
        }
        self.numeral.vague = if matches!(c, '来' | '來') { Vague::About } else { Vague::Over };
        self.at += c.len_utf8();
        Some(())
    }

    /// The point of a Chinese decimal, 五点二, but not that of a clock, 八点十分.
    fn point(&mut self, c: char) -> Option<()> {
        let from = self.at + c.len_utf8();
        let (mut end, mut mantissa, mut places) = (from, 0i128, 0);
        while let Some(next) = char_at(self.text, end) {
            let digit = match glyph(next) {
                Glyph::Digit(digit) if !is_tael(next) => digit,
                Glyph::Arabic(digit) => digit,
                _ => break,
            };
            mantissa = appended(mantissa, digit)?;
            places += 1;
            end += next.len_utf8();
        }
        let after = char_at(self.text, end).unwrap_or(' ');
        if places == 0
            || "十分拾".contains(after)
            || self.last >= 4
            || self.numeral.vague != Vague::Exact
        {
            return None;
        }
        if self.numeral.digits > 1
            && self.numeral.arabic
            && self.digit.is_some_and(|(low, _)| low.is_fractional())
        {
            return None;
        }
        let behind = Decimal::new(mantissa, places);
        let whole = self.close_section()?;
        self.section = ZERO;
        self.open = false;
        self.digit = Some((whole.0.plus(behind)?, whole.1.plus(behind)?));
        self.last = 0;
        self.numeral.digits = self.numeral.digits.max(2);
        self.take(end - self.at);
        self.closed = true;
        self.numeral.scaled = false;
        self.finish_decimal()
    }

    /// After a decimal only a large scale may follow.
    fn finish_decimal(&mut self) -> Option<()> {
        let next = self.peek()?;
        let Glyph::Big(exponent) = glyph(next) else { return None };
        self.closed = false;
        self.numeral.digits = 1;
        self.scale_big(next, exponent.into())
    }

    /// 个 between a digit and 亿 or 万: 两个亿.
    fn hundred_million(&mut self, c: char) -> Option<()> {
        let next = char_at(self.text, self.at + c.len_utf8())?;
        if !matches!(next, '亿' | '億') || self.numeral.scaled && self.last >= 4 {
            return None;
        }
        self.at += c.len_utf8();
        Some(())
    }

    /// A blank between Arabic digits and a scale: 177.1 亿.
    fn blank(&mut self) -> Option<()> {
        let Glyph::Big(exponent) = glyph(char_at(self.text, self.at + 1)?) else { return None };
        if exponent > 8 || !self.numeral.arabic || self.digit.is_none() {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// Whether a scale is the first character of a unit: 千瓦, 百帕, 兆赫.
    fn unit_follows(&self, c: char) -> bool {
        let heads = match c {
            '千' if self.digit.is_some() || self.last > 0 || self.depth > 0 => [
                "千米",
                "千克",
                "千瓦",
                "千卡",
                "千焦",
                "千赫",
                "千伏",
                "千帕",
                "千字节",
                "千比特",
                "千吨级",
            ]
            .as_slice(),
            '百' => ["百帕", "百分点", "百分點"].as_slice(),
            '兆' => ["兆瓦", "兆赫", "兆帕", "兆字", "兆比", "兆焦"].as_slice(),
            _ => return false,
        };
        heads.iter().any(|head| self.rest().starts_with(head))
    }

    fn finish(mut self, start: usize) -> Option<Numeral> {
        if self.end == start || !self.started() {
            return None;
        }
        if self.end != self.at {
            // An infix that no scale came after.
            self.numeral.vague = Vague::Exact;
        }
        let tail = self.tail()?;
        let mut sum = add(self.section, tail)?;
        for (value, _) in &self.terms[..self.depth] {
            sum = add(sum, *value)?;
        }
        let mut numeral = self.numeral;
        if numeral.scaled && (self.digit.is_some() || self.open && self.depth > 0) {
            numeral.big = 0;
            numeral.lend = 0;
        }
        (numeral.low, numeral.high) = sum;
        numeral.end = self.end;
        numeral.next = Edge::behind(self.text, self.end);
        numeral.chars = self.text[start..self.end].chars().count();
        Some(numeral)
    }

    /// The digits after the last scale: ones, or tenths of the scale in 三万五.
    fn tail(&self) -> Option<Pair> {
        let Some((low, high)) = self.digit else { return Some(ZERO) };
        let tael = char_before(self.text, self.end).is_some_and(is_tael);
        let elliptic =
            self.last >= 2 && !self.zero && !tael && self.numeral.vague != Vague::Several;
        let exponent = if elliptic { self.last - 1 } else { 0 };
        Some((low.scaled(exponent)?, high.scaled(exponent)?))
    }
}

fn add(a: Pair, b: Pair) -> Option<Pair> {
    Some((a.0.plus(b.0)?, a.1.plus(b.1)?))
}

fn digit_at(text: &str, at: usize) -> Option<(char, u8)> {
    let c = char_at(text, at)?;
    match glyph(c) {
        Glyph::Digit(digit) => Some((c, digit)),
        _ => None,
    }
}

/// Whether two digits side by side mean "from one to the other".
fn neighbours([first, second]: [u8; 2]) -> bool {
    first > 0 && (first + 1 == second || (first, second) == (3, 5))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn the_short_way_agrees(text in "[0-9.,零一二两三九十百千万亿几数壹陆拾][0-9０.,，零一二两三九十百千万亿几数多余来个点 分米克陆年]{0,6}") {
            let first = char_at(&text, 0).unwrap();
            if let Some(found) = plain(&text, 0, first) {
                prop_assert_eq!(Some(found), read_all(&text, 0));
                prop_assert!(!ends_in_word(&text, 0, &found));
            }
        }
    }

    #[test]
    fn numerals_of_every_form() {
        let rows: &[(&str, &str, i128, i128)] = &[
            ("三百二十一", "三百二十一", 321, 321),
            ("三万五", "三万五", 35_000, 35_000),
            ("一百零五个", "一百零五", 105, 105),
            ("2.6万亿元", "2.6万亿", 2_600_000_000_000, 2_600_000_000_000),
            ("两三百人", "两三百", 200, 300),
            ("一万六七", "一万六七", 16_000, 17_000),
            ("十七八岁", "十七八", 17, 18),
            ("几十家", "几十", 20, 90),
            ("300多万元", "300多万", 3_000_000, 3_000_000),
            ("十来万", "十来万", 100_000, 100_000),
            ("300多项", "300", 300, 300),
            ("1,234,567人", "1,234,567", 1_234_567, 1_234_567),
            ("13万2", "13万2", 132_000, 132_000),
            ("两个亿", "两个亿", 200_000_000, 200_000_000),
            ("二两", "二", 2, 2),
            ("三千两百两", "三千两百", 3200, 3200),
            ("十七十八", "十七", 17, 17),
            ("一亿亿", "一亿亿", 10_000_000_000_000_000, 10_000_000_000_000_000),
            ("二〇二四年", "二〇二四", 2024, 2024),
            ("三千千瓦时", "三千", 3000, 3000),
            ("三千陆军", "三千", 3000, 3000),
            ("二陆军", "二", 2, 2),
            ("陆三百", "陆", 6, 6),
        ];
        for &(text, taken, low, high) in rows {
            let found = read(text, 0).unwrap();
            assert_eq!(&text[..found.end], taken);
            assert_eq!(found.low, Decimal::integer(low), "{text}");
            assert_eq!(found.high, Decimal::integer(high), "{text}");
        }
    }
}
