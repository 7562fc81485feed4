//! What each line of a page is by itself and against its neighbours, computed once a page.

use super::cue::{Cue, cue};
use super::pair_key::PairKey;
use super::row::Rows;
use crate::glyph;

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
    pub(crate) cue: Cue,
    /// Quotation marks and brackets opened less those closed.
    pub(crate) balance: i8,
    pub(crate) first: char,
    pub(crate) last: char,
}

/// The rows of a page as folded characters without blanks, with the shape of each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shapes {
    pub(crate) all: Vec<Shape>,
    /// The characters of all lines, one after another.
    chars: Vec<char>,
    /// Of each character the key of the pair that it makes with the one before it in its line.
    keys: Vec<PairKey>,
    /// How many commas and how many 、 there are.
    commas: usize,
    listings: usize,
    /// Where the characters of each line end.
    ends: Vec<usize>,
}

impl Shapes {
    /// The shapes of rows of `page`.
    pub(crate) fn new(page: &str, rows: &Rows) -> Self {
        let mut shapes = Self {
            all: Vec::with_capacity(rows.len()),
            chars: Vec::with_capacity(page.len() / 3),
            keys: Vec::with_capacity(page.len() / 3),
            ends: Vec::with_capacity(rows.len()),
            commas: 0,
            listings: 0,
        };
        for row in 0..rows.len() {
            shapes.push(page, rows, row);
        }
        shapes
    }

    /// The folded characters of a line without blanks.
    pub(crate) fn chars(&self, line: usize) -> &[char] {
        &self.chars[self.range(line)]
    }

    /// The keys of the pairs of characters of a line, the first of them none.
    pub(crate) fn keys(&self, line: usize) -> &[PairKey] {
        &self.keys[self.range(line)]
    }

    fn range(&self, line: usize) -> std::ops::Range<usize> {
        let start = if line == 0 { 0 } else { self.ends[line - 1] };
        start..self.ends[line]
    }

    /// How many characters there are.
    pub(crate) fn total(&self) -> usize {
        self.chars.len()
    }

    /// Whether 、 does the work of commas on the page, as in papers of before the fifties.
    pub(crate) fn is_stopless(&self) -> bool {
        self.listings > 2 * self.commas
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    fn push(&mut self, page: &str, rows: &Rows, row: usize) {
        let lines = rows.lines(row);
        let start = self.chars.len();
        let mut marks = Marks::default();
        for line in lines {
            self.read(&page[line.span], &mut marks);
        }
        self.ends.push(self.chars.len());
        let chars = &self.chars[start..];
        self.keys.extend(PairKey::all(chars));
        let last = chars.last().copied().unwrap_or(' ');
        // A justified line is blown up with a blank after each character; its cells without them.
        let spread = marks.blanks * 5 >= chars.len() * 3;
        let cells: u32 = if spread {
            chars.iter().map(|&c| glyph::char_width(c)).sum()
        } else {
            lines.iter().map(|line| line.width).sum()
        };
        self.all.push(Shape {
            cells: u16::try_from(cells).unwrap_or(u16::MAX),
            chars: u16::try_from(chars.len()).unwrap_or(u16::MAX),
            head: head(chars),
            tail: tail(chars),
            pauses: marks.pauses,
            stops: marks.stops.saturating_sub(u8::from(glyph::ends_sentence(last))),
            blanks: if spread { 0 } else { u8::try_from(marks.blanks).unwrap_or(u8::MAX) },
            cue: if chars.len() <= LONGEST_CUE { cue(chars) } else { Cue::Plain },
            balance: marks.balance,
            first: chars.first().copied().unwrap_or(' '),
            last,
        });
    }

    /// Adds the folded characters of a text to those of the last line.
    fn read(&mut self, text: &str, marks: &mut Marks) {
        for c in text.chars() {
            if is_common(c) {
                self.chars.push(c);
            } else if glyph::is_blank(c) {
                marks.blanks += 1;
            } else {
                let c = glyph::fold_radical(c).unwrap_or(c);
                self.chars.push(c);
                self.commas += usize::from(c == '，');
                self.listings += usize::from(c == '、');
                marks.count(c);
            }
        }
    }
}

/// The most characters of a line whose wording tells what it is.
const LONGEST_CUE: usize = 64;

/// What stands in a line beside its words.
#[derive(Debug, Default)]
struct Marks {
    blanks: usize,
    pauses: u8,
    stops: u8,
    balance: i8,
}

impl Marks {
    fn count(&mut self, c: char) {
        if glyph::is_pause(c) {
            self.pauses = self.pauses.saturating_add(1);
        } else if glyph::ends_sentence(c) {
            self.stops = self.stops.saturating_add(1);
        } else if glyph::opens(c) {
            self.balance = self.balance.saturating_add(1);
        } else if glyph::closes(c) {
            self.balance = self.balance.saturating_sub(1);
        }
    }
}

/// Whether a character is one of the ideographs that nearly all text is made of.
fn is_common(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

fn head(chars: &[char]) -> Head {
    match chars.first() {
        Some(&c) if is_common(c) => Head::Ideograph,
        Some('“' | '‘' | '「' | '『') => Head::Quote,
        Some('□' | '■' | '●' | '○' | '▲' | '△' | '◆' | '◇' | '★' | '☆' | '◎' | '▼' | '◀') => {
            Head::Bullet
        }
        Some('—' | '―' | '─' | '⸺') => Head::Dash,
        Some(&c) if glyph::opens(c) => Head::Bracket,
        Some(&c) if glyph::closes(c) || glyph::is_pause(c) || glyph::ends_sentence(c) => {
            Head::Closing
        }
        Some('0'..='9' | '０'..='９') => Head::Digit,
        Some('a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ') => Head::Latin,
        Some(&c) if glyph::is_ideograph(c) => Head::Ideograph,
        _ => Head::Other,
    }
}

fn tail(chars: &[char]) -> Tail {
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
