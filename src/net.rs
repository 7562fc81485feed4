//! A small network that weighs evidence: sums of weights, of which some count where they are positive.

use std::ops::Range;

/// How many sums are made. The first counts as it is; of the others, the first half counts for a
/// pair where it is positive, the second against it.
pub(crate) const LANES: usize = 32;

/// The weights are whole numbers of so many to a natural logarithm.
pub(crate) const SCALE: i32 = 64;

/// A weight or a sum for each lane.
pub(crate) type Row = [i16; LANES];

/// The bytes of a row of weights, little-endian numbers of 16 bits.
const ROW: usize = LANES * size_of::<i16>();
/// The bytes of a net of so many slots.
pub(crate) const fn bytes(slots: usize) -> usize {
    slots * ROW
}

/// A row of weights that vectors can be read from as they are.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Weights(pub(crate) Row);

impl Weights {
    pub(crate) const NONE: Self = Self([0; LANES]);

    /// The weights at a byte of a file.
    pub(crate) const fn new(file: &[u8], at: usize) -> Self {
        let mut row = [0; LANES];
        let mut lane = 0;
        while lane < LANES {
            row[lane] = i16::from_le_bytes([file[at + 2 * lane], file[at + 2 * lane + 1]]);
            lane += 1;
        }
        Self(row)
    }
}

/// A row of weights for each slot.
#[derive(Debug)]
pub(crate) struct Net(Vec<Weights>);

impl Net {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(ROW).map(|bytes| Weights::new(bytes, 0)).collect())
    }

    /// Sums with the weights of some slots added.
    pub(crate) fn add<const N: usize>(&self, sums: Row, slots: [usize; N]) -> Row {
        slots.iter().fold(sums, |sums, &slot| add(sums, &self.0[slot].0))
    }

    /// The sums of the weights of some slots. Not to be inlined: the sums stay in registers here.
    #[inline(never)]
    pub(crate) fn total<const N: usize>(&self, slots: &[u16; N]) -> Row {
        slots.iter().fold([0; LANES], |sums, &slot| {
            let Weights(row) = self.0[usize::from(slot)];
            add(sums, &row)
        })
    }

    /// Sums with the weights of some more slots added.
    pub(crate) fn add_all(&self, sums: Row, slots: impl Iterator<Item = u16>) -> Row {
        let rows = slots.filter_map(|slot| self.0.get(usize::from(slot)));
        rows.fold(sums, |sums, Weights(row)| add(sums, row))
    }

    /// Takes the mean weights of some slots away from each; returns them.
    pub(crate) fn centre(&mut self, slots: Range<usize>) -> Row {
        let rows = &mut self.0[slots];
        let mean = std::array::from_fn(|lane| {
            let sum: i32 = rows.iter().map(|row| i32::from(row.0[lane])).sum();
            (sum / rows.len() as i32) as i16
        });
        for Weights(row) in rows {
            for (weight, mean) in row.iter_mut().zip(&mean) {
                *weight -= mean;
            }
        }
        mean
    }

    /// The weights of each of some slots with each of others.
    pub(crate) fn both(&self, some: Range<usize>, others: Range<usize>) -> Vec<Row> {
        let (some, others) = (&self.0[some], &self.0[others]);
        some.iter().flat_map(|one| others.iter().map(|other| add(one.0, &other.0))).collect()
    }
}

/// The sums of two rows.
pub(crate) fn add(mut sums: Row, row: &Row) -> Row {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += weight;
    }
    sums
}

/// The sums of some rows.
pub(crate) fn sum<const N: usize>(rows: [&Row; N]) -> Row {
    rows.into_iter().fold([0; LANES], add)
}

/// The sums of some rows, and what they come to. Not to be inlined, as [`score`] is not.
#[inline(never)]
pub(crate) fn told<const N: usize>(rows: [&Row; N], sums: &mut Row) -> i32 {
    *sums = sum(rows);
    tell(sums)
}

/// What sums come to. Not to be inlined: where the sums are made, the compiler would take them
/// apart lane by lane.
#[inline(never)]
pub(crate) fn score(sums: &Row) -> i32 {
    tell(sums)
}

fn tell(sums: &Row) -> i32 {
    let (pro, con) = sums.split_at(LANES / 2);
    let lanes = pro.iter().zip(con).map(|(&pro, &con)| i32::from(pro.max(0) - con.max(0)));
    lanes.sum::<i32>() + i32::from(sums[0].min(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAST: usize = LANES - 1;

    /// The name of a row, weights of lanes, and what they come to.
    type Case = (&'static str, &'static [(usize, i16)], i32);

    #[test]
    fn what_sums_come_to() {
        let rows: [Case; 5] = [
            ("the first counts as it is", &[(0, -7)], -7),
            ("positive ones count", &[(1, 5), (LANES / 2 - 1, 3)], 8),
            ("negative ones do not", &[(1, -5), (LAST, -3)], 0),
            ("the others count against", &[(LANES / 2, 5), (LAST, 3)], -8),
            ("all together", &[(0, 2), (1, 4), (LAST, 1)], 5),
        ];
        for (name, lanes, expected) in rows {
            let mut weights = vec![0; bytes(2)];
            for &(lane, weight) in lanes {
                let at = bytes(1) + 2 * lane;
                weights[at..at + 2].copy_from_slice(&weight.to_le_bytes());
            }
            let sums = Net::new(&weights).add([0; LANES], [0, 1]);
            assert_eq!(score(&sums), expected, "{name}");
        }
    }
}
