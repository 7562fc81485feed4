//! [`Slots`]: a small hash table from hashed keys to numbers, kept from one document to the next.

/// Numbers by the hashes of what they stand for.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// The upper half of each key and its number, [`FREE`] where there is none.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

const FREE: u32 = u32::MAX;

impl Slots {
    /// Empties the table and makes it large enough for `count` keys.
    pub(super) fn clear_for(&mut self, count: usize) {
        let size = (count + count / 2).next_power_of_two().max(16);
        self.slots.clear();
        self.slots.resize(size, (0, FREE));
        self.shift = 64 - size.trailing_zeros();
    }

    /// The number of a key, which is `next` from now on if it has none.
    ///
    /// A key is a hash: all its upper bits count.
    #[inline]
    pub(super) fn get_or_insert(&mut self, key: u64, next: u32) -> u32 {
        let slot = self.find(key);
        let (known, number) = &mut self.slots[slot];
        if *number == FREE {
            (*known, *number) = (check(key), next);
        }
        *number
    }

    /// The number of a key.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        Some(self.slots[self.find(key)].1).filter(|&number| number != FREE)
    }

    /// The slot of a key, or the free one where it belongs.
    #[inline]
    fn find(&self, key: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (key >> self.shift) as usize & last;
        loop {
            let (known, number) = self.slots[slot];
            if number == FREE || known == check(key) {
                return slot;
            }
            slot = (slot + 1) & last;
        }
    }
}

/// What is kept of a key: bits that its slot does not tell.
fn check(key: u64) -> u32 {
    (key >> 16) as u32
}
