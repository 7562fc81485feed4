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

/// The sum of squared slopes with which weights begin that go on from a table.
pub(crate) const SETTLED: f32 = 10.0;

/// The weights of a table, of which `scale` make one.
pub(crate) fn read(table: &[u8], scale: f32) -> Vec<Row> {
    let (weights, _) = table.as_chunks::<2>();
    let weight = |bytes: &[u8; 2]| f32::from(i16::from_le_bytes(*bytes)) / scale;
    let weights: Vec<f32> = weights.iter().map(weight).collect();
    weights.as_chunks().0.to_vec()
}

/// Weights as the bytes of a table, of which `scale` make one.
pub(crate) fn written(weights: &[Row], scale: f32) -> Vec<u8> {
    let whole = |weight: &f32| (weight * scale).round_ties_even() as i16;
    weights.as_flattened().iter().flat_map(|weight| whole(weight).to_le_bytes()).collect()
}
