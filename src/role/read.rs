//! Rows read a character at a time: their text without blanks, the pairs of characters that they
//! make, and how many marks of each kind there are.

use super::pair_key::PairKey;
use super::pairs::Pairs;
use crate::glyph::{self, Class};
use crate::{Line, Span};

/// What the characters of rows tell while they are read.
#[derive(Debug)]
pub(super) struct Read {
    /// The text of the rows, without blanks and with what characters stand for; a line each.
    pub(super) text: String,
    /// The pairs that they make within their rows.
    pub(super) pairs: Pairs,
    /// The marks of the row.
    pub(super) marks: Marks,
    /// Where the row begins.
    start: usize,
    /// Whether blanks were left out of it, or characters put for others.
    pub(super) folded: bool,
    /// The bytes that its characters have less than three each.
    short: isize,
    /// Room for the rest of a row.
    rest: String,
}

impl Read {
    /// Nothing read yet of rows of about so many characters and so many bytes.
    pub(super) fn new(chars: usize, bytes: usize, rows: usize) -> Self {
        Self {
            text: String::with_capacity(bytes + rows + 4),
            pairs: Pairs::new(chars, rows),
            marks: Marks::default(),
            start: 0,
            folded: false,
            short: 0,
            rest: String::new(),
        }
    }

    /// Reads a row; returns where it stands in the text.
    pub(super) fn row(&mut self, page: &str, lines: &[Line]) -> Span {
        let start = self.text.len();
        (self.start, self.marks, self.folded, self.short) = (start, Marks::default(), false, 0);
        for line in lines {
            self.text.push_str(&page[line.span]);
        }
        self.text.push('\n');
        self.pairs.begin((self.text.len() - start) / 3);
        let end = self.scan();
        self.pairs.end();
        Span::new(start, end)
    }

    /// How many characters a row has that was read last.
    pub(super) fn count(&self, row: Span) -> usize {
        row.len().saturating_add_signed(self.short) / 3
    }

    /// Reads the characters of the row; returns where it ends. Not to be inlined: the loop over all
    /// ideographs needs the registers.
    #[inline(never)]
    fn scan(&mut self) -> usize {
        // The number of the character before, if it is part of a word.
        let (mut at, mut before) = (self.start, 0);
        loop {
            let (bytes, last) = self.pairs.add_run(before, &self.text.as_bytes()[at..]);
            (at, before) = (at + bytes, last);
            if let Some(mark) = mark(&self.text.as_bytes()[at..]) {
                self.marks.count(mark);
                (at, before) = (at + 3, 0);
                continue;
            }
            let Some((bytes, last)) = self.other(before, at) else { return at };
            (at, before) = (at + bytes, last);
        }
    }

    /// Reads any other character; returns how many bytes it takes and its number, if it is part of a word,
    /// or nothing for the end of the row.
    fn other(&mut self, before: u32, at: usize) -> Option<(usize, u32)> {
        let c = match self.text.as_bytes()[at] {
            b'\n' => return None,
            ascii @ ..0x80 => char::from(ascii),
            _ => self.text[at..].chars().next()?,
        };
        let (class, bytes) = (Class::of(c), c.len_utf8());
        if !self.folded && (class.is(Class::BLANK) || class.is(Class::FOLDS)) {
            self.fold(at);
            return Some((0, before));
        }
        self.marks.count(class);
        self.short += 3 - bytes as isize;
        if class.word() == 0 {
            return Some((bytes, 0));
        }
        self.pairs.add(PairKey::of(before, c.into()));
        Some((bytes, c.into()))
    }

    /// Leaves the blanks out of the rest of the row, and puts what characters stand for in place of
    /// them.
    fn fold(&mut self, at: usize) {
        self.folded = true;
        self.rest.clear();
        self.rest.push_str(&self.text[at..]);
        self.text.truncate(at);
        let rest = &self.rest[..];
        let (mut at, mut run) = (0, 0);
        while let Some(&lead) = rest.as_bytes().get(at) {
            if matches!(lead, 0xE4..=0xE9) {
                at += 3;
                continue;
            }
            let Some(c) = rest[at..].chars().next() else { break };
            let (class, start) = (Class::of(c), at);
            at += c.len_utf8();
            if class.is(Class::BLANK) && c != '\n' {
                self.text.push_str(&rest[run..start]);
                run = at;
                self.marks.blanks += 1;
            } else if let Some(c) = glyph::fold_radical(c).filter(|_| class.is(Class::FOLDS)) {
                self.text.push_str(&rest[run..start]);
                run = at;
                self.text.push(c);
            }
        }
        self.text.push_str(&rest[run..]);
    }
}

/// The class of the mark of three bytes that a text begins with.
#[inline]
fn mark(text: &[u8]) -> Option<Class> {
    let &[a @ 0xE0..=0xEF, b, c] = text.first_chunk()? else { return None };
    let class = Class::of_code(glyph::code([a, b, c]));
    class.is_mark().then_some(class)
}

/// How many characters of a line are of each class, by its highest bit.
#[derive(Debug, Default)]
pub(super) struct Marks {
    counts: [u32; Class::BITS],
    pub(super) blanks: u32,
}

impl Marks {
    fn count(&mut self, class: Class) {
        self.counts[class.highest()] += 1;
    }

    pub(super) fn of(&self, class: Class) -> u32 {
        self.counts[class.highest()]
    }

    pub(super) fn pauses(&self) -> u32 {
        self.of(Class::PAUSE) + self.of(Class::COMMA) + self.of(Class::LISTING)
    }

    pub(super) fn stops(&self) -> u32 {
        self.of(Class::STOP) + self.of(Class::FULL_STOP)
    }

    /// Whether there are marks that stand in running text alone.
    pub(super) fn are_running(&self) -> bool {
        self.of(Class::COMMA) + self.of(Class::FULL_STOP) > 0
    }

    /// Quotation marks and brackets opened less those closed.
    pub(super) fn balance(&self) -> i8 {
        let balance = i64::from(self.of(Class::OPENS)) - i64::from(self.of(Class::CLOSES));
        i8::try_from(balance).unwrap_or(if balance < 0 { i8::MIN } else { i8::MAX })
    }
}
