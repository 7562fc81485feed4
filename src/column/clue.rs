//! What tells whether one part goes on another, as small numbers.

use std::ops::Range;

use super::fact::{BONDS, CLASSES, LOOKS, NEEDS, OPEN, SIZES, step};
use super::link::{Chained, Parts};
use super::shape::{Shape, Steps};
use super::stand::{Meeting, RELATIONS};
use super::strand::Strand;
use crate::net::{LANES, Net, Row, add};
use crate::pair::{self, Ends};

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
/// of how both stand to each other, of their seam, of the rest that both tell.
const SHAPE: Shape<{ END + START + PLACE + SEAM + REST }> = Shape::new([
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
    12,
    12,
    12,
    12,
    8, //
    FONDS,
    WIDTHS, //
    12,
    16,
    9,
    RANKS,
    WORDS,
    3,
    WORDS,
    9,
    WIDTHS,
    9,
    12,
]);
const END: usize = 13;
const START: usize = 16;
const PLACE: usize = 6;
const SEAM: usize = 2;
const REST: usize = 11;
/// The rows that tell of the places of two parts, with what each tells by itself.
pub(super) const PLACED: usize = 5;
/// The values of how two parts stand to each other.
pub(super) type Values = [usize; PLACE];

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
            fact.last.rank.min(RANKS - 1),
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
            fact.first.rank.min(RANKS - 1),
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

    /// The slots of the seam of two parts.
    pub(super) fn seam(&self, a: usize, b: usize) -> [usize; SEAM] {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        let values = [fond(one, other), wider(one.measure, other.measure)];
        SHAPE.slots(END + START + PLACE, values)
    }

    /// The slots of all else that two parts tell.
    pub(super) fn rest(&self, a: usize, b: usize, chained: &Chained) -> [usize; REST] {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        let (end, start) = (&self.facts[a], &self.facts[b]);
        let (x, y) = (chained.of(a), chained.of(b));
        let (last, first) = (one.last(), other.first());
        let mates = one.index == other.index;
        let rank = start.first.rank as i32 - end.last.rank as i32;
        let shared = self.shared.count(a, b);
        let values = [
            FOOT.of(difference(other.last().row, last.row)),
            self.neighbour(start.first.left, a) * 4 + self.neighbour(end.last.right, b),
            stacked(start.above, a) * 3 + stacked(end.under, b),
            RANK.of(rank),
            words(shared),
            usize::from(mates) + usize::from(mates && a < b),
            words(chained.shared(a, b, shared)),
            TOP.of(first.row.cast_signed() - x.top),
            wider(x.measure, y.measure),
            CHAIN_FOOT.of(y.foot - x.foot),
            RIGHT.of(first.x.cast_signed() - x.right),
        ];
        SHAPE.slots(END + START + PLACE + SEAM, values)
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

/// The values of how part `b` stands to part `a`.
pub(super) fn values(a: usize, b: usize, meeting: &Meeting) -> Values {
    let ahead = b.cast_signed() - a.cast_signed();
    [
        meeting.relation,
        DOWN.of(meeting.down),
        SHIFT.of(meeting.shift),
        APART.of(meeting.apart),
        LEVEL.of(meeting.level),
        AHEAD.of(ahead as i32),
    ]
}

/// The slots of how part `b` stands to part `a`.
#[cfg(feature = "fit")]
pub(super) fn place(a: usize, b: usize, meeting: &Meeting) -> [usize; PLACE] {
    SHAPE.slots(END + START, values(a, b, meeting))
}

// The bounds of clues.
static DOWN: Steps = Steps::new(&[-7, -3, -1, 0, 1, 2, 3, 4, 6, 9, 14]);
static SHIFT: Steps = Steps::new(&[-30, -12, -4, -1, 0, 1, 2, 5, 12, 30, 60]);
static APART: Steps = Steps::new(&[-20, -8, -2, 0, 1, 3, 5, 8, 12, 20, 40]);
static LEVEL: Steps = Steps::new(&[-8, -5, -3, -1, 0, 1, 2, 3, 4, 6, 9]);
static AHEAD: Steps = Steps::new(&[-12, -4, -1, 2, 3, 6, 15]);
static FOOT: Steps = Steps::new(&[-8, -5, -2, -1, 0, 1, 2, 3, 5, 9, 16]);
static RANK: Steps = Steps::new(&[-2, -1, 0, 1, 2, 3]);
static TOP: Steps = Steps::new(&[-6, -2, 0, 1, 2, 3, 6, 12]);
static CHAIN_FOOT: Steps = Steps::new(&[-8, -3, -1, 0, 1, 2, 4, 9]);
static RIGHT: Steps = Steps::new(&[-40, -20, -8, -2, 0, 1, 3, 5, 8, 16, 30]);
static MEASURE: Steps = Steps::new(&[12, 18, 24, 30, 36, 44]);
static FILL: Steps = Steps::new(&[2, 4, 7, 12, 20]);
static FOND: Steps = Steps::new(&[-30, -20, -12, -6, -2, 2, 6, 12, 18, 25, 33, 42]);
static WIDER: Steps = Steps::new(&[-9, -4, -2, -1, 2, 3, 5, 10]);
static SHARED: Steps = Steps::new(&[1, 2, 3, 5, 8, 12, 18]);

/// The cells of a full line.
pub(super) fn measure(part: &Strand<'_>) -> usize {
    MEASURE.of(part.measure.cast_signed())
}

/// How much shorter than a full line the last is.
pub(super) fn fill(part: &Strand<'_>) -> usize {
    FILL.of(difference(part.measure, part.last().plain))
}

/// How well the words at the seam go together.
pub(super) fn fond(one: &Strand<'_>, other: &Strand<'_>) -> usize {
    fondness(&one.last().ends, &other.first().ends)
}

/// How well the end of one line and the start of another go together.
pub(super) fn fondness(one: &Ends, other: &Ends) -> usize {
    fond_of(pair::affinity(one, other))
}

/// The step of how well two characters go together.
pub(super) fn fond_of(affinity: i32) -> usize {
    FOND.of(affinity)
}

/// How much wider the second of two measures is.
pub(super) fn wider(one: u32, other: u32) -> usize {
    WIDER.of(difference(other, one))
}

/// The step of a number of shared pairs of characters.
pub(super) fn words(shared: i32) -> usize {
    SHARED.of(shared)
}

/// Whether what stands above or below a part is nothing, another one, or a third.
fn stacked(over: Option<usize>, other: usize) -> usize {
    over.map_or(0, |part| if part == other { 1 } else { 2 })
}

fn difference(a: u32, b: u32) -> i32 {
    a.cast_signed() - b.cast_signed()
}

/// A net by which pairs of parts are weighed.
#[derive(Debug)]
pub(super) struct Judge {
    net: Net,
    /// The mean weights of what [`Parts::seam`] and [`Parts::rest`] tell; the net has the difference
    /// from them.
    usual: Row,
    /// The weights of two kinds each of how parts stand to each other, for all their values.
    relations: Vec<Row>,
    rows: Vec<Row>,
    columns: Vec<Row>,
}

impl Judge {
    pub(super) fn new(weights: &[u8]) -> Self {
        let mut net = Net::new(weights);
        let usual = SHAPE.kinds(END + START + PLACE).map(|slots| net.centre(slots));
        let usual = usual.fold([0; LANES], |sums, mean| add(sums, &mean));
        let kinds: Vec<Range<usize>> = SHAPE.kinds(END + START).take(PLACE).collect();
        let both = |one: usize, other: usize| net.both(kinds[one].clone(), kinds[other].clone());
        Self { relations: both(0, 5), rows: both(1, 4), columns: both(2, 3), usual, net }
    }

    /// What tells of the end of a part, with what the rest tells of any two.
    pub(super) fn end(&self, slots: [usize; END]) -> Row {
        self.net.add(self.usual, slots)
    }

    /// What tells of the start of a part.
    pub(super) fn start(&self, slots: [usize; START]) -> Row {
        self.net.add([0; LANES], slots)
    }

    /// An end and a start and how they stand to each other.
    #[inline]
    pub(super) fn place<'r>(
        &'r self,
        end: &'r Row,
        start: &'r Row,
        values: Values,
    ) -> [&'r Row; PLACED] {
        let [relation, down, shift, apart, level, ahead] = values;
        [
            end,
            start,
            &self.relations[relation * 8 + ahead],
            &self.rows[down * 12 + level],
            &self.columns[shift * 12 + apart],
        ]
    }

    /// Sums with what a seam tells.
    pub(super) fn seam(&self, sums: Row, slots: [usize; SEAM]) -> Row {
        self.net.add(sums, slots)
    }

    /// Sums with all else that two parts tell.
    pub(super) fn rest(&self, sums: Row, slots: [usize; REST]) -> Row {
        self.net.add(sums, slots)
    }
}
