//! An integer in groups of four digits, one for each large unit.

/// Groups of the longest integer that is written with units.
const MOST: usize = 18;

/// Groups of four digits, the highest first and not zero.
pub(super) struct Groups {
    groups: [u16; MOST],
    start: usize,
}

impl Groups {
    /// The most digits that fit.
    pub(super) const LONGEST: usize = 4 * MOST;

    const EMPTY: Self = Self { groups: [0; MOST], start: MOST };

    pub(super) fn of(number: u128) -> Self {
        let (mut groups, mut rest) = (Self::EMPTY, number);
        while rest > u128::from(u64::MAX) {
            groups.push((rest % 10_000) as u16);
            rest /= 10_000;
        }
        let mut rest = rest as u64;
        while rest > 0 {
            groups.push((rest % 10_000) as u16);
            rest /= 10_000;
        }
        groups
    }

    /// Of at most `LONGEST` ASCII digits, the first of them not 0.
    pub(super) fn of_digits(digits: &[u8]) -> Self {
        let mut groups = Self::EMPTY;
        for group in digits.rchunks(4) {
            groups.push(group.iter().fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0')));
        }
        groups
    }

    fn push(&mut self, group: u16) {
        self.start -= 1;
        self.groups[self.start] = group;
    }

    pub(super) fn as_slice(&self) -> &[u16] {
        &self.groups[self.start..]
    }
}
