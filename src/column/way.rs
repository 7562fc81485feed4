//! One way of handing out pieces to columns.

use super::beam::mix;
use super::cut::Piece;

/// How many columns stay open.
const OPEN: usize = 14;
/// After so many rows without a piece a column is closed.
const MISSED: u8 = 12;

/// A column as it stands after its last piece. Ways share it: none changes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The last column that the way had made before.
    pub(super) before: Option<u32>,
    /// Its first piece and its last.
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) count: u32,
    /// Cells of a full line.
    pub(super) measure: u32,
    /// Where pieces begin whose place holds, and where those do that are tied to another.
    pub(super) left: Option<u32>,
    pub(super) tied: Option<u32>,
    pub(super) right: u32,
    /// The row of its last piece.
    pub(super) row: u32,
    /// Whether its last piece goes on nothing.
    pub(super) alone: bool,
}

impl Column {
    pub(super) fn new(index: u32, piece: &Piece) -> Self {
        Self {
            before: None,
            first: index,
            last: index,
            count: 1,
            measure: piece.plain,
            left: piece.placed.then_some(piece.x),
            tied: (!piece.placed).then_some(piece.x),
            right: piece.x + piece.long,
            row: piece.row,
            alone: piece.alone,
        }
    }

    /// This column with one more piece.
    pub(super) fn with(self, index: u32, piece: &Piece) -> Self {
        let (row, alone) = (piece.row, piece.alone);
        let mut column = Self { last: index, row, alone, count: self.count + 1, ..self };
        if column.count <= 3 || piece.plain <= self.measure + 2 {
            column.measure = self.measure.max(piece.plain);
        }
        if piece.placed {
            column.left = Some(self.left.map_or(piece.x, |left| left.min(piece.x)));
            column.right = self.right.max(piece.x + piece.long);
        } else {
            column.tied = Some(self.tied.map_or(piece.x, |tied| tied.min(piece.x)));
        }
        column
    }

    /// Where it begins.
    pub(super) fn edge(&self) -> u32 {
        self.left.into_iter().chain(self.tied).min().unwrap_or(0)
    }

    /// Whether it stands where a new column begins.
    fn is_under(&self, other: &Self) -> bool {
        let (left, edge) = (self.edge(), other.edge());
        let over = self.right.min(other.right).saturating_sub(left.max(edge));
        let width = self.right.max(left).saturating_sub(left).min(other.right - edge);
        over * 2 > width
    }
}

/// A column that may go on, on one way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    /// Its number among all columns, and its last piece.
    pub(super) column: u32,
    pub(super) last: u32,
    /// Whether it has more than one piece.
    pub(super) grown: bool,
    /// In how many rows it and its left neighbour had a piece, since one of them had none; no more
    /// than two are counted.
    pub(super) mates: u8,
    /// Whether the present row has a piece in it.
    visited: bool,
    missed: u8,
}

impl Open {
    /// Whether it had a piece in the row before and others.
    pub(super) fn waits(&self) -> bool {
        self.grown && self.missed == 0
    }
}

/// The columns that the pieces so far make.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Way {
    pub(super) score: i32,
    /// From left to right, as many as `count` tells.
    open: [Open; OPEN + 1],
    count: usize,
    /// The first column that may have the next piece of the row.
    pub(super) at: usize,
    /// The column that it made last, by its number among all.
    pub(super) made: Option<u32>,
}

impl Way {
    /// The open columns from left to right.
    pub(super) fn open(&self) -> &[Open] {
        &self.open[..self.count]
    }

    /// The place of the column whose last piece is the one before a piece, if the row ends there.
    pub(super) fn after(&self, index: usize) -> Option<usize> {
        if self.at > 0 {
            return None;
        }
        self.open().iter().position(|open| open.last as usize + 1 == index)
    }

    /// The column that had a piece last in this row.
    pub(super) fn left(&self) -> Option<&Open> {
        self.at.checked_sub(1).map(|left| &self.open[left])
    }

    /// Tells ways apart that can go on differently.
    pub(super) fn key(&self) -> u64 {
        let part = |open: &Open| u64::from(open.last) << 1 | u64::from(open.visited);
        self.open().iter().map(part).fold(self.at as u64, mix)
    }

    /// Ends the row. Neighbours that had a piece in each row so far, and one of them has none now,
    /// tell against it.
    pub(super) fn turn(&mut self) {
        let mut left: Option<bool> = None;
        for open in &mut self.open[..self.count] {
            if open.visited || open.grown {
                match left {
                    Some(left) if left && open.visited => open.mates = (open.mates + 1).min(2),
                    Some(left) if left != open.visited => {
                        self.score -= 25 * i32::from(open.mates);
                        open.mates = 0;
                    }
                    _ => {}
                }
                left = Some(open.visited);
            }
            open.missed = if open.visited { 0 } else { open.missed + 1 };
            open.visited = false;
        }
        self.retain(|open| open.missed < MISSED);
        self.at = 0;
    }

    /// Closes the columns that do not stay.
    pub(super) fn retain(&mut self, stays: impl Fn(&Open) -> bool) {
        let mut kept = 0;
        for at in 0..self.count {
            if stays(&self.open[at]) {
                self.open[kept] = self.open[at];
                kept += 1;
            }
        }
        self.count = kept;
    }

    /// Numbers the open columns anew, from 0.
    pub(super) fn renumber(&mut self) {
        for (number, open) in (0..).zip(&mut self.open[..self.count]) {
            open.column = number;
        }
        self.made = None;
    }

    /// Closes all columns.
    pub(super) fn clear(&mut self) {
        (self.count, self.at) = (0, 0);
    }

    /// Gives an open column its next piece, which makes it the column of this number.
    pub(super) fn join(&mut self, at: usize, last: u32, column: u32) {
        let open = &mut self.open[at];
        *open = Open { column, last, grown: true, visited: true, ..*open };
        self.made = Some(column);
        self.at = at + 1;
    }

    /// Finds a place for a new column among all, after those further left, and closes those that
    /// it stands below.
    pub(super) fn fit(&mut self, new: &Column, columns: &[Column]) {
        let column = |open: &Open| &columns[open.column as usize];
        let left = self.open()[self.at..].iter();
        self.at += left.take_while(|open| column(open).edge() <= new.edge()).count();
        let stays = |open: &Open| open.visited || !column(open).is_under(new);
        let before = self.open[..self.at].iter().filter(|open| stays(open)).count();
        self.retain(stays);
        self.at = before;
    }

    /// Opens the column of this number with its first piece after the column that had a piece last.
    pub(super) fn start(&mut self, last: u32, column: u32) {
        self.open.copy_within(self.at..self.count, self.at + 1);
        self.open[self.at] = Open { column, last, visited: true, ..Open::default() };
        self.made = Some(column);
        self.at += 1;
        self.count += 1;
        if self.count > OPEN {
            self.close();
        }
    }

    /// Closes the column that waits longest.
    fn close(&mut self) {
        let open = self.open().iter().enumerate();
        if let Some((oldest, _)) = open.min_by_key(|(_, open)| (open.visited, open.last)) {
            self.open.copy_within(oldest + 1..self.count, oldest);
            self.count -= 1;
            self.at -= usize::from(oldest < self.at);
        }
    }
}
