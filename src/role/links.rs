//! Words that lines share: pairs of characters that occur again elsewhere on the page.

use super::pair_key::{PairKey, table_bits};
use super::shape::Shapes;

/// How pairs of characters tie the lines of a page to those around them.
#[derive(Debug)]
pub(crate) struct Links {
    pub(crate) all: Vec<Link>,
    /// Of all pairs, and at its end of what makes no pair.
    table: Vec<Slot>,
    bits: u32,
}

/// How a line's pairs of characters tie it to others.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Link {
    /// How many of its pairs occur again within the next lines, near and far.
    pub(crate) ahead: [u8; 2],
    /// The same for the lines before it.
    pub(crate) behind: [u8; 2],
    /// How many pairs tie the lines before it to it and those after it.
    pub(crate) across: i32,
}

/// What is known of the pairs that share a place of the table, in one number, as the table is what
/// takes most memory: the number of the last line that held one, and how often one stood, to 3.
#[derive(Debug, Clone, Copy, Default)]
struct Slot(u32);

impl Slot {
    fn last(self) -> u32 {
        self.0 >> 2
    }

    fn count(self) -> u32 {
        self.0 & 3
    }

    /// The slot after another pair on a line.
    fn next(self, line: u32) -> Self {
        Self(line << 2 | (self.count() + u32::from(self.count() < 3)))
    }
}

/// How many lines count as near and as far.
const NEAR: u32 = 10;
const FAR: u32 = 50;

impl Links {
    /// The links of a page.
    pub(crate) fn new(shapes: &Shapes) -> Self {
        let bits = table_bits(shapes.total());
        let all = vec![Link::default(); shapes.len() + 1];
        let mut links = Self { all, table: vec![Slot::default(); (1 << bits) + 1], bits };
        for line in 0..shapes.len() {
            links.read(line, shapes.keys(line));
        }
        let mut across = 0;
        for link in &mut links.all {
            across += link.across;
            link.across = across;
        }
        links
    }

    /// Notes the pairs of the next line and ties it to the lines before it.
    fn read(&mut self, line: usize, keys: &[PairKey]) {
        // So far from 0 that what was never seen is far away.
        let here = line as u32 % (1 << 29) + FAR + 1;
        let Self { all, table, bits } = self;
        let beyond = table.len() - 1;
        for key in keys {
            let place = key.ideographs(*bits).unwrap_or(beyond);
            let slot = &mut table[place];
            // What makes no pair stands beyond all; a branch would be turned by every other mark.
            let away = here.wrapping_sub(slot.last()) | u32::from(place == beyond).wrapping_neg();
            *slot = slot.next(here);
            if away.wrapping_sub(1) < FAR {
                tie(all, line, away);
            }
        }
    }

    /// How often a pair of ideographs stands on the page, to 3.
    pub(crate) fn count(&self, a: char, b: char) -> u32 {
        PairKey::new(a, b).ideographs(self.bits).map_or(0, |place| self.table[place].count())
    }
}

/// Ties a line to one that stands so many lines before it.
fn tie(links: &mut [Link], line: usize, away: u32) {
    let (before, near) = (line - away as usize, away <= NEAR);
    for (reach, counts) in [near, true].into_iter().enumerate() {
        let ahead = &mut links[before].ahead[reach];
        *ahead = ahead.saturating_add(counts.into());
        let behind = &mut links[line].behind[reach];
        *behind = behind.saturating_add(counts.into());
    }
    links[before + 1].across += i32::from(near);
    links[line + 1].across -= i32::from(near);
}
