//! A quantity while it is put together: bounds, modifiers, what stands around it.

use super::{
    Approximation, Bound, Quantity, QuantityKind,
    amount::Amount,
    modifier::{Before, Side},
    numeral::Vague,
    range,
    unit::Unit,
};
use crate::{Span, number::Number};

/// A quantity in the making.
pub(super) struct Draft<'a> {
    amount: &'a Amount,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: QuantityKind,
    value: Option<Number>,
    low: Option<Bound>,
    high: Option<Bound>,
    approximation: Option<Approximation>,
}

impl<'a> Draft<'a> {
    #[inline]
    pub(super) fn new(amount: &'a Amount, ends: Option<(Number, Number)>) -> Self {
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
    #[inline]
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
    pub(super) fn side(&mut self, side: Side, word: &str) {
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
    #[inline]
    pub(super) fn several_before(&mut self, text: &str, from: usize) {
        if self.amount.vague == Vague::Several
            && text[..self.start].ends_with('好')
            && self.start - "好".len() >= from
        {
            self.start -= "好".len();
        }
    }

    /// 前5个月, 前三名.
    #[inline]
    pub(super) fn first_ones(&mut self, text: &str, from: usize) {
        let Some(rest) = text[..self.start].strip_suffix('前') else { return };
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
        if fits && !other && self.start == self.amount.start && rest.len() >= from {
            self.start = rest.len();
        }
    }

    /// 十个月大, 90天大: an age.
    #[inline]
    pub(super) fn months_old(&mut self, text: &str) {
        let Some(rest) = text[self.end..].strip_prefix('大') else { return };
        let time =
            self.amount.unit.is_some_and(|unit| matches!(unit.name, "个月" | "天" | "周" | "年"));
        if time && rest.starts_with(|c: char| !c.is_alphanumeric() || c == '的') {
            self.kind = QuantityKind::Age;
            self.end += "大".len();
        }
    }

    #[inline]
    pub(super) fn quantity(self, text: &str) -> Quantity {
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

pub(super) fn kind_of(amount: &Amount) -> QuantityKind {
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
