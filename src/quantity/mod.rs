//! Quantities of running text: value, bounds, unit.

mod amount;
mod calendar;
mod classifier;
mod decimal;
mod find;
mod fraction;
mod hop;
mod modifier;
mod numeral;
mod range;
mod table;
mod types;
mod unit;
mod unit_table;
mod word_list;
mod words;

pub use find::{Quantities, Words, find, find_with};
pub use types::{Approximation, BaseAmount, Bound, Dimension, Quantity, QuantityKind, UnitMatch};
