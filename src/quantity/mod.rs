//! Quantities of running text: value, bounds, unit 数量.
//!
//! [`find`] goes from numeral to numeral through a text in one pass and looks around each one:
//! to the left for modifiers, to the right for a unit by longest match. There is no regular
//! expression and nothing is guessed from statistics: what is found follows from the tables and
//! the rules below.
//!
//! ```
//! use jianbao::quantity::{self, QuantityKind};
//!
//! let text = "青屏县一体化平台上线3年多，惠及近1.5万户，每户奖励5至10万元。";
//! let found: Vec<_> = quantity::find(text).collect();
//! let readings: Vec<String> = found.iter().map(ToString::to_string).collect();
//! assert_eq!(readings, ["3 yr (over)", "15000 户 (nearly)", "50000..100000 CNY"]);
//! assert_eq!(found[2].kind, QuantityKind::Money);
//! assert_eq!(found[2].unit.unwrap().symbol, Some("CNY"));
//! ```
//!
//! # Rules
//!
//! | written | value | bounds | taken as |
//! |---|---|---|---|
//! | 6.6万个 | 66000 | | |
//! | 超过 逾 大于 N | N | above N | [over](Approximation::Over) |
//! | N多 N余 | N | N up to, without, the next unit of its last place: 300多 below 400, 1300多万 below 1400万 | over |
//! | 至少 不低于 N, N以上, 上百 | N | N or above | [at least](Approximation::AtLeast) |
//! | 不到 不足 不满 N | N | below N | [under](Approximation::Under) |
//! | 不超过 至多 N, N以下 以内 | N | N or below | [at most](Approximation::AtMost) |
//! | 近 接近 N | N | | [nearly](Approximation::Nearly) |
//! | 约 N, N左右 | N | | [about](Approximation::About) |
//! | 十来万 | 100000 | up to, without, 200000 | about |
//! | 几十 数十 | | 20 to 90 | [several](Approximation::Several) |
//! | 十几 | | between 10 and 20 | several |
//! | 两三百 | | 200 to 300 | about |
//! | 5至10万 A到B A—B | | both ends; the second number lends scale and unit | |
//! | 大于10小于20 | | both, as said | |
//!
//! - A compound is one quantity in its first unit: 五元三毛 is 5.3, 3斤5两 3.5, 两个半小时 2.5.
//! - 百分之五 and 5% have the value 5 and the unit %; 三成 is 3 and 七五折 7.5, in tenths; 一半 is 0.5.
//! - Dates and clock times are typed so that they are not taken for amounts; they have no value.
//! - 元 and 块 are CNY, 度 is an angle unless 摄氏, 华氏 or 零下 is said, a month and a year have no
//!   fixed length in seconds. The sources of the factors stand with the unit table.
//! - A Chinese numeral without a unit is a quantity only where it is large or compared; an Arabic
//!   one only with 万 or 亿, with commas, or with a modifier. Scores, codes and years in titles are
//!   passed over.
//!
//! # Words that only contain a numeral
//!
//! 一体化, 千家万户, 三江平原 are no quantities. They are told by a built-in list of names and set
//! words, by the word before (第一时间), and by form: a doubled classifier (一件件), a doubled verb
//! (看一看), a short name in quotation marks (“三张清单”). The list cannot be complete, least of
//! all for names of places; [`find_with`] asks a dictionary too, and only about the few characters
//! around a numeral.
//!
//! # Limits
//!
//! A classifier and the first character of the next word can be the same: 一把手 is in the list,
//! other pairs may not be. The noun of a bare number is taken as its unit where it is a common one
//! (1.2亿用户). A blank between Arabic figures and ideographs, 近 30 名, is passed over; blanks inside
//! a numeral are read by [`number::parse`](crate::number::parse) but not found in text.

mod alone;
mod amount;
mod arabic;
mod calendar;
mod classifier;
mod decimal;
mod draft;
mod find;
mod fraction;
mod glyph;
mod hop;
mod modifier;
mod numeral;
mod paged;
mod pairs;
mod plain;
mod range;
#[cfg(feature = "keywords")]
mod reach;
mod role;
mod set;
mod spaced;
mod stand;
mod table;
mod types;
mod unit;
mod unit_table;
mod word_list;
mod words;

pub use find::{Quantities, Words, find, find_with};
#[cfg(feature = "keywords")]
pub(crate) use reach::{may_begin_before, may_hold};
pub use types::{Approximation, BaseAmount, Bound, Dimension, Quantity, QuantityKind, UnitMatch};
