//! How surely one part of a page goes on where another ends.

use super::fact::{BONDS, CLASSES, Fact, LOOKS, Looks, SIZES, facts, size, step};
use super::join;
use super::strand::Strand;
use super::word::{Shared, Words};

/// How one part stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// The next part of the same strand.
    Next,
    /// Further down.
    Below,
    /// Further right, where its rows meet those of the other.
    Beside,
    Elsewhere,
}

const RELATIONS: usize = 4;
/// The steps of distances, of shifts, of ranks, of shared words.
const FAR: usize = 9;
const SHIFTS: usize = 7;
const RANKS: usize = 7;
const WORDS: usize = 8;
/// What stands above or below: nothing, or how near, which of three looks, and how far it reaches.
const ROOFS: usize = 1 + 4 * 3 * 2;

/// The kinds of evidence, by how much each tells apart; the last four are of chains.
const KINDS: [usize; 30] = [
    RELATIONS * 4 * 12,
    4 * FAR,
    RELATIONS * FAR * 2,
    RELATIONS * FAR,
    RELATIONS * SIZES * SIZES,
    2 * FAR * SHIFTS,
    2 * FAR * FAR,
    2 * FAR * SIZES,
    RELATIONS * 4 * 4,
    RELATIONS * BONDS * BONDS,
    CLASSES * CLASSES,
    RELATIONS * FAR * FAR,
    RELATIONS * 9,
    RELATIONS * 9,
    RELATIONS * BONDS * SIZES,
    RELATIONS * 4 * SIZES,
    9 * 9,
    RELATIONS * LOOKS * LOOKS * 2,
    RELATIONS * FAR * LOOKS * LOOKS,
    RELATIONS * ROOFS,
    RELATIONS * ROOFS,
    RELATIONS * FAR * LOOKS * (LOOKS + 1),
    RELATIONS * RANKS * FAR,
    RELATIONS * FAR * SHIFTS,
    RELATIONS * WORDS * SIZES,
    WORDS * SIZES * SIZES,
    RELATIONS * WORDS * SIZES,
    WORDS * SIZES * SIZES,
    RELATIONS * LOOKS * LOOKS * 2,
    RELATIONS * LOOKS * LOOKS,
];

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

/// The slots of one table of weights.
pub(super) const SLOTS: usize = BASES[KINDS.len()];

/// The slots of a pair's weights.
pub(super) type Evidence = [usize; KINDS.len()];

/// The parts of a page and what is known of them.
#[derive(Debug)]
pub(super) struct Parts<'p> {
    strands: &'p [Strand<'p>],
    facts: Vec<Fact>,
    places: bool,
    words: Words,
    /// How many rare pairs of characters two parts share.
    shared: Shared,
}

/// Parts that go on each other, as far as that is sure.
#[derive(Debug)]
pub(super) struct Chained {
    /// The chain of each part.
    chains: Vec<usize>,
    sizes: Vec<usize>,
    heads: Vec<Looks>,
    tails: Vec<Looks>,
    shared: Shared,
}

impl<'p> Parts<'p> {
    pub(super) fn new(page: &'p str, strands: &'p [Strand<'p>], places: bool) -> Self {
        let own: Vec<usize> = (0..strands.len()).collect();
        let words = Words::new(page, strands);
        let (facts, shared) = (facts(page, strands), words.shared(&own));
        Self { strands, facts, places, words, shared }
    }

    pub(super) fn len(&self) -> usize {
        self.strands.len()
    }

    /// Whether blanks keep places.
    pub(super) fn places(&self) -> bool {
        self.places
    }

    /// What is known of chains, given as lists of parts.
    pub(super) fn chained(&self, lists: &[Vec<usize>]) -> Chained {
        let mut chains = vec![0; self.strands.len()];
        let lines = |part: &usize| self.strands[*part].pieces.len();
        for (chain, list) in lists.iter().enumerate() {
            for &part in list {
                chains[part] = chain;
            }
        }
        let looks = |part: usize| self.facts[part].looks;
        Chained {
            sizes: lists.iter().map(|list| size(list.iter().map(lines).sum())).collect(),
            heads: lists.iter().map(|list| looks(list[0])).collect(),
            tails: lists.iter().map(|list| looks(list[list.len() - 1])).collect(),
            shared: self.words.shared(&chains),
            chains,
        }
    }

    /// Whether it is worth looking whether part `b` goes on where `a` ends.
    pub(super) fn may(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        if a == b || one.last().alone || other.first().alone {
            return false;
        }
        let down = other.first().row.cast_signed() - one.last().row.cast_signed();
        match self.relation(a, b) {
            Relation::Next => true,
            _ if !self.places => true,
            Relation::Below => down <= 16,
            Relation::Beside => level(one, other).abs() <= 10,
            Relation::Elsewhere => down.abs() <= 8 || level(one, other).abs() <= 10,
        }
    }

    fn relation(&self, a: usize, b: usize) -> Relation {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        if b == a + 1 && one.index == other.index {
            return Relation::Next;
        }
        let over = other.left < one.right && one.left < other.right;
        let meets =
            other.first().row <= one.last().row && other.last().row >= one.tops[one.tops.len() - 1];
        if other.first().row + 3 > one.last().row && (over || !self.places) {
            Relation::Below
        } else if meets && (other.left + 2 >= one.right || !self.places) {
            Relation::Beside
        } else {
            Relation::Elsewhere
        }
    }

    /// The evidence that part `b` goes on where `a` ends.
    pub(super) fn evidence(&self, a: usize, b: usize, chained: &Chained) -> Evidence {
        let (one, other) = (&self.strands[a], &self.strands[b]);
        let (end, start) = (&self.facts[a], &self.facts[b]);
        let relation = self.relation(a, b) as usize;
        let upright = relation < Relation::Beside as usize;
        let level_or =
            |upright_value: usize, value: usize| if upright { upright_value } else { value };
        let side = relation % 2;
        let (last, first) = (one.last(), other.first());
        let fond = join::affinity(&last.ends, &first.ends);
        let fond = step(fond, &[-20, -10, -3, 3, 10, 18, 28, 40]);
        let ended = usize::from(end.stop) * 2 + usize::from(end.short);
        let down = difference(first.row, last.row, &[-2, 0, 1, 2, 3, 4, 6, 10]);
        let shift = difference(other.left, one.left, &[-9, -3, -1, 1, 4, 9]);
        let apart = difference(other.left, one.right, &[-12, -2, 0, 2, 5, 9, 16, 26]);
        let level = step(level(one, other), &[-6, -3, -1, 0, 1, 2, 4, 7]);
        let foot = difference(other.last().row, last.row, &[-8, -3, -1, 0, 1, 2, 4, 9]);
        let wider = difference(other.measure, one.measure, &[-9, -4, -2, -1, 2, 3, 5, 10]);
        let rank = step(start.first.rank - end.last.rank, &[-2, -1, 0, 1, 2, 3]);
        let beside = self.neighbour(start.first.left, a) * 4 + self.neighbour(end.last.right, b);
        let above = start.above.map_or(LOOKS, |part| self.facts[part].looks as usize);
        let looks = (end.looks as usize) * LOOKS + start.looks as usize;
        let words = words(&self.shared, a, b);
        let sizes = end.size * SIZES + start.size;
        let none = usize::MAX;
        let [chain_words, chain_sizes, chain_looks, chain_ends] =
            chained.evidence(a, b, relation, end.stop);
        let values = [
            (relation * 4 + ended) * 12 + start.flush * 4 + start.fill,
            ended * FAR + fond,
            (relation * FAR + fond) * 2 + usize::from(end.stop),
            relation * FAR + wider,
            relation * SIZES * SIZES + sizes,
            level_or((side * FAR + down) * SHIFTS + shift, none),
            level_or(none, (side * FAR + level) * FAR + apart),
            level_or(none, (side * FAR + foot) * SIZES + start.size),
            relation * 16 + beside,
            (relation * BONDS + start.bond) * BONDS + end.below,
            end.tail * CLASSES + start.head,
            (relation * FAR + level_or(down, level)) * FAR + wider,
            relation * 9 + end.last.level,
            relation * 9 + start.first.level,
            (relation * BONDS + start.below) * SIZES + start.size,
            ((relation * 2 + usize::from(start.stop)) * 2 + usize::from(start.short)) * SIZES
                + start.size,
            end.last.level * 9 + start.first.level,
            (relation * LOOKS * LOOKS + looks) * 2 + usize::from(end.stop),
            (relation * FAR + level_or(down, level)) * LOOKS * LOOKS + looks,
            relation * ROOFS + self.roof(start.above, b),
            relation * ROOFS + self.floor(end.under, a),
            ((relation * FAR + level) * LOOKS + start.looks as usize) * (LOOKS + 1) + above,
            (relation * RANKS + rank) * FAR + down,
            (relation * FAR + down) * SHIFTS + shift,
            (relation * WORDS + words) * SIZES + end.size.min(start.size),
            words * SIZES * SIZES + sizes,
            chain_words,
            chain_sizes,
            chain_looks,
            chain_ends,
        ];
        slots(&values)
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
        let looks = match self.facts[part].looks {
            Looks::Headline | Looks::Headlines => 1,
            Looks::Byline | Looks::From | Looks::Source => 2,
            Looks::Text | Looks::Little => 0,
        };
        1 + (step(rows.cast_signed(), &[2, 3, 6]) * 3 + looks) * 2 + usize::from(beyond)
    }
}

impl Chained {
    /// The evidence of the chains of two parts.
    fn evidence(&self, a: usize, b: usize, relation: usize, stop: bool) -> [usize; 4] {
        let (one, other) = (self.chains[a], self.chains[b]);
        let words = words(&self.shared, one, other);
        let (size, next) = (self.sizes[one], self.sizes[other]);
        let heads = self.heads[one] as usize * LOOKS + self.heads[other] as usize;
        let ends = self.tails[other] as usize * LOOKS + self.heads[one] as usize;
        [
            (relation * WORDS + words) * SIZES + size.min(next),
            (words * SIZES + size) * SIZES + next,
            (relation * LOOKS * LOOKS + heads) * 2 + usize::from(stop),
            relation * LOOKS * LOOKS + ends,
        ]
    }
}

/// How far the first line of a part is from the nearest row at which the column of another may begin.
fn level(one: &Strand<'_>, other: &Strand<'_>) -> i32 {
    let off = |&top: &u32| other.first().row.cast_signed() - top.cast_signed();
    one.tops.iter().map(off).min_by_key(|off| off.abs()).unwrap_or(0)
}

fn difference<const N: usize>(a: u32, b: u32, bounds: &[i32; N]) -> usize {
    step(a.cast_signed() - b.cast_signed(), bounds)
}

fn words(shared: &Shared, a: usize, b: usize) -> usize {
    step(shared.count(a, b), &[1, 2, 3, 5, 8, 12, 18])
}

/// The slots of values, which lie behind each other by kinds; what has no value has no slot.
fn slots(values: &Evidence) -> Evidence {
    std::array::from_fn(
        |kind| {
            if values[kind] < KINDS[kind] { BASES[kind] + values[kind] } else { SLOTS }
        },
    )
}
