//! Words shared between headlines and bodies: which bodies hold each pair of characters.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::group::Groups;
use crate::role::{PairKey, Pairs};

/// For each pair of characters, the bodies that hold it.
#[derive(Debug)]
pub(crate) struct Words {
    /// The bit of the body that each line belongs to, counted round after [`GROUPS`]; no bit where
    /// it belongs to none.
    bodies: Vec<u64>,
    /// The bodies that hold the pair of a slot that stands a [`FEW`] times or more, where they were
    /// asked for.
    held: RefCell<HashMap<usize, u64, BuildHasherDefault<SlotHasher>>>,
}

impl Words {
    /// The words of the bodies of a page of so many lines.
    pub(crate) fn new(groups: &Groups, lines: usize) -> Self {
        let mut bodies = vec![0; lines];
        for body in 0..groups.bodies.len() {
            for &line in groups.lines(body) {
                bodies[line] = bit(body);
            }
        }
        Self { bodies, held: RefCell::default() }
    }

    /// The bit of the body that a line belongs to, if any.
    pub(crate) fn bodies(&self, line: usize) -> u64 {
        self.bodies[line]
    }

    /// How much of a wording stands in each body: the share of its pairs found there, in
    /// thousandths, a pair that fewer bodies hold weighing more.
    pub(crate) fn shares(&self, pairs: &Pairs, wording: impl Iterator<Item = PairKey>) -> Shares {
        let mut shares = [0; GROUPS];
        let mut all = 0;
        for holders in self.each_holders(pairs, wording).flatten() {
            let weight = weight(holders);
            all += weight;
            let mut rest = holders;
            while rest != 0 {
                shares[rest.trailing_zeros() as usize] += weight;
                rest &= rest - 1;
            }
        }
        for share in shares.iter_mut().filter(|share| **share > 0) {
            *share = *share * 1000 / all;
        }
        Shares(shares)
    }

    /// The bodies that hold each pair of a wording, a bit each; nothing for what makes no pair.
    pub(crate) fn each_holders(
        &self,
        pairs: &Pairs,
        wording: impl Iterator<Item = PairKey>,
    ) -> impl Iterator<Item = Option<u64>> {
        wording.map(|key| pairs.slot(key).map(|slot| self.at(pairs, slot)))
    }

    /// The bodies that hold the pair of a slot.
    fn at(&self, pairs: &Pairs, slot: usize) -> u64 {
        let mut lines = pairs.lines(slot);
        let mut bodies = 0;
        for _ in 0..FEW {
            let Some(line) = lines.next() else { return bodies };
            bodies |= self.bodies[line];
        }
        let all = || lines.fold(bodies, |bodies, line| bodies | self.bodies[line]);
        *self.held.borrow_mut().entry(slot).or_insert_with(all)
    }

    /// How many bodies hold a pair.
    pub(crate) fn holders(&self, pairs: &Pairs, key: PairKey) -> usize {
        pairs.slot(key).map_or(0, |slot| self.at(pairs, slot).count_ones() as usize)
    }
}

/// A hash of the number of a slot.
#[derive(Debug, Default)]
struct SlotHasher(u64);

impl Hasher for SlotHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(byte.into());
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Fewer lines of a pair are looked at each time that it is asked for.
const FEW: usize = 8;

/// The bodies are counted round after so many.
const GROUPS: usize = 64;

/// The bit of a body.
pub(crate) fn bit(body: usize) -> u64 {
    1 << (body % GROUPS)
}

/// What a pair counts that these bodies hold.
fn weight(holders: u64) -> i64 {
    match holders.count_ones() {
        0 => 300,
        count => 1000 / i64::from(count),
    }
}

/// The weight of the pairs that a body holds, of which all holders are given.
pub(crate) fn found(holders: &[u64], body: usize) -> i64 {
    holders
        .iter()
        .filter(|&&holders| holders & bit(body) != 0)
        .map(|&holders| weight(holders))
        .sum()
}

/// A pair of a wording: which bodies hold it, and what that weighs; nothing for what makes no pair.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    holders: u64,
    weight: i64,
}

impl Held {
    /// A pair that these bodies hold.
    pub(crate) fn by(holders: Option<u64>) -> Self {
        holders.map_or_else(Self::default, |holders| Self { holders, weight: weight(holders) })
    }
}

/// The share of a wording that stands in a body, in thousandths.
pub(crate) fn share(wording: &[Held], body: usize) -> i64 {
    let (mut found, mut all) = (0, 0);
    for &Held { holders, weight } in wording {
        all += weight;
        found += if holders & bit(body) == 0 { 0 } else { weight };
    }
    found * 1000 / all.max(1)
}

/// How much of a wording stands in each body.
#[derive(Debug, Clone)]
pub(crate) struct Shares([i64; GROUPS]);

impl Shares {
    /// The share that stands in a body, in thousandths.
    pub(crate) fn of(&self, body: usize) -> i64 {
        self.0[body % GROUPS]
    }
}
