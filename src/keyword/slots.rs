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
        let last = self.slots.len() - 1;
        let mut at = self.home(key);
        loop {
            let slot = &mut self.slots[at];
            if slot.0 == check(key) && slot.1 != FREE {
                return slot.1;
            }
            if slot.1 == FREE {
                *slot = (check(key), next);
                return next;
            }
            at = (at + 1) & last;
        }
    }

    /// The number of a key.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let (before, from) = self.slots.split_at(self.home(key));
        let slots = from.iter().chain(before).take_while(|(_, number)| *number != FREE);
        slots.into_iter().find(|(known, _)| *known == check(key)).map(|&(_, number)| number)
    }

    /// The slot where a key is looked for first.
    #[inline]
    fn home(&self, key: u64) -> usize {
        (key >> self.shift) as usize
    }
}

/// What is kept of a key: bits that its slot does not tell.
fn check(key: u64) -> u32 {
    (key >> 16) as u32
}
