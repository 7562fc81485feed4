//! [`Joining`]: making one piece of several.

use std::ops::Range;

use super::Tag;
use super::segment::{Piece, UNKNOWN_COST};
use super::words::Facts;

/// Joins runs of pieces, from the left to the right.
#[derive(Debug)]
pub(crate) struct Joining<'p> {
    pieces: &'p mut Vec<Piece>,
    /// So many pieces are as they will be.
    done: usize,
    /// The piece that comes after these.
    next: usize,
}

impl<'p> Joining<'p> {
    pub(crate) fn of(pieces: &'p mut Vec<Piece>) -> Self {
        Self { pieces, done: 0, next: 0 }
    }

    /// The pieces as they were before, from the end of the last run on.
    #[inline]
    pub(crate) fn pieces(&self) -> &[Piece] {
        self.pieces
    }

    /// Makes a word that no list has of the pieces of a run.
    pub(crate) fn join(&mut self, run: Range<usize>, tag: Tag) {
        let parts = &self.pieces[run.clone()];
        let whole = Piece {
            end: parts[parts.len() - 1].end,
            word: 0,
            cost: UNKNOWN_COST,
            tag,
            chars: parts.iter().map(|part| part.chars).sum(),
            facts: Facts::default(),
            ..parts[0]
        };
        self.keep(run.start);
        self.pieces[self.done] = whole;
        self.done += 1;
        self.next = run.end;
    }

    /// Ends with the pieces after the last run.
    pub(crate) fn finish(mut self) {
        self.keep(self.pieces.len());
        self.pieces.truncate(self.done);
    }

    fn keep(&mut self, end: usize) {
        if self.done < self.next {
            self.pieces.copy_within(self.next..end, self.done);
        }
        self.done += end - self.next;
    }
}
