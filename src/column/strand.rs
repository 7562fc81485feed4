//! Strands: pieces that stand below each other, and how well one goes on where another ends.

use super::cut::Piece;
use super::join;
use super::manner::Manner;

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
    /// The rows at which its column may begin, nearest first; none is its own first row.
    pub(super) tops: Vec<u32>,
}

impl<'p> Strand<'p> {
    pub(super) fn new(pieces: &'p [Piece]) -> Self {
        let (first, rest) = (&pieces[0], &pieces[1..]);
        let mut strand = Self {
            left: first.x,
            right: first.x + first.long,
            measure: first.plain,
            index: usize::MAX,
            bond: START,
            below: START,
            tops: Vec::new(),
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

/// The bond of a strand's first piece, which stands below none.
const START: i32 = -30;
/// The most that the words of two lines can say for their going together.
pub(super) const FOND: i32 = 42;

/// A piece of a strand, and where it stands.
struct Place {
    spot: u64,
    strand: u32,
    piece: u32,
}

/// Strands taken apart wherever one line may not go on the line before. Columns of an article
/// begin in one row, so a place where neighbours part too is the likelier to be a true one.
pub(super) fn parts<'p>(strands: &'p [Vec<Piece>], manner: &Manner) -> Vec<Strand<'p>> {
    let own: Vec<Vec<i32>> = strands.iter().map(|strand| bonds(strand)).collect();
    let mut places: Vec<Place> = Vec::new();
    for (s, strand) in (0..).zip(strands) {
        let place = |(p, piece): (u32, &Piece)| Place { spot: piece.spot(), strand: s, piece: p };
        places.extend((0..).zip(strand).map(place));
    }
    // Pieces of one spot stay in the order of their strands.
    places.sort_by_key(|place| place.spot);
    let mut bonds = own.clone();
    for pair in places.windows(2) {
        let at = |place: &Place| (place.strand as usize, place.piece as usize);
        let ((s, p), (t, q)) = (at(&pair[0]), at(&pair[1]));
        if strands[s][p].row == strands[t][q].row {
            bonds[s][p] += own[t][q] / 2;
            bonds[t][q] += own[s][p] / 2;
        }
    }
    let mut out = Vec::new();
    for (index, strand) in strands.iter().enumerate() {
        part(strand, index, &bonds[index], manner.loose, &mut out);
    }
    out
}

/// How well each piece goes on below the one before.
fn bonds(pieces: &[Piece]) -> Vec<i32> {
    (0..pieces.len()).map(|at| if at == 0 { START } else { bond(pieces, at) }).collect()
}

fn bond(pieces: &[Piece], at: usize) -> i32 {
    let (a, b) = (&pieces[at - 1], &pieces[at]);
    let near = &pieces[at.saturating_sub(6)..(at + 6).min(pieces.len())];
    let left = near.iter().filter(|p| p.placed).map(|p| p.x).min();
    let measure = near.iter().map(|p| p.plain).max().unwrap_or(0);
    let flush = left.filter(|_| b.placed).map(|left| b.x <= left + 1);
    let step = if at > 1 { a.row - pieces[at - 2].row } else { 1 };
    let space = if b.row > a.row + step.max(1) { 25 } else { 0 };
    flow(a, b, measure, left.unwrap_or(0), flush) - space
}

/// A strand taken apart at the places where it may part.
fn part<'p>(
    pieces: &'p [Piece],
    index: usize,
    bonds: &[i32],
    loose: i32,
    out: &mut Vec<Strand<'p>>,
) {
    let mut from = 0;
    let mut tops = vec![pieces[0].row];
    for at in 1..=pieces.len() {
        let below = bonds.get(at).copied().unwrap_or(START);
        if below > loose {
            continue;
        }
        let (bond, rows) = (bonds[from], tops.iter().rev().take(8).copied().collect());
        out.push(Strand { index, bond, below, tops: rows, ..Strand::new(&pieces[from..at]) });
        from = at;
        tops.extend(pieces.get(at).map(|piece| piece.row));
    }
}

/// How well a line goes on where another ends, by what they say; `flush` tells whether the second
/// begins at the left edge of its column, where that is known.
pub(super) fn flow(
    last: &Piece,
    next: &Piece,
    measure: u32,
    left: u32,
    flush: Option<bool>,
) -> i32 {
    let indent = if last.placed { 2 * last.x.saturating_sub(left).min(2) } else { 2 };
    let short = last.plain + indent + 4 <= measure;
    let fond = || join::affinity(&last.ends, &next.ends);
    said(last.ends.stops, short, flush, next.plain + 3 > measure, fond)
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
