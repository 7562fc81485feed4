//! What searches that follow several ways at a time have in common.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The numbers of some scores, the best first, of equal ones the first.
pub(super) fn ranked(scores: impl Iterator<Item = i32>) -> impl Iterator<Item = usize> {
    let mut heap: BinaryHeap<(i32, Reverse<u32>)> = scores.zip((0..).map(Reverse)).collect();
    std::iter::from_fn(move || heap.pop().map(|(_, Reverse(number))| number as usize))
}

/// A key that tells apart what differs in some part.
pub(super) fn mix(key: u64, part: u64) -> u64 {
    (key ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

/// The answer last given about each of some things.
#[derive(Debug, Clone)]
pub(super) struct Recall(Vec<(usize, i32)>);

impl Recall {
    /// Nothing is known about so many things.
    pub(super) fn new(count: usize) -> Self {
        Self(vec![(usize::MAX, 0); count])
    }

    /// The answer to question `now` about a thing.
    pub(super) fn ask(&mut self, about: usize, now: usize, answer: impl FnOnce() -> i32) -> i32 {
        let known = &mut self.0[about];
        if known.0 != now {
            *known = (now, answer());
        }
        known.1
    }
}
