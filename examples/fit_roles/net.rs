//! The small net of `src/net.rs` while it is fitted.

use jianbao::role::fit::LANES;

/// A weight or a sum for each lane.
pub(crate) type Row = [f32; LANES];

/// Which way each lane but the first counts, where it is positive.
pub(crate) fn sign(lane: usize) -> f32 {
    if lane < LANES / 2 { 1.0 } else { -1.0 }
}

/// The sums of the weights of some slots.
pub(crate) fn sums(slots: &[u16], weights: &[Row]) -> Row {
    let mut sums = [0.0; LANES];
    for &slot in slots {
        for (sum, weight) in sums.iter_mut().zip(&weights[usize::from(slot)]) {
            *sum += weight;
        }
    }
    sums
}

/// What sums come to.
pub(crate) fn score(sums: &Row) -> f32 {
    (1..LANES).map(|lane| sign(lane) * sums[lane].max(0.0)).sum::<f32>() + sums[0]
}
