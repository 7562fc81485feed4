//! [`Pairs`]: entries looked up by two characters.

/// A pair of characters.
pub(super) type Pair = (char, char);

/// Entries bucketed by a pair of characters, in a hash table with open addressing.
#[derive(Debug)]
pub(super) struct Pairs<T> {
    /// A power of two of them, at most half of them filled.
    slots: Vec<Slot>,
    shift: u32,
    entries: Vec<T>,
}

/// Where the entries of a pair stand; an empty slot has none.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u64,
    start: u32,
    end: u32,
}

const EMPTY: Slot = Slot { key: 0, start: 0, end: 0 };

/// Both characters in one number; 0 for a pair of nothing, which is never in a table.
#[inline]
fn key((first, second): Pair) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

impl<T> Pairs<T> {
    /// The entries in the buckets of their pairs, in the given order within each.
    pub(super) fn new(mut rows: Vec<(Pair, T)>) -> Self {
        rows.sort_by_key(|(pair, _)| *pair);
        let bits = (2 * rows.len()).next_power_of_two().max(2).ilog2();
        let mut pairs =
            Self { slots: vec![EMPTY; 1 << bits], shift: u64::BITS - bits, entries: Vec::new() };
        for (pair, entry) in rows {
            let key = key(pair);
            let at = pairs.slot(key);
            let start = pairs.entries.len() as u32;
            pairs.entries.push(entry);
            let slot = &mut pairs.slots[at];
            if slot.end == 0 {
                *slot = Slot { key, start, end: start };
            }
            slot.end += 1;
        }
        pairs
    }

    /// The entries of a pair.
    #[inline]
    pub(super) fn get(&self, pair: Pair) -> &[T] {
        let slot = self.slots[self.slot(key(pair))];
        &self.entries[slot.start as usize..slot.end as usize]
    }

    /// The slot that a key stands in, or the empty one where it would.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.slots[at].key != key && self.slots[at].key != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn entries_keep_their_order() {
        let pairs = Pairs::new(vec![(('一', '天'), 1), (('三', '米'), 2), (('一', '天'), 3)]);
        assert_eq!(pairs.get(('一', '天')), [1, 3]);
        assert_eq!(pairs.get(('三', '米')), [2]);
        assert_eq!(pairs.get(('米', '三')), [0; 0]);
    }
}
