//! Parts put in reading order.

use super::chain::chains;
use super::link::{Evidence, Parts, SLOTS};
use super::strand::Strand;

/// How many parts before and after are looked at for one that goes on.
const REACH: usize = 40;
/// What it takes for a link in each round, in 32nds of a natural logarithm.
const BARS: [i32; 2] = [112, -20];
/// The rounds in which parts are linked.
pub(super) const ROUNDS: usize = BARS.len();

/// Weights of links: of each round for pages whose blanks keep places, then for others, in 32nds of
/// a natural logarithm, little-endian numbers of 16 bits; `examples/fit_links.rs` makes it.
static WEIGHTS: &[u8] = include_bytes!("links.bin");

/// Chains of parts in reading order, as indices.
pub(super) fn order(page: &str, strands: &[Strand<'_>], places: bool) -> Vec<Vec<usize>> {
    let parts = Parts::new(page, strands, places);
    let mut chains = linked(&parts, WEIGHTS, ROUNDS);
    chains.sort_by_key(|chain| {
        let first = strands[chain[0]].first();
        (first.row, first.x)
    });
    chains
}

/// The chains of parts after so many rounds. What is linked in one round is taken for a whole in the
/// next.
pub(super) fn linked(parts: &Parts<'_>, weights: &[u8], rounds: usize) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = (0..parts.len()).map(|part| vec![part]).collect();
    for (round, &bar) in BARS.iter().enumerate().take(rounds) {
        let weights = Weights::new(weights, parts.places(), round);
        let chained = parts.chained(&lists);
        let pairs = candidates(parts, &lists).into_iter().filter_map(|(one, other)| {
            let (a, b) = (lists[one][lists[one].len() - 1], lists[other][0]);
            let score = weights.sum(&parts.evidence(a, b, &chained));
            (score > bar).then_some((score, one, other))
        });
        let joined = chains(lists.len(), pairs.collect());
        let join =
            |chain: &Vec<usize>| chain.iter().flat_map(|&list| lists[list].clone()).collect();
        lists = joined.iter().map(join).collect();
    }
    lists
}

/// A table of weights, the last for what has no slot.
#[derive(Debug, Clone)]
pub(super) struct Weights(Vec<i16>);

impl Weights {
    pub(super) fn new(tables: &[u8], places: bool, round: usize) -> Self {
        let table = round + if places { 0 } else { ROUNDS };
        let bytes = tables.get(table * SLOTS * 2..).unwrap_or(&[]);
        let weights = bytes.chunks_exact(2).take(SLOTS);
        let mut table: Vec<i16> = weights.map(|w| i16::from_le_bytes([w[0], w[1]])).collect();
        table.resize(SLOTS + 1, 0);
        Self(table)
    }

    fn sum(&self, evidence: &Evidence) -> i32 {
        evidence.iter().map(|&slot| i32::from(self.0[slot])).sum()
    }
}

/// Two chains each of which the second may go on where the first ends.
pub(super) fn candidates(parts: &Parts<'_>, lists: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut heads: Vec<(usize, usize)> =
        lists.iter().enumerate().map(|(at, list)| (list[0], at)).collect();
    heads.sort_unstable();
    let mut pairs = Vec::new();
    for (one, list) in lists.iter().enumerate() {
        let a = list[list.len() - 1];
        let from = heads.partition_point(|head| head.0 + REACH < a);
        let near = heads[from..].iter().take_while(|head| head.0 <= a + REACH);
        let may = near.filter(|&&(b, other)| other != one && parts.may(a, b));
        pairs.extend(may.map(|&(_, other)| (one, other)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_every_table_has_a_weight() {
        assert_eq!(WEIGHTS.len(), 2 * ROUNDS * SLOTS * size_of::<i16>());
    }
}
