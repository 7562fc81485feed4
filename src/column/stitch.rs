//! How surely one box of lines goes on where another ends, by a net over what both say.

use std::sync::LazyLock;

use super::clue::{FILLS, FONDS, MEASURES, WIDTHS, WORDS, fill, fond, measure, wider, words};
use super::cut::Piece;
use super::fact::{CLASSES, LOOKS, NEEDS, OPEN, SIZES};
use super::link::Parts;
use super::seam::Patch;
use super::shape::Shape;
use super::strand::Strand;
use crate::Line;
use crate::net::{self, LANES, Net, Row};

/// The kinds of clues by how many values each has: of the box before, of the box after, of both.
const SHAPE: Shape<{ END + START + BOTH }> = Shape::new([
    4, SIZES, CLASSES, LOOKS, OPEN, MEASURES, FILLS, //
    12, SIZES, CLASSES, LOOKS, NEEDS, 4, MEASURES, //
    FONDS, WIDTHS, WORDS,
]);
pub(super) const END: usize = 7;
pub(super) const START: usize = 7;
const BOTH: usize = 3;

/// How many slots there are.
pub(super) const SLOTS: usize = SHAPE.total();

/// The weights of the net; `examples/fit_links.rs` makes it.
static WEIGHTS: &[u8; net::bytes(SLOTS)] = include_bytes!("boxes.bin");

static NET: LazyLock<Net> = LazyLock::new(|| Net::new(WEIGHTS));

/// What is added to the odds of the net, as boxes that go on are rare among those it has seen, in
/// hundredths of a natural logarithm.
const RARE: i32 = 350;

/// The boxes of a page as strands.
pub(super) fn strands<'p>(pieces: &'p [Piece], patches: &[Patch]) -> Vec<Strand<'p>> {
    let strand = |(index, patch): (usize, &Patch)| {
        let measure = patch.usual.cast_unsigned();
        Strand { measure, index, ..Strand::new(&pieces[patch.from..patch.to]) }
    };
    patches.iter().enumerate().map(strand).collect()
}

/// The lines of a page as pieces.
pub(super) fn pieces(page: &str, lines: &[Line]) -> Vec<Piece> {
    (0..).zip(lines).map(|(row, line)| Piece::whole(page, line, row)).collect()
}

/// What is known of the boxes of a page.
#[derive(Debug)]
pub(super) struct Stitches<'p> {
    parts: Parts<'p>,
    ends: Vec<Row>,
    starts: Vec<Row>,
}

impl<'p> Stitches<'p> {
    pub(super) fn new(page: &'p str, boxes: &'p [Strand<'p>]) -> Self {
        let parts = Parts::new(page, boxes, false);
        let none = [0; LANES];
        let ends = (0..boxes.len()).map(|at| NET.add(none, end(&parts, at))).collect();
        let starts = (0..boxes.len()).map(|at| NET.add(none, start(&parts, at))).collect();
        Self { parts, ends, starts }
    }

    /// The boxes as parts.
    pub(super) fn parts(&self) -> &Parts<'p> {
        &self.parts
    }

    /// How surely box `b` goes on where box `a` ends, in hundredths of a natural logarithm.
    pub(super) fn odds(&self, a: usize, b: usize) -> i32 {
        self.odds_of(a, b, fond(&self.parts.strands[a], &self.parts.strands[b]))
    }

    /// The same, where it is known how fond the words at the seam are of each other.
    pub(super) fn odds_of(&self, a: usize, b: usize, fond: usize) -> i32 {
        let sums = net::add(self.ends[a], &self.starts[b]);
        net::score(&NET.add(sums, both(&self.parts, a, b, fond))) * 100 / net::SCALE + RARE
    }
}

/// The slots of a box after which another may go on.
pub(super) fn end(parts: &Parts<'_>, a: usize) -> [usize; END] {
    SHAPE.slots(0, ending(parts, a))
}

/// The slots of a box that may go on another.
pub(super) fn start(parts: &Parts<'_>, b: usize) -> [usize; START] {
    SHAPE.slots(END, opening(parts, b))
}

/// What the end of a box tells.
pub(super) fn ending(parts: &Parts<'_>, a: usize) -> [usize; END] {
    let (part, fact) = (&parts.strands[a], &parts.facts[a]);
    let looks = fact.looks as usize;
    [fact.ended(), fact.size, fact.tail, looks, fact.open, measure(part), fill(part)]
}

/// What the start of a box tells.
pub(super) fn opening(parts: &Parts<'_>, b: usize) -> [usize; START] {
    let (part, fact) = (&parts.strands[b], &parts.facts[b]);
    let looks = fact.looks as usize;
    [fact.begun(), fact.size, fact.head, looks, fact.needs, fact.ended(), measure(part)]
}

/// The slots of two boxes, the words at whose seam are so fond of each other.
pub(super) fn both(parts: &Parts<'_>, a: usize, b: usize, fond: usize) -> [usize; BOTH] {
    let (one, other) = (&parts.strands[a], &parts.strands[b]);
    let values = [fond, wider(one.measure, other.measure), words(parts.shared.count(a, b))];
    SHAPE.slots(END + START, values)
}
