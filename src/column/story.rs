//! An article on its way down the page: its columns, and what it costs to put a box into them.

use std::cmp::Ordering;

use super::seam::{Indent, Patch};

/// How many columns an article has at most.
pub(super) const MOST: usize = 6;

// What each step costs, in hundredths of a natural logarithm.

/// A box below another.
const BELOW: i32 = -10;
/// A box beside the columns of an article, while they begin and later.
const BESIDE: i32 = -120;
const LATE: i32 = -450;
/// A column that is passed over while it could go on, and a row by which others go on further.
const PASSED: i32 = -320;
const UNEVEN: i32 = -40;
/// A line that is wider than its column, and one within that is shorter.
const WIDE: i32 = -500;
const NARROW: i32 = -200;
/// Another box in the same column though other columns are open.
const AGAIN: i32 = -180;

/// A column on its way down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Track {
    /// Its first box and its last.
    pub(super) head: usize,
    pub(super) last: usize,
    /// How far down it is, in half rows.
    pub(super) foot: i32,
    /// Whether it has not been passed over.
    live: bool,
}

/// An article with the boxes so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    tracks: [Track; MOST],
    count: usize,
    /// The column of the last box, and the height of the box's middle in half rows.
    here: usize,
    middle: i32,
    /// Whether all columns so far have but one box.
    opening: bool,
    /// Cells of a full line, and how many lines tell so.
    measure: i32,
    lines: i32,
}

impl Story {
    /// No article yet.
    pub(super) const NONE: Self = Self {
        tracks: [Track { head: 0, last: 0, foot: 0, live: false }; MOST],
        count: 0,
        here: 0,
        middle: 0,
        opening: true,
        measure: 0,
        lines: 0,
    };

    /// The article that begins with box `at`.
    pub(super) fn new(at: usize, patch: &Patch) -> Self {
        let mut story = Self::NONE;
        story.put(0, Track { head: at, last: at, foot: 0, live: true }, patch);
        Self { measure: patch.usual, ..story }
    }

    /// Its columns.
    pub(super) fn tracks(&self) -> &[Track] {
        &self.tracks[..self.count]
    }

    /// Whether the same may follow here as in another.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.here == other.here && self.tracks() == other.tracks()
    }

    /// Puts a box beside the columns; returns what that costs.
    pub(super) fn beside(&mut self, at: usize, patch: &Patch) -> i32 {
        let opening = self.opening && self.here + 1 == self.count;
        let cost = self.fit(patch) + rightwards(patch.rows() - self.middle);
        self.opening = opening;
        self.put(self.count, Track { head: at, last: at, foot: 0, live: true }, patch);
        cost + if opening { BESIDE } else { LATE }
    }

    /// Puts a box below a column; returns what that costs beside the seam.
    pub(super) fn below(&mut self, track: usize, at: usize, patch: &Patch) -> i32 {
        let column = self.tracks[track];
        let cost = BELOW + self.fit(patch) + self.turn(track, column.foot + patch.rows());
        self.opening &= track == self.here;
        let passed = self.pass(track);
        let before = self.depth();
        self.put(track, Track { last: at, live: true, ..column }, patch);
        cost + passed + self.overhang(self.depth()) - self.overhang(before)
    }

    /// Passes over the open columns between the one at hand and another; returns what that costs.
    fn pass(&mut self, track: usize) -> i32 {
        let here = self.here;
        let passed = |other: usize| match track.cmp(&here) {
            Ordering::Greater => other > here && other < track,
            Ordering::Equal => false,
            Ordering::Less => other > here || other < track,
        };
        let mut cost = 0;
        for (other, column) in self.tracks[..self.count].iter_mut().enumerate() {
            if passed(other) && column.live {
                column.live = false;
                cost += PASSED;
            }
        }
        cost
    }

    /// Puts a box into a column.
    fn put(&mut self, track: usize, column: Track, patch: &Patch) {
        self.middle = column.foot + patch.rows();
        self.tracks[track] = Track { foot: column.foot + 2 * patch.rows(), ..column };
        self.count = self.count.max(track + 1);
        self.here = track;
        if patch.widest <= self.measure + 2 || self.lines < 3 {
            self.measure = self.measure.max(patch.widest);
        }
        self.lines += patch.rows();
    }

    /// What it costs that a box does not fit the measure.
    fn fit(&self, patch: &Patch) -> i32 {
        let over = patch.widest - self.measure;
        let wide = if over > 1 && self.lines > 1 { WIDE * over.min(4) / 4 } else { 0 };
        let short = patch.rows() > 1 && patch.first.indent(self.measure) == Indent::Short;
        let narrow = [patch.inner < self.measure - 3, short];
        wide + narrow.into_iter().filter(|&narrow| narrow).count() as i32 * NARROW
    }

    /// The likelihood of going from the column at hand to another and this height.
    fn turn(&self, track: usize, middle: i32) -> i32 {
        let down = middle - self.middle;
        let others = self.tracks().iter().filter(|track| track.live).count() > 1;
        match track.cmp(&self.here) {
            Ordering::Equal if others => AGAIN,
            Ordering::Equal => 0,
            Ordering::Greater => rightwards(down),
            Ordering::Less => match down {
                1..=5 => 0,
                0 => -450,
                _ => -550,
            },
        }
    }

    fn depth(&self) -> i32 {
        self.tracks().iter().map(|track| track.foot).max().unwrap_or(0)
    }

    /// What it costs that columns other than the last were passed over above this depth.
    fn overhang(&self, depth: i32) -> i32 {
        let passed = self.tracks[..self.count - 1].iter().filter(|track| !track.live);
        passed.map(|track| UNEVEN * (depth - track.foot - 3).max(0) / 2).sum()
    }
}

/// The likelihood of going to a column further right, so many half rows down.
fn rightwards(down: i32) -> i32 {
    match down {
        0 => -30,
        -1 | 1 | 2 => -200,
        -2 => -460,
        _ => -430,
    }
}
