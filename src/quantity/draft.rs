//! A quantity while it is put together: bounds, modifiers, what stands around it.

use super::{
    Approximation, Bound, Quantity, QuantityKind,
    amount::Amount,
    glyph::char_at,
    modifier::{Before, Side},
    numeral::Vague,
    range,
    unit::Unit,
};
use crate::{Span, number::Number};

/// An amount as a quantity, without bounds.
#[inline]
pub(super) fn unbounded(amount: &Amount) -> Quantity {
    Quantity {
        text: String::new(),
        span: Span::new(amount.start, amount.end),
        kind: kind_of(amount),
        number: Some(amount.number),
        value: None,
        low: None,
        high: None,
        approximation: None,
        unit: amount.unit.as_ref().map(Unit::found),
    }
}

/// A quantity in the making: all but its text, and its span as the words around stretch it.
pub(super) struct Draft<'a> {
    amount: &'a Amount,
    found: &'a mut Quantity,
}

impl<'a> Draft<'a> {
    #[inline]
    pub(super) fn new(
        amount: &'a Amount,
        found: &'a mut Quantity,
        ends: Option<(Number, Number)>,
    ) -> Self {
        let mut draft = Self { amount, found };
        match ends {
            Some((low, high)) => {
                draft.found.low = Some(Bound { value: low, inclusive: true });
                draft.found.high = Some(Bound { value: high, inclusive: true });
            }
            None => draft.vagueness(),
        }
        draft
    }

    /// The bounds that the numeral itself says.
    #[inline]
    fn vagueness(&mut self) {
        let (low, high) = (self.amount.low, self.amount.high);
        let bound = |value, inclusive| Some(Bound { value, inclusive });
        match self.amount.vague {
            Vague::Exact => self.found.value = Some(low),
            Vague::Several => {
                (self.found.low, self.found.high) = (bound(low, true), bound(high, true));
                self.found.approximation = Some(Approximation::Several);
            }
            Vague::SeveralOver => {
                (self.found.low, self.found.high) = (bound(low, false), bound(high, false));
                self.found.approximation = Some(Approximation::Several);
            }
            Vague::Neighbours => {
                (self.found.low, self.found.high) = (bound(low, true), bound(high, true));
                self.found.approximation = Some(Approximation::About);
            }
            Vague::Over | Vague::About => self.over(),
        }
    }

    /// 300多: from 300 to 400; below zero, from 零下20 to 零下10.
    fn over(&mut self) {
        let value = self.amount.low;
        self.found.value = Some(value);
        let about = self.amount.vague == Vague::About;
        self.found.approximation =
            Some(if about { Approximation::About } else { Approximation::Over });
        let place = Number::from(1i128).checked_scale10(value.place());
        let far = if value.is_negative() {
            place.and_then(|place| value.checked_sub(place))
        } else {
            place.and_then(|place| value.checked_add(place))
        };
        let near = Some(Bound { value, inclusive: true });
        let far = far.map(|value| Bound { value, inclusive: false });
        (self.found.low, self.found.high) =
            if value.is_negative() { (far, near) } else { (near, far) };
    }

    #[inline]
    pub(super) fn modify(
        &mut self,
        text: &str,
        before: Option<Before>,
        after: Option<(&'static str, Side)>,
        compared: Option<range::Compared>,
    ) {
        let after = after.filter(|(word, _)| *word != "内" || before.is_none());
        if let Some((word, side)) = after {
            self.found.span.end = self.amount.end + word.len();
            if before.is_none_or(|before| before.side == Side::Around) {
                self.side(side, word);
            }
        }
        if let Some(before) = before {
            self.found.span.start = before.start;
            if after.is_none() || before.side != Side::Around {
                self.side(before.side, before.word);
            }
        }
        if let Some(compared) = compared {
            (self.found.span.start, self.found.span.end) = (compared.start, compared.end);
            self.side(compared.side, "比");
        }
        if self.amount.at_least {
            self.side(Side::From, "以上");
        }
        if self.found.value.is_some()
            && let Some('之' | '不') = self.behind(text)
            && (text[self.found.span.end..].starts_with("之多")
                || text[self.found.span.end..].starts_with("不等"))
        {
            self.found.span.end += "之多".len();
        }
    }

    /// The character behind it.
    #[inline]
    fn behind(&self, text: &str) -> Option<char> {
        if self.found.span.end == self.amount.end {
            self.amount.behind.c
        } else {
            char_at(text, self.found.span.end)
        }
    }

    /// What a modifier says about the true number.
    pub(super) fn side(&mut self, side: Side, word: &str) {
        if self.found.low.is_some() && self.found.high.is_some() && self.found.value.is_none() {
            self.range_side(side);
            return;
        }
        let Some(value) = self.found.value else { return };
        let over = self.amount.vague == Vague::Over;
        if side == Side::Around {
            if !over {
                self.found.approximation = side.approximation(word);
            }
            return;
        }
        let bound = |inclusive| Some(Bound { value, inclusive });
        (self.found.low, self.found.high) = match side {
            Side::Above => (bound(false), None),
            Side::From => (bound(true), None),
            Side::Below => (None, bound(false)),
            Side::UpTo => (None, bound(true)),
            Side::Equal | Side::Around => (bound(true), bound(true)),
        };
        self.found.approximation = side.approximation(word);
    }

    /// 两三百以上, 几十以上: one end of the range stays.
    fn range_side(&mut self, side: Side) {
        match side {
            Side::Around if self.found.approximation.is_none() => {
                self.found.approximation = Some(Approximation::About);
            }
            Side::Above | Side::From => self.found.high = None,
            Side::Below | Side::UpTo => self.found.low = None,
            _ => return,
        }
        if side != Side::Around {
            self.found.approximation = side.approximation("");
        }
    }

    /// 好几万: the word before 几.
    #[inline]
    pub(super) fn several_before(&mut self, text: &str, from: usize) {
        if self.amount.vague == Vague::Several
            && text[..self.found.span.start].ends_with('好')
            && self.found.span.start - "好".len() >= from
        {
            self.found.span.start -= "好".len();
        }
    }

    /// 前5个月, 前三名.
    #[inline]
    pub(super) fn first_ones(&mut self, text: &str, from: usize) {
        if self.amount.before.c != Some('前') || self.found.span.start != self.amount.start {
            return;
        }
        let rest = &text[..self.found.span.start - "前".len()];
        let fits = self.amount.unit.is_some_and(|unit| {
            matches!(
                unit.name,
                "个月" | "名" | "位" | "季度" | "个" | "强" | "天" | "轮" | "届" | "场"
            )
        });
        let other = rest
            .chars()
            .next_back()
            .is_some_and(|c| "目之以日年天月提空眼生当史先午向此从战事".contains(c));
        if fits && !other && rest.len() >= from {
            self.found.span.start = rest.len();
        }
    }

    /// 十个月大, 90天大: an age.
    #[inline]
    pub(super) fn months_old(&mut self, text: &str) {
        if self.behind(text) != Some('大') {
            return;
        }
        let rest = &text[self.found.span.end + "大".len()..];
        let time =
            self.amount.unit.is_some_and(|unit| matches!(unit.name, "个月" | "天" | "周" | "年"));
        if time && rest.starts_with(|c: char| !c.is_alphanumeric() || c == '的') {
            self.found.kind = QuantityKind::Age;
            self.found.span.end += "大".len();
        }
    }
}

pub(super) fn kind_of(amount: &Amount) -> QuantityKind {
    let Some(unit) = amount.unit else {
        return if amount.numeral.big >= 4 || amount.vague == Vague::Over {
            QuantityKind::Count
        } else {
            QuantityKind::Number
        };
    };
    unit.kind_of_amount()
}
