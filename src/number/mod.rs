//! Exact numbers: parse, format and find Chinese numerals.

mod class;
mod compound;
mod core;
mod find;
mod format;
mod guard;
mod money;
mod parse;
mod value;

pub use find::{NumeralKind, NumeralMatch, Numerals, find};
pub(crate) use find::{Scan, scan, unit_run};
pub use format::{
    FormatOptions, LargeUnits, Style, Ten, Two, Yuan, Zero, ZeroPlacement, format, format_text,
};
pub use parse::{Mode, Numeral, ParseOptions, digits, parse, parse_prefix, parse_with};
pub use value::Number;
