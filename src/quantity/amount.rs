//! A numeral with its unit: 3斤半, 五元三毛, 300多项.

use super::{
    classifier::heads,
    glyph::{Glyph, char_at, char_before, glyph},
    numeral::{self, Numeral, Vague},
    role::{Edge, Role},
    set::Set,
    unit::{Unit, parts, sign_before, sign_unit, unit_at, unit_behind, unit_from},
};
use crate::{Span, number::Number};

/// A number with what follows it, before the words around are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// From the sign of the number, or of the currency, on.
    pub(super) start: usize,
    /// What stands before it.
    pub(super) before: Edge,
    /// The numeral, its sign included.
    pub(super) number: Span,
    pub(super) end: usize,
    /// What stands behind it.
    pub(super) behind: Edge,
    pub(super) numeral: Numeral,
    pub(super) low: Number,
    pub(super) high: Number,
    pub(super) vague: Vague,
    pub(super) unit: Option<Unit>,
    /// What was said between the number and its unit.
    pub(super) at_least: bool,
}

impl Amount {
    /// The number of `numeral` alone, which stands at `at` between `before` and `behind`.
    #[inline]
    pub(super) fn bare(at: usize, before: Edge, numeral: &Numeral, behind: Edge) -> Option<Self> {
        let low = numeral.low.number()?;
        let mut amount = Self {
            start: at,
            before,
            number: Span::new(at, numeral.end),
            end: numeral.end,
            behind,
            vague: numeral.vague,
            numeral: *numeral,
            low,
            high: low,
            unit: None,
            at_least: false,
        };
        if numeral.high != numeral.low {
            amount.high = numeral.high.number()?;
        }
        Some(amount)
    }

    /// Adds the unit, which is known if nothing may stand between, and what does.
    #[inline]
    pub(super) fn attach(&mut self, text: &str, known: Option<Unit>) {
        let mut unit = known;
        if parts(text, self.end, self.behind) {
            self.trailing(text);
            if self.half_hour(text) || self.split_at_least(text) {
                return;
            }
            unit = self.behind.c.and_then(|c| unit_from(text, self.end, c, &self.numeral));
        }
        if let Some(unit) = unit {
            self.attach_unit(text, unit);
        }
    }

    /// Adds what else belongs to it; a sign before `from` is another's, as in 4人民币5美元.
    #[inline]
    pub(super) fn complete(&mut self, text: &str, from: usize) {
        self.tail(text);
        self.signs(text, from);
    }

    /// The amount whose numeral begins at `at`.
    pub(super) fn read(text: &str, at: usize, from: usize) -> Option<Self> {
        let numeral = numeral::read(text, at)?;
        let mut amount = Self::bare(at, Edge::before(text, at), &numeral, numeral.next)?;
        amount.attach(text, unit_behind(text, &numeral));
        amount.complete(text, from);
        Some(amount)
    }

    /// Begins it at another place.
    fn start_at(&mut self, text: &str, start: usize) {
        (self.start, self.before) = (start, Edge::before(text, start));
    }

    /// Ends it at another place.
    pub(super) fn end_at(&mut self, text: &str, end: usize) {
        (self.end, self.behind) = (end, Edge::behind(text, end));
    }

    /// 多, 余 or 来 between the number and its unit.
    fn trailing(&mut self, text: &str) {
        let Some(mark @ ('多' | '余' | '餘' | '来' | '來')) = self.behind.c else { return };
        let end = self.end + mark.len_utf8();
        let next = char_at(text, end);
        if self.vague != Vague::Exact
            || self.numeral.low.less_than(super::decimal::Decimal::integer(10))
        {
            return;
        }
        match mark {
            '多' if !next.is_some_and(|c| AFTER_MANY.has(c)) => self.vague = Vague::Over,
            '余' | '餘' if !next.is_some_and(|c| AFTER_REST.has(c)) => self.vague = Vague::Over,
            '来' | '來'
                if unit_at(text, end, &self.numeral).is_some()
                    && !"源自访临".contains(next.unwrap_or(' ')) =>
            {
                self.vague = Vague::About;
            }
            _ => return,
        }
        (self.end, self.behind) = (end, Edge::from(next));
    }

    fn attach_unit(&mut self, text: &str, mut unit: Unit) {
        if unit.is_odd() && !self.takes(text, &mut unit) {
            return;
        }
        self.end_at(text, unit.span.end);
        self.unit = Some(unit);
    }

    /// Whether a unit with rules of its own is one here, and what they say of both.
    fn takes(&mut self, text: &str, unit: &mut Unit) -> bool {
        match unit.name {
            "折" if self.low.is_integer() => self.discount(),
            "成" => return !self.numeral.bare,
            "大" => return !text[..self.number.start].trim_end_matches(' ').ends_with('比'),
            "摄氏" | "攝氏" => unit.symbol = Some("degC"),
            _ => {}
        }
        true
    }

    /// 一个半小时, 一个多小时: the unit begins with 个.
    fn half_hour(&mut self, text: &str) -> bool {
        if !matches!(self.behind.c, Some('个' | '個')) {
            return false;
        }
        let rest = &text[self.end..];
        for (infix, over) in [("个半", false), ("個半", false), ("个多", true), ("个来", true)]
        {
            let Some(tail) = rest.strip_prefix(infix) else { continue };
            let name = ["小时", "小時", "月", "钟头", "星期", "世纪"]
                .into_iter()
                .find(|word| tail.starts_with(word));
            let Some(name) = name else { return false };
            let start = self.end + infix.len();
            let row = super::unit::row(match name {
                "月" => "mo",
                "星期" => "wk",
                "世纪" => "yr",
                _ => "h",
            });
            let from = if over { self.end } else { start };
            self.unit = Some(Unit::new(Span::new(from, start + name.len()), name, row));
            self.end_at(text, start + name.len());
            if over {
                self.vague = Vague::Over;
            } else {
                self.add_half();
            }
            return true;
        }
        false
    }

    /// 300万以上人次: the modifier before the unit.
    fn split_at_least(&mut self, text: &str) -> bool {
        if self.behind.c != Some('以') || !text[self.end..].starts_with("以上") {
            return false;
        }
        let at = self.end + "以上".len();
        let Some(unit) = unit_at(text, at, &self.numeral) else { return false };
        if !(self.numeral.arabic || self.numeral.chars > 1) || unit.name == "学" {
            return false;
        }
        self.at_least = true;
        self.unit = Some(unit);
        self.end_at(text, unit.span.end);
        true
    }

    /// 七五折 is 7.5: a second digit is a tenth.
    fn discount(&mut self) {
        let two = Number::from(10i128);
        if self.numeral.vague == Vague::Neighbours && self.numeral.chars == 2 {
            let tenth = self.high.checked_scale10(-1);
            if let Some(value) = tenth.and_then(|tenth| self.low.checked_add(tenth)) {
                (self.low, self.high, self.vague) = (value, value, Vague::Exact);
            }
        } else if self.low > two
            && self.low < Number::from(100i128)
            && !self.numeral.scaled
            && let Some(value) = self.low.checked_scale10(-1)
        {
            (self.low, self.high) = (value, value);
        }
    }

    fn add_half(&mut self) {
        let half = Number::new_ratio(1, 2);
        if let Some(half) = half
            && let (Some(low), Some(high)) =
                (self.low.checked_add(half), self.high.checked_add(half))
        {
            (self.low, self.high) = (low, high);
        }
    }

    /// What belongs to the amount behind its unit: 半, 多, smaller units.
    fn tail(&mut self, text: &str) {
        if !self.behind.has(Role::MORE) {
            return;
        }
        let Some(unit) = self.unit else { return };
        let compound = self.vague == Vague::Exact && unit.row.is_some();
        if compound {
            self.smaller(text, unit);
        }
        let Some(first @ ('半' | '多' | '余' | '钱' | '整')) = self.behind.c else { return };
        let end = self.end + first.len_utf8();
        if !self.followed(unit, first, char_at(text, end).unwrap_or(' ')) {
            return;
        }
        match first {
            '半' => self.add_half(),
            '多' | '余' => self.vague = Vague::Over,
            _ => {}
        }
        self.end_at(text, end);
    }

    /// Whether `mark` behind the unit belongs to it and not to the word that `next` goes on with.
    fn followed(&self, unit: Unit, mark: char, next: char) -> bool {
        let open = self.vague == Vague::Exact
            && unit.row.is_some_and(|row| row.symbol != "%" && row.symbol != "pp");
        match mark {
            '半' => open && !"径价以导决夜山岛数年个天月小成路块米公斤岁".contains(next),
            '多' => open && !"种个次名家项位条样少方元部场所台只件亿万张".contains(next),
            '余' => open && !"额下款粮地热杭姚".contains(next),
            '钱' => {
                matches!(unit.name, "元" | "块" | "角" | "毛" | "分")
                    && !"包币箱款财袋".contains(next)
            }
            _ => unit.is_money() && !"个体数理治改修合".contains(next),
        }
    }

    /// Smaller units behind: 5元3角, 3斤5两, 2小时30分, 1米75, 九十九块九.
    fn smaller(&mut self, text: &str, mut unit: Unit) {
        for _ in 0..3 {
            let zero = matches!(self.behind.c, Some('零' | '又'));
            let at = if zero { self.end + "零".len() } else { self.end };
            let next = if zero { char_at(text, at) } else { self.behind.c };
            let Some(next) = next.filter(|c| is_figure(*c)) else { return };
            let Some(numeral) = numeral::read_from(text, at, next) else { return };
            let Some(value) = numeral.low.number().filter(|_| numeral.low == numeral.high) else {
                return;
            };
            let Some((part, end, next)) = self.part(text, &numeral, value, unit, zero) else {
                return;
            };
            let Some(sum) = self.low.checked_add(part) else { return };
            (self.low, self.high) = (sum, sum);
            self.end_at(text, end);
            self.number.end = numeral.end;
            match next {
                Some(next) => unit = next,
                None => return,
            }
        }
    }

    /// How much a number behind `unit` adds, in units of the whole amount.
    fn part(
        &self,
        text: &str,
        numeral: &Numeral,
        value: Number,
        unit: Unit,
        zero: bool,
    ) -> Option<(Number, usize, Option<Unit>)> {
        let whole = self.unit?;
        let ratio = |factor: Number| factor.checked_div(whole.factor()?);
        match smaller_unit(text, numeral, &unit) {
            Some((factor, end, next)) => Some((value.checked_mul(ratio(factor)?)?, end, next)),
            None if elliptic(text, numeral, &unit) => {
                let digits = i32::try_from(numeral.digits).ok()? + i32::from(zero);
                let tenths = value.checked_scale10(-digits)?;
                Some((tenths.checked_mul(ratio(unit.factor()?)?)?, numeral.end, None))
            }
            None => None,
        }
    }

    /// What stands between `from` and the amount.
    fn head<'t>(&self, text: &'t str, from: usize) -> &'t str {
        &text[from.min(self.start)..self.start]
    }

    /// The minus, 负 or 零下 before the number, and the sign of a currency.
    fn signs(&mut self, text: &str, from: usize) {
        if !self.before.has(Role::SIGN.or(Role::CURRENCY)) {
            return;
        }
        self.scale_of_degrees(text, from);
        if let Some(sign) = minus(self.head(text, from)) {
            self.negate(text, sign);
            self.scale_of_degrees(text, from);
        }
        self.currency(text, from);
        self.per_hour(text, from);
    }

    /// Takes the sign, unless it parts words or belongs to one.
    fn negate(&mut self, text: &str, sign: &str) {
        let start = self.start - sign.len();
        let dash = matches!(sign, "-" | "－" | "—" | "−");
        let word = char_before(text, start).is_some_and(|c| {
            if dash {
                (c.is_alphanumeric() && c != '氏')
                    || matches!(c, '-' | '—' | '－' | '%' | '℃' | '°' | ')' | '）')
            } else {
                "胜担肩抱欺辜自".contains(c)
            }
        });
        if word || (sign == "—" && self.unit.is_none()) {
            return;
        }
        if let (Some(low), Some(high)) = (self.high.checked_neg(), self.low.checked_neg()) {
            (self.low, self.high) = (low, high);
            if self.number.start == self.start {
                self.number.start = start;
            }
            self.start_at(text, start);
            self.degrees_below(sign);
        }
    }

    /// 零下20度 can only be degrees Celsius.
    fn degrees_below(&mut self, sign: &str) {
        if let Some(unit) = &mut self.unit
            && sign == "零下"
            && unit.symbol() == Some("deg")
        {
            unit.symbol = Some("degC");
        }
    }

    /// 摄氏 or 华氏 before the number.
    fn scale_of_degrees(&mut self, text: &str, from: usize) {
        let head = self.head(text, from);
        let Some(unit) = self.unit.as_mut().filter(|unit| matches!(unit.name, "度" | "°")) else {
            return;
        };
        let scales = [
            ("摄氏温度", "degC"),
            ("摄氏", "degC"),
            ("攝氏", "degC"),
            ("华氏温度", "degF"),
            ("華氏溫度", "degF"),
            ("华氏", "degF"),
            ("華氏", "degF"),
        ];
        if let Some((word, symbol)) = scales.into_iter().find(|(word, _)| head.ends_with(word)) {
            unit.symbol = Some(symbol);
            self.start_at(text, self.start - word.len());
        }
    }

    /// ￥, 人民币, USD before the number.
    fn currency(&mut self, text: &str, from: usize) {
        let sign = sign_before(text, self.start).filter(|(start, _)| *start >= from);
        let Some((start, symbol)) = sign else { return };
        match &mut self.unit {
            Some(unit) if unit.is_money() => {
                if unit.row.is_some_and(|row| row.symbol == "CNY" && row.factor == (1, 1)) {
                    unit.symbol = Some(symbol);
                }
            }
            Some(_) => return,
            None => self.unit = sign_unit(text, start, self.start, symbol),
        }
        self.start_at(text, start);
    }

    /// 每小时3公里 is a speed.
    fn per_hour(&mut self, text: &str, from: usize) {
        let head = self.head(text, from);
        let Some(unit) = &mut self.unit else { return };
        let symbol = match unit.symbol() {
            Some("m") if head.ends_with("每秒") => "m/s",
            Some("ft") if head.ends_with("每秒") => "ft/s",
            Some("km") if head.ends_with("每小时") => "km/h",
            Some("mi") if head.ends_with("每小时") => "mi/h",
            _ => return,
        };
        unit.symbol = Some(symbol);
        let word = if symbol.ends_with("/s") { "每秒" } else { "每小时" };
        self.start_at(text, self.start - word.len());
    }
}

/// What makes another word of 多 or 余 behind a number: 多方, 余热.
const AFTER_MANY: Set = Set::new("方少样");
const AFTER_REST: Set = Set::new("下额热震杭姚粮音生光味波晖");

/// Whether a smaller unit's numeral can begin with a character.
fn is_figure(c: char) -> bool {
    matches!(glyph(c), Glyph::Arabic(_) | Glyph::Digit(_) | Glyph::Small(_))
}

/// The sign that ends `head`: a minus, 负 or 零下.
fn minus(head: &str) -> Option<&str> {
    match head.chars().next_back()? {
        '下' => head.ends_with("零下").then_some("零下"),
        c @ ('负' | '負' | '-' | '－' | '−' | '—') => {
            Some(&head[head.len() - c.len_utf8()..])
        }
        _ => None,
    }
}

/// The unit behind `numeral`, if it is a smaller one of the same dimension: factor, end, unit.
fn smaller_unit(
    text: &str,
    numeral: &Numeral,
    larger: &Unit,
) -> Option<(Number, usize, Option<Unit>)> {
    let rest = &text[numeral.end..];
    let minutes =
        larger.symbol() == Some("h") && rest.starts_with('分') && !rest.starts_with("分钟");
    let cents = larger.is_money()
        && rest.starts_with('分')
        && !rest.starts_with("分钱")
        && larger.symbol() == Some("CNY");
    if minutes || cents {
        let next = char_at(text, numeral.end + 3);
        if next.is_some_and(|c| heads("分").contains(c)) {
            return None;
        }
        let factor = if minutes { Number::from(60i128) } else { Number::new_ratio(1, 100)? };
        return Some((factor, numeral.end + "分".len(), None));
    }
    let unit = unit_at(text, numeral.end, numeral)?;
    let (factor, above) = (unit.factor()?, larger.factor()?);
    let same = unit.dimension() == larger.dimension()
        && (!unit.is_money() || unit.symbol() == larger.symbol())
        && unit.row.is_some();
    (same && factor < above && unit.symbol() != Some("%")).then_some((
        factor,
        unit.span.end,
        Some(unit),
    ))
}

/// Whether digits behind `unit` without a unit of their own are its tenths: 三米九, 两块五.
fn elliptic(text: &str, numeral: &Numeral, unit: &Unit) -> bool {
    let next = char_at(text, numeral.end).unwrap_or(' ');
    let lone = glyph(next) == Glyph::Other
        && unit_at(text, numeral.end, numeral).is_none()
        && !next.is_ascii_alphanumeric()
        && !"分岁月日年时个点、".contains(next);
    let names =
        matches!(unit.name, "块" | "塊" | "毛" | "角" | "米" | "丈" | "尺" | "斤" | "成" | "度");
    let arabic = numeral.arabic && unit.name == "米" && numeral.digits == 2;
    names
        && lone
        && !numeral.scaled
        && (numeral.digits == 1 && (!numeral.arabic || unit.name != "度") || arabic)
        && !numeral.low.is_zero()
        && (unit.name != "度")
}
