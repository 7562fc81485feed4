//! Lists of numbers that lie behind each other in memory.

use std::ops::Index;

/// Lists of numbers, none of them empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists {
    all: Vec<usize>,
    /// Where each begins; the last is where the next would.
    starts: Vec<usize>,
}

impl Lists {
    /// None, with room for so many numbers.
    pub(super) fn new(count: usize) -> Self {
        let mut starts = Vec::with_capacity(count + 1);
        starts.push(0);
        Self { all: Vec::with_capacity(count), starts }
    }

    /// Each of so many numbers by itself.
    pub(super) fn single(count: usize) -> Self {
        Self { all: (0..count).collect(), starts: (0..=count).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn push(&mut self, list: impl IntoIterator<Item = usize>) {
        self.all.extend(list);
        self.starts.push(self.all.len());
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        self.starts.windows(2).map(|ends| &self.all[ends[0]..ends[1]])
    }

    /// The first number of a list, and the last.
    pub(super) fn head(&self, at: usize) -> usize {
        self.all[self.starts[at]]
    }

    pub(super) fn tail(&self, at: usize) -> usize {
        self.all[self.starts[at + 1] - 1]
    }

    /// These lists joined to longer ones, as lists of them tell.
    pub(super) fn joined(&self, chains: &Self) -> Self {
        let mut out = Self::new(self.all.len());
        for chain in chains.iter() {
            out.push(chain.iter().flat_map(|&list| &self[list]).copied());
        }
        out
    }

    /// These lists in the order of keys of their first numbers.
    pub(super) fn sorted_by_key<K: Ord>(&self, key: impl Fn(usize) -> K) -> Self {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|&at| key(self.head(at)));
        let mut out = Self::new(self.all.len());
        for at in order {
            out.push(self[at].iter().copied());
        }
        out
    }
}

impl Index<usize> for Lists {
    type Output = [usize];

    fn index(&self, at: usize) -> &[usize] {
        &self.all[self.starts[at]..self.starts[at + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(all: &[&[usize]]) -> Lists {
        let mut out = Lists::new(0);
        for list in all {
            out.push(list.iter().copied());
        }
        out
    }

    #[test]
    fn lists_are_joined_and_sorted() {
        let three = lists(&[&[4, 1], &[0], &[3, 2]]);
        assert_eq!((three.len(), three.head(2), three.tail(0)), (3, 3, 1));
        assert_eq!(three.joined(&lists(&[&[2, 0], &[1]])), lists(&[&[3, 2, 4, 1], &[0]]));
        assert_eq!(three.sorted_by_key(|head| head), lists(&[&[0], &[3, 2], &[4, 1]]));
        assert_eq!(Lists::single(2), lists(&[&[0], &[1]]));
    }
}
