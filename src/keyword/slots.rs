//! [`Slots`]: a small hash table from hashed keys to numbers, kept from one document to the next.

/// Numbers by the hashes of what they stand for.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// What is kept of each key, and its number; [`FREE`] where there is none.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

/// What is kept of no key.
const FREE: u32 = 0;

impl Slots {
    /// Empties the table and makes it large enough for `count` keys.
    pub(super) fn clear_for(&mut self, count: usize) {
        let size = (count + count / 2).next_power_of_two().max(16);
        self.slots.clear();
        self.slots.resize(size, (FREE, 0));
        self.shift = 64 - size.trailing_zeros();
    }

    /// The table for putting keys in.
    #[inline]
    pub(super) fn filling(&mut self) -> Filling<'_> {
        Filling { slots: &mut self.slots, shift: self.shift }
    }

    /// The number of a key, which is `next` from now on if it has none.
    ///
    /// A key is a hash: all its upper bits count.
    #[inline]
    pub(super) fn get_or_insert(&mut self, key: u64, next: u32) -> u32 {
        *self.filling().number(key, next)
    }

    /// The number of a key.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let (before, from) = self.slots.split_at(home(key, self.shift));
        let slots = from.iter().chain(before).take_while(|(known, _)| *known != FREE);
        slots.into_iter().find(|(known, _)| *known == check(key)).map(|&(_, number)| number)
    }
}

/// A table while keys are put in.
#[derive(Debug)]
pub(super) struct Filling<'s> {
    slots: &'s mut [(u32, u32)],
    shift: u32,
}

impl Filling<'_> {
    /// The number of a key, `next` if it had none; it may be changed.
    #[inline]
    pub(super) fn number(&mut self, key: u64, next: u32) -> &mut u32 {
        let check = check(key);
        let last = self.slots.len() - 1;
        let mut at = home(key, self.shift);
        while self.slots[at].0 != check {
            if self.slots[at].0 == FREE {
                self.slots[at] = (check, next);
                break;
            }
            at = (at + 1) & last;
        }
        &mut self.slots[at].1
    }
}

/// The slot where a key is looked for first.
#[inline]
fn home(key: u64, shift: u32) -> usize {
    (key >> shift) as usize
}

/// What is kept of a key: bits that its slot does not tell.
#[inline]
fn check(key: u64) -> u32 {
    (key >> 16) as u32 | 1
}
