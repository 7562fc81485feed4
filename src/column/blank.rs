//! Which single blanks of a row part columns, by a small net over what stands around each.
//!
//! The widths of pieces (`cut`) tell where lines of text are cut; headlines have no measure. What
//! tells of them is how the words go on in the rows above and below.

use std::sync::LazyLock;

use super::clue::{FONDS, fondness};
use super::cut::Piece;
use super::fact::{self, CLASSES, class};
use super::mark::Marks;
use super::shape::{Shape, Steps};
use crate::net::{self, Net};
use crate::pair::Ends;
use crate::{Span, edge};

/// The kinds of facts by how many values each has.
const SHAPE: Shape<KINDS> = Shape::new([
    2, 16, 32, 32, 21, 26, 26, CLASSES, CLASSES, CLASSES, CLASSES, 4, 4, 4, //
    FONDS, FONDS, FONDS, FONDS, FONDS, FONDS, FONDS, FONDS, FONDS, //
    6, 6, 9, 18, 18, 18, 18, 16, 25, 64,
]);
const LOOKS: usize = 14;
const SEAMS: usize = 9;
const REST: usize = 10;
const KINDS: usize = LOOKS + SEAMS + REST;

/// How many slots the net has.
pub(super) const SLOTS: usize = SHAPE.total();

/// The weights of the nets; `examples/fit_links` makes it.
static WEIGHTS: &[u8; 2 * net::bytes(SLOTS)] = include_bytes!("blanks.bin");

/// For pages whose blanks keep places.
static KEPT: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[..WEIGHTS.len() / 2]));
static LOST: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[WEIGHTS.len() / 2..]));

/// Text at one side of a blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub(super) span: Span,
    /// Cells without blanks.
    pub(super) cells: u32,
    pub(super) blanks: u32,
    pub(super) ends: Ends,
    /// Whether it has marks of running text.
    pub(super) prose: bool,
}

impl Side {
    /// What a piece is by itself, or a part of it.
    pub(super) fn new(page: &str, piece: &Piece, span: Span, cells: u32, blanks: u32) -> Self {
        if span == piece.span {
            return Self { span, cells, blanks, ends: piece.ends, prose: piece.marks.prose };
        }
        let text = &page[span];
        Self { span, cells, blanks, ends: Ends::new(text), prose: Marks::new(text).prose }
    }
}

/// A single blank in a row.
#[derive(Debug)]
pub(super) struct Blank<'r> {
    pub(super) left: Side,
    pub(super) right: Side,
    /// Whether widths alone part the sides.
    pub(super) cut: bool,
    /// How many pieces stand before the left side in its row, and after the right side.
    pub(super) before: usize,
    pub(super) after: usize,
    /// The usual cells of columns around.
    pub(super) measure: Option<u32>,
    /// The gaps above and below the row.
    pub(super) gaps: [u32; 2],
    /// The pieces of the row above and the row below.
    pub(super) above: &'r [Piece],
    pub(super) below: &'r [Piece],
    /// How many rows near it have a piece that begins where the right side does, and how many have
    /// text where the blank is.
    pub(super) begun: usize,
    pub(super) covered: usize,
}

impl Blank<'_> {
    /// Whether it parts columns.
    pub(super) fn parts(&self, page: &str, places: bool) -> bool {
        let net = if places { &*KEPT } else { &*LOST };
        net::score(&net.add([0; net::LANES], self.slots(page))) > 0
    }

    /// The slots of the net.
    pub(super) fn slots(&self, page: &str) -> [usize; KINDS] {
        let mut values = [0; KINDS];
        let (looks, rest) = values.split_at_mut(LOOKS);
        let (seams, rest) = rest.split_at_mut(SEAMS);
        looks.copy_from_slice(&self.looks(page));
        seams.copy_from_slice(&self.seams());
        rest.copy_from_slice(&self.rest(page));
        SHAPE.slots(0, values)
    }

    /// What both sides look like.
    fn looks(&self, page: &str) -> [usize; LOOKS] {
        let (left, right) = (&self.left, &self.right);
        let (l, r) = (&page[left.span], &page[right.span]);
        let half = |side: &Side| (side.cells / 2).min(31) as usize;
        let beyond =
            |side: &Side| self.measure.map_or(25, |measure| difference(side.cells, measure, 1, 12));
        [
            usize::from(self.cut),
            self.before.min(3) * 4 + self.after.min(3),
            half(left),
            half(right),
            difference(left.cells, right.cells, 2, 10),
            beyond(left),
            beyond(right),
            class(last(l)),
            class(first(r)),
            class(first(l)),
            class(last(r)),
            kind(l),
            kind(r),
            usize::from(left.prose) * 2 + usize::from(right.prose),
        ]
    }

    /// How well both sides go on each other and on what stands above and below.
    fn seams(&self) -> [usize; SEAMS] {
        let (left, right) = (&self.left.ends, &self.right.ends);
        let ends = |piece: Option<&'_ Piece>| piece.map(|piece| piece.ends);
        let [up_left, up_right] = self.two(self.above).map(ends);
        let from = |a: Option<Ends>, b: &Ends| a.map_or(0, |a| fondness(&a, b));
        let [left_left, left_right, left_most] = self.onto(left);
        let [right_left, right_right, right_most] = self.onto(right);
        [
            fondness(left, right),
            left_left,
            right_right,
            left_right,
            right_left,
            from(up_left, left),
            from(up_right, right),
            left_most,
            right_most,
        ]
    }

    /// How well one side goes on in the pieces below both sides, and most of all in the row below.
    fn onto(&self, side: &Ends) -> [usize; 3] {
        let [mut left, mut right, mut most] = [0; 3];
        for (at, piece) in self.below.iter().enumerate() {
            let fond = fondness(side, &piece.ends);
            left = if at <= self.before { fond } else { left };
            right = if at <= self.before + 1 { fond } else { right };
            most = fond.max(most);
        }
        [left, right, most]
    }

    /// How the rows around are cut, and how the characters at the blank behave in headlines.
    fn rest(&self, page: &str) -> [usize; REST] {
        let (left, right) = (&self.left, &self.right);
        let [up_left, up_right] = self.two(self.above);
        let [down_left, down_right] = self.two(self.below);
        let few = |pieces: &[Piece]| pieces.len().min(4);
        let (ends, _) = edge::of(last(&page[left.span]));
        let (_, begins) = edge::of(first(&page[right.span]));
        [
            FEW.of(self.begun as i32),
            FEW.of(self.covered as i32),
            self.gaps[0].min(2) as usize * 3 + self.gaps[1].min(2) as usize,
            wider(left, down_left),
            wider(right, down_right),
            wider(left, up_left),
            wider(right, up_right),
            left.blanks.min(3) as usize * 4 + right.blanks.min(3) as usize,
            few(self.above) * 5 + few(self.below),
            usize::from(ends) * 8 + usize::from(begins),
        ]
    }

    /// The pieces of another row that stand where both sides do, by their number, or the last.
    fn two<'p>(&self, pieces: &'p [Piece]) -> [Option<&'p Piece>; 2] {
        [self.before, self.before + 1].map(|at| pieces.get(at).or(pieces.last()))
    }
}

static FEW: Steps = Steps::new(&[1, 2, 3, 5, 8]);

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or(' ')
}

/// How many units a number is greater than another, beginning with the most that it may be less.
fn difference(a: u32, b: u32, unit: i32, most: i32) -> usize {
    let steps = (a.cast_signed() - b.cast_signed()).div_euclid(unit);
    (steps.clamp(-most, most) + most) as usize
}

/// How much wider a side is than a piece of another row, in characters.
fn wider(side: &Side, piece: Option<&Piece>) -> usize {
    piece.map_or(17, |piece| difference(side.cells, piece.plain, 2, 8))
}

/// Whether a text is none of notes, or which.
fn kind(text: &str) -> usize {
    match fact::note(text) {
        None => 0,
        Some(fact::Looks::From) => 1,
        Some(fact::Looks::Source) => 2,
        Some(_) => 3,
    }
}
