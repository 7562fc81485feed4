//! Text that sets Arabic figures apart from the words around them: 2024 年 3 月, 近 30 名.

use std::borrow::Cow;

use super::Quantity;
use super::glyph::{char_at, char_before};
use crate::{Span, glyph};

/// A text without the blanks between Arabic figures and ideographs.
#[derive(Debug, Clone)]
pub(super) struct Squeezed<'t> {
    whole: &'t str,
    pub(super) text: Cow<'t, str>,
    /// Where the blanks stood, as places of `text`.
    blanks: Vec<usize>,
}

impl<'t> Squeezed<'t> {
    pub(super) fn new(whole: &'t str) -> Self {
        let mut squeezed = Self { whole, text: Cow::Borrowed(whole), blanks: Vec::new() };
        let mut text = String::new();
        let mut from = 0;
        for (at, _) in whole.match_indices(' ').filter(|&(at, _)| parts(whole, at)) {
            text.push_str(&whole[from..at]);
            squeezed.blanks.push(text.len());
            from = at + 1;
        }
        if from > 0 {
            text.push_str(&whole[from..]);
            squeezed.text = Cow::Owned(text);
        }
        squeezed
    }

    /// A quantity of the squeezed text as it stands in the whole.
    pub(super) fn restored(&self, quantity: Quantity) -> Quantity {
        if self.blanks.is_empty() {
            return quantity;
        }
        let span = self.span(quantity.span);
        Quantity {
            text: String::from(&self.whole[span]),
            span,
            number: quantity.number.map(|span| self.span(span)),
            unit: quantity.unit.map(|mut unit| {
                unit.span = self.span(unit.span);
                unit
            }),
            ..quantity
        }
    }

    fn span(&self, span: Span) -> Span {
        let start = self.blanks.partition_point(|&blank| blank <= span.start);
        let end = self.blanks.partition_point(|&blank| blank < span.end);
        Span::new(span.start + start, span.end + end.max(start))
    }
}

/// Whether the blank at `at` stands between a figure and an ideograph.
fn parts(text: &str, at: usize) -> bool {
    let is_figure = |c: char| c.is_ascii_digit();
    let (Some(before), Some(after)) = (char_before(text, at), char_at(text, at + 1)) else {
        return false;
    };
    is_figure(before) && glyph::is_ideograph(after)
        || glyph::is_ideograph(before) && is_figure(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_figures_are_passed_over() {
        let rows = [
            ("青屏县新修 3 座桥", "青屏县新修3座桥"),
            ("近 30 名 乡亲", "近30名 乡亲"),
            ("GDP 增长 5%", "GDP 增长5%"),
            ("3  座", "3  座"),
            (" 3 ", " 3 "),
        ];
        for (whole, expected) in rows {
            let squeezed = Squeezed::new(whole);
            assert_eq!(squeezed.text, expected);
            for (at, c) in expected.char_indices() {
                let span = squeezed.span(Span::new(at, at + c.len_utf8()));
                assert_eq!(&whole[span], c.to_string(), "{whole}");
            }
        }
    }
}
