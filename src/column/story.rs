//! An article on its way down the page: its columns, and what it costs to put a box into them.

use std::cmp::Ordering;

use super::beam::mix;
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
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Track {
    /// Its first box and its last.
    pub(super) head: u32,
    pub(super) last: u32,
    /// How far down it is, in half rows.
    pub(super) foot: i32,
    /// How surely its last box goes on with the head of the next column.
    onward: i32,
}

/// An article with the boxes so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    tracks: [Track; MOST],
    count: usize,
    /// The columns that have not been passed over, a bit each.
    live: u8,
    /// The column of the last box, and the height of the box's middle in half rows.
    here: usize,
    middle: i32,
    /// How far down the columns are.
    depth: i32,
    /// Whether all columns so far have but one box.
    opening: bool,
    /// Cells of a full line, and how many lines tell so.
    measure: i32,
    lines: i32,
}

impl Story {
    /// No article yet.
    pub(super) const NONE: Self = Self {
        tracks: [Track { head: 0, last: 0, foot: 0, onward: 0 }; MOST],
        count: 0,
        live: 0,
        here: 0,
        middle: 0,
        depth: 0,
        opening: true,
        measure: 0,
        lines: 0,
    };

    /// The article that begins with box `at`.
    pub(super) fn new(at: usize, patch: &Patch) -> Self {
        let mut story = Self::NONE;
        story.put(0, Track { head: at as u32, last: at as u32, ..Track::default() }, patch);
        Self { measure: patch.usual, ..story }
    }

    /// Its columns.
    pub(super) fn tracks(&self) -> &[Track] {
        &self.tracks[..self.count]
    }

    /// Tells articles apart after which different boxes may follow.
    pub(super) fn key(&self) -> u64 {
        let place = (self.here as u64) << 8 | u64::from(self.live);
        self.tracks().iter().fold(place, |key, track| {
            let boxes = u64::from(track.head) << 32 | u64::from(track.last);
            mix(mix(key, boxes), track.foot as u64)
        })
    }

    /// How surely its columns follow each other.
    pub(super) fn onward(&self) -> i32 {
        self.tracks().iter().map(|track| track.onward).sum()
    }

    /// What it costs to put a box beside the columns, which it fits so well.
    pub(super) fn cost_beside(&self, patch: &Patch, fit: i32) -> i32 {
        let begins = if self.begins() { BESIDE } else { LATE };
        begins + fit + rightwards(patch.rows() - self.middle)
    }

    /// Puts a box beside the columns, the last of which it goes on so surely.
    pub(super) fn beside(&mut self, at: usize, patch: &Patch, seam: i32) {
        self.opening = self.begins();
        self.tracks[self.count - 1].onward = seam;
        self.put(self.count, Track { head: at as u32, last: at as u32, ..Track::default() }, patch);
    }

    /// Whether the columns begin, the last box the first of the last.
    fn begins(&self) -> bool {
        self.opening && self.here + 1 == self.count
    }

    /// The least that it costs beside the seam to put a box below any column, which it fits so well.
    pub(super) fn least_cost(fit: i32) -> i32 {
        BELOW + fit
    }

    /// What it costs beside the seam to put a box below a column, which it fits so well.
    pub(super) fn cost_below(&self, track: usize, patch: &Patch, fit: i32) -> i32 {
        let foot = self.tracks[track].foot;
        let passed = self.live & self.between(track);
        let live = self.live & !passed | 1 << track;
        let cost = BELOW + fit + self.turn(track, foot + patch.rows());
        cost + PASSED * passed.count_ones() as i32 + self.overhang(live, foot + 2 * patch.rows())
    }

    /// Puts a box below a column, on whose next it goes on so surely.
    pub(super) fn below(&mut self, track: usize, at: usize, patch: &Patch, seam: i32) {
        self.opening &= track == self.here;
        self.live &= !self.between(track);
        let column = Track { last: at as u32, onward: seam, ..self.tracks[track] };
        self.put(track, column, patch);
    }

    /// The columns passed over on the way from the one at hand to another.
    fn between(&self, track: usize) -> u8 {
        let (below, upto) = (|at: usize| (1 << at) - 1, |at: usize| (2 << at) - 1);
        match track.cmp(&self.here) {
            Ordering::Greater => below(track) & !upto(self.here),
            Ordering::Equal => 0,
            Ordering::Less => below(track) | !upto(self.here),
        }
    }

    /// Puts a box into a column.
    fn put(&mut self, track: usize, column: Track, patch: &Patch) {
        self.middle = column.foot + patch.rows();
        let foot = column.foot + 2 * patch.rows();
        self.tracks[track] = Track { foot, ..column };
        self.depth = self.depth.max(foot);
        self.live |= 1 << track;
        self.count = self.count.max(track + 1);
        self.here = track;
        if patch.widest <= self.measure + 2 || self.lines < 3 {
            self.measure = self.measure.max(patch.widest);
        }
        self.lines += patch.rows();
    }

    /// What it costs that a box does not fit the measure.
    pub(super) fn fit(&self, patch: &Patch) -> i32 {
        let over = patch.widest - self.measure;
        let wide = if over > 1 && self.lines > 1 { WIDE * over.min(4) / 4 } else { 0 };
        let short = patch.rows() > 1 && patch.first.indent(self.measure) == Indent::Short;
        let narrow = [patch.inner < self.measure - 3, short];
        wide + narrow.into_iter().filter(|&narrow| narrow).count() as i32 * NARROW
    }

    /// The likelihood of going from the column at hand to another and this height.
    fn turn(&self, track: usize, middle: i32) -> i32 {
        let down = middle - self.middle;
        let others = !self.live.is_power_of_two();
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

    /// What it costs that a column goes down to some depth below columns other than the last that
    /// were passed over.
    fn overhang(&self, live: u8, depth: i32) -> i32 {
        if depth <= self.depth {
            return 0;
        }
        let over = |depth: i32, track: &Track| UNEVEN * (depth - track.foot - 3).max(0) / 2;
        let columns = self.tracks[..self.count - 1].iter().enumerate();
        let passed = columns.filter(|(at, _)| live >> at & 1 == 0);
        passed.map(|(_, track)| over(depth, track) - over(self.depth, track)).sum()
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
