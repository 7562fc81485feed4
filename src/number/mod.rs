//! Exact numbers: parse, format and find Chinese numerals.
//!
//! [`parse()`] reads a string that is one numeral, [`parse_prefix`] the numeral at the start of a
//! text, [`find`] every numeral of running text, [`format()`] writes a number. The value is a
//! [`Number`]: integer, decimal or fraction, never rounded.
//!
//! ```
//! use jianbao::number::{self, Number, Style};
//!
//! let share: Number = number::parse("一又三分之一")?;
//! assert_eq!(share.to_string(), "4/3");
//! assert_eq!(number::format(share, Style::Lower)?, "三分之四");
//! let found: Vec<Number> = number::find("三个村，一千零二十户").map(|one| one.value).collect();
//! assert_eq!(found, [3.into(), 1020.into()]);
//! # Ok::<(), jianbao::Error>(())
//! ```
//!
//! # Grammar
//!
//! ```text
//! numeral   = [sign] ( plain | mixed | fraction | percent | tenths | 第 plain | 半 | 半百 | 一半 )
//! sign      = 负 | - | 零下 | 正; 倒数 before 第
//! plain     = integer [ 点 digits ] { 百 | 千 | large }      2.6万亿, 三点一亿, 1.5千万
//! integer   = string | arabic | { section large } [ section ] [ tail ]
//! section   = { digit small | 零 } [ digit ]                三千零五十
//! small     = 十 百 千, 拾 佰 仟; 廿 卅 卌 are 二十 三十 四十
//! large     = 万 亿 兆 京 垓 秭 穰 沟 涧 正 载 极, each 10⁴ times the last; 万亿, 亿亿
//! digit     = 零 〇 一 二 两 … 九, 壹 贰 … 玖, 0 … 9, ０ … ９; simplified and traditional
//! string    = two or more Chinese digits, 幺 among them     二〇二四
//! arabic    = 0 … 9, also with commas between groups of three: 1,234,567
//! tail      = one digit after 百 or a higher unit, for the place below it: 三万五, 13万2
//! fraction  = plain 分之 plain | arabic / arabic            三分之一, 3/4
//! mixed     = integer 又 fraction                          一又二分之一
//! percent   = (百 | 千 | 万) 分之 plain | plain (% | ‰)
//! tenths    = plain 成 [digit | 半] | plain 折              七成六, 一成半, 八折, 七五折
//! ```
//!
//! A large unit multiplies everything before it down to the next higher one: 一万五千亿 is 15000 亿.
//! Large units in a row are one: 四万万五千万 is 4.5 亿. 零 may stand before any place, but not twice
//! in a row. 多, 余, 来 and 几 before a large unit are passed over: 十多万 names 100000. As a whole
//! string, amounts (壹拾壹元整, 叁角贰分), a unit without a digit (百三, 万五), 正 as a sign, 五打,
//! `2e5`, `40k` and blanks are read as well.
//!
//! Strict mode ([`Mode::Strict`]) takes what a careful writer writes, in small writing or in
//! capitals throughout: no Arabic digits, no digit strings, no tails; 十 without 一 only at the head
//! or after 零; 零 exactly where places are skipped; decimals that do not end in 零; amounts without
//! 角 and 分 with 整.
//!
//! # Numerals in text
//!
//! What [`find`] takes differs where a sentence does: 七八 and 两三百 are ranges, valued by their
//! lower end; 百 and 万 alone are no numerals; 三点五十 is a time, not 3.5; 兆赫 is a measure. Words
//! such as 四川, 收拾, 一切 are passed over, and a capital does not go with small writing where a
//! word can: 大陆二十三省 holds 二十三, 三千陆军 holds 三千. Every other numeral that [`find`] takes is read
//! by [`parse()`] as the same value.

mod class;
mod compound;
mod core;
mod fast;
mod find;
mod format;
mod guard;
mod money;
mod parse;
#[cfg(test)]
mod tests;
mod value;

pub use find::{NumeralKind, NumeralMatch, Numerals, find};
pub use format::{
    FormatOptions, LargeUnits, Style, Ten, Two, Yuan, Zero, ZeroPlacement, format, format_text,
};
pub use parse::{Mode, Numeral, ParseOptions, digits, parse, parse_prefix, parse_with};
pub use value::Number;
