//! Tables of pairs found by a hash: buckets of four slots of two bytes each, low one first. A slot has ten
//! bits to check which pair it is and six of value, and is 0 where it is empty.

/// How many bytes a bucket has.
pub(crate) const BUCKET: usize = 8;

/// How many of the bits of a slot are the value.
const VALUE: u32 = 6;

/// One in each slot.
const ONES: u64 = u64::MAX / 0xFFFF;

/// The value of a pair whose bucket begins at a place of a table, if it is there. All four slots are
/// looked at together.
#[inline]
pub(crate) fn value(table: &[u8], at: usize, check: u16) -> Option<u16> {
    let bucket = u64::from_le_bytes(*table[at..].first_chunk()?);
    let others = (bucket ^ (ONES * u64::from(check << VALUE))) & (ONES * u64::from(CHECK));
    // The highest bit of the first slot that has no other check, and of some behind it.
    let held = others.wrapping_sub(ONES) & !others & (ONES << 15);
    let slot = (bucket >> (held.trailing_zeros() & 0x30)) as u16;
    (held != 0 && slot != 0).then_some(slot & !CHECK)
}

/// The bits of a slot that are the check.
const CHECK: u16 = u16::MAX << VALUE;

/// Puts the value of a pair into its bucket, if there is room. Not both check and value are 0.
#[cfg(feature = "fit")]
pub(crate) fn put(table: &mut [u8], at: usize, check: u16, value: u16) {
    let mut slots = table[at..][..BUCKET].chunks_exact_mut(2);
    if let Some(slot) = slots.find(|slot| **slot == [0; 2]) {
        slot.copy_from_slice(&(check << VALUE | value).to_le_bytes());
    }
}
