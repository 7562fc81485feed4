//! The parts of a page, and which of them may go on which.

use super::fact::{Fact, Looks, facts, size};
use super::strand::Strand;
use super::word::{Shared, Words};

/// How one part stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The next part of the same strand.
    Next,
    /// Further down.
    Below,
    /// Further right, where its rows meet those of the other.
    Beside,
    Elsewhere,
}

/// The kinds of relations.
pub(super) const RELATIONS: usize = 4;

/// The parts of a page and what is known of them.
#[derive(Debug)]
pub(super) struct Parts<'p> {
    pub(super) strands: &'p [Strand<'p>],
    pub(super) facts: Vec<Fact>,
    stands: Vec<Stand>,
    places: bool,
    words: Words,
    /// How many rare pairs of characters two parts share.
    pub(super) shared: Shared,
}

/// How many rows at which its column may begin are known of a part.
const TOPS: usize = 8;

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Stand {
    /// Its first row and its last.
    top: i32,
    foot: i32,
    /// The first and last character column that it covers.
    left: i32,
    right: i32,
    /// The strand that it is a part of.
    index: usize,
    /// The rows at which its column may begin, so many, nearest first.
    tops: [i32; TOPS],
    count: usize,
    /// Whether it may go on another, and another on it.
    follows: bool,
    leads: bool,
}

impl Stand {
    fn new(part: &Strand<'_>) -> Self {
        let mut tops = [0; TOPS];
        for (top, row) in tops.iter_mut().zip(&part.tops) {
            *top = row.cast_signed();
        }
        Self {
            top: part.first().row.cast_signed(),
            foot: part.last().row.cast_signed(),
            left: part.left.cast_signed(),
            right: part.right.cast_signed(),
            index: part.index,
            tops,
            count: part.tops.len().min(TOPS),
            follows: !part.first().alone,
            leads: !part.last().alone,
        }
    }

    /// How far a row is from the nearest at which the column may begin.
    fn level(&self, row: i32) -> i32 {
        let mut level = row - self.tops[0];
        for top in &self.tops[1..self.count] {
            let off = row - top;
            if off.abs() > level.abs() {
                break;
            }
            if off.abs() < level.abs() {
                level = off;
            }
        }
        level
    }

    /// How another part that is not the next of its strand stands to this one.
    fn relation(&self, other: &Self, places: bool) -> Relation {
        let over = !places || other.left < self.right && self.left < other.right;
        let right = !places || other.left + 2 >= self.right;
        let meets = other.top <= self.foot && other.foot >= self.tops[self.count - 1];
        if other.top + 3 > self.foot && over {
            Relation::Below
        } else if meets && right {
            Relation::Beside
        } else {
            Relation::Elsewhere
        }
    }
}

/// How one part stands to another that may go on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    pub(super) relation: Relation,
    /// How many rows down it begins, from the foot of the other and from where its column begins.
    pub(super) down: i32,
    pub(super) level: i32,
    /// How much further right it begins than the other, and than where the other ends.
    pub(super) shift: i32,
    pub(super) apart: i32,
}

/// Parts that go on each other, as far as that is sure.
#[derive(Debug)]
pub(super) struct Chained {
    /// The chain of each part.
    owners: Vec<usize>,
    chains: Vec<Chain>,
    shared: Shared,
}

/// What is known of a chain.
#[derive(Debug)]
pub(super) struct Chain {
    /// The step of its number of lines.
    pub(super) size: usize,
    /// What its first part and its last look like.
    pub(super) head: Looks,
    pub(super) tail: Looks,
    /// Where its text stands: the first row and the last, the right edge, the cells of a full line.
    pub(super) top: i32,
    pub(super) foot: i32,
    pub(super) right: i32,
    pub(super) measure: u32,
}

impl Chained {
    /// The chain of a part.
    pub(super) fn of(&self, part: usize) -> &Chain {
        &self.chains[self.owners[part]]
    }

    /// How many rare pairs of characters the chains of two parts share.
    pub(super) fn shared(&self, a: usize, b: usize) -> i32 {
        self.shared.count(self.owners[a], self.owners[b])
    }
}

impl<'p> Parts<'p> {
    pub(super) fn new(page: &'p str, strands: &'p [Strand<'p>], places: bool) -> Self {
        let own: Vec<usize> = (0..strands.len()).collect();
        let words = Words::new(page, strands);
        let (facts, shared) = (facts(page, strands), words.shared(&own));
        let stands = strands.iter().map(Stand::new).collect();
        Self { strands, facts, stands, places, words, shared }
    }

    pub(super) fn len(&self) -> usize {
        self.strands.len()
    }

    /// What is known of chains, given as lists of parts.
    pub(super) fn chained(&self, lists: &[Vec<usize>]) -> Chained {
        let mut owners = vec![0; self.strands.len()];
        for (chain, list) in lists.iter().enumerate() {
            for &part in list {
                owners[part] = chain;
            }
        }
        Chained {
            chains: lists.iter().map(|list| self.chain(list)).collect(),
            shared: self.shared_by(&owners, lists.len()),
            owners,
        }
    }

    /// How many rare pairs of characters so many chains share, by the chain of each part.
    fn shared_by(&self, owners: &[usize], chains: usize) -> Shared {
        if chains == owners.len() { self.shared.clone() } else { self.words.shared(owners) }
    }

    fn chain(&self, list: &[usize]) -> Chain {
        let is_text = |part: &usize| self.facts[*part].looks.kind() == 0;
        let texts: Vec<usize> = list.iter().copied().filter(is_text).collect();
        let texts = if texts.is_empty() { &list[..1] } else { &texts };
        let strands = || texts.iter().map(|&part| &self.strands[part]);
        let (head, tail) = (list[0], list[list.len() - 1]);
        Chain {
            size: size(list.iter().map(|&part| self.strands[part].pieces.len()).sum()),
            head: self.facts[head].looks,
            tail: self.facts[tail].looks,
            top: strands().map(|part| part.first().row).min().unwrap_or(0).cast_signed(),
            foot: strands().map(|part| part.last().row).max().unwrap_or(0).cast_signed(),
            right: strands().map(|part| part.right).max().unwrap_or(0).cast_signed(),
            measure: strands().map(|part| part.measure).max().unwrap_or(0),
        }
    }

    /// Whether a part may go on anything.
    pub(super) fn follows(&self, part: usize) -> bool {
        self.stands[part].follows
    }

    /// Whether anything may go on a part.
    pub(super) fn leads(&self, part: usize) -> bool {
        self.stands[part].leads
    }

    /// How part `b` stands to part `a`, if it is worth looking whether it goes on where `a` ends.
    #[inline]
    pub(super) fn meeting(&self, a: usize, b: usize) -> Option<Meeting> {
        let (one, other) = (&self.stands[a], &self.stands[b]);
        let relation = if b == a + 1 && one.index == other.index {
            Relation::Next
        } else {
            one.relation(other, self.places)
        };
        let down = other.top - one.foot;
        let near = || one.level(other.top).abs() <= 10;
        let is_near = match relation {
            Relation::Next => true,
            _ if !self.places => true,
            Relation::Below => down <= 16,
            Relation::Beside => near(),
            Relation::Elsewhere => down.abs() <= 8 || near(),
        };
        is_near.then(|| Meeting {
            relation,
            down,
            level: one.level(other.top),
            shift: other.left - one.left,
            apart: other.left - one.right,
        })
    }
}
