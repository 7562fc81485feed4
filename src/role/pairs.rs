//! The pairs of neighbouring characters of a page: where each stands, and how they tie its lines to
//! those around them.

use std::iter;

use super::pair_key::PairKey;
use crate::glyph;

/// All pairs of a page, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs {
    /// Pairs of ideographs, and others, which are fewer.
    ideographs: Table,
    others: Table,
    /// The number of the first pair of ideographs of the line.
    first: u32,
    /// How the pairs of each line tie it to others; first of no line, as lines are numbered from 1.
    links: Vec<Link>,
}

/// How a line's pairs of ideographs tie it to others.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Link {
    /// How many of its pairs occur again within the next lines, near and far.
    pub(crate) ahead: Ties,
    /// The same for the lines before it.
    pub(crate) behind: Ties,
    /// What a pair of the line counts for the one that is read, by how far that is.
    worth: Ties,
}

/// How many pairs tie a line to those that are near, and to those that are near or far, in the upper and
/// the lower half of a number, so that both are counted at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Ties(u64);

impl Ties {
    /// One pair of a line that is near, and of one that is far.
    const NEAR: Self = Self(1 << 32 | 1);
    const FAR: Self = Self(1);
    const NONE: Self = Self(0);

    fn add(&mut self, other: Self) {
        self.0 += other.0;
    }

    pub(crate) fn near(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(crate) fn far(self) -> u32 {
        self.0 as u32
    }
}

/// How many lines count as near and as far.
const NEAR: usize = 10;
const FAR: usize = 50;

/// How many more slots there are for pairs of ideographs than for others, as a power of two.
const FEWER: u32 = 3;

impl Pairs {
    /// No pairs yet, and room for those of about so many characters in so many lines.
    pub(super) fn new(chars: usize, lines: usize) -> Self {
        let bits = table_bits(chars);
        let mut links = Vec::with_capacity(lines + 1);
        links.push(Link::default());
        Self {
            ideographs: Table::new(bits, chars),
            others: Table::new(bits - FEWER, chars >> FEWER),
            first: 0,
            links,
        }
    }

    /// Begins a line of at most so many characters.
    pub(super) fn begin(&mut self, chars: usize) {
        self.first = self.ideographs.next;
        self.ideographs.make_room(chars);
    }

    /// Adds the pairs that an ideograph makes with those that a text begins with, of those that nearly all
    /// text is made of; returns how many bytes they take and the number of the last.
    #[inline]
    pub(super) fn add_run(&mut self, first: u32, text: &[u8]) -> (usize, u32) {
        self.ideographs.add_run(first, text)
    }

    /// Adds a pair of the line.
    pub(super) fn add(&mut self, key: PairKey) {
        if key.is_ideographs() {
            self.ideographs.add(key);
        } else if key.counts() {
            self.others.add(key);
        }
    }

    /// Ends the line, and ties it to those before it.
    pub(super) fn end(&mut self) {
        let line = self.links.len();
        self.links.push(Link::default());
        self.ideographs.end(line);
        self.others.end(line);
        for (far, worth) in [(NEAR, Ties::FAR), (FAR, Ties::NONE)] {
            if line > far + 1 {
                self.links[line - far - 1].worth = worth;
            }
        }
        let mut behind = Ties::NONE;
        let Table { before, lines, .. } = &self.ideographs;
        let (lines, links) = (&lines[..], &mut self.links[..]);
        // Each pair counts, be it for nothing: whether it comes again is hard to foretell.
        for &before in &before[self.first as usize..] {
            let link = &mut links[lines[before as usize] as usize];
            link.ahead.add(link.worth);
            behind.add(link.worth);
        }
        links[line] = Link { behind, worth: Ties::NEAR, ..Link::default() };
    }

    /// How the pairs of each line tie it to others.
    pub(super) fn links(&self) -> &[Link] {
        self.links.get(1..).unwrap_or_default()
    }

    /// The slot of a pair. Those of pairs of ideographs come first.
    pub(crate) fn slot(&self, key: PairKey) -> Option<usize> {
        let (place, slots) = (|table: &Table| key.place(table.bits), self.ideographs.last.len());
        let of_others = || slots + place(&self.others);
        let slot = || if key.is_ideographs() { place(&self.ideographs) } else { of_others() };
        key.counts().then(slot)
    }

    /// The lines of the pairs of a slot, the last first.
    pub(crate) fn lines(&self, slot: usize) -> impl Iterator<Item = usize> {
        match slot.checked_sub(self.ideographs.last.len()) {
            None => self.ideographs.lines(slot),
            Some(slot) => self.others.lines(slot),
        }
    }

    /// How often a pair of ideographs stands within the lines of the page, to 3.
    pub(super) fn count(&self, key: PairKey) -> usize {
        let slot = self.slot(key).filter(|_| key.is_ideographs());
        slot.map_or(0, |slot| self.lines(slot).take(3).count())
    }
}

/// Pairs by their keys, numbered from 1.
#[derive(Debug, Clone, Default)]
struct Table {
    /// How many bits a slot has.
    bits: u32,
    /// The number of the last pair of each slot; 0 is none.
    last: Vec<u32>,
    /// The number of the next pair.
    next: u32,
    /// Of each pair, beginning with the one that is none, the number of that before it in its slot;
    /// and room for more.
    before: Vec<u32>,
    /// The line of each, numbered from 1.
    lines: Vec<u32>,
}

impl Table {
    /// A table of so many bits a slot that has room for so many pairs.
    fn new(bits: u32, pairs: usize) -> Self {
        // A row that is read asks for more room than it takes.
        let mut before = Vec::with_capacity(pairs + pairs / 16 + 64);
        let mut lines = Vec::with_capacity(pairs + 1);
        before.push(0);
        lines.push(0);
        Self { bits, last: vec![0; 1 << bits], next: 1, before, lines }
    }

    /// Makes room for so many pairs more.
    fn make_room(&mut self, pairs: usize) {
        self.before.resize(self.next as usize + pairs, 0);
    }

    /// Adds a pair.
    fn add(&mut self, key: PairKey) {
        let before = std::mem::replace(&mut self.last[key.place(self.bits)], self.next);
        match self.before.get_mut(self.next as usize) {
            Some(slot) => *slot = before,
            None => self.before.push(before),
        }
        self.next += 1;
    }

    /// Adds the pairs that an ideograph makes with those that a text begins with.
    #[inline]
    fn add_run(&mut self, mut a: u32, text: &[u8]) -> (usize, u32) {
        let mut rest = text;
        let Self { bits, last, next, before, .. } = self;
        let (last, before, mut pair) = (&mut last[..], &mut before[..], *next as usize);
        while let Some((b, after)) = split_common(rest) {
            let slot = &mut last[PairKey::of_ideographs(a, b).place(*bits)];
            before[pair] = *slot;
            *slot = pair as u32;
            (a, rest, pair) = (b, after, pair + 1);
        }
        *next = pair as u32;
        (text.len() - rest.len(), a)
    }

    /// Ends a line.
    fn end(&mut self, line: usize) {
        self.before.truncate(self.next as usize);
        self.lines.resize(self.next as usize, line as u32);
    }

    /// The lines of the pairs of a slot, the last first.
    fn lines(&self, slot: usize) -> impl Iterator<Item = usize> {
        let some = |pair: u32| (pair > 0).then_some(pair as usize);
        let pairs = iter::successors(some(self.last[slot]), move |&pair| some(self.before[pair]));
        pairs.map(|pair| self.lines[pair] as usize - 1)
    }
}

/// The number of the common ideograph that a text begins with, and the text after it. Another
/// character stands behind each, be it a line end.
#[inline]
fn split_common(text: &[u8]) -> Option<(u32, &[u8])> {
    let &[a, b, c, _] = text.first_chunk()?;
    let code = glyph::code([a, b, c]);
    is_common(code).then(|| (code, &text[3..]))
}

/// Whether a character is one of the ideographs that nearly all text is made of, by its number. The
/// first three bytes of no other text come to one.
pub(super) fn is_common(code: u32) -> bool {
    (0x4000..0xA000).contains(&code)
}

/// The bits of a table that has room for the pairs of so many characters.
fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs of some lines.
    fn pairs(lines: &[&str]) -> Pairs {
        let mut pairs = Pairs::new(64, lines.len());
        for line in lines {
            pairs.begin(line.chars().count());
            PairKey::each(line.chars()).for_each(|key| pairs.add(key));
            pairs.end();
        }
        pairs
    }

    #[test]
    fn lines_of_a_pair() {
        let pairs = pairs(&["青屏县清溪路", "昨日通车", "青屏，12日。"]);
        let rows = [
            ("on two lines", '青', '屏', vec![2, 0], 2),
            ("on one", '通', '车', vec![1], 1),
            ("over a line end", '路', '昨', vec![], 0),
            ("digits, which tie no lines", '1', '2', vec![2], 0),
        ];
        for (name, a, b, lines, count) in rows {
            let key = PairKey::new(a, b);
            let slot = pairs.slot(key).expect("both make pairs");
            assert_eq!(pairs.lines(slot).collect::<Vec<_>>(), lines, "{name}");
            assert_eq!(pairs.count(key), count, "{name}");
        }
        assert_eq!(pairs.slot(PairKey::new('屏', '，')), None);
    }

    #[test]
    fn lines_are_tied_near_and_far() {
        let mut lines = ["清溪路"; 13];
        lines[1..12].fill("一");
        let pairs = pairs(&lines);
        let counts = |ties: Ties| [ties.near(), ties.far()];
        let tied = |line: usize| {
            let Link { ahead, behind, .. } = pairs.links()[line];
            (counts(ahead), counts(behind))
        };
        assert_eq!(tied(0), ([0, 2], [0, 0]));
        assert_eq!(tied(12), ([0, 0], [0, 2]));
        assert_eq!(tied(1), ([0, 0], [0, 0]));
    }
}
