//! Words that contain a numeral and are no quantity.

/// Separated by blanks; grouped for the reader, order does not matter.
pub(super) const WORDS: &str = "
    一带一路 三中全会 一站式 第一时间
";
