//! How well the boxes of a page go on each other, kept for those near each other.

use super::clue::fond_of;
use super::seam::{Patch, seam_of};
use crate::pair;

/// How many boxes before and behind each are near.
const BACK: usize = 14;
const AHEAD: usize = 22;
const NEAR: usize = BACK + 1 + AHEAD;

/// Boxes, and how well each goes on those near it.
#[derive(Debug)]
pub(super) struct Band<'p> {
    pub(super) patches: &'p [Patch],
    joins: Vec<Join>,
}

/// How well one box goes on another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Join {
    /// The step of how fond the words at the seam are of each other.
    fond: u8,
    /// How surely it goes on by its form, in tenths of a natural logarithm.
    pull: i8,
}

impl Join {
    const NONE: Self = Self { fond: 0, pull: 0 };

    fn new(a: &Patch, b: &Patch) -> Self {
        let fond = pair::affinity(&a.tail, &b.head);
        Self { fond: fond_of(fond) as u8, pull: (seam_of(a, b, fond) / 10) as i8 }
    }

    pub(super) fn fond(self) -> usize {
        self.fond.into()
    }

    pub(super) fn pull(self) -> i32 {
        self.pull.into()
    }
}

impl<'p> Band<'p> {
    pub(super) fn new(patches: &'p [Patch]) -> Self {
        let mut joins = vec![Join::NONE; patches.len() * NEAR];
        for (at, (joins, patch)) in joins.chunks_exact_mut(NEAR).zip(patches).enumerate() {
            let (first, skipped) = (at.saturating_sub(BACK), BACK.saturating_sub(at));
            for (join, other) in joins[skipped..].iter_mut().zip(&patches[first..]) {
                *join = Join::new(patch, other);
            }
        }
        Self { patches, joins }
    }

    /// How well box `b` goes on where box `a` ends.
    pub(super) fn join(&self, a: usize, b: usize) -> Join {
        match (b + BACK).checked_sub(a) {
            Some(at) if at < NEAR => self.joins[a * NEAR + at],
            _ => Join::new(&self.patches[a], &self.patches[b]),
        }
    }
}
