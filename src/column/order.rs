//! Strands put in reading order.

use super::strand::{Strand, flow};

/// How many strands before and after are looked at for one that goes on.
const REACH: usize = 40;

/// The indices of strands in reading order, for a picture page.
pub(super) fn order(page: &str, strands: &[Strand]) -> Vec<usize> {
    let next = links(page, strands);
    let mut has_before = vec![false; strands.len()];
    for to in next.iter().flatten() {
        has_before[*to] = true;
    }
    let mut heads: Vec<usize> = (0..strands.len()).filter(|&i| !has_before[i]).collect();
    heads.sort_by_key(|&i| (strands[i].first().row, strands[i].left));
    let mut out = Vec::with_capacity(strands.len());
    for head in heads {
        let mut at = Some(head);
        while let Some(i) = at {
            out.push(i);
            at = next[i];
        }
    }
    out
}

/// For each strand the one that goes on where it ends.
fn links(page: &str, strands: &[Strand]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for a in 0..strands.len() {
        let near = a.saturating_sub(REACH)..(a + REACH + 1).min(strands.len());
        for b in near.filter(|&b| b != a) {
            let score = if b == a + 1 && strands[a].index == strands[b].index {
                42 + strands[b].bond
            } else {
                let lost = (30 + strands[a].below).max(0) + (30 + strands[b].bond).max(0);
                link(page, &strands[a], &strands[b]) - lost * 5 / 10
            };
            if score > -15 {
                pairs.push((-score, a, b));
            }
        }
    }
    pairs.sort_unstable();
    let mut next = vec![None; strands.len()];
    let mut before = vec![None; strands.len()];
    for (_, a, b) in pairs {
        if next[a].is_none() && before[b].is_none() && tail(&next, b) != a {
            next[a] = Some(b);
            before[b] = Some(a);
        }
    }
    next
}

fn tail(next: &[Option<usize>], mut at: usize) -> usize {
    while let Some(to) = next[at] {
        at = to;
    }
    at
}

/// How sure it is that strand `b` is the column that follows `a`, or goes on below it.
fn link(page: &str, a: &Strand, b: &Strand) -> i32 {
    let below = b.first().row + 3 > a.last().row && b.left < a.right && a.left < b.right;
    let mut score = if below { under(a, b) } else { beside(a, b) };
    let (wide, narrow) = (a.measure.max(b.measure) as i32, a.measure.min(b.measure) as i32);
    score -= match wide - narrow {
        0..=2 => -10,
        3..=4 => 0,
        _ if a.pieces.len() < 3 || b.pieces.len() < 3 => 10,
        _ => 30,
    };
    score + flow(page, a.last(), b.first(), a.measure.max(b.measure), a.left, b.flush())
}

fn under(a: &Strand, b: &Strand) -> i32 {
    let shift = if a.left.abs_diff(b.left) > 2 { 20 } else { 0 };
    -shift
        + match b.first().row as i32 - a.last().row as i32 {
            rows @ 1.. => 15 - 4 * (rows - 1),
            rows => -5 + 5 * rows,
        }
}

fn beside(a: &Strand, b: &Strand) -> i32 {
    let other = b.first().row as i32;
    let apart = b.left as i32 - a.right as i32;
    let level = b.last().row >= a.tops[a.tops.len() - 1] && other <= a.last().row as i32;
    let width = (a.right - a.left) as i32;
    let mut score = if apart >= -2 && level { 0 } else { -60 };
    score -= (apart - 2).max(0) * 2 + if apart > width { 10 } else { 0 };
    let off = |(skipped, &top): (usize, &u32)| (top as i32 - other).abs() * 6 + skipped as i32 * 0;
    score - a.tops.iter().enumerate().map(off).min().unwrap_or(0).min(40)
}
