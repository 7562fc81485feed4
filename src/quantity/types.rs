//! What a quantity is made of.

use std::{cmp::Ordering, fmt};

use crate::{Span, number::Number};

/// A quantity of a text: a number with its unit, and what the words around say about it.
///
/// [`value`](Self::value) is the number that the text names, in the unit as written;
/// [`low`](Self::low) and [`high`](Self::high) are what it says about the true one.
///
/// ```
/// use jianbao::quantity::{self, Approximation, QuantityKind};
///
/// let found = quantity::find("全县新修水渠超过6.6万米").next().unwrap();
/// assert_eq!(found.text, "超过6.6万米");
/// assert_eq!(found.kind, QuantityKind::Measure);
/// assert_eq!(found.value, "66000".parse().ok());
/// assert_eq!(found.approximation, Some(Approximation::Over));
/// let low = found.low.unwrap();
/// assert_eq!((low.value, low.inclusive), ("66000".parse().unwrap(), false));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[doc(alias = "数量")]
#[non_exhaustive]
pub struct Quantity {
    /// The text of all of it: modifier, number, unit.
    pub text: String,
    /// Where all of it stands.
    pub span: Span,
    /// What it is an amount of.
    pub kind: QuantityKind,
    /// Where the numeral stands; of a range, from the first numeral to the last.
    pub number: Option<Span>,
    /// The number that is named; none for a range or where only bounds are known.
    pub value: Option<Number>,
    /// The lower bound.
    pub low: Option<Bound>,
    /// The upper bound.
    pub high: Option<Bound>,
    /// How the text takes the number: 近, 超过, 左右.
    pub approximation: Option<Approximation>,
    /// The unit or classifier.
    pub unit: Option<UnitMatch>,
}

/// What a quantity is an amount of.
///
/// ```
/// use jianbao::quantity::{self, QuantityKind};
///
/// let kinds: Vec<_> = quantity::find("投资5万元，增长3.4%").map(|one| one.kind).collect();
/// assert_eq!(kinds, [QuantityKind::Money, QuantityKind::Percent]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[doc(alias = "数量")]
pub enum QuantityKind {
    /// Things counted: 三项, 1.2亿用户.
    Count,
    /// Money: 5万元, ￥300.
    Money,
    /// A length, weight, duration …: 9.2公里, 5年.
    Measure,
    /// 50%, 百分之五.
    Percent,
    /// 3.4个百分点, 25个基点.
    PercentagePoint,
    /// 3‰, 千分之三.
    Permille,
    /// A part: 三分之一, 六成, 八折, 一半.
    Fraction,
    /// 1.5倍, 翻一番.
    Multiple,
    /// A place in an order: 第三名, 十四届.
    Ordinal,
    /// The calendar: 2024年, 4月26日, 80年代.
    Date,
    /// The clock: 20时30分.
    Time,
    /// 45岁, 十个月大.
    Age,
    /// 零下7摄氏度.
    Temperature,
    /// A number alone: 大于100.
    Number,
}

/// A bound of a quantity.
///
/// ```
/// let found = jianbao::quantity::find("奖励5至10万元").next().unwrap();
/// let high = found.high.unwrap();
/// assert_eq!((high.value.to_string().as_str(), high.inclusive), ("100000", true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[doc(alias = "上限")]
#[doc(alias = "下限")]
pub struct Bound {
    /// The number at the bound.
    pub value: Number,
    /// Whether the number itself is meant too.
    pub inclusive: bool,
}

/// How a text takes a number.
///
/// ```
/// use jianbao::quantity::{self, Approximation};
///
/// let found = quantity::find("近1.5万户受益").next().unwrap();
/// assert_eq!(found.approximation, Some(Approximation::Nearly));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[doc(alias = "约数")]
#[doc(alias = "概数")]
pub enum Approximation {
    /// 约, 大约, 左右, 十来个, 两三个.
    About,
    /// 近, 接近, 将近.
    Nearly,
    /// 超过, 逾, 多, 余.
    Over,
    /// 至少, 不低于, 以上, 上百.
    AtLeast,
    /// 不到, 不足, 不满.
    Under,
    /// 至多, 不超过, 以内, 以下.
    AtMost,
    /// 几, 数: 几十, 数百万.
    Several,
}

/// What a unit measures.
///
/// ```
/// use jianbao::quantity::{self, Dimension};
///
/// let found = quantity::find("新修公路三公里").next().unwrap();
/// assert_eq!(found.unit.unwrap().dimension, Dimension::Length);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[doc(alias = "量纲")]
pub enum Dimension {
    /// Base unit: metre.
    Length,
    /// Base unit: square metre.
    Area,
    /// Base unit: cubic metre.
    Volume,
    /// Base unit: kilogram.
    Mass,
    /// Mass in a volume.
    Density,
    /// Base unit: second.
    Time,
    /// Degrees.
    Temperature,
    /// Base unit: degree.
    Angle,
    /// Base unit: metre a second.
    Speed,
    /// Base unit: hertz.
    Frequency,
    /// Base unit: joule.
    Energy,
    /// Base unit: watt.
    Power,
    /// Base unit: pascal.
    Pressure,
    /// Base unit: volt.
    Voltage,
    /// Base unit: byte.
    Data,
    /// Base: one.
    Ratio,
    /// Each currency is its own base.
    Currency,
    /// Classifiers and nouns.
    Count,
}

/// The unit of a quantity.
///
/// ```
/// let text = "新修公路三公里";
/// let unit = jianbao::quantity::find(text).next().unwrap().unit.unwrap();
/// assert_eq!((&text[unit.span], unit.symbol), ("公里", Some("km")));
/// assert_eq!(unit.factor.unwrap().to_string(), "1000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[doc(alias = "单位")]
#[doc(alias = "量词")]
pub struct UnitMatch {
    /// Where it stands; of a unit in two parts, the part next to the number.
    pub span: Span,
    /// A symbol that is the same for every way of writing the unit, such as `m2` or `CNY`.
    pub symbol: Option<&'static str>,
    /// What it measures.
    pub dimension: Dimension,
    /// What takes a value in this unit to the base unit; none where that is not fixed.
    pub factor: Option<Number>,
}

/// An amount in the base unit of its dimension.
///
/// ```
/// use jianbao::quantity::{self, Dimension};
///
/// let found = quantity::find("修渠5至8公里").next().unwrap();
/// let amount = found.in_base().unwrap();
/// assert_eq!(amount.dimension, Dimension::Length);
/// assert_eq!(amount.low.unwrap().value.to_string(), "5000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[doc(alias = "换算")]
pub struct BaseAmount {
    /// What is measured.
    pub dimension: Dimension,
    /// The value, or none.
    pub value: Option<Number>,
    /// The lower bound.
    pub low: Option<Bound>,
    /// The upper bound.
    pub high: Option<Bound>,
}

impl Quantity {
    /// The text of the numeral.
    ///
    /// ```
    /// let found = jianbao::quantity::find("近1.5万个").next().unwrap();
    /// assert_eq!(found.number_text(), Some("1.5万"));
    /// ```
    pub fn number_text(&self) -> Option<&str> {
        self.number.and_then(|span| self.part(span))
    }

    /// The text of the unit.
    ///
    /// ```
    /// let found = jianbao::quantity::find("近1.5万个").next().unwrap();
    /// assert_eq!(found.unit_text(), Some("个"));
    /// ```
    #[doc(alias = "单位")]
    pub fn unit_text(&self) -> Option<&str> {
        self.unit.and_then(|unit| self.part(unit.span))
    }

    fn part(&self, span: Span) -> Option<&str> {
        let start = span.start.checked_sub(self.span.start)?;
        self.text.get(start..span.end.checked_sub(self.span.start)?)
    }

    /// The amount in the base unit of its dimension; none where the unit has no fixed factor.
    ///
    /// ```
    /// let found = jianbao::quantity::find("2公里").next().unwrap();
    /// assert_eq!(found.in_base().unwrap().value, "2000".parse().ok());
    /// ```
    #[doc(alias = "换算")]
    pub fn in_base(&self) -> Option<BaseAmount> {
        let unit = self.unit?;
        let factor = unit.factor?;
        let bound = |bound: Bound| Some(Bound { value: bound.value.checked_mul(factor)?, ..bound });
        Some(BaseAmount {
            dimension: unit.dimension,
            value: match self.value {
                Some(value) => Some(value.checked_mul(factor)?),
                None => None,
            },
            low: self.low.and_then(bound),
            high: self.high.and_then(bound),
        })
    }

    /// Which of two quantities is larger, by their values in the base unit, or none where they
    /// measure different things, are in different currencies, or have no single value.
    ///
    /// ```
    /// use std::cmp::Ordering;
    ///
    /// let found: Vec<_> = jianbao::quantity::find("2公里，1500米，3吨").collect();
    /// assert_eq!(found[0].compare(&found[1]), Some(Ordering::Greater));
    /// assert_eq!(found[0].compare(&found[2]), None);
    /// ```
    #[doc(alias = "比较")]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let (ours, theirs) = (self.unit?, other.unit?);
        if ours.dimension == Dimension::Currency && ours.symbol != theirs.symbol {
            return None;
        }
        if ours.dimension != theirs.dimension {
            return None;
        }
        if ours.factor.is_none() && ours.symbol.is_some() && ours.symbol == theirs.symbol {
            return Some(self.value?.cmp(&other.value?));
        }
        Some(self.in_base()?.value?.cmp(&other.in_base()?.value?))
    }
}

/// The amount in ASCII: `66000 m, over`, `5..10 CNY`.
///
/// ```
/// let found: Vec<_> = jianbao::quantity::find("近1.5万元，5至10米").collect();
/// assert_eq!(found[0].to_string(), "15000 CNY (nearly)");
/// assert_eq!(found[1].to_string(), "5..10 m");
/// ```
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value, self.low, self.high) {
            (Some(value), ..) => write!(f, "{value}")?,
            (None, Some(low), Some(high)) => write!(f, "{}..{}", low.value, high.value)?,
            _ => return f.write_str(&self.text),
        }
        if let Some(name) = self.unit.and_then(|unit| unit.symbol).or(self.unit_text()) {
            write!(f, " {name}")?;
        }
        self.approximation.map_or(Ok(()), |kind| write!(f, " ({kind})"))
    }
}

impl fmt::Display for Approximation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::Over => "over",
            Self::AtLeast => "at least",
            Self::Under => "under",
            Self::AtMost => "at most",
            Self::Several => "several",
        })
    }
}

/// A quantity is written as an object with its text and that of its parts, bounds as `low`,
/// `low_inclusive`, `high` and `high_inclusive`.
#[cfg(feature = "serde")]
impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        #[derive(serde::Serialize)]
        struct Part<'q> {
            text: Option<&'q str>,
            span: Span,
        }
        #[derive(serde::Serialize)]
        struct Unit<'q> {
            text: Option<&'q str>,
            #[serde(flatten)]
            unit: UnitMatch,
        }

        let mut out = serializer.serialize_struct("Quantity", 11)?;
        out.serialize_field("text", &self.text)?;
        out.serialize_field("span", &self.span)?;
        out.serialize_field("kind", &self.kind)?;
        let number = self.number.map(|span| Part { text: self.number_text(), span });
        out.serialize_field("number", &number)?;
        out.serialize_field("value", &self.value)?;
        out.serialize_field("low", &self.low.map(|bound| bound.value))?;
        out.serialize_field("high", &self.high.map(|bound| bound.value))?;
        out.serialize_field("low_inclusive", &self.low.is_some_and(|bound| bound.inclusive))?;
        out.serialize_field("high_inclusive", &self.high.is_some_and(|bound| bound.inclusive))?;
        out.serialize_field("approximation", &self.approximation)?;
        let unit = self.unit.map(|unit| Unit { text: self.unit_text(), unit });
        out.serialize_field("unit", &unit)?;
        out.end()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for UnitMatch {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut out = serializer.serialize_struct("UnitMatch", 4)?;
        out.serialize_field("span", &self.span)?;
        out.serialize_field("symbol", &self.symbol)?;
        out.serialize_field("dimension", &self.dimension)?;
        out.serialize_field("factor", &self.factor)?;
        out.end()
    }
}
