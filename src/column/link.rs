//! The parts of a page, and which of them may go on which.

use super::fact::{Fact, Looks, facts, size};
use super::lists::Lists;
use super::stand::Stand;
use super::strand::Strand;
use super::word::{Shared, Words};

/// The parts of a page and what is known of them.
#[derive(Debug)]
pub(super) struct Parts<'p> {
    pub(super) strands: &'p [Strand<'p>],
    pub(super) facts: Vec<Fact>,
    /// Where they stand, and whether places are known.
    pub(super) stands: Vec<Stand>,
    pub(super) places: bool,
    words: Words,
    /// How many rare pairs of characters two parts share.
    pub(super) shared: Shared,
}

/// Parts that go on each other, as far as that is sure.
#[derive(Debug)]
pub(super) struct Chained {
    /// The chain of each part.
    owners: Vec<usize>,
    chains: Vec<Chain>,
    /// None where each part is a chain by itself.
    shared: Option<Shared>,
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

    /// How many rare pairs of characters the chains of two parts share, which themselves share some.
    pub(super) fn shared(&self, a: usize, b: usize, own: i32) -> i32 {
        let shared = self.shared.as_ref();
        shared.map_or(own, |shared| shared.count(self.owners[a], self.owners[b]))
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
    pub(super) fn chained(&self, lists: &Lists) -> Chained {
        let mut owners = vec![0; self.strands.len()];
        for (chain, list) in lists.iter().enumerate() {
            for &part in list {
                owners[part] = chain;
            }
        }
        Chained {
            chains: lists.iter().map(|list| self.chain(list)).collect(),
            shared: (lists.len() < owners.len()).then(|| self.words.shared(&owners)),
            owners,
        }
    }

    fn chain(&self, list: &[usize]) -> Chain {
        let is_text = |part: &usize| self.facts[*part].looks.kind() == 0;
        let (head, tail) = (list[0], list[list.len() - 1]);
        let untold = !list.iter().any(is_text);
        let tells = |part: &&usize| is_text(part) || untold && **part == head;
        let strands = || list.iter().filter(tells).map(|&part| &self.strands[part]);
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
}
