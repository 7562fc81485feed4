//! Lines of a page and pages of a file: where they stand and how wide they are.

use std::iter::FusedIterator;

use crate::{Span, glyph};

/// A line of a page: where it stands and the shape it has there.
///
/// Widths count cells, as a terminal does: an ideograph or a full-width mark is two, a Latin letter
/// or digit one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    /// Where the text of the line stands, without the blanks before and after it.
    pub span: Span,
    /// The cells of blank before the text.
    pub indent: u32,
    /// The cells of the text itself.
    pub width: u32,
    /// How many blank lines stand before it.
    pub gap: u32,
}

/// The lines of `text` that hold more than blanks, in order.
///
/// A line ends at `\n`, `\r\n`, a lone `\r`, U+2028, U+2029, or a form feed. Blank lines are not
/// reported; the next line tells how many there were in [`Line::gap`].
///
/// ```
/// let text = "青屏新闻\n\n　　清溪路昨日通车。\n";
/// let lines: Vec<_> = jianbao::lines(text).collect();
/// assert_eq!(lines.len(), 2);
/// assert_eq!(&text[lines[1].span], "清溪路昨日通车。");
/// assert_eq!((lines[1].indent, lines[1].width, lines[1].gap), (4, 16, 1));
/// ```
pub fn lines(text: &str) -> Lines<'_> {
    Lines { text, at: 0 }
}

/// The iterator that [`lines`] returns.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut gap = 0;
        while self.at < self.text.len() {
            let start = self.at;
            let (end, next) = line_end(self.text, start);
            self.at = next;
            let raw = &self.text[start..end];
            let body = raw.trim_start_matches(glyph::is_blank);
            let from = end - body.len();
            let body = body.trim_end_matches(glyph::is_blank);
            if body.is_empty() {
                gap += 1;
                continue;
            }
            return Some(Line {
                span: Span::new(from, from + body.len()),
                indent: glyph::width(&self.text[start..from]),
                width: glyph::width(body),
                gap,
            });
        }
        None
    }
}

impl FusedIterator for Lines<'_> {}

/// Where the line that begins at `start` ends, and where the next begins.
fn line_end(text: &str, start: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' | b'\x0b' | b'\x0c' => return (at, at + 1),
            b'\r' => return (at, at + 1 + usize::from(bytes.get(at + 1) == Some(&b'\n'))),
            0xE2 if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => return (at, at + 3),
            _ => at += 1,
        }
    }
    (at, at)
}

/// Where the pages of a file stand: the texts between form feeds, in order.
///
/// A form feed at the end makes no further page; an empty file is one empty page.
///
/// ```
/// let file = "第一页\u{c}第二页\u{c}";
/// let pages: Vec<&str> = jianbao::pages(file).map(|span| &file[span]).collect();
/// assert_eq!(pages, ["第一页", "第二页"]);
/// ```
pub fn pages(text: &str) -> Pages<'_> {
    Pages { text, at: Some(0) }
}

/// The iterator that [`pages`] returns.
#[derive(Debug, Clone)]
pub struct Pages<'t> {
    text: &'t str,
    at: Option<usize>,
}

impl Iterator for Pages<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at?;
        let end = self.text[start..].find('\x0c').map_or(self.text.len(), |found| start + found);
        self.at = (end + 1 < self.text.len()).then_some(end + 1);
        Some(Span::new(start, end))
    }
}

impl FusedIterator for Pages<'_> {}
