//! What each line of a page is by itself and against its neighbours, computed once a page.

use super::byline::{is_names, is_of_writer, is_signed};
use super::cue::{Cue, cue, may_have};
use super::manner::{self, Manner};
use super::pair_key::PairKey;
use super::pairs::Pairs;
use super::read::Read;
use super::row::Rows;
use crate::glyph::{self, Class};
use crate::{Line, Span};

/// The last characters of a line, as evidence for what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tail {
    Ideograph,
    Stop,
    QuotedStop,
    Pause,
    Colon,
    Dash,
    Close,
    Latin,
    Open,
    Other,
}

impl Tail {
    pub(crate) const COUNT: usize = 10;

    /// Whether a sentence ends here.
    pub(crate) fn is_stop(self) -> bool {
        matches!(self, Self::Stop | Self::QuotedStop)
    }

    /// Whether a mark stands here that may be squeezed in past the measure.
    pub(crate) fn is_mark(self) -> bool {
        self.is_stop() || matches!(self, Self::Pause | Self::Colon | Self::Close)
    }
}

/// The first character of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Head {
    Ideograph,
    Digit,
    Latin,
    Quote,
    Bracket,
    Closing,
    Dash,
    Bullet,
    Other,
}

impl Head {
    pub(crate) const COUNT: usize = 9;
}

/// What a line shows by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) cells: u16,
    pub(crate) chars: u16,
    pub(crate) head: Head,
    pub(crate) tail: Tail,
    pub(crate) pauses: u8,
    /// Sentence ends before the last character.
    pub(crate) stops: u8,
    pub(crate) blanks: u8,
    /// Whether it holds no blanks and no characters that stand for others.
    pub(crate) clean: bool,
    pub(crate) cue: Cue,
    /// Quotation marks and brackets opened less those closed.
    pub(crate) balance: i8,
    pub(crate) first: char,
    pub(crate) last: char,
}

/// The rows of a page as folded text without blanks, with the shape of each.
#[derive(Debug, Clone)]
pub(crate) struct Shapes {
    pub(crate) all: Vec<Shape>,
    /// The text of all rows, a line each.
    text: String,
    /// Where each row stands in it.
    rows: Vec<Span>,
    /// The pairs of characters of all rows, each within its row.
    pub(crate) pairs: Pairs,
    /// How many commas and how many 、 there are.
    commas: usize,
    listings: usize,
}

impl Shapes {
    /// The shapes of rows of `page`.
    pub(crate) fn new(page: &str, rows: &Rows) -> Self {
        let lines = rows.run(0..rows.len());
        let chars = lines.iter().map(|line| count(page, line)).sum();
        let bytes = lines.iter().map(|line| line.span.len()).sum();
        let mut read = Read::new(chars, bytes, rows.len());
        let mut shapes = Self {
            all: Vec::with_capacity(rows.len()),
            text: String::new(),
            rows: Vec::with_capacity(rows.len()),
            pairs: Pairs::default(),
            commas: 0,
            listings: 0,
        };
        let mut chars = Vec::new();
        for row in 0..rows.len() {
            shapes.push(page, rows.lines(row), &mut read, &mut chars);
        }
        (shapes.text, shapes.pairs) = (read.text, read.pairs);
        shapes
    }

    /// The folded text of a row without blanks.
    pub(crate) fn text(&self, row: usize) -> &str {
        &self.text[self.rows[row]]
    }

    /// The characters of that.
    pub(crate) fn chars(&self, row: usize) -> Vec<char> {
        let text = self.text(row);
        let mut chars = Vec::with_capacity(text.len() / 2);
        chars.extend(text.chars());
        chars
    }

    /// The pairs of characters of some rows, those across their ends too; the first of none.
    pub(crate) fn wording<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r usize>,
    ) -> impl Iterator<Item = PairKey> {
        PairKey::each(rows.into_iter().flat_map(|&row| self.text(row).chars()))
    }

    /// Whether 、 does the work of commas on the page, as in papers of before the fifties.
    pub(crate) fn is_stopless(&self) -> bool {
        self.listings > 2 * self.commas
    }

    /// How the page is set that has these rows.
    pub(super) fn manner(&self, rows: &Rows) -> Manner {
        let all = self.all.iter().zip(rows.firsts());
        Manner::new(all.map(|(shape, line)| manner::Row {
            cells: shape.cells.into(),
            stops: shape.tail.is_stop(),
            gap: line.gap > 0,
        }))
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds a row; `chars` is room for its characters.
    fn push(&mut self, page: &str, lines: &[Line], read: &mut Read, chars: &mut Vec<char>) {
        let row = read.row(page, lines);
        self.rows.push(row);
        let count = read.count(row);
        let marks = &read.marks;
        self.commas += marks.of(Class::COMMA) as usize;
        self.listings += marks.of(Class::LISTING) as usize;
        let blanks = marks.blanks;
        let text = || &read.text[row];
        // A justified line is blown up with a blank after each character; its cells without them.
        let spread = blanks as usize * 5 >= count * 3;
        let cells: u32 = if spread {
            text().chars().map(glyph::char_width).sum()
        } else {
            lines.iter().map(|line| line.width).sum()
        };
        let slow = || text().chars().next().unwrap_or(' ');
        let first = glyph::first_common(&read.text, row).unwrap_or_else(slow);
        let (last, tail) = match glyph::last_common(&read.text, row) {
            Some(last) => (last, Tail::Ideograph),
            None => end(text()),
        };
        let running = marks.are_running();
        let line = || &page[lines[0].span];
        let cue = if blanks > 0 && count <= LONGEST_NAMES && is_names(line()) {
            Cue::Name
        } else if count <= LONGEST_CUE && may_have(first, last, count, running) {
            chars.resize(count, ' ');
            chars.iter_mut().zip(text().chars()).for_each(|(slot, c)| *slot = c);
            cue(chars, running)
        } else {
            Cue::Plain
        };
        let is_signed = || blanks > 0 && !spread && is_signed(line()) || is_of_writer(text());
        let is_short = !running && count <= LONGEST_SIGNED;
        self.all.push(Shape {
            cells: u16::try_from(cells).unwrap_or(u16::MAX),
            chars: u16::try_from(count).unwrap_or(u16::MAX),
            head: head(first),
            tail,
            pauses: byte(marks.pauses()),
            stops: byte(marks.stops()).saturating_sub(u8::from(glyph::ends_sentence(last))),
            blanks: if spread { 0 } else { byte(blanks) },
            clean: !read.folded,
            cue: match cue {
                Cue::Plain if is_short && is_signed() => Cue::Signed,
                cue => cue,
            },
            balance: marks.balance(),
            first,
            last,
        });
    }
}

/// The most characters of a line whose wording tells what it is.
const LONGEST_CUE: usize = 64;

/// The most characters of a line that is names alone.
const LONGEST_NAMES: usize = 9;

/// The most characters of a line that ends with the name of a writer.
const LONGEST_SIGNED: usize = 16;

/// About how many characters a line has beside blanks: as many as it has cells, but for those that
/// take three bytes and two cells, one for each byte more.
fn count(page: &str, line: &Line) -> usize {
    let (cells, bytes) = (line.width as usize, line.span.len());
    if line.is_wide() {
        return bytes / 3;
    }
    (2 * cells)
        .saturating_sub(bytes + glyph::spaces(&page.as_bytes()[line.span.range()]))
        .min(bytes)
}

fn byte(count: u32) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Whether a character is one of the ideographs that nearly all text is made of.
fn is_common(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

/// How a line begins with a character.
pub(super) fn head(first: char) -> Head {
    match first {
        c if is_common(c) => Head::Ideograph,
        '“' | '‘' | '「' | '『' => Head::Quote,
        '□' | '■' | '●' | '○' | '▲' | '△' | '◆' | '◇' | '★' | '☆' | '◎' | '▼' | '◀' => {
            Head::Bullet
        }
        '—' | '―' | '─' | '⸺' => Head::Dash,
        c if glyph::opens(c) => Head::Bracket,
        c if glyph::closes(c) || glyph::is_pause(c) || glyph::ends_sentence(c) => Head::Closing,
        '0'..='9' | '０'..='９' => Head::Digit,
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Head::Latin,
        c if glyph::is_ideograph(c) => Head::Ideograph,
        _ => Head::Other,
    }
}

/// The character that a text ends with, and how it ends.
fn end(text: &str) -> (char, Tail) {
    let mut rest = text.chars();
    let last = rest.next_back().unwrap_or(' ');
    let tail = match rest.next_back().filter(|_| glyph::closes(last)) {
        Some(inner) => tail(&[inner, last]),
        None => tail(&[last]),
    };
    (last, tail)
}

/// How a line ends with some characters.
pub(super) fn tail(chars: &[char]) -> Tail {
    match chars {
        [.., c] if is_common(*c) => Tail::Ideograph,
        [.., c] if glyph::ends_sentence(*c) => Tail::Stop,
        [.., stop, close] if glyph::closes(*close) && glyph::ends_sentence(*stop) => {
            Tail::QuotedStop
        }
        [.., '，' | '、' | '；' | ',' | ';'] => Tail::Pause,
        [.., '：' | ':'] => Tail::Colon,
        [.., '—' | '―' | '─' | '⸺'] => Tail::Dash,
        [.., c] if glyph::closes(*c) => Tail::Close,
        [.., c] if glyph::opens(*c) => Tail::Open,
        [.., c] if c.is_ascii_alphanumeric() || ('０'..='ｚ').contains(c) => Tail::Latin,
        [.., c] if glyph::is_ideograph(*c) => Tail::Ideograph,
        _ => Tail::Other,
    }
}
