//! Words shared between headlines and bodies: which bodies hold each pair of characters.

use crate::role::{PairKey, table_bits};

/// For each pair of characters, the bodies that hold it.
#[derive(Debug)]
pub(crate) struct Words {
    /// A bit for each body, counted round after [`GROUPS`], in as many numbers a pair as there are
    /// bodies for; the last are those of no pair.
    bodies: Vec<u16>,
    width: usize,
    bits: u32,
}

impl Words {
    /// The pairs of so many bodies, each given as the keys of its pairs.
    pub(crate) fn new<'k>(
        chars: usize,
        count: usize,
        bodies: impl Iterator<Item = (usize, &'k [PairKey])>,
    ) -> Self {
        let bits = table_bits(chars.max(128));
        let width = count.min(GROUPS).div_ceil(u16::BITS as usize).max(1);
        let mut words = Self { bodies: vec![0; ((1 << bits) + 1) * width], width, bits };
        for (body, line) in bodies {
            let group = body % GROUPS;
            let (lane, bit) = (group / 16, 1 << (group % 16));
            for key in line {
                let slot = key.slot(bits).unwrap_or(1 << bits);
                words.bodies[slot * width + lane] |= bit;
            }
        }
        words
    }

    /// The bodies that hold the pair of a slot, a bit each.
    fn at(&self, slot: usize) -> u64 {
        let lanes = self.bodies[slot * self.width..][..self.width].iter().rev();
        lanes.fold(0, |bodies, &lane| bodies << 16 | u64::from(lane))
    }

    /// How much of a wording stands in each body: the share of its pairs found there, in
    /// thousandths, a pair that fewer bodies hold weighing more.
    pub(crate) fn shares(&self, wording: &[PairKey]) -> Shares {
        let mut shares = [0; GROUPS];
        let mut all = 0;
        for holders in self.each_holders(wording) {
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

    /// The weight of the pairs of a wording that stand in a body.
    pub(crate) fn found(&self, wording: &[PairKey], body: usize) -> i64 {
        let held = self.each_holders(wording).filter(|holders| holders & bit(body) != 0);
        held.map(weight).sum()
    }

    /// The bodies that hold each pair of a wording.
    fn each_holders(&self, wording: &[PairKey]) -> impl Iterator<Item = u64> {
        wording.iter().filter_map(|key| key.slot(self.bits)).map(|slot| self.at(slot))
    }

    /// How many bodies hold a pair.
    pub(crate) fn holders(&self, key: PairKey) -> usize {
        key.slot(self.bits).map_or(0, |slot| self.at(slot).count_ones() as usize)
    }
}

/// The bodies are counted round after so many.
const GROUPS: usize = 64;

/// The bit of a body.
fn bit(body: usize) -> u64 {
    1 << (body % GROUPS)
}

/// What a pair counts that these bodies hold.
fn weight(holders: u64) -> i64 {
    match holders.count_ones() {
        0 => 300,
        count => 1000 / i64::from(count),
    }
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
