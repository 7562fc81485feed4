//! Where the slots of kinds of evidence lie.

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

    /// The slots of some values, which are those of the kinds from `first` on.
    pub(super) fn slots<const M: usize>(&self, first: usize, values: [usize; M]) -> [usize; M] {
        std::array::from_fn(|at| {
            let kind = first + at;
            self.bases[kind] + values[at].min(self.values[kind] - 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_kinds_do_not_meet() {
        let shape = Shape::new([4, 6, 2]);
        let rows = [
            ("the first", 0, [3, 0], [3, 4]),
            ("no more values than a kind has", 0, [9, 9], [3, 9]),
            ("the last", 1, [0, 1], [4, 11]),
        ];
        for (name, first, values, expected) in rows {
            assert_eq!(shape.slots(first, values), expected, "{name}");
        }
        assert_eq!(shape.total(), 12);
    }
}
