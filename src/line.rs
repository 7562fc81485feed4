//! Lines of a page and pages of a file: where they stand and how wide they are.

use std::iter::FusedIterator;

use crate::Span;
use crate::glyph::{self, Seek, Strays};

/// A line of a page: where it stands and the shape it has there.
///
/// Widths count cells, as a terminal does: an ideograph or a full-width mark is two, a Latin letter
/// or digit one. All that a line is stands in its fields, so that lines for
/// [`reflow_lines`](crate::reflow_lines) can also be made by hand.
///
/// ```
/// let text = "青屏新闻\n\n　　清溪路昨日通车。\n";
/// let line = jianbao::lines(text).last().unwrap();
/// assert_eq!(&text[line.span], "清溪路昨日通车。");
/// assert_eq!((line.indent, line.width, line.gap), (4, 16, 1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[doc(alias = "行")]
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

impl Line {
    /// Whether it seems to hold wide characters alone, which take two cells for three bytes each.
    pub(crate) fn is_wide(&self) -> bool {
        self.span.len() * 2 == self.width as usize * 3
    }
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
#[doc(alias = "行")]
#[doc(alias = "分行")]
pub fn lines(text: &str) -> Lines<'_> {
    Lines { text, at: 0, seek: Seek::new(text) }
}

/// The same, and where blanks and characters that stand for others stand in them.
pub(crate) fn lines_and_strays(text: &str) -> (Vec<Line>, Strays) {
    let (mut lines, mut strays) = (self::lines(text), Strays::default());
    let next = || lines.following(|at| strays.push(at));
    (std::iter::from_fn(next).collect(), strays)
}

/// The iterator that [`lines`] returns.
///
/// ```
/// let mut lines = jianbao::lines("青屏新闻\n\n");
/// assert_eq!(lines.next().unwrap().width, 8);
/// assert_eq!(lines.next(), None);
/// ```
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[doc(alias = "行")]
pub struct Lines<'t> {
    text: &'t str,
    at: usize,
    seek: Seek<'t>,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        self.following(|_| ())
    }
}

impl FusedIterator for Lines<'_> {}

impl Lines<'_> {
    /// The next line; takes the places within it of blanks and of characters that stand for others.
    fn following(&mut self, mut stray: impl FnMut(usize)) -> Option<Line> {
        let mut gap = 0;
        while self.at < self.text.len() {
            match self.read(&mut stray) {
                Some(line) => return Some(Line { gap, ..line }),
                None => gap += 1,
            }
        }
        None
    }

    /// Reads on to the head of the next line; returns the line unless it is blank.
    fn read(&mut self, mut stray: impl FnMut(usize)) -> Option<Line> {
        let bytes = self.text.as_bytes();
        let begin = self.at;
        // Where what is not blank begins, the cells before it, and where the last blank ends.
        let (mut start, mut indent, mut blank) = (begin, 0, begin);
        // Of what is read, the bytes and the cells that are not three bytes in two cells.
        let (mut odd, mut cells, mut joined) = (0, 0, false);
        let (end, next) = loop {
            let Some(at) = self.seek.next() else { break (bytes.len(), bytes.len()) };
            let lead = bytes[at];
            if lead.is_ascii_graphic() {
                (odd, cells) = (odd + 1, cells + 1);
                continue;
            }
            if lead == b'\n' {
                break (at, at + 1);
            }
            if lead == b' ' {
                let next = self.pass_spaces(at);
                (odd, cells) = (odd + next - at, cells + (next - at) as u32);
                blank = next;
                if start == at {
                    (start, indent) = (next, cells);
                } else {
                    (at..next).for_each(&mut stray);
                }
                continue;
            }
            if glyph::is_wide_at(bytes, at) || glyph::is_mark_at(bytes, at) {
                continue;
            }
            if let Some(next) = line_end(bytes, at) {
                // The second byte of a line end is no other.
                self.seek.by_ref().take(usize::from(lead == b'\r' && next > at + 1)).for_each(drop);
                break (at, next);
            }
            let Some(c) = self.text[at..].chars().next() else { break (at, at) };
            let (length, width) = (c.len_utf8(), glyph::char_width(c));
            (odd, cells) = (odd + length, cells + width);
            joined |= glyph::joins(c);
            let is_blank = glyph::is_blank(c);
            if is_blank {
                blank = at + length;
            }
            if is_blank && start == at {
                (start, indent) = (blank, cells);
            } else if glyph::is_stray(c) {
                stray(at);
            }
        };
        self.at = next;
        if start == end {
            return None;
        }
        let mut at = end;
        let mut width = cells - indent + ((at - begin - odd) / 3 * 2) as u32;
        if blank == at {
            let text = self.text[start..at].trim_end_matches(glyph::is_blank);
            width -= glyph::width(&self.text[start + text.len()..at]);
            at = start + text.len();
        }
        let span = Span::new(start, at);
        if joined {
            width = glyph::width(&self.text[span]);
        }
        Some(Line { span, indent, width, gap: 0 })
    }

    /// Where the spaces end that stand at a byte; what is read goes on there.
    fn pass_spaces(&mut self, at: usize) -> usize {
        let end = glyph::space_end(self.text.as_bytes(), at);
        if end > at + 1 {
            self.seek.pass(end);
        }
        end
    }
}

/// Where the next line begins, if a line ends at `at`.
fn line_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at..] {
        [b'\r', b'\n', ..] => Some(at + 2),
        [b'\n' | b'\x0b' | b'\x0c' | b'\r', ..] => Some(at + 1),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some(at + 3),
        _ => None,
    }
}

/// Whether nothing but blanks stands before some place in its line.
pub(crate) fn opens(text: &str, at: usize) -> bool {
    let ends = ['\n', '\r', '\x0b', '\x0c', '\u{2028}', '\u{2029}'];
    let before = text[..at].chars().rev().find(|c| ends.contains(c) || !glyph::is_blank(*c));
    before.is_none_or(|c| ends.contains(&c))
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
#[doc(alias = "页")]
#[doc(alias = "分页")]
pub fn pages(text: &str) -> Pages<'_> {
    Pages { text, at: Some(0) }
}

/// The iterator that [`pages`] returns.
///
/// ```
/// let mut pages = jianbao::pages("第一页\u{c}第二页");
/// assert_eq!(pages.next().unwrap().range(), 0..9);
/// assert_eq!(pages.next().unwrap().range(), 10..19);
/// assert_eq!(pages.next(), None);
/// ```
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[doc(alias = "页")]
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

#[cfg(test)]
mod tests {
    use super::opens;

    #[test]
    fn what_opens_its_line() {
        let text = "通车　\n　 全长\u{2028}三公里 村";
        let at = |c: char| text.find(c).unwrap();
        let rows = [('通', true), ('车', false), ('全', true), ('三', true), ('村', false)];
        for (c, expected) in rows {
            assert_eq!(opens(text, at(c)), expected, "{c}");
        }
    }
}
