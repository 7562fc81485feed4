//! One way of handing out pieces to columns.

use super::cut::Piece;

/// How many columns stay open.
const OPEN: usize = 14;
/// After so many rows without a piece a column is closed.
const MISSED: u32 = 12;

/// A column that may go on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// Its first and last piece.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) count: u32,
    /// Cells of a full line.
    pub(super) measure: u32,
    /// Where pieces begin whose place holds, and where those do that are tied to another.
    pub(super) left: Option<u32>,
    pub(super) tied: Option<u32>,
    pub(super) right: u32,
    /// The row of its last piece.
    pub(super) row: u32,
    /// In how many rows it and its left neighbour had a piece, since one of them had none.
    pub(super) mates: i32,
    /// Whether the present row has a piece in it.
    visited: bool,
    missed: u32,
}

/// The columns that the pieces so far make.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) score: i32,
    /// From left to right.
    pub(super) open: Vec<Open>,
    /// The first column that may have the next piece of the row.
    pub(super) at: usize,
    /// The last choice.
    pub(super) choice: Option<usize>,
}

impl Open {
    fn new(index: usize, piece: &Piece) -> Self {
        Self {
            first: index,
            last: index,
            count: 1,
            measure: piece.plain,
            left: piece.placed.then_some(piece.x),
            tied: (!piece.placed).then_some(piece.x),
            right: piece.x + piece.long,
            row: piece.row,
            mates: 0,
            visited: true,
            missed: 0,
        }
    }

    /// Where it begins.
    pub(super) fn edge(&self) -> u32 {
        self.left.into_iter().chain(self.tied).min().unwrap_or(0)
    }

    fn push(&mut self, index: usize, piece: &Piece) {
        (self.last, self.row, self.visited) = (index, piece.row, true);
        self.count += 1;
        if self.count <= 3 || piece.plain <= self.measure + 2 {
            self.measure = self.measure.max(piece.plain);
        }
        if piece.placed {
            self.left = Some(self.left.map_or(piece.x, |left| left.min(piece.x)));
            self.right = self.right.max(piece.x + piece.long);
        } else {
            self.tied = Some(self.tied.map_or(piece.x, |tied| tied.min(piece.x)));
        }
    }

    /// Whether it stands where a new column begins.
    fn is_under(&self, other: &Self) -> bool {
        let (left, edge) = (self.edge(), other.edge());
        let over = self.right.min(other.right).saturating_sub(left.max(edge));
        let width = self.right.max(left).saturating_sub(left).min(other.right - edge);
        over * 2 > width
    }
}

impl Way {
    /// Tells ways apart that can go on differently.
    pub(super) fn key(&self) -> u64 {
        let mix = |key: u64, column: &Open| {
            let part = (column.last as u64) << 1 | u64::from(column.visited);
            (key ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
        };
        self.open.iter().fold(self.at as u64, mix)
    }

    /// This way after the end of the row.
    pub(super) fn turned(&self) -> Self {
        let mut way = self.clone();
        way.turn();
        way
    }

    /// Ends the row. Neighbours that had a piece in each row so far, and one of them has none now,
    /// tell against it.
    pub(super) fn turn(&mut self) {
        let mut left: Option<bool> = None;
        for column in &mut self.open {
            if column.visited || column.count > 1 {
                match left {
                    Some(left) if left && column.visited => column.mates += 1,
                    Some(left) if left != column.visited => {
                        self.score -= 25 * column.mates.min(2);
                        column.mates = 0;
                    }
                    _ => {}
                }
                left = Some(column.visited);
            }
            column.missed = if column.visited { 0 } else { column.missed + 1 };
            column.visited = false;
        }
        self.open.retain(|column| column.missed < MISSED);
        self.at = 0;
    }

    /// How many columns that had a piece in the row before are passed over on the way to one.
    pub(super) fn skipped(&self, column: usize) -> i32 {
        let passed = self.open[self.at..column].iter();
        passed.map(|open| i32::from(open.count > 1 && open.missed == 0)).sum()
    }

    /// Gives a column a piece; the first piece of the column.
    pub(super) fn join(&mut self, column: usize, index: usize, piece: &Piece) -> usize {
        self.open[column].push(index, piece);
        self.at = column + 1;
        self.open[column].first
    }

    /// Opens a column with a piece: by its place where that is known, else after the column that
    /// had a piece last.
    pub(super) fn start(&mut self, index: usize, piece: &Piece, places: bool) -> usize {
        let new = Open::new(index, piece);
        if places {
            let left = self.open[self.at..].iter().take_while(|open| open.edge() <= piece.x);
            self.at += left.count();
            let stays = |open: &Open| open.visited || !open.is_under(&new);
            let before = self.open[..self.at].iter().filter(|open| stays(open)).count();
            self.open.retain(stays);
            self.at = before;
        }
        self.open.insert(self.at, new);
        self.at += 1;
        if self.open.len() > OPEN {
            self.close();
        }
        index
    }

    /// Closes the column that waits longest.
    fn close(&mut self) {
        let waiting = self.open.iter().enumerate().filter(|(_, column)| !column.visited);
        if let Some((oldest, _)) = waiting.min_by_key(|(_, column)| column.last) {
            self.open.remove(oldest);
            self.at -= usize::from(oldest < self.at);
        }
    }
}
