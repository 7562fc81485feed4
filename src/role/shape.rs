//! What each line of a page is by itself and against its neighbours, computed once a page.

use super::cue::{Cue, cue};
use super::pair_key::{Kinded, PairKey};
use super::row::Rows;
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

    /// The pairs of characters of some lines, those across their ends too.
    pub(crate) fn wording<'l>(
        &self,
        lines: impl Iterator<Item = &'l usize> + Clone,
    ) -> Vec<PairKey> {
        let size = lines.clone().map(|&line| self.keys(line).len()).sum();
        let mut keys = Vec::with_capacity(size);
        let mut last = None;
        for &line in lines {
            let (chars, inner) = (self.chars(line), self.keys(line));
            keys.extend(last.zip(chars.first()).map(|(&a, &b)| PairKey::new(a, b)));
            keys.extend(inner.iter().skip(1));
            last = chars.last();
        }
        keys
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
        let mut before = Kinded::NONE;
        for line in lines {
            before = self.read(&page[line.span], before, &mut marks);
        }
        self.ends.push(self.chars.len());
        self.commas += marks.commas;
        self.listings += marks.listings;
        let chars = &self.chars[start..];
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
            pauses: byte(marks.pauses),
            stops: byte(marks.stops).saturating_sub(u8::from(glyph::ends_sentence(last))),
            blanks: if spread { 0 } else { byte(marks.blanks) },
            cue: if chars.len() <= LONGEST_CUE {
                cue(chars, marks.running > 0)
            } else {
                Cue::Plain
            },
            balance: marks.balance(),
            first: chars.first().copied().unwrap_or(' '),
            last,
        });
    }

    /// Adds the folded characters of a text, which follow one, to those of the last line; returns
    /// the last of them.
    fn read(&mut self, text: &str, mut before: Kinded, marks: &mut Marks) -> Kinded {
        let start = self.chars.len();
        // Room for as many characters as there can be: to push them one by one takes longer.
        self.chars.resize(start + text.len(), '\0');
        self.keys.resize(start + text.len(), PairKey::NONE);
        let mut count = 0;
        let (chars, keys) = (&mut self.chars[start..], &mut self.keys[start..]);
        for mut c in text.chars() {
            let class = if is_common(c) { Class::IDEOGRAPH } else { Class::of(c) };
            if class.is_special() {
                marks.count(class);
                if class.is(Class::BLANK) {
                    continue;
                }
                c = glyph::fold_radical(c).unwrap_or(c);
            }
            let here = Kinded::new(c, class);
            chars[count] = c;
            keys[count] = PairKey::of(before, here);
            count += 1;
            before = here;
        }
        self.chars.truncate(start + count);
        self.keys.truncate(start + count);
        before
    }
}

/// The most characters of a line whose wording tells what it is.
const LONGEST_CUE: usize = 64;

/// How many characters of a line are of each kind beside its words.
#[derive(Debug, Default)]
struct Marks {
    blanks: usize,
    commas: usize,
    listings: usize,
    running: usize,
    pauses: usize,
    stops: usize,
    opens: usize,
    closes: usize,
}

impl Marks {
    /// Not to be inlined: the counters would take the registers of the loop over all characters.
    #[inline(never)]
    fn count(&mut self, class: Class) {
        self.blanks += usize::from(class.is(Class::BLANK));
        self.commas += usize::from(class.is(Class::COMMA));
        self.listings += usize::from(class.is(Class::LISTING));
        self.running += usize::from(class.is(Class::RUNNING));
        self.pauses += usize::from(class.is(Class::PAUSE));
        self.stops += usize::from(class.is(Class::STOP));
        self.opens += usize::from(class.is(Class::OPENS));
        self.closes += usize::from(class.is(Class::CLOSES));
    }

    /// Quotation marks and brackets opened less those closed.
    fn balance(&self) -> i8 {
        let balance = self.opens as i64 - self.closes as i64;
        i8::try_from(balance).unwrap_or(if balance < 0 { i8::MIN } else { i8::MAX })
    }
}

fn byte(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Whether a character is one of the ideographs that nearly all text is made of.
fn is_common(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

pub(super) fn head(chars: &[char]) -> Head {
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
