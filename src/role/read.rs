//! Rows read a character at a time: their text without blanks, the pairs of characters that they
//! make, and how many marks of each kind there are.

use super::pair_key::Letter;
use super::pairs::{Pairs, is_common};
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
        let (mut at, mut before) = (self.start, Letter::NONE);
        loop {
            let text = &self.text.as_bytes()[at..];
            if let Some(&[a @ 0xE0..=0xEF, b, c]) = text.first_chunk() {
                let code = glyph::code([a, b, c]);
                if is_common(code) {
                    if before.counts() {
                        self.pairs.add(before.pair(Letter::ideograph(code)));
                    }
                    let (bytes, last) = self.pairs.add_run(code, &text[3..]);
                    (at, before) = (at + 3 + bytes, Letter::ideograph(last));
                    continue;
                }
                let class = Class::of_code(code);
                if class.is_mark() {
                    self.marks.count(class);
                    (at, before) = (at + 3, Letter::NONE);
                    continue;
                }
            }
            let Some((bytes, last)) = self.other(before, at) else { return at };
            (at, before) = (at + bytes, last);
        }
    }

    /// Reads any other character, given the one before; returns how many bytes it takes and what it is, or
    /// nothing for the end of the row.
    fn other(&mut self, before: Letter, at: usize) -> Option<(usize, Letter)> {
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
        self.short += 3 - bytes as isize;
        let here = Letter::new(c, class);
        if here.counts() {
            self.pairs.add(before.pair(here));
        } else {
            self.marks.count(class);
        }
        Some((bytes, here))
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
