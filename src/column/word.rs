//! Rare pairs of characters that parts of a page share.

use super::strand::Strand;
use crate::glyph;

/// The most groups that a pair of characters stands in and is rare.
const RARE: usize = 5;
/// So many bits of an occurrence are its part.
const PART: u32 = 28;
/// So many bits above are the second character, then the first.
const CHAR: u32 = 18;

/// The pairs of characters that more than one part holds, each with the part, in order.
#[derive(Debug)]
pub(super) struct Words(Vec<u64>);

impl Words {
    pub(super) fn new(page: &str, parts: &[Strand<'_>]) -> Self {
        let mut found = Vec::new();
        for (part, strand) in (0..).zip(parts) {
            let mut before = None;
            for c in strand.pieces.iter().flat_map(|piece| page[piece.span].chars()) {
                let here = glyph::is_ideograph(c).then_some(u64::from(c));
                found.extend(before.zip(here).map(|(a, b)| (a << CHAR | b) << PART | part));
                before = here;
            }
        }
        found.sort_unstable();
        found.dedup();
        let more = alike(&found).filter(|alike| alike.len() > 1);
        Self(more.flatten().copied().collect())
    }

    /// How many rare pairs each two groups of parts share, by the group of each part.
    pub(super) fn shared(&self, groups: &[usize]) -> Shared {
        let mut pairs = Vec::new();
        let mut here: Vec<usize> = Vec::with_capacity(RARE + 1);
        for alike in alike(&self.0) {
            here.clear();
            for part in alike.iter().map(|found| found & ((1 << PART) - 1)) {
                let group = groups[part as usize];
                if !here.contains(&group) {
                    here.push(group);
                }
                if here.len() > RARE {
                    break;
                }
            }
            if here.len() <= RARE {
                let others = |(at, &one)| here[at + 1..].iter().map(move |&other| key(one, other));
                pairs.extend(here.iter().enumerate().flat_map(others));
            }
        }
        pairs.sort_unstable();
        let counts = pairs.chunk_by(|a, b| a == b).map(|pair| (pair[0], pair.len() as i32));
        Shared::new(groups.len(), counts.collect())
    }
}

/// Occurrences by their pairs.
fn alike(found: &[u64]) -> impl Iterator<Item = &[u64]> {
    found.chunk_by(|a, b| a >> PART == b >> PART)
}

fn key(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// How many rare pairs of characters groups share.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    /// Two groups each, the lesser first, and how many they share, in order.
    counts: Vec<((usize, usize), i32)>,
    /// Where the counts of each group begin.
    starts: Vec<usize>,
}

impl Shared {
    fn new(groups: usize, counts: Vec<((usize, usize), i32)>) -> Self {
        let mut starts = vec![0; groups + 1];
        for ((one, _), _) in &counts {
            starts[one + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        Self { counts, starts }
    }

    pub(super) fn count(&self, a: usize, b: usize) -> i32 {
        let key = key(a, b);
        let row = &self.counts[self.starts[key.0]..self.starts[key.0 + 1]];
        row.binary_search_by_key(&key.1, |count| count.0.1).map_or(0, |at| row[at].1)
    }
}
