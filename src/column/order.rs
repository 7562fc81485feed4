//! Strands put in reading order.

use super::manner::Manner;
use super::strand::{FOND, Strand, flow};

/// How many strands before and after are looked at for one that goes on.
const REACH: usize = 40;

/// The indices of strands in reading order.
pub(super) fn order(strands: &[Strand<'_>], manner: &Manner) -> Vec<usize> {
    let pairs = links(strands, manner);
    follow(strands.len(), pairs, |i| (strands[i].first().row, strands[i].first().x))
}

/// The order that follows the best of the links, a link taking the end of one strand and the start
/// of another; chains go by the place of their first strand.
fn follow(
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
fn links(strands: &[Strand<'_>], manner: &Manner) -> Vec<(i32, usize, usize)> {
    let place = if manner.places { placed } else { loose };
    let flush: Vec<Option<bool>> = strands.iter().map(Strand::flush).collect();
    let mut pairs = Vec::new();
    for (at, a) in strands.iter().enumerate() {
        let near = at.saturating_sub(REACH)..(at + REACH + 1).min(strands.len());
        for other in near.filter(|&other| other != at) {
            let b = &strands[other];
            if a.last().alone || b.first().alone {
                continue;
            }
            let score = match a.bond_to(b, other == at + 1, manner) {
                Ok(bond) => bond,
                Err(lost) => {
                    let place = place(a, b);
                    link(a, b, place, flush[other], manner.faint + lost) - lost
                }
            };
            if score > manner.faint {
                pairs.push((-score, at, other));
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

/// How sure it is that strand `b` is the column that follows `a`, or goes on below it, by place and
/// by what they say; the words are not looked at where nothing they say could lift it above `least`.
fn link(a: &Strand<'_>, b: &Strand<'_>, place: i32, flush: Option<bool>, least: i32) -> i32 {
    if place + FOND <= least {
        return least;
    }
    place + flow(a.last(), b.first(), a.measure.max(b.measure), a.left, flush)
}

/// What places and widths tell.
fn placed(a: &Strand<'_>, b: &Strand<'_>) -> i32 {
    let below = b.first().row + 3 > a.last().row && b.left < a.right && a.left < b.right;
    let place = if below { under(a, b) } else { beside(a, b) };
    let shape = match a.measure.abs_diff(b.measure) {
        0..=2 => 10,
        3..=4 => 0,
        _ if is_small(a, b) => -12,
        _ => -30,
    };
    place + shape
}

/// What widths and rows tell where places are not known.
fn loose(a: &Strand<'_>, b: &Strand<'_>) -> i32 {
    let shape = match a.measure.abs_diff(b.measure) {
        0..=1 => 3,
        2..=3 => 0,
        _ if is_small(a, b) => -9,
        _ => -30,
    };
    let start = b.first().row.cast_signed();
    let below = match start - a.last().row.cast_signed() {
        rows @ 0.. => (rows / 2).min(10),
        _ => 17,
    };
    let off = |&top: &u32| match start - top.cast_signed() {
        rows @ 0.. => 10 * rows,
        rows => 3 - rows,
    };
    let beside = a.tops.iter().map(off).min().unwrap_or(0);
    shape - 26 - below.min(beside)
}

fn is_small(a: &Strand<'_>, b: &Strand<'_>) -> bool {
    a.pieces.len() < 3 || b.pieces.len() < 3
}

fn under(a: &Strand<'_>, b: &Strand<'_>) -> i32 {
    let shift = if a.left.abs_diff(b.left) > 2 { 20 } else { 0 };
    -shift
        + match b.first().row.cast_signed() - a.last().row.cast_signed() {
            rows @ 1.. => 15 - 4 * (rows - 1),
            rows => -5 + 5 * rows,
        }
}

fn beside(a: &Strand<'_>, b: &Strand<'_>) -> i32 {
    let other = b.first().row.cast_signed();
    let apart = b.left.cast_signed() - a.right.cast_signed();
    let level = b.last().row >= a.tops[a.tops.len() - 1] && other <= a.last().row.cast_signed();
    let width = (a.right - a.left).cast_signed();
    let mut score = if apart >= -2 && level { 0 } else { -40 };
    score -= (apart - 2).max(0) * 2 + if apart > width { 10 } else { 0 };
    let off = |&top: &u32| (top.cast_signed() - other).abs() * 2;
    score - a.tops.iter().map(off).min().unwrap_or(0).min(27)
}
