//! Rows of text read as runs without blanks.

use super::gutter;
use crate::{Line, Span, glyph};

/// A run without blanks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) x: u32,
    pub(super) long: u32,
    pub(super) width: u32,
    /// Whether an ideograph is in it.
    pub(super) solid: bool,
}

impl Token {
    fn new(at: usize, x: u32) -> Self {
        Self { span: Span::new(at, at), x, long: 0, width: 0, solid: false }
    }

    /// Whether it is one character, a number or a mark.
    pub(super) fn is_single(&self) -> bool {
        self.long == 1 || !self.solid
    }
}

/// A row of more parts than this is no row of columns.
const CROWD: usize = 40;

/// The tokens of a page, in stretches of such as single blanks part.
#[derive(Debug, Default)]
pub(super) struct Rows {
    tokens: Vec<Token>,
    /// Where each stretch ends among the tokens, and each row among the stretches.
    pub(super) stretches: Vec<usize>,
    pub(super) ends: Vec<usize>,
}

impl Rows {
    pub(super) fn new(page: &str, lines: &[Line]) -> Self {
        let mut rows = Self {
            tokens: Vec::with_capacity(2 * lines.len()),
            stretches: Vec::with_capacity(2 * lines.len()),
            ends: Vec::with_capacity(lines.len()),
        };
        for line in lines {
            rows.read(page, line);
            rows.stretches.push(rows.tokens.len());
            rows.ends.push(rows.stretches.len());
        }
        rows
    }

    /// The stretches of a row.
    pub(super) fn row(&self, index: usize) -> impl ExactSizeIterator<Item = &[Token]> {
        let start = |ends: &[usize], at: usize| at.checked_sub(1).map_or(0, |before| ends[before]);
        (start(&self.ends, index)..self.ends[index])
            .map(move |at| &self.tokens[start(&self.stretches, at)..self.stretches[at]])
    }

    /// Whether a row has more parts than one of columns.
    pub(super) fn is_crowd(&self, index: usize) -> bool {
        self.row(index).len() > CROWD
    }

    /// Takes in the tokens of a line.
    fn read(&mut self, page: &str, line: &Line) {
        let bytes = &page.as_bytes()[..line.span.end];
        let (mut at, mut x, mut blanks) = (line.span.start, line.indent, 0);
        let mut token: Option<Token> = None;
        while let Some(&lead) = bytes.get(at) {
            let end = glyph::wide_end(bytes, at);
            let (end, long, width) = if end > at {
                let long = (end - at) as u32 / 3;
                (end, long, 2 * long)
            } else if lead.is_ascii_graphic() {
                (at + 1, 1, 1)
            } else {
                let c = page[at..].chars().next().unwrap_or(' ');
                if glyph::is_blank(c) {
                    let end = glyph::space_end(bytes, at).max(at + c.len_utf8());
                    let count = if lead == b' ' { (end - at) as u32 } else { 1 };
                    blanks += if c == '\t' { 2 } else { count };
                    (at, x) = (end, x + count);
                    if let Some(token) = token.take() {
                        self.push(page, token);
                    }
                    continue;
                }
                (at + c.len_utf8(), 1, glyph::char_width(c))
            };
            if blanks > 1 {
                self.stretches.push(self.tokens.len());
            }
            blanks = 0;
            let token = token.get_or_insert(Token::new(at, x));
            token.span.end = end;
            token.long += long;
            token.width += width;
            token.solid = token.solid || page[at..end].chars().any(glyph::is_ideograph);
            (at, x) = (end, x + long);
        }
        if let Some(token) = token {
            self.push(page, token);
        }
    }

    /// Adds a token to the last stretch, or to the token before where a blank parts no columns.
    fn push(&mut self, page: &str, token: Token) {
        let from = self.stretches.last().copied().unwrap_or(0);
        match self.tokens[from..].last_mut() {
            Some(last) if is_bound(&page[last.span], &page[token.span]) => {
                last.span.end = token.span.end;
                last.long += token.long + 1;
                last.width += token.width + 1;
            }
            _ => self.tokens.push(token),
        }
    }
}

const WRITERS: [&str; 3] = ["记者", "通讯员", "实习生"];

/// Whether a blank belongs to a mark, to a byline, to a date with its weekday, or to the names of
/// editors.
fn is_bound(left: &str, right: &str) -> bool {
    let is_writer = |text: &str| WRITERS.iter().any(|writer| text.contains(writer));
    let is_name = right.len() <= 9 && right.chars().all(glyph::is_ideograph);
    is_name && ("记者".len()..=45).contains(&left.len()) && is_writer(left)
        || gutter::is_bound(left, right)
        || right.starts_with("星期") && left.ends_with('日')
        || right.starts_with("版式设计：") && left.starts_with("责任编辑：")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_that_part_no_columns() {
        let rows = [
            ("本报记者", "林一禾", true),
            ("□记者 林一禾", "通讯员", true),
            ("2024年3月5日", "星期二", true),
            ("责任编辑：林一禾", "版式设计：何田", true),
            ("清溪路昨日通车", "林一禾", false),
            ("清溪路昨日通车，“", "富民路", true),
            ("“富民路", "”通车", true),
            ("本报记者", "清溪路昨日通车", false),
        ];
        for (left, right, expected) in rows {
            assert_eq!(is_bound(left, right), expected, "{left} {right}");
        }
    }
}
