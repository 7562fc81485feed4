//! What each line of a page is by itself and against its neighbours, computed once a page.

use super::cue::{Cue, cue, is_names, may_have};
use super::pair_key::{Kinded, PairKey};
use super::pairs::Pairs;
use super::row::Rows;
use crate::Line;
use crate::glyph::{self, Class};

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
    /// The text of all rows, one after another.
    text: String,
    /// Where the text of each row ends.
    ends: Vec<usize>,
    /// The pairs of characters of all rows, each within its row.
    pub(crate) pairs: Pairs,
    /// How many commas and how many 、 there are.
    commas: usize,
    listings: usize,
}

impl Shapes {
    /// The shapes of rows of `page`.
    pub(crate) fn new(page: &str, rows: &Rows) -> Self {
        let mut shapes = Self {
            all: Vec::with_capacity(rows.len()),
            text: String::with_capacity(page.len()),
            ends: Vec::with_capacity(rows.len()),
            pairs: Pairs::default(),
            commas: 0,
            listings: 0,
        };
        let mut read = Read { keys: Vec::with_capacity(page.len() / 2), ..Read::default() };
        let mut ends = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            shapes.push(page, rows.lines(row), &mut read);
            ends.push(read.pairs);
        }
        shapes.pairs = Pairs::new(read.count, &read.keys, &ends);
        shapes
    }

    /// The folded text of a row without blanks.
    pub(crate) fn text(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..self.ends[row]]
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

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds a row.
    fn push(&mut self, page: &str, lines: &[Line], read: &mut Read) {
        let (start, first) = (self.text.len(), read.count);
        read.restart();
        for line in lines {
            read.line(&page[line.span], &mut self.text);
        }
        self.ends.push(self.text.len());
        let count = read.count - first;
        let marks = &read.marks;
        self.commas += marks.of(Class::COMMA) as usize;
        self.listings += marks.of(Class::LISTING) as usize;
        let blanks = marks.of(Class::BLANK);
        let text = &self.text[start..];
        // A justified line is blown up with a blank after each character; its cells without them.
        let spread = blanks as usize * 5 >= count * 3;
        let cells: u32 = if spread {
            text.chars().map(glyph::char_width).sum()
        } else {
            lines.iter().map(|line| line.width).sum()
        };
        let first = text.chars().next().unwrap_or(' ');
        let mut rest = text.chars();
        let last = rest.next_back();
        let ends = [rest.next_back().unwrap_or(' '), last.unwrap_or(' ')];
        let ends = &ends[usize::from(count < 2)..];
        let last = ends[ends.len() - 1];
        let running = marks.are_running();
        self.all.push(Shape {
            cells: u16::try_from(cells).unwrap_or(u16::MAX),
            chars: u16::try_from(count).unwrap_or(u16::MAX),
            head: head(first),
            tail: tail(ends),
            pauses: byte(marks.pauses()),
            stops: byte(marks.stops()).saturating_sub(u8::from(glyph::ends_sentence(last))),
            blanks: if spread { 0 } else { byte(blanks) },
            clean: blanks == 0 && read.folds == 0,
            cue: if blanks > 0 && count <= LONGEST_NAMES && is_names(&page[lines[0].span]) {
                Cue::Name
            } else if count <= LONGEST_CUE && may_have(first, last, count, running) {
                read.chars.clear();
                read.chars.extend(text.chars());
                cue(&read.chars, running)
            } else {
                Cue::Plain
            },
            balance: marks.balance(),
            first,
            last,
        });
    }
}

/// What the characters of a row tell while it is read.
#[derive(Debug, Default)]
struct Read {
    /// The keys of the pairs that they make within their rows, and room for more.
    keys: Vec<PairKey>,
    /// How many pairs there are so far.
    pairs: usize,
    /// How many characters there are so far, beside blanks.
    count: usize,
    /// The marks of the row.
    marks: Marks,
    /// How many characters of the row stand for others.
    folds: usize,
    /// The last character of the row.
    before: Kinded,
    /// Room for the characters of a row.
    chars: Vec<char>,
}

impl Read {
    /// Begins a row.
    fn restart(&mut self) {
        (self.marks, self.folds) = (Marks::default(), 0);
        self.before = Kinded::NONE;
    }

    /// Reads on in a row; adds what is read to `folded`.
    fn line(&mut self, text: &str, folded: &mut String) {
        // Room for as many characters as there can be: to push them one by one takes longer.
        self.keys.resize(self.pairs + text.len(), PairKey::NONE);
        let (mut at, mut copied) = (0, 0);
        loop {
            let keys = &mut self.keys[self.pairs..];
            let (run, pairs) = ideographs(&text.as_bytes()[at..], &mut self.before, keys);
            self.count += run;
            self.pairs += pairs;
            at += 3 * run;
            let Some(c) = text[at..].chars().next() else { break };
            let class = Class::of(c);
            self.marks.count(class);
            if class.is(Class::BLANK) || class.is(Class::FOLDS) {
                self.folds += usize::from(class.is(Class::FOLDS));
                folded.push_str(&text[copied..at]);
                copied = at + c.len_utf8();
                folded.extend(fold(c, class));
            }
            at += c.len_utf8();
            if !class.is(Class::BLANK) {
                let here = Kinded::new(fold(c, class).unwrap_or(c), class);
                if here.makes_pairs() {
                    let key = PairKey::of(self.before, here);
                    self.keys[self.pairs] = key;
                    self.pairs += usize::from(key.counts());
                }
                self.count += 1;
                self.before = here;
            }
        }
        folded.push_str(&text[copied..]);
    }
}

/// What a character that is no blank stands for.
fn fold(c: char, class: Class) -> Option<char> {
    if class.is(Class::FOLDS) { glyph::fold_radical(c).or(Some(c)) } else { None }
}

/// Reads the ideographs that a text begins with, of those that nearly all text is made of; notes the
/// pairs that each makes with the one before it. Returns how many characters and how many pairs there
/// are. Not to be inlined: the loop over all characters needs the registers.
#[inline(never)]
fn ideographs(text: &[u8], before: &mut Kinded, keys: &mut [PairKey]) -> (usize, usize) {
    let ([a @ 0xE4..=0xE9, b, c, rest @ ..], [first, ..]) = (text, &mut *keys) else {
        return (0, 0);
    };
    let mut last = Kinded::ideograph([*a, *b, *c]);
    *first = PairKey::of(*before, last);
    let alone = usize::from(!first.counts());
    let (mut rest, mut pairs) = (rest, 1 - alone);
    while let ([a @ 0xE4..=0xE9, b, c, after @ ..], Some(key)) = (rest, keys.get_mut(pairs)) {
        let here = Kinded::ideograph([*a, *b, *c]);
        *key = PairKey::of(last, here);
        (rest, last, pairs) = (after, here, pairs + 1);
    }
    *before = last;
    (pairs + alone, pairs)
}

/// The most characters of a line whose wording tells what it is.
const LONGEST_CUE: usize = 64;

/// The most characters of a line that is names alone.
const LONGEST_NAMES: usize = 9;

/// How many characters of a line are of each class, by its highest bit.
#[derive(Debug, Default)]
struct Marks([u32; Class::BITS]);

impl Marks {
    fn count(&mut self, class: Class) {
        self.0[class.highest()] += 1;
    }

    fn of(&self, class: Class) -> u32 {
        self.0[class.highest()]
    }

    fn pauses(&self) -> u32 {
        self.of(Class::PAUSE) + self.of(Class::COMMA) + self.of(Class::LISTING)
    }

    fn stops(&self) -> u32 {
        self.of(Class::STOP) + self.of(Class::FULL_STOP)
    }

    /// Whether there are marks that stand in running text alone.
    fn are_running(&self) -> bool {
        self.of(Class::COMMA) + self.of(Class::FULL_STOP) > 0
    }

    /// Quotation marks and brackets opened less those closed.
    fn balance(&self) -> i8 {
        let balance = i64::from(self.of(Class::OPENS)) - i64::from(self.of(Class::CLOSES));
        i8::try_from(balance).unwrap_or(if balance < 0 { i8::MIN } else { i8::MAX })
    }
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
