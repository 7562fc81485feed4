//! What must hold for every input, as plain functions that panic where it does not. The fuzz
//! targets in `tests/fuzz` call them on what they make up, the tests on random and known texts.

#![allow(dead_code, reason = "each user takes a part of it")]

pub(crate) mod damage;
pub(crate) mod digests;
pub(crate) mod growth;
#[cfg(feature = "keywords")]
pub(crate) mod keywords;
pub(crate) mod numbers;
pub(crate) mod pages;
pub(crate) mod spelling;

use jianbao::Span;

/// Fails unless the spans are on boundaries, hold something, and follow one another.
pub(crate) fn in_order(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && !span.is_empty(), "{span:?} after {end} in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} is no slice of {text:?}");
        end = span.end;
    }
}
