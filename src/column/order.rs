//! Strands put in reading order.

use super::strand::{FOND, Strand, flow};

/// How many strands before and after are looked at for one that goes on.
pub(super) const REACH: usize = 40;
/// A link below this score is not taken.
const FAINT: i32 = -15;

/// The indices of strands in reading order, for a picture page.
pub(super) fn order(page: &str, strands: &[Strand]) -> Vec<usize> {
    let pairs = links(page, strands);
    follow(strands.len(), pairs, |i| (strands[i].first().row, strands[i].left))
}

/// The order that follows the best of the links, a link taking the end of one strand and the start
/// of another; chains go by the place of their first strand.
pub(super) fn follow(
    count: usize,
    mut pairs: Vec<(i32, usize, usize)>,
    place: impl Fn(usize) -> (u32, u32),
) -> Vec<usize> {
    pairs.sort_unstable();
    let mut next = vec![None; count];
    let mut headed = vec![false; count];
    let mut roots: Vec<usize> = (0..count).collect();
    for (_, a, b) in pairs {
        let (from, to) = (root(&mut roots, a), root(&mut roots, b));
        if next[a].is_none() && !headed[b] && from != to {
            next[a] = Some(b);
            headed[b] = true;
            roots[to] = from;
        }
    }
    let mut heads: Vec<usize> = (0..count).filter(|&i| !headed[i]).collect();
    heads.sort_by_key(|&i| place(i));
    let mut out = Vec::with_capacity(count);
    for head in heads {
        let mut at = Some(head);
        while let Some(i) = at {
            out.push(i);
            at = next[i];
        }
    }
    out
}

/// How sure it is for each two strands that one goes on where the other ends, negated.
fn links(page: &str, strands: &[Strand]) -> Vec<(i32, usize, usize)> {
    let mut pairs = Vec::new();
    let flush: Vec<Option<bool>> = strands.iter().map(Strand::flush).collect();
    for a in 0..strands.len() {
        let near = a.saturating_sub(REACH)..(a + REACH + 1).min(strands.len());
        for b in near.filter(|&b| b != a) {
            let score = match strands[a].bond_to(&strands[b], b == a + 1) {
                Ok(bond) => bond,
                Err(lost) => link(page, &strands[a], &strands[b], flush[b], FAINT + lost) - lost,
            };
            if score > FAINT {
                pairs.push((-score, a, b));
            }
        }
    }
    pairs
}

/// The root of the chain that a strand belongs to.
fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

/// How sure it is that strand `b` is the column that follows `a`, or goes on below it; the words
/// are not looked at where nothing that they say could lift it above `least`.
fn link(page: &str, a: &Strand, b: &Strand, flush: Option<bool>, least: i32) -> i32 {
    let below = b.first().row + 3 > a.last().row && b.left < a.right && a.left < b.right;
    let mut score = if below { under(a, b) } else { beside(a, b) };
    let (wide, narrow) =
        (a.measure.max(b.measure).cast_signed(), a.measure.min(b.measure).cast_signed());
    score -= match wide - narrow {
        0..=2 => -10,
        3..=4 => 0,
        _ if a.pieces.len() < 3 || b.pieces.len() < 3 => 10,
        _ => 30,
    };
    if !below && score + FOND > least {
        score -= off_top(a, b);
    }
    if score + FOND <= least {
        return least;
    }
    score + flow(page, a.last(), b.first(), a.measure.max(b.measure), a.left, flush)
}

fn under(a: &Strand, b: &Strand) -> i32 {
    let shift = if a.left.abs_diff(b.left) > 2 { 20 } else { 0 };
    -shift
        + match b.first().row.cast_signed() - a.last().row.cast_signed() {
            rows @ 1.. => 15 - 4 * (rows - 1),
            rows => -5 + 5 * rows,
        }
}

fn beside(a: &Strand, b: &Strand) -> i32 {
    let other = b.first().row.cast_signed();
    let apart = b.left.cast_signed() - a.right.cast_signed();
    let level = b.last().row >= a.tops[a.tops.len() - 1] && other <= a.last().row.cast_signed();
    let width = (a.right - a.left).cast_signed();
    let score = if apart >= -2 && level { 0 } else { -60 };
    score - (apart - 2).max(0) * 2 - if apart > width { 10 } else { 0 }
}

/// How far `b` begins from the rows at which a column beside `a` may begin.
fn off_top(a: &Strand, b: &Strand) -> i32 {
    let row = b.first().row;
    a.tops.iter().map(|top| top.abs_diff(row).cast_signed() * 6).min().unwrap_or(0).min(40)
}
