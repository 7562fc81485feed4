//! [`find`]: from numeral to numeral through a text.

use std::iter::FusedIterator;

use super::{
    Dimension, Quantity, QuantityKind, UnitMatch,
    alone::alone,
    amount::Amount,
    arabic::run_end,
    calendar,
    draft::{Draft, kind_of, unbounded},
    fraction,
    glyph::{Glyph, char_at, char_before, glyph},
    hop,
    modifier::{self, Before},
    numeral::{self, Numeral},
    range::{self, Compared},
    role::{Edge, Role},
    set::Set,
    spaced::Squeezed,
    stand::{counted_years, recent, stands, suits},
    unit::{self, Unit, unit_at},
    words::{self, Spot},
};
use crate::{Span, number::Number};

/// Tells whether a text is a word of a dictionary.
///
/// With one, words that merely contain a numeral are known by the dictionary too, not only by the
/// built-in list. Any `Fn(&str) -> bool` that threads can share is one.
///
/// ```
/// use jianbao::quantity::Words;
///
/// let words = |text: &str| text == "九里亭";
/// assert!(words.is_word("九里亭"));
/// ```
#[doc(alias = "词表")]
pub trait Words: Sync {
    /// Whether `text` is a word.
    ///
    /// ```
    /// use jianbao::quantity::Words;
    ///
    /// let none = |_: &str| false;
    /// assert!(!none.is_word("九里亭"));
    /// ```
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
    Quantities { text: Squeezed::new(text), words: None, at: 0, taken: 0, pending: None }
}

/// As [`find`], with a dictionary for the words that the built-in list does not have.
///
/// ```
/// let words = |text: &str| text == "九里亭";
/// let mut found = jianbao::quantity::find_with("九里亭有4条街", &words);
/// assert_eq!(found.next().unwrap().text, "4条");
/// ```
#[doc(alias = "数量")]
pub fn find_with<'t>(text: &'t str, words: &'t dyn Words) -> Quantities<'t> {
    Quantities { text: Squeezed::new(text), words: Some(words), at: 0, taken: 0, pending: None }
}

/// The iterator that [`find`] returns.
///
/// ```
/// let mut quantities = jianbao::quantity::find("修路三公里，用时5个月");
/// assert_eq!(quantities.next().unwrap().text, "三公里");
/// assert_eq!(quantities.next().unwrap().text, "5个月");
/// assert_eq!(quantities.next(), None);
/// ```
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[doc(alias = "数量")]
pub struct Quantities<'t> {
    text: Squeezed<'t>,
    words: Option<&'t dyn Words>,
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
        let mut found = self.advance();
        if found.as_ref().is_some_and(range::one_sided) {
            self.join_other_side(&mut found);
        }
        if let Some(found) = &mut found {
            self.text.restore(found);
        }
        found
    }
}

impl FusedIterator for Quantities<'_> {}

impl Quantities<'_> {
    /// The one that waits, or the next in the text. Not to be inlined, so that it is written once.
    #[inline(never)]
    fn advance(&mut self) -> Option<Quantity> {
        if self.pending.is_some() {
            return self.pending.take();
        }
        let scanner = Scanner { text: &self.text.text, words: self.words };
        while let Some(at) = hop::next_start(scanner.text, self.at) {
            let found = scanner.look(at, self.taken, &mut self.at);
            if let Some(quantity) = &found {
                self.at = quantity.span.end.max(at + 1);
                self.taken = quantity.span.end;
                return found;
            }
        }
        None
    }

    /// Makes one of two bounds on one thing; what is no other bound waits its turn.
    fn join_other_side(&mut self, first: &mut Option<Quantity>) {
        self.pending = self.advance();
        if let (Some(one), Some(other)) = (&*first, &self.pending)
            && let Some(joined) = range::both_sides(&self.text.text, one, other)
        {
            *first = Some(joined);
            self.pending = None;
        }
    }
}

/// Digits that count nothing when they stand alone.
const LONE: Set = Set::new("陆伍拾零〇○幺参佰仟");

#[derive(Clone, Copy)]
struct Scanner<'t> {
    text: &'t str,
    words: Option<&'t dyn Words>,
}

impl Scanner<'_> {
    /// The quantity whose numeral begins at `at`; nothing before `from` may be taken. Where there is
    /// none, `next` is the place up to which there is none.
    fn look(&self, at: usize, from: usize, next: &mut usize) -> Option<Quantity> {
        let text = self.text;
        let first = char_at(text, at)?;
        let before = Edge::before(text, at);
        if first.is_ascii_digit() || matches!(glyph(first), Glyph::Arabic(_)) {
            if before.has(Role::CODE)
                && let Some(end) = identifier(text, at)
            {
                *next = end;
                return None;
            }
        } else if before.has(Role::LUNAR)
            && let Some(day) = lunar(text, at, from)
        {
            return Some(day);
        } else if let Some(end) = self.word(at, before.c, first) {
            *next = end;
            return None;
        }
        let Some(numeral) = numeral::read_from(text, at, first) else {
            // Digits too many for a number are passed over as a whole.
            *next = run_end(text, at).max(at + first.len_utf8());
            return fraction::at(text, at, from, None);
        };
        *next = numeral.end;
        self.number((at, before, first), &numeral, from)
    }

    /// The quantity of a numeral that begins at `at` with `first`.
    fn number(
        &self,
        (at, before, first): (usize, Edge, char),
        numeral: &Numeral,
        from: usize,
    ) -> Option<Quantity> {
        let text = self.text;
        let behind = numeral.next;
        if (behind.has(Role::PART) || fraction::may_begin(first))
            && let Some(found) = fraction::at(text, at, from, Some(numeral))
        {
            return Some(found);
        }
        if behind.has(Role::MOMENT.or(Role::DASH))
            && before.c != Some('第')
            && !counted_years(text, at, numeral)
            && let Some(moment) = calendar::said(text, at, numeral)
        {
            return Some(moment_at(text, at, moment));
        }
        let none = first == '零' && matches!(behind.c, Some('个' | '個'));
        if numeral.chars == 1 && LONE.has(first) && !none {
            return None;
        }
        let unit = match alone(text, at, before, numeral) {
            Ok(told) => return told,
            Err(unit) => unit,
        };
        self.by_all_rules((at, before), numeral, unit, from)
    }

    /// The quantity of a numeral by what stands around it too; its unit is known if nothing may
    /// stand between.
    fn by_all_rules(
        &self,
        (at, before): (usize, Edge),
        numeral: &Numeral,
        unit: Option<Unit>,
        from: usize,
    ) -> Option<Quantity> {
        let mut amount = Amount::bare(at, before, numeral, numeral.next)?;
        amount.attach(self.text, unit);
        amount.complete(self.text, from);
        self.judge(&amount, from)
    }

    /// The end of a word at `at` that only contains a numeral.
    fn word(&self, at: usize, before: Option<char>, first: char) -> Option<usize> {
        let second = char_at(self.text, at + first.len_utf8());
        let spot = Spot { at, before, first, second };
        words::listed(self.text, spot)
            .or_else(|| words::formed(self.text, spot))
            .or_else(|| self.words.and_then(|words| words::in_dictionary(self.text, at, words)))
    }

    fn judge(&self, amount: &Amount, from: usize) -> Option<Quantity> {
        let text = self.text;
        if amount.before.c == Some('第') {
            return ordinal(text, amount, from);
        }
        if let Some(range) = range::ahead(text, amount) {
            return self.assemble(&range.amount, Some((range.low, range.high)), range.closed, from);
        }
        if amount.unit.is_none()
            && let Some(second) = range::listed(text, amount)
        {
            let mut found = unbounded(amount);
            Draft::new(amount, &mut found, None);
            found.kind = kind_of(&second);
            found.text = String::from(&text[found.span]);
            return Some(found);
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
        let (before, compared) = self.before(amount, from);
        let after = if compared.is_none() { modifier::behind(text, amount) } else { None };
        let sure = before.is_some() || after.is_some() || compared.is_some() || ends.is_some();
        if !stands(text, amount, sure) {
            return None;
        }
        let mut found = unbounded(amount);
        if closed {
            found.span.start = range::opening(text, amount.start, from);
        }
        let mut draft = Draft::new(amount, &mut found, ends);
        draft.modify(text, before, after, compared);
        draft.several_before(text, from);
        draft.first_ones(text, from);
        draft.months_old(text);
        found.text = String::from(&text[found.span]);
        Some(found)
    }

    /// The modifier before an amount, and the comparison that it stands in.
    fn before(&self, amount: &Amount, from: usize) -> (Option<Before>, Option<Compared>) {
        if !amount.before.has(Role::MODIFIER.or(Role::COMPARED)) {
            return (None, None);
        }
        let text = self.text;
        let fits = |before: &Before| {
            before.start >= from && !recent(text, amount, before) && suits(amount, before)
        };
        let before = modifier::before(text, amount.start).filter(fits);
        (before, range::compared_at(text, amount.start, amount.end))
    }
}

/// 第三名, 第444次; 第一 alone where a clause ends.
fn ordinal(text: &str, amount: &Amount, from: usize) -> Option<Quantity> {
    let start = amount.start.checked_sub("第".len()).filter(|start| *start >= from)?;
    if amount.low.is_negative() {
        return None;
    }
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
    let counted = |unit: Unit| UnitMatch {
        span: unit.span,
        symbol: None,
        dimension: Dimension::Count,
        factor: None,
    };
    // What stands behind the unit, 第77斤 of 第77斤7, is no part of it.
    let bare = Amount::bare(amount.start, amount.before, numeral, amount.behind)?;
    let mut found = unbounded(&bare);
    Draft::new(&bare, &mut found, None);
    found.span = Span::new(start, end);
    found.kind = QuantityKind::Ordinal;
    found.number = Some(Span::new(amount.start, numeral.end));
    found.unit = unit.map(counted);
    found.text = String::from(&text[found.span]);
    Some(found)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::unit::unit_behind;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn all_rules_say_the_same_of_what_stands_alone(
            text in "[近约第前比了到是为有 负上下好￥a-]{0,2}[0-9一三两十百万几]{1,3}\
                [个家元米年大号成折角班届多余以半小时月岁块分%]{0,3}\
                [ 到至左右以上下半多钱3三、和之不等大内]{0,3}"
        ) {
            let scanner = Scanner { text: &text, words: None };
            for (at, first) in text.char_indices() {
                let Some(numeral) = numeral::read_from(&text, at, first) else { continue };
                let before = Edge::before(&text, at);
                if let Ok(told) = alone(&text, at, before, &numeral) {
                    let unit = unit_behind(&text, &numeral);
                    prop_assert_eq!(told, scanner.by_all_rules((at, before), &numeral, unit, 0));
                }
            }
        }
    }
}
