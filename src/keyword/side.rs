//! What each piece of a document is to the candidates around it.

use super::document::Document;
use crate::lexicon::{Facts, Tag, Tags};

/// A piece as a part of a candidate or beside one: its word, and what it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Side(u32);

/// It could belong to the candidate.
const CONTENT: u8 = 1;
/// It may end one.
const END: u8 = 2;

impl Side {
    /// The bits before the word.
    const BITS: u32 = 2;

    #[inline]
    fn new(word: u32, class: u8) -> Self {
        Self(word << Self::BITS | u32::from(class))
    }

    pub(super) fn word(self) -> u32 {
        self.0 >> Self::BITS
    }

    /// 1 if it could not belong to the candidate.
    pub(super) fn edge(self) -> u32 {
        !self.0 & u32::from(CONTENT)
    }

    pub(super) fn is_content(self) -> bool {
        self.edge() == 0
    }

    pub(super) fn is_end(self) -> bool {
        self.0 & u32::from(END) != 0
    }
}

/// What words may be, by their parts of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Classes([u8; 32]);

impl Classes {
    /// Those of candidates whose words are `content` and may end with `ends`.
    pub(super) const fn new(content: Tags, ends: Tags) -> Self {
        let mut classes = [0; 32];
        let mut at = 0;
        while at < Tag::ALL.len() {
            let tag = Tag::ALL[at];
            let (is_content, is_end) = (content.has(tag), ends.has(tag));
            classes[at] = (is_content as u8 * CONTENT) | (is_end as u8 * END);
            at += 1;
        }
        Self(classes)
    }

    #[inline]
    fn of(&self, tag: Tag, facts: Facts) -> u8 {
        // Multiplied, as a branch would often go wrong.
        self.0[tag as usize % 32] * u8::from(!facts.has(Facts::STOP))
    }
}

/// The pieces of a document, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// None before the first and after the last piece.
    list: Vec<Side>,
    /// The pieces that may end a candidate.
    pub(super) ends: Vec<u32>,
}

impl Sides {
    /// Notes what the pieces are.
    ///
    /// What is noted of a piece that is no end is written over, as a branch would go wrong at every
    /// other piece.
    pub(super) fn note(&mut self, document: &Document, classes: &Classes) {
        let Self { list, ends } = self;
        let none = Side::new(document.words.len() as u32, 0);
        let count = document.pieces.len();
        ends.resize(count + 1, 0);
        list.resize(count + 2, none);
        (list[0], list[count + 1]) = (none, none);
        let mut end = 0;
        let pieces = document.pieces.iter().zip(&document.ids).zip(&mut list[1..]);
        for (at, ((piece, &id), side)) in (0..).zip(pieces) {
            let class = classes.of(piece.tag, piece.facts);
            *side = Side::new(id, class);
            ends[end] = at;
            end += usize::from(class / END);
        }
        ends.truncate(end);
    }

    /// The piece at a place.
    #[inline]
    pub(super) fn at(&self, piece: usize) -> Side {
        self.list[piece + 1]
    }

    /// What stands before the piece `start`.
    #[inline]
    pub(super) fn before(&self, start: usize) -> Side {
        self.list[start]
    }
}
