//! [`find`]: from numeral to numeral through a text.

use std::iter::FusedIterator;

use super::{
    Approximation, Bound, Dimension, Quantity, QuantityKind, UnitMatch,
    amount::{Amount, amount},
    calendar, hop,
    modifier::{self, Before, Side},
    numeral::{self, Glyph, Vague, char_at, char_before, glyph},
    range,
    unit::{self, Unit, unit_at, weighty},
    words,
};
use crate::{Span, number::Number};

/// Tells whether a text is a word of a dictionary.
///
/// With one, words that merely contain a numeral are known by the dictionary too, not only by the
/// built-in list. Any `Fn(&str) -> bool` that threads can share is one.
pub trait Words: Sync {
    /// Whether `text` is a word.
    fn is_word(&self, text: &str) -> bool;
}

impl<F: Fn(&str) -> bool + Sync> Words for F {
    fn is_word(&self, text: &str) -> bool {
        self(text)
    }
}

/// The words of a lexicon that may hold a numeral without being one: names, idioms, fixed
/// expressions and short forms. Words of other kinds are as often quantities: 三分之二, 上百.
///
/// ```
/// use jianbao::lexicon::Lexicon;
/// use jianbao::quantity::Words;
///
/// assert!(Lexicon::shared().is_word("千方百计"));
/// assert!(!Lexicon::shared().is_word("三分之二"));
/// ```
#[cfg(feature = "keywords")]
impl Words for crate::lexicon::Lexicon {
    fn is_word(&self, text: &str) -> bool {
        use crate::lexicon::Tag;

        self.tag(text).is_some_and(|tag| {
            matches!(
                tag,
                Tag::Idiom
                    | Tag::Expression
                    | Tag::Abbreviation
                    | Tag::Person
                    | Tag::Place
                    | Tag::Organisation
                    | Tag::Proper
            )
        })
    }
}

/// The quantities of a text, from left to right 数量.
///
/// ```
/// let text = "青屏县一体化平台上线3年多，服务群众近1.5万人次，满意率超过98%。";
/// let found: Vec<String> = jianbao::quantity::find(text).map(|quantity| quantity.text).collect();
/// assert_eq!(found, ["3年多", "近1.5万人次", "超过98%"]);
/// ```
#[doc(alias = "数量")]
pub fn find(text: &str) -> Quantities<'_> {
    Quantities { scanner: Scanner { text, words: None }, at: 0, taken: 0, pending: None }
}

/// As [`find`], with a dictionary for the words that the built-in list does not have.
///
/// ```
/// let words = |text: &str| text == "九里亭";
/// let mut found = jianbao::quantity::find_with("九里亭有4条街", &words);
/// assert_eq!(found.next().unwrap().text, "4条");
/// ```
pub fn find_with<'t>(text: &'t str, words: &'t dyn Words) -> Quantities<'t> {
    Quantities { scanner: Scanner { text, words: Some(words) }, at: 0, taken: 0, pending: None }
}

/// The iterator that [`find`] returns.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Quantities<'t> {
    scanner: Scanner<'t>,
    at: usize,
    /// The end of the last quantity.
    taken: usize,
    pending: Option<Quantity>,
}

impl std::fmt::Debug for Quantities<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quantities").field("at", &self.at).finish_non_exhaustive()
    }
}

impl Iterator for Quantities<'_> {
    type Item = Quantity;

    fn next(&mut self) -> Option<Quantity> {
        let first = match self.pending.take() {
            Some(first) => first,
            None => self.advance()?,
        };
        if !range::one_sided(&first) {
            return Some(first);
        }
        let Some(second) = self.advance() else { return Some(first) };
        let joined = range::both_sides(self.scanner.text, &first, &second);
        if joined.is_some() {
            return joined;
        }
        self.pending = Some(second);
        Some(first)
    }
}

impl FusedIterator for Quantities<'_> {}

impl Quantities<'_> {
    fn advance(&mut self) -> Option<Quantity> {
        loop {
            let at = hop::next_start(self.scanner.text, self.at)?;
            match self.scanner.look(at, self.taken) {
                Look::Found(quantity) => {
                    self.at = quantity.span.end.max(at + 1);
                    self.taken = quantity.span.end;
                    return Some(quantity);
                }
                Look::Skip(to) => self.at = to,
            }
        }
    }
}

/// What stands at a place.
#[allow(clippy::large_enum_variant)] // lives for one step
enum Look {
    Found(Quantity),
    /// No quantity up to there.
    Skip(usize),
}

#[derive(Clone, Copy)]
struct Scanner<'t> {
    text: &'t str,
    words: Option<&'t dyn Words>,
}

impl Scanner<'_> {
    /// Looks at the numeral that begins at `at`; nothing before `from` may be taken.
    fn look(&self, at: usize, from: usize) -> Look {
        let text = self.text;
        let first = char_at(text, at).unwrap_or(' ');
        let arabic = matches!(glyph(first), Glyph::Arabic(_));
        if arabic {
            if let Some(end) = identifier(text, at) {
                return Look::Skip(end);
            }
        } else if let Some(day) = lunar(text, at, from) {
            return Look::Found(day);
        } else if let Some(end) = self.word(at) {
            return Look::Skip(end);
        }
        if let Some(found) = part(text, at, from) {
            return Look::Found(found);
        }
        let Some(numeral) = numeral::read(text, at) else {
            return Look::Skip(at + first.len_utf8());
        };
        let end = numeral.end;
        if !preceded_by_ordinal(text, at)
            && !counted_years(text, at, end)
            && let Some(moment) = calendar::moment(text, at, &numeral)
        {
            return Look::Found(moment_at(text, at, moment));
        }
        if numeral.chars == 1 && "陆伍拾零〇○幺参佰仟".contains(first) {
            return Look::Skip(end);
        }
        let Some(amount) = amount(text, at, from) else { return Look::Skip(end) };
        self.judge(&amount, from).map_or(Look::Skip(end), Look::Found)
    }

    /// The end of a word at `at` that only contains a numeral.
    fn word(&self, at: usize) -> Option<usize> {
        words::listed(self.text, at)
            .or_else(|| words::formed(self.text, at))
            .or_else(|| self.words.and_then(|words| words::in_dictionary(self.text, at, words)))
    }

    fn judge(&self, amount: &Amount, from: usize) -> Option<Quantity> {
        let text = self.text;
        if preceded_by_ordinal(text, amount.start) {
            return ordinal(text, amount, from);
        }
        if let Some(range) = range::ahead(text, amount) {
            return self.assemble(&range.amount, Some((range.low, range.high)), range.closed, from);
        }
        if amount.unit.is_none()
            && let Some(second) = range::listed(text, amount)
        {
            let mut draft = Draft::new(amount, None);
            draft.kind = kind_of(&second);
            return Some(draft.quantity(text));
        }
        self.assemble(amount, None, false, from)
    }

    fn assemble(
        &self,
        amount: &Amount,
        ends: Option<(Number, Number)>,
        closed: bool,
        from: usize,
    ) -> Option<Quantity> {
        let text = self.text;
        let before = modifier::before(text, amount.start).filter(|before| before.start >= from);
        let before = before.filter(|before| !recent(text, amount, before) && suits(amount, before));
        let compared = range::compared(text, amount);
        let after = modifier::after(&text[amount.end..]).filter(|_| compared.is_none());
        let sure = before.is_some() || after.is_some() || compared.is_some() || ends.is_some();
        if !stands(text, amount, sure) {
            return None;
        }
        let mut draft = Draft::new(amount, ends);
        if closed {
            draft.start = draft.start.min(range::opening(text, amount.start, from));
        }
        draft.modify(text, before, after, compared);
        draft.several_before(text, from);
        draft.first_ones(text, from);
        draft.months_old(text);
        Some(draft.quantity(text))
    }
}

/// A quantity in the making.
struct Draft<'a> {
    amount: &'a Amount,
    start: usize,
    end: usize,
    kind: QuantityKind,
    value: Option<Number>,
    low: Option<Bound>,
    high: Option<Bound>,
    approximation: Option<Approximation>,
}

impl<'a> Draft<'a> {
    fn new(amount: &'a Amount, ends: Option<(Number, Number)>) -> Self {
        let mut draft = Self {
            amount,
            start: amount.start,
            end: amount.end,
            kind: kind_of(amount),
            value: None,
            low: None,
            high: None,
            approximation: None,
        };
        match ends {
            Some((low, high)) => {
                draft.low = Some(Bound { value: low, inclusive: true });
                draft.high = Some(Bound { value: high, inclusive: true });
            }
            None => draft.vagueness(),
        }
        draft
    }

    /// The bounds that the numeral itself says.
    fn vagueness(&mut self) {
        let (low, high) = (self.amount.low, self.amount.high);
        let bound = |value, inclusive| Some(Bound { value, inclusive });
        match self.amount.vague {
            Vague::Exact => self.value = Some(low),
            Vague::Several => {
                (self.low, self.high) = (bound(low, true), bound(high, true));
                self.approximation = Some(Approximation::Several);
            }
            Vague::SeveralOver => {
                (self.low, self.high) = (bound(low, false), bound(high, false));
                self.approximation = Some(Approximation::Several);
            }
            Vague::Neighbours => {
                (self.low, self.high) = (bound(low, true), bound(high, true));
                self.approximation = Some(Approximation::About);
            }
            Vague::Over | Vague::About => self.over(),
        }
    }

    /// 300多: from 300 to 400; below zero, from 零下20 to 零下10.
    fn over(&mut self) {
        let value = self.amount.low;
        self.value = Some(value);
        let about = self.amount.vague == Vague::About;
        self.approximation = Some(if about { Approximation::About } else { Approximation::Over });
        let place = Number::from(1i128).checked_scale10(value.place());
        let far = if value.is_negative() {
            place.and_then(|place| value.checked_sub(place))
        } else {
            place.and_then(|place| value.checked_add(place))
        };
        let near = Some(Bound { value, inclusive: true });
        let far = far.map(|value| Bound { value, inclusive: false });
        (self.low, self.high) = if value.is_negative() { (far, near) } else { (near, far) };
    }

    fn modify(
        &mut self,
        text: &str,
        before: Option<Before>,
        after: Option<(&'static str, Side)>,
        compared: Option<range::Compared>,
    ) {
        let after = after.filter(|(word, _)| *word != "内" || before.is_none());
        if let Some((word, side)) = after {
            self.end = self.amount.end + word.len();
            if before.is_none_or(|before| before.side == Side::Around) {
                self.side(side, word);
            }
        }
        if let Some(before) = before {
            self.start = before.start;
            if after.is_none() || before.side != Side::Around {
                self.side(before.side, before.word);
            }
        }
        if let Some(compared) = compared {
            (self.start, self.end) = (compared.start, compared.end);
            self.side(compared.side, "比");
        }
        if self.amount.at_least {
            self.side(Side::From, "以上");
        }
        let tail = &text[self.end..];
        if let Some(word) = ["之多", "不等"].into_iter().find(|word| tail.starts_with(word))
            && self.value.is_some()
        {
            self.end += word.len();
        }
    }

    /// What a modifier says about the true number.
    fn side(&mut self, side: Side, word: &str) {
        if self.low.is_some() && self.high.is_some() && self.value.is_none() {
            self.range_side(side);
            return;
        }
        let Some(value) = self.value else { return };
        let over = self.amount.vague == Vague::Over;
        if side == Side::Around {
            if !over {
                self.approximation = side.approximation(word);
            }
            return;
        }
        let bound = |inclusive| Some(Bound { value, inclusive });
        (self.low, self.high) = match side {
            Side::Above => (bound(false), None),
            Side::From => (bound(true), None),
            Side::Below => (None, bound(false)),
            Side::UpTo => (None, bound(true)),
            Side::Equal | Side::Around => (bound(true), bound(true)),
        };
        self.approximation = side.approximation(word);
    }

    /// 两三百以上, 几十以上: one end of the range stays.
    fn range_side(&mut self, side: Side) {
        match side {
            Side::Around if self.approximation.is_none() => {
                self.approximation = Some(Approximation::About);
            }
            Side::Above | Side::From => self.high = None,
            Side::Below | Side::UpTo => self.low = None,
            _ => return,
        }
        if side != Side::Around {
            self.approximation = side.approximation("");
        }
    }

    /// 好几万: the word before 几.
    fn several_before(&mut self, text: &str, from: usize) {
        let head = &text[..self.start];
        if self.amount.vague == Vague::Several && head.ends_with('好') && self.start - 3 >= from {
            self.start -= "好".len();
        }
    }

    /// 前5个月, 前三名.
    fn first_ones(&mut self, text: &str, from: usize) {
        let head = &text[..self.start];
        let fits = self.amount.unit.is_some_and(|unit| {
            matches!(
                unit.name,
                "个月" | "名" | "位" | "季度" | "个" | "强" | "天" | "轮" | "届" | "场"
            )
        });
        let Some(rest) = head.strip_suffix('前') else { return };
        let other = rest
            .chars()
            .next_back()
            .is_some_and(|c| "目之以日年天月提空眼生当史先午向此从战事".contains(c));
        if fits && !other && self.start == self.amount.start && rest.len() >= from {
            self.start = rest.len();
        }
    }

    /// 十个月大, 90天大: an age.
    fn months_old(&mut self, text: &str) {
        let time =
            self.amount.unit.is_some_and(|unit| matches!(unit.name, "个月" | "天" | "周" | "年"));
        let rest = &text[self.end..];
        if time
            && rest.starts_with('大')
            && rest["大".len()..].starts_with(|c: char| !c.is_alphanumeric() || c == '的')
        {
            self.kind = QuantityKind::Age;
            self.end += "大".len();
        }
    }

    fn quantity(self, text: &str) -> Quantity {
        let span = Span::new(self.start, self.end);
        Quantity {
            text: text[span].to_owned(),
            span,
            kind: self.kind,
            number: Some(self.amount.number),
            value: self.value,
            low: self.low,
            high: self.high,
            approximation: self.approximation,
            unit: self.amount.unit.as_ref().map(Unit::found),
        }
    }
}

fn kind_of(amount: &Amount) -> QuantityKind {
    let Some(unit) = amount.unit else {
        return if amount.numeral.big >= 4 || amount.vague == Vague::Over {
            QuantityKind::Count
        } else {
            QuantityKind::Number
        };
    };
    match unit.name {
        "岁" | "周岁" | "歲" | "周歲" | "岁数" => QuantityKind::Age,
        "年级" | "等奖" | "号" | "號" => QuantityKind::Ordinal,
        _ => unit.kind(),
    }
}

/// Whether an amount is a quantity by itself.
fn stands(text: &str, amount: &Amount, sure: bool) -> bool {
    let numeral = &amount.numeral;
    let before = char_before(text, amount.start);
    let Some(unit) = amount.unit else {
        return stands_bare(text, amount, sure);
    };
    if numeral.bare
        && numeral.big <= 4
        && !numeral.arabic
        && numeral.chars == 1
        && unit.row.is_none_or(|row| row.dimension != Dimension::Currency)
        && !sure
    {
        return false;
    }
    if numeral.arabic {
        return unit.name != "号" && unit.name != "班"
            || !before.is_some_and(|c| c.is_ascii_alphanumeric());
    }
    if matches!(unit.name, "号" | "號") {
        return false;
    }
    if unit.name == "大" && !congress_free(text, amount) {
        return false;
    }
    if unit.name == "届"
        && text[amount.end..].starts_with(['一', '二', '三', '四', '五', '六', '七'])
        && text[amount.end..].chars().take(4).any(|c| c == '全')
    {
        return false;
    }
    !(unit.name == "角"
        && numeral.chars == 1
        && amount.end == unit.span.end
        && !text[amount.end..].starts_with(['钱', '五', '五'])
        && amount.low.is_integer()
        && numeral.vague == Vague::Exact)
}

/// 十五大 and 二十大 are congresses, 十大 and 三大 are counts.
fn congress_free(_text: &str, amount: &Amount) -> bool {
    !(amount.numeral.chars >= 2
        && amount.low > Number::from(10i128)
        && amount.low < Number::from(30i128))
}

/// Whether a number without a unit is a quantity: a large, rounded or compared one.
fn stands_bare(text: &str, amount: &Amount, sure: bool) -> bool {
    let numeral = &amount.numeral;
    let next = char_at(text, amount.end);
    if next.is_some_and(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    if numeral.arabic {
        return sure || weighty(numeral);
    }
    let long = numeral.chars >= 2 && numeral.scaled && !numeral.bare;
    match numeral.vague {
        Vague::Exact => {
            (sure && (numeral.chars > 1 || numeral.bare))
                || (long && numeral.low.small().is_none_or(|value| value >= 100))
        }
        Vague::Over => numeral.chars > 1,
        Vague::Several | Vague::SeveralOver | Vague::Neighbours | Vague::About => {
            numeral.scaled && numeral.chars > 1
        }
    }
}

/// Whether a modifier before a numeral with 年 says that years are counted: 约2000年.
fn counted_years(text: &str, at: usize, end: usize) -> bool {
    text[end..].starts_with('年')
        && modifier::before(text, at)
            .is_some_and(|before| before.word != "上" && before.word != "过")
}

/// 近5年来 means the last five years; 近10小时 nearly ten hours.
fn recent(text: &str, amount: &Amount, before: &Before) -> bool {
    let Some(unit) = amount.unit else { return false };
    if before.word != "近" || !matches!(unit.name, "年" | "天" | "个月" | "周" | "日" | "期" | "届")
    {
        return false;
    }
    let rest = &text[amount.end..];
    let comes = ["来", "以来", "间", "内", "里", "中"].iter().any(|word| rest.starts_with(word));
    let opens = char_before(text, before.start)
        .is_none_or(|c| !c.is_alphanumeric() || "最是在从我".contains(c));
    comes || opens
}

/// 上 goes with 百, 千, 万 alone, 过 with a share or a large number: 上百, 过半, 过20.
fn suits(amount: &Amount, before: &Before) -> bool {
    let numeral = &amount.numeral;
    match before.word {
        "上" => numeral.bare,
        "过" => {
            numeral.arabic || numeral.scaled || amount.unit.is_some_and(|unit| unit.name == "成")
        }
        _ => true,
    }
}

/// Whether 第 stands before `at`.
fn preceded_by_ordinal(text: &str, at: usize) -> bool {
    text[..at].ends_with('第')
}

/// 第三名, 第444次; 第一 alone where a clause ends.
fn ordinal(text: &str, amount: &Amount, from: usize) -> Option<Quantity> {
    let start = amount.start.checked_sub("第".len()).filter(|start| *start >= from)?;
    let numeral = &amount.numeral;
    let unit = unit_at(text, numeral.end, numeral)
        .filter(|unit| unit.row.is_none_or(|row| row.symbol != "tenth"));
    if unit.is_none() {
        let next = char_at(text, numeral.end);
        let ends = next.is_none_or(|c| {
            !(c.is_alphanumeric() || "“‘《「『".contains(c)) || "的是位至和与".contains(c)
        });
        let placed =
            ["位居", "名列", "排名", "位列", "列", "居", "排", "排在", "获", "获得", "夺得"]
                .iter()
                .any(|word| text[..start].ends_with(word));
        let opens = !char_before(text, start).is_some_and(char::is_alphanumeric);
        let listed = opens && next.is_some_and(|c| "，、：；,:".contains(c));
        if listed || !(ends || placed) {
            return None;
        }
    }
    let end = unit.map_or(numeral.end, |unit| unit.span.end);
    let found = |unit: Unit| UnitMatch {
        symbol: None,
        dimension: Dimension::Count,
        factor: None,
        ..unit.found()
    };
    let span = Span::new(start, end);
    Some(Quantity {
        text: text[span].to_owned(),
        span,
        kind: QuantityKind::Ordinal,
        number: Some(Span::new(amount.start, numeral.end)),
        value: Some(numeral.low.number()?),
        low: None,
        high: None,
        approximation: None,
        unit: unit.map(found),
    })
}

/// A day of the old calendar: 大年初一, 正月十五, 腊月廿三.
fn lunar(text: &str, at: usize, from: usize) -> Option<Quantity> {
    let head = &text[..at];
    let word = ["大年初", "正月初", "腊月初", "月初", "腊月", "正月"]
        .into_iter()
        .find(|word| head.ends_with(word))?;
    let start = (at - word.len()).max(from);
    let end = numeral::read(text, at)
        .filter(|day| day.low == day.high && day.low.small().is_some_and(|day| day <= 30))?
        .end;
    (char_at(text, end) != Some('日'))
        .then(|| date(text, start, Span::new(at, end), end, QuantityKind::Date))
}

fn moment_at(text: &str, at: usize, moment: calendar::Moment) -> Quantity {
    date(text, at, Span::new(at, moment.number_end), moment.end, moment.kind)
}

fn date(text: &str, start: usize, number: Span, end: usize, kind: QuantityKind) -> Quantity {
    let span = Span::new(start, end);
    Quantity {
        text: text[span].to_owned(),
        span,
        kind,
        number: Some(number),
        value: None,
        low: None,
        high: None,
        approximation: None,
        unit: None,
    }
}

/// Shares of a whole, which have no unit behind: 三分之一, 一半, 1/4, 百分之五.
fn part(text: &str, at: usize, from: usize) -> Option<Quantity> {
    super::fraction::at(text, at, from)
}

/// The end of a code that digits at `at` stand in: CR450, GB/T 33319, a web address.
fn identifier(text: &str, at: usize) -> Option<usize> {
    let before = char_before(text, at)?;
    let letter = before.is_ascii_alphabetic() || ('Ａ'..='ｚ').contains(&before);
    let code = (letter && unit::sign_before(text, at).is_none())
        || matches!(before, '%' | '=' | '&' | '#' | '@' | '_')
            && text[..at].len() > 4
            && text[..at - 1].ends_with(|c: char| c.is_ascii_alphanumeric());
    let joined = matches!(before, '-' | '/' | '—' | '.' | '．' | '－')
        && text[..at - before.len_utf8()].ends_with(|c: char| c.is_ascii_alphanumeric());
    if !(code || joined) {
        return None;
    }
    let tail = text[at..].find(|c: char| {
        !(c.is_ascii_alphanumeric()
            || ('０'..='９').contains(&c)
            || matches!(c, '-' | '—' | '.' | '%' | '&' | '=' | '/'))
    });
    Some(tail.map_or(text.len(), |length| at + length.max(1)))
}
