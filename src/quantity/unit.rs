//! Units and classifiers found behind a number.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    Dimension, QuantityKind, UnitMatch,
    classifier::{Bond, classifiers, heads},
    glyph::{Glyph, char_at, char_before, glyph},
    numeral::{Numeral, Vague},
    role::{self, Edge, Role},
    set::Set,
    table::{Endings, Entry, Table},
    unit_table::{Row, SIGNS, UNITS},
};
use crate::{Span, number::Number};

/// A unit or classifier at some place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) name: &'static str,
    /// The row of the unit table; none for a classifier.
    pub(super) row: Option<&'static Row>,
    /// A symbol that the words around the number say: 华氏 for a bare 度, HKD for 元.
    pub(super) symbol: Option<&'static str>,
    /// What it says where no words around say more, if that is in the table.
    told: Option<&'static Told>,
}

/// What a unit says by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) kind: QuantityKind,
    /// The unit, standing nowhere.
    unit: UnitMatch,
    /// Whether it has rules of its own.
    odd: bool,
}

/// What a word behind a numeral can be: a unit, a classifier or both.
#[derive(Debug, Clone, Copy)]
struct Name {
    row: Option<&'static Row>,
    bond: Bond,
    /// Where the unit is one.
    place: Place,
    /// The characters that make another word of it.
    heads: Set,
    told: Told,
}

impl Name {
    fn new(word: &'static str, row: Option<&'static Row>, bond: Bond) -> Self {
        Self {
            row,
            bond,
            place: Place::of(word),
            heads: Set::new(heads(word)),
            told: told(word, row),
        }
    }
}

/// The units with rules of their own.
const ODD: [&str; 10] = ["号", "號", "班", "大", "届", "角", "折", "成", "摄氏", "攝氏"];

/// What a word of the table says as a unit.
fn told(word: &'static str, row: Option<&'static Row>) -> Told {
    let unit = Unit::new(Span::new(0, 0), word, row);
    let odd = ODD.contains(&word);
    Told { kind: unit.kind_of_amount(), unit: unit.found(), odd }
}

/// Where a name is a unit.
#[derive(Debug, Clone, Copy)]
enum Place {
    Anywhere,
    /// Behind Arabic digits, and no letter behind: km.
    Latin,
    /// Behind Arabic digits, and not as a quotation mark.
    Mark,
    /// Before no other word: 平, 迈, 兆.
    Ending,
    /// Where 方 is a volume and no party.
    Cube,
    /// Where 块 is money and no piece.
    Piece,
}

impl Place {
    fn of(name: &str) -> Self {
        let latin = name.bytes().last().is_some_and(|byte| byte.is_ascii_alphanumeric());
        match name {
            "'" | "\"" | "′" | "″" => Self::Mark,
            "平" | "迈" | "兆" => Self::Ending,
            "方" => Self::Cube,
            "块" | "塊" => Self::Piece,
            _ if latin || name.starts_with(['µ', 'μ']) => Self::Latin,
            _ => Self::Anywhere,
        }
    }

    /// Whether a name of the unit table measures at `span` with `numeral`.
    fn fits(self, text: &str, span: Span, numeral: &Numeral) -> bool {
        let next = || char_at(text, span.end);
        match self {
            Self::Latin => numeral.arabic && !next().is_some_and(|c| c.is_ascii_alphanumeric()),
            Self::Mark => numeral.arabic && !quoted(text, span.start),
            Self::Ending => next().is_none_or(|c| !c.is_alphanumeric()),
            _ => true,
        }
    }

    /// Whether the name is a unit here and not a classifier.
    fn measures(self, numeral: &Numeral, rest: &str) -> bool {
        match self {
            Self::Cube => numeral.chars > 1 || numeral.arabic,
            Self::Piece => money_piece(numeral, rest),
            _ => true,
        }
    }
}

static NAMES: LazyLock<Table<Name>> = LazyLock::new(|| {
    let mut bonds: HashMap<&'static str, Bond> = HashMap::new();
    for (word, bond) in classifiers() {
        bonds.entry(word).or_insert(bond);
    }
    let mut names: HashMap<&'static str, Name> = HashMap::new();
    for row in UNITS {
        for &word in row.names {
            let bond = bonds.remove(word).unwrap_or(Bond::Classifier);
            names.entry(word).or_insert_with(|| Name::new(word, Some(row), bond));
        }
    }
    names.extend(bonds.into_iter().map(|(word, bond)| (word, Name::new(word, None, bond))));
    Table::new(names)
});

/// What a classifier says that is also the name of a unit.
static COUNTED: LazyLock<Told> = LazyLock::new(|| told("个", None));

static PREFIXES: LazyLock<Endings<&'static str>> =
    LazyLock::new(|| Endings::new(SIGNS.iter().copied()));

impl Unit {
    pub(super) fn new(span: Span, name: &'static str, row: Option<&'static Row>) -> Self {
        Self { span, name, row, symbol: None, told: None }
    }

    /// Whether it has rules of its own.
    #[inline]
    pub(super) fn is_odd(&self) -> bool {
        self.told.is_none_or(|told| told.odd)
    }

    /// What it says by itself, unless it has rules of its own.
    #[inline]
    pub(super) fn told(&self) -> Option<&'static Told> {
        self.told.filter(|told| !told.odd)
    }

    #[inline]
    pub(super) fn symbol(&self) -> Option<&'static str> {
        self.symbol.or_else(|| self.row.map(|row| row.symbol).filter(|symbol| !symbol.is_empty()))
    }

    #[inline]
    pub(super) fn dimension(&self) -> Dimension {
        match self.symbol {
            Some("degC" | "degF") => Dimension::Temperature,
            Some("m/s" | "km/h" | "ft/s" | "mi/h") => Dimension::Speed,
            _ => self.row.map_or(Dimension::Count, |row| row.dimension),
        }
    }

    /// The factor to the base unit, as a fraction.
    #[inline]
    fn fraction(&self) -> Option<(i64, i64)> {
        match self.symbol {
            Some("degC" | "degF") => None,
            Some("m/s") => Some((1, 1)),
            Some("km/h") => Some((5, 18)),
            Some("ft/s") => Some((3048, 10_000)),
            Some("mi/h") => Some((44_704, 100_000)),
            _ => self.row.map(|row| row.factor).filter(|factor| factor.1 != 0),
        }
    }

    pub(super) fn factor(&self) -> Option<Number> {
        let (numerator, denominator) = self.fraction()?;
        if denominator == 1 {
            return Some(Number::from(numerator));
        }
        let places = denominator.ilog10();
        if denominator == 10_i64.pow(places) {
            return Number::from(numerator).checked_scale10(-places.cast_signed());
        }
        Number::new_ratio(numerator.into(), denominator.into())
    }

    #[inline]
    pub(super) fn kind(&self) -> QuantityKind {
        match (self.dimension(), self.name) {
            (Dimension::Currency, _) => QuantityKind::Money,
            (Dimension::Temperature, _) => QuantityKind::Temperature,
            (Dimension::Ratio, _) => match self.symbol() {
                Some("%") => QuantityKind::Percent,
                Some("pp" | "permyriad") => QuantityKind::PercentagePoint,
                Some("permille") => QuantityKind::Permille,
                Some("tenth") => QuantityKind::Fraction,
                _ => QuantityKind::Multiple,
            },
            (Dimension::Count, _) => QuantityKind::Count,
            _ => QuantityKind::Measure,
        }
    }

    /// What an amount of it is.
    #[inline]
    pub(super) fn kind_of_amount(&self) -> QuantityKind {
        if let Some(told) = self.told.filter(|_| self.symbol.is_none()) {
            return told.kind;
        }
        match self.name {
            "岁" | "周岁" | "歲" | "周歲" | "岁数" => QuantityKind::Age,
            "年级" | "等奖" | "号" | "號" => QuantityKind::Ordinal,
            _ => self.kind(),
        }
    }

    #[inline]
    pub(super) fn found(&self) -> UnitMatch {
        if let Some(told) = self.told.filter(|_| self.symbol.is_none()) {
            return UnitMatch { span: self.span, ..told.unit };
        }
        UnitMatch {
            span: self.span,
            symbol: self.symbol(),
            dimension: self.dimension(),
            factor: self.factor(),
        }
    }

    /// Whether two numbers with these units can stand in one range.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self.symbol(), other.symbol()) {
            (None, None) => self.name == other.name,
            (a, b) => a == b && self.factor() == other.factor(),
        }
    }

    #[inline]
    pub(super) fn is_money(&self) -> bool {
        self.dimension() == Dimension::Currency
    }
}

/// The unit right behind a numeral, if nothing may stand between.
#[inline]
pub(super) fn unit_behind(text: &str, numeral: &Numeral) -> Option<Unit> {
    if parts(text, numeral.end, numeral.next) {
        return None;
    }
    unit_from(text, numeral.end, numeral.next.c?, numeral)
}

/// Whether the character at `at` may stand between a number and its unit, or begin one with a half:
/// 多, 以上, the 个 of 一个半小时.
#[inline]
pub(super) fn parts(text: &str, at: usize, behind: Edge) -> bool {
    behind.has(Role::BETWEEN)
        && (!matches!(behind.c, Some('个' | '個'))
            || matches!(char_at(text, at + "个".len()), Some('半' | '多' | '来')))
}

/// The unit that stands at `at` behind `numeral`, by longest match.
pub(super) fn unit_at(text: &str, at: usize, numeral: &Numeral) -> Option<Unit> {
    unit_from(text, at, char_at(text, at)?, numeral)
}

/// The same, where `first` stands at `at`.
pub(super) fn unit_from(text: &str, at: usize, first: char, numeral: &Numeral) -> Option<Unit> {
    let blank = numeral.arabic && first == ' ';
    let (start, first) = if blank { (at + 1, char_at(text, at + 1)?) } else { (at, first) };
    let (name, &Name { row: unit, bond, place, ref told, .. }) = named(&text[start..], first)?;
    let span = Span::new(start, start + name.len());
    let row = unit.filter(|_| place.measures(numeral, &text[span.end..]));
    let told = if row.is_none() && unit.is_some() { &COUNTED } else { told };
    let fits = match row {
        Some(_) => place.fits(text, span, numeral),
        None => !blank && (counted(name, bond, numeral) || medals(text, at, numeral)),
    };
    let troop = |rest: &str| rest.starts_with('队') && !rest.starts_with("队伍");
    (fits && !(name == "支" && troop(&text[span.end..]))).then_some(Unit {
        span,
        name,
        row,
        symbol: None,
        told: Some(told),
    })
}

/// The longest word at the head of `rest` that is a unit, or a classifier that begins no other
/// word; none where the unit begins one.
fn named(rest: &str, first: char) -> Option<(&'static str, &'static Name)> {
    let second = char_at(rest, first.len_utf8()).unwrap_or('\0');
    for Entry { word, value: name, .. } in NAMES.prefixes((first, second), rest) {
        let free =
            name.heads.is_empty() || !char_at(rest, word.len()).is_some_and(|c| name.heads.has(c));
        if free || name.row.is_some() {
            return free.then_some((word, name));
        }
    }
    None
}

/// The length of the longest unit or classifier that begins `text`.
#[cfg(feature = "keywords")]
pub(super) fn longest(text: &str) -> usize {
    NAMES.longest(text).map_or(0, |(word, _)| word.len())
}

/// Whether 块 is the unit of money and not a classifier: 三块钱, 五百块, but 四块版面.
fn money_piece(numeral: &Numeral, rest: &str) -> bool {
    let next = rest.chars().next();
    let ends = next.is_none_or(|c| {
        !c.is_alphabetic() || glyph(c) != Glyph::Other || "钱錢半多左以到至的就".contains(c)
    });
    ends || numeral.scaled && numeral.low.small().is_none_or(|value| value >= 100)
}

/// 一铜 in a list of medals: 四金两银一铜.
fn medals(text: &str, at: usize, numeral: &Numeral) -> bool {
    let first = text[..at].char_indices().rev().nth(numeral.chars).map(|(_, c)| c);
    first.is_some_and(|c| "金银铜".contains(c))
}

/// Whether a word of the classifier table may count with `numeral`.
fn counted(name: &str, bond: Bond, numeral: &Numeral) -> bool {
    match bond {
        Bond::Classifier => true,
        Bond::Noun | Bond::Mass if year_like(numeral) => false,
        Bond::Noun => {
            !(numeral.chars == 1 && !numeral.arabic && numeral.low.small() == Some(1))
                || matches!(name, "大")
        }
        Bond::Mass => numeral.arabic || numeral.chars > 1 || numeral.scaled,
    }
}

/// Whether a number is rather the year of an event that a noun names: 2023书市.
fn year_like(numeral: &Numeral) -> bool {
    let year = |value: &u32| (1978..2050).contains(value) && *value != 2000;
    numeral.arabic && numeral.chars == 4 && numeral.low.small().as_ref().is_some_and(year)
}

/// Whether a straight quotation mark opens shortly before `at`.
fn quoted(text: &str, at: usize) -> bool {
    text[..at].chars().rev().take(16).any(|c| matches!(c, '"' | '\''))
}

/// The sign or code of a currency that ends at `at`: where it begins and what it says.
pub(super) fn sign_before(text: &str, at: usize) -> Option<(usize, &'static str)> {
    if !role::before(text, at).has(Role::CURRENCY) {
        return None;
    }
    let head = text[..at].trim_end_matches(' ');
    let (sign, symbol) = PREFIXES.longest(head)?;
    let start = head.len() - sign.len();
    let inside = sign.as_bytes()[0].is_ascii_alphabetic()
        && char_before(text, start).is_some_and(|c| c.is_ascii_alphanumeric());
    (!inside && head.len() + 1 >= at).then_some((start, symbol))
}

/// The unit that a sign before the number makes.
pub(super) fn sign_unit(text: &str, start: usize, at: usize, symbol: &'static str) -> Option<Unit> {
    let end = start + text[start..at].trim_end_matches(' ').len();
    let row = UNITS.iter().find(|row| row.symbol == symbol)?;
    Some(Unit::new(Span::new(start, end), row.names[0], Some(row)))
}

/// The row with `symbol`.
pub(super) fn row(symbol: &str) -> Option<&'static Row> {
    UNITS.iter().find(|row| row.symbol == symbol)
}

/// Whether a numeral is vague enough or large enough to stand without a unit.
pub(super) fn weighty(numeral: &Numeral) -> bool {
    numeral.big >= 4 || numeral.commas || numeral.vague == Vague::Over
}
