//! Values of evidence as small numbers, and where the slots of its kinds lie.

use std::ops::Range;

/// The least value that is told from lesser ones by steps, and the greatest from greater ones.
const LEAST: i32 = -64;
const MOST: i32 = 63;

/// How many of some bounds each value reaches.
#[derive(Debug)]
pub(super) struct Steps([u8; (MOST - LEAST + 1) as usize]);

impl Steps {
    /// The steps between bounds, which are above the least and not above the most value.
    pub(super) const fn new(bounds: &[i32]) -> Self {
        let mut steps = [0; (MOST - LEAST + 1) as usize];
        let mut bound = 0;
        while bound < bounds.len() {
            assert!(LEAST < bounds[bound] && bounds[bound] <= MOST);
            let mut at = (bounds[bound] - LEAST) as usize;
            while at < steps.len() {
                steps[at] += 1;
                at += 1;
            }
            bound += 1;
        }
        Self(steps)
    }

    /// How many bounds a value reaches.
    pub(super) fn of(&self, value: i32) -> usize {
        usize::from(self.0[(value.clamp(LEAST, MOST) - LEAST) as usize])
    }
}

/// Kinds of evidence by how many values each has; their slots lie behind each other.
#[derive(Debug)]
pub(super) struct Shape<const N: usize> {
    values: [usize; N],
    /// Where the slots of each kind begin.
    bases: [usize; N],
}

impl<const N: usize> Shape<N> {
    pub(super) const fn new(values: [usize; N]) -> Self {
        let mut bases = [0; N];
        let mut kind = 1;
        while kind < N {
            bases[kind] = bases[kind - 1] + values[kind - 1];
            kind += 1;
        }
        Self { values, bases }
    }

    /// How many slots there are.
    pub(super) const fn total(&self) -> usize {
        self.bases[N - 1] + self.values[N - 1]
    }

    /// The slots of each kind from `first` on.
    pub(super) fn kinds(&self, first: usize) -> impl Iterator<Item = Range<usize>> {
        (first..N).map(|kind| self.bases[kind]..self.bases[kind] + self.values[kind])
    }

    /// The slots of some values, which are those of the kinds from `first` on.
    pub(super) fn slots<const M: usize>(&self, first: usize, values: [usize; M]) -> [usize; M] {
        std::array::from_fn(|at| {
            debug_assert!(values[at] < self.values[first + at], "kind {}", first + at);
            self.bases[first + at] + values[at]
        })
    }

    /// The slots of some values of all kinds, as small numbers: many are added at once.
    pub(super) fn all(&self, values: [u16; N]) -> [u16; N] {
        std::array::from_fn(|at| {
            debug_assert!(usize::from(values[at]) < self.values[at], "kind {at}");
            self.bases[at] as u16 + values[at]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_reach_bounds() {
        let steps = Steps::new(&[-3, 0, 2]);
        let rows = [(i32::MIN, 0), (-4, 0), (-3, 1), (-1, 1), (0, 2), (2, 3), (i32::MAX, 3)];
        for (value, expected) in rows {
            assert_eq!(steps.of(value), expected, "{value}");
        }
    }

    #[test]
    fn slots_of_kinds_do_not_meet() {
        let shape = Shape::new([4, 6, 2]);
        let rows = [("the first", 0, [3, 0], [3, 4]), ("the last", 1, [0, 1], [4, 11])];
        for (name, first, values, expected) in rows {
            assert_eq!(shape.slots(first, values), expected, "{name}");
        }
        assert_eq!(shape.total(), 12);
    }
}
