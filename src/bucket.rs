//! Tables of pairs found by a hash: buckets of four slots of two bytes each, low one first. A slot has ten
//! bits to check which pair it is and six of value, and is 0 where it is empty.

/// How many bytes a bucket has.
pub(crate) const BUCKET: usize = 8;

/// How many of the bits of a slot are the value.
const VALUE: u32 = 6;

/// The value of a pair whose bucket begins at a place of a table, if it is there.
#[inline]
pub(crate) fn value(table: &[u8], at: usize, check: u16) -> Option<u16> {
    let bucket: &[u8; BUCKET] = table[at..].first_chunk()?;
    let slots = bucket.chunks_exact(2).map(|slot| u16::from_le_bytes([slot[0], slot[1]]));
    let mut held = slots.filter(|&slot| slot >> VALUE == check && slot != 0);
    held.next().map(|slot| slot & ((1 << VALUE) - 1))
}

/// Puts the value of a pair into its bucket, if there is room. Not both check and value are 0.
#[cfg(feature = "fit")]
pub(crate) fn put(table: &mut [u8], at: usize, check: u16, value: u16) {
    let mut slots = table[at..][..BUCKET].chunks_exact_mut(2);
    if let Some(slot) = slots.find(|slot| **slot == [0; 2]) {
        slot.copy_from_slice(&(check << VALUE | value).to_le_bytes());
    }
}
