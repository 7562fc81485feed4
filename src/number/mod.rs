//! Exact numbers: parse, format and find Chinese numerals.
