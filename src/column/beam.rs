//! What searches that follow several ways at a time have in common.

/// A score, the number of the way that it goes on from, and what is done there, in the bits of one
/// number: the best is the least, of equal ones the first way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Play(u64);

impl Play {
    pub(super) fn new(score: i32, way: usize, choice: u16) -> Self {
        let rank = !score.cast_unsigned() ^ 1 << 31;
        Self(u64::from(rank) << 32 | (way as u64) << 16 | u64::from(choice))
    }

    pub(super) fn score(self) -> i32 {
        (!((self.0 >> 32) as u32) ^ 1 << 31).cast_signed()
    }

    pub(super) fn way(self) -> usize {
        (self.0 >> 16) as usize & 0xFFFF
    }

    pub(super) fn choice(self) -> u16 {
        self.0 as u16
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plays_sort_by_score_then_way_then_choice() {
        let all = [(7, 1, 0), (7, 1, 3), (7, 2, 0), (0, 0, 9), (-5, 3, 1), (i32::MIN, 0, 0)];
        let mut plays: Vec<Play> =
            all.iter().rev().map(|&(score, way, choice)| Play::new(score, way, choice)).collect();
        plays.sort_unstable();
        let read = |play: &Play| (play.score(), play.way(), play.choice());
        assert_eq!(plays.iter().map(read).collect::<Vec<_>>(), all);
    }
}
