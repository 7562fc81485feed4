//! A quantity in a few words: 2,600,000,000,000 元.

use std::fmt::{self, Display};

use jianbao::quantity::{Approximation, Dimension, Quantity, QuantityKind};

/// What a quantity says: approximation, value or bounds, unit.
pub(crate) struct Figure<'q>(pub(crate) &'q Quantity);

impl Display for Figure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quantity = self.0;
        if let Some(approximation) = quantity.approximation {
            write!(f, "{} ", name(approximation))?;
        }
        match (quantity.value, quantity.low, quantity.high) {
            (Some(value), ..) => {
                f.write_str(if quantity.kind == QuantityKind::Ordinal { "第 " } else { "" })?;
                f.write_str(&grouped(value))?;
            }
            (None, Some(low), Some(high)) => {
                write!(f, "{}–{}", grouped(low.value), grouped(high.value))?;
            }
            _ => f.write_str(&quantity.text)?,
        }
        unit(f, quantity)
    }
}

/// The unit as written; with it the code of a currency, for there are many 元.
fn unit(f: &mut fmt::Formatter<'_>, quantity: &Quantity) -> fmt::Result {
    let (Some(unit), Some(text)) = (quantity.unit, quantity.unit_text()) else { return Ok(()) };
    match unit.symbol {
        Some(symbol) if unit.dimension == Dimension::Currency => write!(f, " {text}（{symbol}）"),
        Some(symbol) if text.ends_with('之') => write!(f, " {symbol}"),
        _ => write!(f, " {text}"),
    }
}

/// Whether it is a day or an hour and not an amount.
pub(crate) fn is_when(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Date | QuantityKind::Time)
}

fn name(approximation: Approximation) -> &'static str {
    match approximation {
        Approximation::About => "约",
        Approximation::Nearly => "近",
        Approximation::Over => "超过",
        Approximation::AtLeast => "至少",
        Approximation::Under => "不足",
        Approximation::AtMost => "至多",
        Approximation::Several => "若干",
        _ => "约数",
    }
}

/// A number with its digits in threes, up to the decimal point.
pub(crate) fn grouped(number: impl Display) -> String {
    let number = number.to_string();
    let whole = number.find(['.', '/']).unwrap_or(number.len());
    if number[whole..].starts_with('/') {
        return number;
    }
    let mut grouped = String::new();
    for (index, c) in number[..whole].char_indices() {
        if (whole - index).is_multiple_of(3) && grouped.ends_with(|c: char| c.is_ascii_digit()) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped + &number[whole..]
}
