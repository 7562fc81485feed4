//! Words shared between headlines and bodies: which bodies hold each pair of characters.

use crate::role::{PairKey, table_bits};

/// For each pair of characters, the bodies that hold it.
#[derive(Debug)]
pub(crate) struct Words {
    /// A bit for each body, counted round after 64.
    bodies: Vec<u64>,
    bits: u32,
}

impl Words {
    /// The pairs of bodies, each given as the keys of its pairs.
    pub(crate) fn new<'k>(
        chars: usize,
        bodies: impl Iterator<Item = (usize, &'k [PairKey])>,
    ) -> Self {
        let bits = table_bits(chars.max(128));
        let mut words = Self { bodies: vec![0; 1 << bits], bits };
        for (body, line) in bodies {
            for slot in line.iter().filter_map(|key| key.slot(bits)) {
                words.bodies[slot] |= 1 << (body % 64);
            }
        }
        words
    }

    /// How much of a wording stands in a body: the share of its pairs found there, a pair that
    /// fewer bodies hold weighing more; and the total weight, in thousandths.
    pub(crate) fn shared(&self, wording: &[PairKey], body: usize) -> Shared {
        let mut shared = Shared::default();
        for slot in wording.iter().filter_map(|key| key.slot(self.bits)) {
            let holders = self.bodies[slot];
            let weight = match holders.count_ones() {
                0 => 300,
                count => 1000 / i64::from(count),
            };
            shared.all += weight;
            if holders & (1 << (body % 64)) != 0 {
                shared.found += weight;
            }
        }
        shared
    }

    /// How many bodies hold a pair.
    pub(crate) fn holders(&self, key: PairKey) -> usize {
        key.slot(self.bits).map_or(0, |slot| self.bodies[slot].count_ones() as usize)
    }
}

/// How much wording a text and a body share.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shared {
    /// The weight of the pairs found in the body.
    pub(crate) found: i64,
    /// The weight of all pairs.
    pub(crate) all: i64,
}

impl Shared {
    /// The share that was found, in thousandths.
    pub(crate) fn share(self) -> i64 {
        self.found * 1000 / self.all.max(1)
    }
}
