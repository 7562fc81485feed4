//! Borders between bodies, told once more when headlines have found their bodies: a heading inside a body
//! that is rather the headline of another article ([`headlines`]), and the opening of a body that rather
//! goes on the one before it ([`rests`]).
//!
//! No one sign tells either. But a body with one heading alone is odd, more so where both parts are long; the
//! headline of an article has its words in one part; and two articles have few rare words in common.
//! What each of these is worth was learned from pages (`examples/fit_borders.rs`).

mod heading;
mod opening;
mod weights;

pub(crate) use heading::headlines;
pub(crate) use opening::rests;
#[cfg(feature = "fit")]
pub(crate) use {
    heading::{FEATURES as HEADING_FEATURES, headings},
    opening::{FEATURES as OPENING_FEATURES, openings},
};

use super::group::Groups;
use super::repair::Tagged;
use super::words::{Words, bit};
use crate::role::Role;

/// Another border.
#[derive(Debug)]
pub(crate) struct Border {
    /// The row that opens a body, or does not.
    pub(crate) row: usize,
    /// The roles of rows if it is so.
    pub(crate) roles: Vec<(usize, Role)>,
    /// What speaks for it.
    pub(crate) evidence: Evidence,
}

/// The weight of features.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    weight: i32,
    /// The numbers of the features.
    #[cfg(feature = "fit")]
    pub(crate) ids: Vec<usize>,
}

impl Evidence {
    /// Adds features of templates that begin at `offsets`, of these values.
    fn add(&mut self, weights: &[i16], offsets: &[usize], values: &[usize]) {
        for id in offsets.iter().zip(values).map(|(offset, value)| offset + value) {
            self.weight += i32::from(weights[id]);
            #[cfg(feature = "fit")]
            self.ids.push(id);
        }
    }
}

/// What is known of the rows of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'p> {
    pub(crate) tagged: &'p Tagged,
    pub(crate) groups: &'p Groups,
    /// The body of each headline block.
    pub(crate) matched: &'p [Option<usize>],
    pub(crate) words: &'p Words,
}

impl Ground<'_> {
    /// The shares of a wording that stand in two parts, in thousandths.
    fn shares(&self, wording: &[usize], parts: [Part<'_>; 2]) -> [i64; 2] {
        let pairs = &self.tagged.shapes.pairs;
        let (mut all, mut found) = (0, [0; 2]);
        for slot in self.tagged.shapes.wording(wording).filter_map(|key| pairs.slot(key)) {
            let mut here = [false; 2];
            for line in pairs.lines(slot) {
                let bodies = self.words.bodies(line);
                for (here, part) in here.iter_mut().zip(parts) {
                    *here |= part.has(line, bodies);
                }
                if here == [true; 2] {
                    break;
                }
            }
            all += 1;
            found.iter_mut().zip(here).for_each(|(sum, here)| *sum += i64::from(here));
        }
        found.map(|sum| 1000 * sum / all.max(1))
    }

    /// The shares of the pairs of a part that stand in another too, of those that no other body holds, in
    /// thousandths: of so many first rows, and of all.
    fn rare(&self, own: Part<'_>, first: usize, part: Part<'_>) -> [i64; 2] {
        let pairs = &self.tagged.shapes.pairs;
        let shared = own.body | part.body;
        let mut counts = [[0; 2]; 2];
        let parts = [&own.rows[..first], &own.rows[first..]];
        for (counts, rows) in counts.iter_mut().zip(parts) {
            for slot in self.tagged.shapes.wording(rows).filter_map(|key| pairs.slot(key)) {
                let mut there = false;
                let rare = pairs.lines(slot).all(|line| {
                    let bodies = self.words.bodies(line);
                    there |= part.has(line, bodies);
                    bodies & !shared == 0
                });
                counts[0] += i64::from(rare);
                counts[1] += i64::from(rare && there);
            }
        }
        let [[first, found], [rest, more]] = counts;
        [(found, first), (found + more, first + rest)].map(|(part, all)| 1000 * part / all.max(1))
    }
}

/// Some rows of a body, in order, and the bit of that.
#[derive(Debug, Clone, Copy)]
struct Part<'r> {
    rows: &'r [usize],
    body: u64,
}

impl<'r> Part<'r> {
    fn new(rows: &'r [usize], body: usize) -> Self {
        Self { rows, body: bit(body) }
    }

    /// Whether a line that these bodies hold is one of its rows.
    fn has(self, line: usize, bodies: u64) -> bool {
        bodies & self.body != 0
            && self.rows.first() <= Some(&line)
            && Some(&line) <= self.rows.last()
    }
}

/// How features are numbered and what they weigh.
struct Scale<const TEMPLATES: usize, const ENDS: usize> {
    weights: &'static [i16],
    /// Where the features of each template begin, and after the last the one that is always there.
    offsets: [usize; ENDS],
    /// The most that the templates from one on can weigh.
    most: [i32; ENDS],
}

impl<const TEMPLATES: usize, const ENDS: usize> Scale<TEMPLATES, ENDS> {
    const fn new(weights: &'static [i16], offsets: [usize; ENDS]) -> Self {
        let mut most = [0; ENDS];
        let mut template = TEMPLATES;
        while template > 0 {
            template -= 1;
            let mut id = offsets[template];
            let mut best = weights[id];
            while id < offsets[template + 1] {
                if weights[id] > best {
                    best = weights[id];
                }
                id += 1;
            }
            most[template] = most[template + 1] + best as i32;
        }
        Self { weights, offsets, most }
    }

    /// Begins to weigh a border, for nothing unless it weighs more than `least`.
    fn weighing(&self, least: i32) -> Weighing<'_, TEMPLATES, ENDS> {
        let mut evidence = Evidence::default();
        evidence.add(self.weights, &self.offsets[TEMPLATES..], &[0]);
        Weighing { scale: self, told: 0, least, evidence }
    }
}

/// The evidence of a border while it is gathered, the cheap before the dear.
struct Weighing<'s, const TEMPLATES: usize, const ENDS: usize> {
    scale: &'s Scale<TEMPLATES, ENDS>,
    /// How many templates were told.
    told: usize,
    least: i32,
    evidence: Evidence,
}

impl<const TEMPLATES: usize, const ENDS: usize> Weighing<'_, TEMPLATES, ENDS> {
    /// Adds the values of the next templates; nothing if the border cannot weigh enough with them.
    fn add<const VALUES: usize>(mut self, values: [usize; VALUES]) -> Option<Self> {
        let Scale { weights, offsets, most } = self.scale;
        self.evidence.add(weights, &offsets[self.told..], &values);
        self.told += VALUES;
        (self.evidence.weight + most[self.told] > self.least).then_some(self)
    }
}

/// Borders, the likeliest first.
fn sorted(mut borders: Vec<Border>) -> Vec<Border> {
    borders.sort_by_key(|border| (std::cmp::Reverse(border.evidence.weight), border.row));
    borders
}

/// How many of `steps` a value reaches.
fn step(value: i64, steps: &[i64]) -> usize {
    steps.partition_point(|&step| step <= value)
}
