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

/// Where the entries of a pair stand; an empty slot has none. In eight bytes, so that many of them
/// are at hand.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u32,
    start: u16,
    len: u16,
}

const EMPTY: Slot = Slot { key: 0, start: 0, len: 0 };

/// Both characters in one number; 0 for a pair of nothing and for what no table has, characters
/// beyond the basic plane.
#[inline]
fn key((first, second): Pair) -> u32 {
    let (first, second) = (u32::from(first), u32::from(second));
    if (first | second) >> 16 == 0 { first << 16 | second } else { 0 }
}

impl<T> Pairs<T> {
    /// The entries in the buckets of their pairs, in the given order within each.
    pub(super) fn new(mut rows: Vec<(Pair, T)>) -> Self {
        debug_assert!(u16::try_from(rows.len()).is_ok(), "{} entries", rows.len());
        rows.sort_by_key(|(pair, _)| *pair);
        let bits = (2 * rows.len()).next_power_of_two().max(2).ilog2();
        let mut pairs =
            Self { slots: vec![EMPTY; 1 << bits], shift: u64::BITS - bits, entries: Vec::new() };
        for (pair, entry) in rows {
            let at = pairs.place(key(pair));
            let slot = &mut pairs.slots[at];
            if slot.len == 0 {
                *slot = Slot { key: key(pair), start: pairs.entries.len() as u16, len: 0 };
            }
            slot.len += 1;
            pairs.entries.push(entry);
        }
        pairs
    }

    /// The entries of a pair.
    #[inline]
    pub(super) fn get(&self, pair: Pair) -> &[T] {
        let Slot { start, len, .. } = self.slots[self.place(key(pair))];
        let start = usize::from(start);
        self.entries.get(start..start + usize::from(len)).unwrap_or_default()
    }

    /// The slot that a key stands in, or the empty one where it would.
    #[inline]
    fn place(&self, key: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.slots.get(at).is_some_and(|slot| slot.key != key && slot.key != 0) {
            at = (at + 1) & last;
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
