//! Words shared between headlines and bodies: which bodies hold each pair of characters.

use crate::glyph;

/// For each pair of characters, the bodies that hold it.
#[derive(Debug)]
pub(crate) struct Words {
    /// A bit for each body, counted round after 64.
    bodies: Vec<u64>,
    bits: u32,
}

impl Words {
    /// The pairs of bodies, each given as its characters.
    pub(crate) fn new<'c>(chars: usize, bodies: impl Iterator<Item = (usize, &'c [char])>) -> Self {
        let bits = (chars.max(128) * 2).next_power_of_two().trailing_zeros().min(17);
        let mut words = Self { bodies: vec![0; 1 << bits], bits };
        for (body, line) in bodies {
            for (a, b) in pairs(line) {
                let slot = words.slot(a, b);
                words.bodies[slot] |= 1 << (body % 64);
            }
        }
        words
    }

    /// How much of a text's wording stands in a body: the share of its pairs found there, a pair
    /// that fewer bodies hold weighing more; and the total weight, in thousandths.
    pub(crate) fn shared(&self, text: &[char], body: usize) -> Shared {
        let mut shared = Shared::default();
        for (a, b) in pairs(text) {
            let holders = self.bodies[self.slot(a, b)];
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

    fn slot(&self, a: char, b: char) -> usize {
        let key = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
        (key.wrapping_mul(0xC2B2_AE3D) >> (32 - self.bits)) as usize
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

/// The pairs of neighbouring ideographs, letters and digits.
fn pairs(text: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    let mut before = None;
    text.iter().filter_map(move |&c| {
        let here = (glyph::is_ideograph(c) || c.is_ascii_alphanumeric()).then_some(c);
        std::mem::replace(&mut before, here).zip(here)
    })
}
