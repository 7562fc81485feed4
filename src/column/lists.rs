//! Lists of numbers that lie behind each other in memory.

use std::ops::Index;

/// Lists of numbers, none of them empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    all: Vec<usize>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Lists {
    /// None, with room for so many numbers.
    pub(super) fn new(count: usize) -> Self {
        Self { all: Vec::with_capacity(count), ends: Vec::with_capacity(count) }
    }

    /// Each of so many numbers by itself.
    pub(super) fn single(count: usize) -> Self {
        Self { all: (0..count).collect(), ends: (1..=count).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn push(&mut self, list: impl IntoIterator<Item = usize>) {
        self.all.extend(list);
        self.ends.push(self.all.len());
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.len()).map(|at| &self[at])
    }

    /// The first number of a list, and the last.
    pub(super) fn head(&self, at: usize) -> usize {
        self.all[self.start(at)]
    }

    pub(super) fn tail(&self, at: usize) -> usize {
        self.all[self.ends[at] - 1]
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
        order.iter().for_each(|&at| out.push(self[at].iter().copied()));
        out
    }

    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}

impl Index<usize> for Lists {
    type Output = [usize];

    fn index(&self, at: usize) -> &[usize] {
        &self.all[self.start(at)..self.ends[at]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(all: &[&[usize]]) -> Lists {
        let mut out = Lists::default();
        all.iter().for_each(|list| out.push(list.iter().copied()));
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
