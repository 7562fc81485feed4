//! What tells whether one part goes on another, as small numbers.

use super::fact::{BONDS, CLASSES, LOOKS, OPEN, SIZES, step};
use super::join;
use super::link::{Chained, Parts, RELATIONS};
use super::strand::Strand;

/// The steps of ranks, of shared words, of measures, of neighbours' sides.
const RANKS: usize = 7;
const WORDS: usize = 8;
const MEASURES: usize = 7;
const LEVELS: usize = 9;
/// What stands above or below: nothing, or how near, which of three looks, and how far it reaches.
const ROOFS: usize = 1 + 4 * 3 * 2;

/// The kinds of clues by how many values each has: of the end of a part, of the start of another,
/// of both.
const KINDS: [usize; END + START + BOTH] = [
    4,
    SIZES,
    BONDS,
    CLASSES,
    LEVELS,
    LOOKS,
    RANKS,
    OPEN,
    MEASURES,
    6,
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
    3,
    BONDS,
    4,
    LOOKS + 1,
    MEASURES,
    ROOFS,
    SIZES,
    LOOKS,
    LOOKS, //
    RELATIONS,
    13,
    9,
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
    9,
    9,
    12,
];
const END: usize = 13;
const START: usize = 16;
const BOTH: usize = 19;

/// Where the slots of each kind begin, and where those of the last end.
const BASES: [usize; KINDS.len() + 1] = {
    let mut bases = [0; KINDS.len() + 1];
    let mut kind = 0;
    while kind < KINDS.len() {
        bases[kind + 1] = bases[kind] + KINDS[kind];
        kind += 1;
    }
    bases
};

/// How many slots there are.
pub(super) const SLOTS: usize = BASES[KINDS.len()];

/// The slots of some values, which are those of the kinds from `first` on.
fn slots<const N: usize>(first: usize, values: [usize; N]) -> [usize; N] {
    std::array::from_fn(|at| BASES[first + at] + values[at].min(KINDS[first + at] - 1))
}

impl Parts<'_> {
    /// The slots of a part after which another may go on.
    pub(super) fn end(&self, a: usize, chained: &Chained) -> [usize; END] {
        let (part, fact, chain) = (&self.strands[a], &self.facts[a], &chained.of(a));
        let values = [
            usize::from(fact.stop) * 2 + usize::from(fact.short),
            fact.size,
            fact.below,
            fact.tail,
            fact.last.level,
            fact.looks as usize,
            fact.last.rank,
            fact.open,
            measure(part),
            difference(part.measure, part.last().plain, &[2, 4, 7, 12, 20]),
            self.floor(fact.under, a),
            chain.size,
            chain.head as usize,
        ];
        slots(0, values)
    }

    /// The slots of a part that may go on another.
    pub(super) fn start(&self, b: usize, chained: &Chained) -> [usize; START] {
        let (part, fact, chain) = (&self.strands[b], &self.facts[b], &chained.of(b));
        let values = [
            fact.flush * 4 + fact.fill,
            fact.size,
            fact.bond,
            fact.head,
            fact.first.level,
            fact.looks as usize,
            fact.first.rank,
            fact.needs,
            fact.below,
            usize::from(fact.stop) * 2 + usize::from(fact.short),
            fact.above.map_or(LOOKS, |part| self.facts[part].looks as usize),
            measure(part),
            self.roof(fact.above, b),
            chain.size,
            chain.head as usize,
            chain.tail as usize,
        ];
        slots(END, values)
    }

    /// The slots of two parts.
    pub(super) fn both(&self, a: usize, b: usize, chained: &Chained) -> [usize; BOTH] {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        let (end, start) = (&self.facts[a], &self.facts[b]);
        let (x, y) = (chained.of(a), chained.of(b));
        let (last, first) = (one.last(), other.first());
        let fond = join::affinity(&last.ends, &first.ends);
        let mates = one.index == other.index;
        let top = first.row.cast_signed() - x.top;
        let ahead = b.cast_signed() - a.cast_signed();
        let values = [
            self.relation(a, b) as usize,
            step(fond, &[-30, -20, -12, -6, -2, 2, 6, 12, 18, 25, 33, 42]),
            difference(other.measure, one.measure, &WIDER),
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
            difference(y.measure, x.measure, &WIDER),
            step(y.foot - x.foot, &[-8, -3, -1, 0, 1, 2, 4, 9]),
            step(first.x.cast_signed() - x.right, &[-40, -20, -8, -2, 0, 1, 3, 5, 8, 16, 30]),
        ];
        slots(END + START, values)
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

/// The bounds of how much wider a part is than another.
const WIDER: [i32; 8] = [-9, -4, -2, -1, 2, 3, 5, 10];

fn measure(part: &Strand<'_>) -> usize {
    step(part.measure.cast_signed(), &[12, 18, 24, 30, 36, 44])
}

/// Whether what stands above or below a part is nothing, another one, or a third.
fn stacked(over: Option<usize>, other: usize) -> usize {
    over.map_or(0, |part| if part == other { 1 } else { 2 })
}

fn difference<const N: usize>(a: u32, b: u32, bounds: &[i32; N]) -> usize {
    step(a.cast_signed() - b.cast_signed(), bounds)
}

fn words(shared: i32) -> usize {
    step(shared, &[1, 2, 3, 5, 8, 12, 18])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_kinds_do_not_meet() {
        let rows = [
            ("the first", 0, [3, 0], [3, 4]),
            ("no more values than a kind has", 0, [9, 9], [3, 4 + SIZES - 1]),
            ("of the start", END, [0, 1], [BASES[END], BASES[END + 1] + 1]),
        ];
        for (name, first, values, expected) in rows {
            assert_eq!(slots(first, values), expected, "{name}");
        }
    }
}
