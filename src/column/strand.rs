//! Strands: pieces that stand below each other, and how well one goes on where another ends.

use super::bond;
use super::cut::Piece;
use super::manner::Manner;
use crate::net::SCALE;

/// How many rows at which its column may begin are known of a part.
pub(super) const TOPS: usize = 8;

/// Pieces that stand below each other: a part of a strand, or a box of lines.
#[derive(Debug, Clone)]
pub(super) struct Strand<'p> {
    pub(super) pieces: &'p [Piece],
    /// The first and last character column that it covers.
    pub(super) left: u32,
    pub(super) right: u32,
    /// Cells of a full line.
    pub(super) measure: u32,
    /// The strand that it is a part of.
    pub(super) index: usize,
    /// How well it goes on below the part before.
    pub(super) bond: i32,
    /// How well the part below goes on after it.
    pub(super) below: i32,
    /// The rows at which its column may begin, so many, nearest first; none is its own first row.
    pub(super) tops: [u32; TOPS],
    pub(super) count: usize,
}

impl<'p> Strand<'p> {
    pub(super) fn new(pieces: &'p [Piece]) -> Self {
        let (first, rest) = (&pieces[0], &pieces[1..]);
        let mut strand = Self {
            left: first.x,
            right: first.x + first.long,
            measure: first.plain,
            index: usize::MAX,
            bond: bond::NONE,
            below: bond::NONE,
            tops: [0; TOPS],
            count: 0,
            pieces,
        };
        for piece in rest {
            strand.widen(piece);
        }
        strand
    }

    /// Whether it begins at its left edge, where that is known.
    pub(super) fn flush(&self) -> Option<bool> {
        let rest = self.pieces[1..].iter().filter(|p| p.placed).map(|p| p.x).min()?;
        self.first().placed.then(|| self.first().x <= rest + 1)
    }

    fn widen(&mut self, piece: &Piece) {
        if piece.placed {
            self.left = self.left.min(piece.x);
            self.right = self.right.max(piece.x + piece.long);
        }
        self.measure = self.measure.max(piece.plain);
    }

    pub(super) fn first(&self) -> &'p Piece {
        &self.pieces[0]
    }

    pub(super) fn last(&self) -> &'p Piece {
        &self.pieces[self.pieces.len() - 1]
    }
}

/// The bond of a line that surely goes on the one before.
const SURE: i32 = 3 * SCALE;
/// The most that the words of two lines can say for their going together.
pub(super) const FOND: i32 = 42;

/// Strands taken apart wherever one line does not surely go on the line before.
pub(super) fn parts<'p>(page: &str, strands: &'p [Vec<Piece>], manner: &Manner) -> Vec<Strand<'p>> {
    let bonds = bond::bonds(page, strands, manner.places);
    let (mut rest, mut out) = (&bonds[..], Vec::new());
    for (index, strand) in strands.iter().enumerate() {
        let own;
        (own, rest) = rest.split_at(strand.len());
        part(strand, index, own, &mut out);
    }
    out
}

/// A strand taken apart at the places where it may part.
fn part<'p>(pieces: &'p [Piece], index: usize, bonds: &[i32], out: &mut Vec<Strand<'p>>) {
    let (mut from, mut tops, mut count) = (0, [pieces[0].row; TOPS], 1);
    for at in 1..=pieces.len() {
        let below = bonds.get(at).copied().unwrap_or(bond::NONE);
        if below > SURE {
            continue;
        }
        let part = Strand::new(&pieces[from..at]);
        out.push(Strand { index, bond: bonds[from], below, tops, count, ..part });
        from = at;
        if let Some(piece) = pieces.get(at) {
            tops.copy_within(..TOPS - 1, 1);
            (tops[0], count) = (piece.row, TOPS.min(count + 1));
        }
    }
}

/// Tenths of the natural logarithm of how much likelier this is where a line goes on than where it
/// does not, as counted on typeset pages: how the line ends, whether it is short, whether the next
/// is flush left or as wide as the column, and how fond of each other the characters between are.
pub(super) fn said(
    stop: bool,
    short: bool,
    flush: Option<bool>,
    full: bool,
    fond: impl FnOnce() -> i32,
) -> i32 {
    match (stop, short, flush) {
        (true, true, Some(true)) => -26,
        (true, true, Some(false)) => -3,
        (true, true, None) if full => -40,
        (true, true, None) => -10,
        (true, false, Some(false)) => -5,
        (true, false, _) => -11,
        (false, false, Some(false)) => (-6 + fond() * 8 / 10).clamp(-26, 30),
        (false, false, _) => (14 + fond() * 8 / 10).clamp(-6, FOND),
        (false, true, Some(false)) => (-20 + fond() * 7 / 10).clamp(-34, 20),
        (false, true, _) => (-2 + fond() * 8 / 10).clamp(-20, 22),
    }
}
