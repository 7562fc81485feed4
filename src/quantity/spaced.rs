//! Text that sets Arabic figures apart from the words around them: 2024 年 3 月, 近 30 名.

use std::borrow::Cow;

use super::Quantity;
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
        for at in blanks_at_figures(whole).into_iter().filter(|&at| parts(whole, at)) {
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

    /// Tells where a quantity of the squeezed text stands in the whole.
    pub(super) fn restore(&self, quantity: &mut Quantity) {
        if self.blanks.is_empty() {
            return;
        }
        let Span { start, end } = quantity.span;
        let before = self.blanks.partition_point(|&blank| blank <= start);
        let broken = self.blanks.get(before).is_some_and(|&blank| blank < end);
        let unit = quantity.unit.as_mut().map(|unit| &mut unit.span);
        for span in unit.into_iter().chain(&mut quantity.number).chain([&mut quantity.span]) {
            *span = if broken {
                self.span(*span)
            } else {
                Span::new(span.start + before, span.end + before)
            };
        }
        if broken {
            quantity.text = String::from(&self.whole[quantity.span]);
        }
    }

    /// The place in the whole text of a place in the squeezed one.
    fn span(&self, span: Span) -> Span {
        let start = self.blanks.partition_point(|&blank| blank <= span.start);
        let end = self.blanks.partition_point(|&blank| blank < span.end);
        Span::new(span.start + start, span.end + end.max(start))
    }
}

/// How many bytes are looked over at once.
const BLOCK: usize = 64;

/// Where blanks stand before or behind a figure. Blocks without any, as most are, are looked over as
/// vectors.
fn blanks_at_figures(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let (mut blanks, mut at) = (Vec::new(), 0);
    while let Some(block) = bytes[at..].first_chunk() {
        if has_blank(block) && has_blank_at_figure(block) {
            add_blanks_at_figures(block, at, &mut blanks);
        }
        at += BLOCK;
    }
    add_blanks_at_figures(&bytes[at..], at, &mut blanks);
    blanks
}

/// Adds those of a few bytes, which begin at `from`.
fn add_blanks_at_figures(bytes: &[u8], from: usize, blanks: &mut Vec<usize>) {
    for (at, pair) in bytes.windows(2).enumerate() {
        if meets(pair[0], pair[1]) {
            blanks.push(from + at);
        } else if meets(pair[1], pair[0]) {
            blanks.push(from + at + 1);
        }
    }
}

/// Whether a blank stands in a block or right behind it. As below, counts and no branches, so that
/// many bytes are dealt with at once.
fn has_blank(block: &[u8; BLOCK + 1]) -> bool {
    let mut blanks = 0_u8;
    for byte in block {
        blanks |= u8::from(*byte == b' ');
    }
    blanks > 0
}

/// Whether a blank and a figure stand side by side in a block.
fn has_blank_at_figure(block: &[u8; BLOCK + 1]) -> bool {
    let mut pairs = 0_u8;
    for at in 0..BLOCK {
        let (one, next) = (block[at], block[at + 1]);
        pairs |= u8::from(meets(one, next) | meets(next, one));
    }
    pairs > 0
}

/// Whether two bytes are a blank and a figure.
fn meets(blank: u8, figure: u8) -> bool {
    (blank == b' ') & (figure.wrapping_sub(b'0') < 10)
}

/// Whether the blank at `at` stands between a figure and an ideograph.
fn parts(text: &str, at: usize) -> bool {
    let (head, tail) = (&text[..at], &text[at + 1..]);
    let is_figure = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let is_ideograph = |c: Option<char>| c.is_some_and(glyph::is_ideograph);
    is_figure(head.as_bytes().last()) && is_ideograph(tail.chars().next())
        || is_figure(tail.as_bytes().first()) && is_ideograph(head.chars().next_back())
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
