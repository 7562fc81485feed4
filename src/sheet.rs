//! Texts of many pages, taken one page at a time: what stands near each other is near in memory then.

use std::iter;

/// A printed page has fewer lines, and fewer pieces of lines.
pub(crate) const MOST: usize = 4096;

/// The parts of a long list, each parted from the next where two neighbours fit that best: the last
/// such place in the second half of the most that a part may hold. A short list is one part.
pub(crate) fn sheets<T, K: Ord>(
    mut rest: &[T],
    most: usize,
    fits: impl Fn(&T, &T) -> K,
) -> impl Iterator<Item = &[T]> {
    iter::from_fn(move || {
        let long = rest.len() > most;
        let border = |&at: &usize| fits(&rest[at - 1], &rest[at]);
        let end = if long { (most / 2..most).max_by_key(border) } else { None };
        let sheet = rest.split_off(..end.unwrap_or(rest.len()))?;
        (!sheet.is_empty()).then_some(sheet)
    })
}
