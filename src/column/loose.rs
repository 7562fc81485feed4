//! Strands and their order where blanks keep columns apart but tell no places.

use super::cut::Piece;
use super::order::{self, REACH};
use super::strand::{FOND, Strand, flow};

/// How many rows a strand waits for its next piece.
const PATIENCE: u32 = 8;

/// Links each piece to the strand that it goes on best.
pub(super) fn strands(page: &str, pieces: &[Piece]) -> Vec<Strand> {
    let mut done = Vec::new();
    let mut open: Vec<Strand> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let row = pieces[at].row;
        let end = at + pieces[at..].iter().take_while(|p| p.row == row).count();
        let (over, waiting) = open.into_iter().partition(|s| s.last().row + PATIENCE < row);
        open = waiting;
        done.extend::<Vec<Strand>>(over);
        step(page, &pieces[at..end], &mut open);
        at = end;
    }
    done.append(&mut open);
    done.sort_by_key(|s| (s.first().row, s.first().x));
    done
}

fn step(page: &str, row: &[Piece], open: &mut Vec<Strand>) {
    let mut pairs = Vec::new();
    for (s, strand) in open.iter().enumerate() {
        for (p, piece) in row.iter().enumerate() {
            let score = score(page, strand, piece);
            if score > 0 {
                pairs.push((-score, p, s));
            }
        }
    }
    pairs.sort_unstable();
    let mut taken = vec![false; row.len()];
    let mut grown = vec![false; open.len()];
    for (_, p, s) in pairs {
        if !taken[p] && !grown[s] {
            open[s].push(row[p]);
            (taken[p], grown[s]) = (true, true);
        }
    }
    let fresh = row.iter().zip(taken).filter(|(_, taken)| !taken);
    open.extend(fresh.map(|(piece, _)| Strand::new(*piece)));
}

fn score(page: &str, strand: &Strand, piece: &Piece) -> i32 {
    let last = strand.last();
    let rows = (piece.row - last.row).cast_signed();
    let slot = if last.slot == piece.slot { 10 } else { 0 };
    let measure = strand.pieces[strand.pieces.len().saturating_sub(4)..]
        .iter()
        .map(|p| p.plain)
        .max()
        .unwrap_or(0);
    let wide = piece.plain.cast_signed() - measure.cast_signed();
    let shape = if wide > 2 && strand.pieces.len() > 1 {
        -15
    } else if wide.abs() <= 1 {
        5
    } else {
        0
    };
    20 - 8 * (rows - 1)
        + slot
        + shape
        + flow(page, last, piece, measure.max(piece.plain.min(measure + 4)), 0, None)
}

/// The indices of strands in reading order.
pub(super) fn order(page: &str, strands: &[Strand]) -> Vec<usize> {
    let mut pairs = Vec::new();
    for a in 0..strands.len() {
        let near = a.saturating_sub(REACH)..(a + REACH + 1).min(strands.len());
        for b in near.filter(|&b| b != a) {
            let score = match strands[a].bond_to(&strands[b], b == a + 1) {
                Ok(bond) => bond,
                Err(lost) => link(page, &strands[a], &strands[b], lost) - lost,
            };
            if score > 0 {
                pairs.push((-score, a, b));
            }
        }
    }
    order::follow(strands.len(), pairs, |i| (strands[i].first().row, strands[i].first().x))
}

fn link(page: &str, a: &Strand, b: &Strand, least: i32) -> i32 {
    let shape = match a.measure.abs_diff(b.measure) {
        0..=1 => 10,
        2..=3 => 0,
        _ if a.pieces.len() < 3 || b.pieces.len() < 3 => -10,
        _ => -30,
    };
    let apart = (b.first().row.cast_signed() - a.last().row.cast_signed()).abs();
    let score = shape - 20 - (apart / 2).min(15);
    if score + FOND <= least {
        return least;
    }
    score + flow(page, a.last(), b.first(), a.measure, 0, None)
}
