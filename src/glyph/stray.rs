//! Where a text holds what clean text does not: blanks, radicals, long dashes.

use super::{Class, is_wide_at};
use crate::Span;

/// The places of blanks, radicals and long dashes in a text. Nearly all lines of running text hold none,
/// and can be taken as they stand.
#[derive(Debug, Default)]
pub(crate) struct Strays {
    /// In order.
    places: Vec<usize>,
    /// The number of the first that stands in the span asked for last or behind it, and where that begins.
    next: usize,
    at: usize,
}

impl Strays {
    /// Notes a place behind the others.
    pub(crate) fn push(&mut self, at: usize) {
        self.places.push(at);
    }

    /// Whether one stands in a span. Spans that are asked for in order take a step each.
    pub(crate) fn stand_in(&mut self, span: Span) -> bool {
        if span.start < self.at {
            self.next = self.places.partition_point(|&at| at < span.start);
        }
        self.at = span.start;
        while self.places.get(self.next).is_some_and(|&at| at < span.start) {
            self.next += 1;
        }
        self.places.get(self.next).is_some_and(|&at| at < span.end)
    }
}

/// Whether a character is one.
pub(crate) fn is_stray(c: char) -> bool {
    let class = Class::of(c);
    class.is(Class::BLANK) || class.is(Class::FOLDS)
}

/// Whether a text holds one.
pub(crate) fn holds_stray(text: &str) -> bool {
    let mut at = 0;
    while let Some(&lead) = text.as_bytes().get(at) {
        // What nearly all text is made of.
        if matches!(lead, 0xE4..=0xE9) || is_wide_at(text.as_bytes(), at) {
            at += 3;
            continue;
        }
        if lead.is_ascii_graphic() {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        if is_stray(c) {
            return true;
        }
        at += c.len_utf8();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_with_strays() {
        let text = "清溪 路\n昨日⽬标\n通车";
        let mut strays = Strays::default();
        let places = text.char_indices().filter(|&(_, c)| c != '\n' && is_stray(c));
        places.for_each(|(at, _)| strays.push(at));
        let rows =
            [("清溪", false), ("清溪 路", true), ("⽬标", true), ("标", false), ("通车", false)];
        for (part, expected) in rows.into_iter().chain(rows.into_iter().rev()) {
            let start = text.find(part).unwrap();
            let span = Span::new(start, start + part.len());
            assert_eq!(strays.stand_in(span), expected, "{part}");
            assert_eq!(holds_stray(part), expected, "{part}");
        }
    }
}
