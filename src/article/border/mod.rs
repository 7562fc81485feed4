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
#[cfg(feature = "fit")]
pub(crate) use heading::{FEATURES as HEADING_FEATURES, headings};
pub(crate) use opening::rests;
#[cfg(feature = "fit")]
pub(crate) use opening::{FEATURES as OPENING_FEATURES, openings};

use super::repair::{Sightings, Tagged};
use super::words::Words;
use crate::role::Role;

/// Another border, and what speaks for it.
#[derive(Debug)]
pub(crate) struct Border {
    /// The row that opens a body, or does not.
    pub(crate) row: usize,
    /// The roles of rows if it is so.
    pub(crate) roles: Vec<(usize, Role)>,
    /// Its features.
    pub(crate) ids: Vec<usize>,
}

impl Border {
    fn weight(&self, weights: &[i16]) -> i32 {
        self.ids.iter().map(|&id| i32::from(weights[id])).sum()
    }
}

/// The borders whose weight is greater than so much, the likeliest first.
fn likely(mut all: Vec<Border>, weights: &[i16], least: i32) -> Vec<Border> {
    all.retain(|border| border.weight(weights) > least);
    all.sort_by_key(|border| (std::cmp::Reverse(border.weight(weights)), border.row));
    all
}

/// The numbers of features, of their values, where those of each template begin; the last is always there.
fn ids<const KINDS: usize>(offsets: &[usize], values: [usize; KINDS]) -> Vec<usize> {
    let ids = offsets.iter().zip(values).map(|(offset, value)| offset + value);
    ids.chain(offsets.last().copied()).collect()
}

/// How many of `steps` a value reaches.
fn step(value: i64, steps: &[i64]) -> usize {
    steps.partition_point(|&step| step <= value)
}

/// The shares of a wording that stand in two parts of the page, in thousandths.
fn shares(tagged: &Tagged, wording: &[usize], parts: [&[usize]; 2]) -> [i64; 2] {
    parts.map(|part| Sightings::new(tagged, wording, part).all())
}

/// The share of the pairs of `part` that stand in another part of the page too, of those that no more than so
/// many bodies hold, in thousandths.
fn common(tagged: &Tagged, words: &Words, part: &[usize], other: &[usize], bodies: usize) -> i64 {
    let pairs = &tagged.shapes.pairs;
    let within = |line: usize| other.first() <= Some(&line) && Some(&line) <= other.last();
    let (mut all, mut there) = (0, 0);
    for key in tagged.shapes.wording(part) {
        let rare = pairs.slot(key).filter(|_| (1..=bodies).contains(&words.holders(pairs, key)));
        let Some(slot) = rare else { continue };
        all += 1;
        there += i64::from(pairs.lines(slot).any(within));
    }
    1000 * there / all.max(1)
}
