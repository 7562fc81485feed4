//! What tells whether one part goes on another, as small numbers.

use super::fact::{BONDS, CLASSES, LOOKS, NEEDS, OPEN, SIZES, step};
use super::join;
use super::link::{Chained, Parts, RELATIONS};
use super::shape::Shape;
use super::strand::Strand;

/// The steps of ranks and levels.
const RANKS: usize = 7;
const LEVELS: usize = 9;
/// What stands above or below: nothing, or how near, which of three looks, and how far it reaches.
const ROOFS: usize = 1 + 4 * 3 * 2;
/// The steps of [`fill`], [`measure`], [`fond`], [`wider`] and [`words`].
pub(super) const FILLS: usize = 6;
pub(super) const MEASURES: usize = 7;
pub(super) const FONDS: usize = 13;
pub(super) const WIDTHS: usize = 9;
pub(super) const WORDS: usize = 8;

/// The kinds of clues by how many values each has: of the end of a part, of the start of another,
/// of both.
const SHAPE: Shape<{ END + START + BOTH }> = Shape::new([
    4,
    SIZES,
    BONDS,
    CLASSES,
    LEVELS,
    LOOKS,
    RANKS,
    OPEN,
    MEASURES,
    FILLS,
    ROOFS,
    SIZES,
    LOOKS, //
    12,
    SIZES,
    BONDS,
    CLASSES,
    LEVELS,
    LOOKS,
    RANKS,
    NEEDS,
    BONDS,
    4,
    LOOKS + 1,
    MEASURES,
    ROOFS,
    SIZES,
    LOOKS,
    LOOKS, //
    RELATIONS,
    FONDS,
    WIDTHS,
    12,
    12,
    12,
    12,
    12,
    16,
    9,
    RANKS,
    WORDS,
    3,
    8,
    WORDS,
    9,
    WIDTHS,
    9,
    12,
]);
const END: usize = 13;
const START: usize = 16;
const BOTH: usize = 19;

/// How many slots there are.
pub(super) const SLOTS: usize = SHAPE.total();

impl Parts<'_> {
    /// The slots of a part after which another may go on.
    pub(super) fn end(&self, a: usize, chained: &Chained) -> [usize; END] {
        let (part, fact, chain) = (&self.strands[a], &self.facts[a], &chained.of(a));
        let values = [
            fact.ended(),
            fact.size,
            fact.below,
            fact.tail,
            fact.last.level,
            fact.looks as usize,
            fact.last.rank,
            fact.open,
            measure(part),
            fill(part),
            self.floor(fact.under, a),
            chain.size,
            chain.head as usize,
        ];
        SHAPE.slots(0, values)
    }

    /// The slots of a part that may go on another.
    pub(super) fn start(&self, b: usize, chained: &Chained) -> [usize; START] {
        let (part, fact, chain) = (&self.strands[b], &self.facts[b], &chained.of(b));
        let values = [
            fact.begun(),
            fact.size,
            fact.bond,
            fact.head,
            fact.first.level,
            fact.looks as usize,
            fact.first.rank,
            fact.needs,
            fact.below,
            fact.ended(),
            fact.above.map_or(LOOKS, |part| self.facts[part].looks as usize),
            measure(part),
            self.roof(fact.above, b),
            chain.size,
            chain.head as usize,
            chain.tail as usize,
        ];
        SHAPE.slots(END, values)
    }

    /// The slots of two parts.
    pub(super) fn both(&self, a: usize, b: usize, chained: &Chained) -> [usize; BOTH] {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        let (end, start) = (&self.facts[a], &self.facts[b]);
        let (x, y) = (chained.of(a), chained.of(b));
        let (last, first) = (one.last(), other.first());
        let mates = one.index == other.index;
        let top = first.row.cast_signed() - x.top;
        let ahead = b.cast_signed() - a.cast_signed();
        let values = [
            self.relation(a, b) as usize,
            fond(one, other),
            wider(one.measure, other.measure),
            difference(first.row, last.row, &[-7, -3, -1, 0, 1, 2, 3, 4, 6, 9, 14]),
            difference(other.left, one.left, &[-30, -12, -4, -1, 0, 1, 2, 5, 12, 30, 60]),
            difference(other.left, one.right, &[-20, -8, -2, 0, 1, 3, 5, 8, 12, 20, 40]),
            step(one.level(other), &[-8, -5, -3, -1, 0, 1, 2, 3, 4, 6, 9]),
            difference(other.last().row, last.row, &[-8, -5, -2, -1, 0, 1, 2, 3, 5, 9, 16]),
            self.neighbour(start.first.left, a) * 4 + self.neighbour(end.last.right, b),
            stacked(start.above, a) * 3 + stacked(end.under, b),
            step(start.first.rank as i32 - end.last.rank as i32, &[-2, -1, 0, 1, 2, 3]),
            words(self.shared.count(a, b)),
            usize::from(mates) + usize::from(mates && a < b),
            step(ahead as i32, &[-12, -4, -1, 2, 3, 6, 15]),
            words(chained.shared(a, b)),
            step(top, &[-6, -2, 0, 1, 2, 3, 6, 12]),
            wider(x.measure, y.measure),
            step(y.foot - x.foot, &[-8, -3, -1, 0, 1, 2, 4, 9]),
            step(first.x.cast_signed() - x.right, &[-40, -20, -8, -2, 0, 1, 3, 5, 8, 16, 30]),
        ];
        SHAPE.slots(END + START, values)
    }

    /// Whether what stands beside a part is nothing, another one, of its strand, or a third.
    fn neighbour(&self, beside: Option<usize>, other: usize) -> usize {
        match beside {
            None => 0,
            Some(part) if part == other => 1,
            Some(part) if self.strands[part].index == self.strands[other].index => 2,
            Some(_) => 3,
        }
    }

    /// What stands above a part, and whether it reaches further left.
    fn roof(&self, above: Option<usize>, b: usize) -> usize {
        let Some(above) = above else { return 0 };
        let (roof, part) = (&self.strands[above], &self.strands[b]);
        let rows = part.first().row.saturating_sub(roof.last().row);
        self.cover(above, rows, roof.left + 5 < part.left)
    }

    /// What stands below a part, and whether it reaches further right.
    fn floor(&self, under: Option<usize>, a: usize) -> usize {
        let Some(under) = under else { return 0 };
        let (floor, part) = (&self.strands[under], &self.strands[a]);
        let rows = floor.first().row.saturating_sub(part.last().row);
        self.cover(under, rows, floor.right > part.right + 5)
    }

    fn cover(&self, part: usize, rows: u32, beyond: bool) -> usize {
        let looks = self.facts[part].looks.kind();
        1 + (step(rows.cast_signed(), &[2, 3, 6]) * 3 + looks) * 2 + usize::from(beyond)
    }
}

/// The cells of a full line.
pub(super) fn measure(part: &Strand<'_>) -> usize {
    step(part.measure.cast_signed(), &[12, 18, 24, 30, 36, 44])
}

/// How much shorter than a full line the last is.
pub(super) fn fill(part: &Strand<'_>) -> usize {
    difference(part.measure, part.last().plain, &[2, 4, 7, 12, 20])
}

/// How well the words at the seam go together.
pub(super) fn fond(one: &Strand<'_>, other: &Strand<'_>) -> usize {
    let fond = join::affinity(&one.last().ends, &other.first().ends);
    step(fond, &[-30, -20, -12, -6, -2, 2, 6, 12, 18, 25, 33, 42])
}

/// How much wider the second of two measures is.
pub(super) fn wider(one: u32, other: u32) -> usize {
    difference(other, one, &[-9, -4, -2, -1, 2, 3, 5, 10])
}

/// The step of a number of shared pairs of characters.
pub(super) fn words(shared: i32) -> usize {
    step(shared, &[1, 2, 3, 5, 8, 12, 18])
}

/// Whether what stands above or below a part is nothing, another one, or a third.
fn stacked(over: Option<usize>, other: usize) -> usize {
    over.map_or(0, |part| if part == other { 1 } else { 2 })
}

fn difference<const N: usize>(a: u32, b: u32, bounds: &[i32; N]) -> usize {
    step(a.cast_signed() - b.cast_signed(), bounds)
}
