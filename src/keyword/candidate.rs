//! Candidates: the words and phrases that may be keywords, and what is seen of each.

use std::mem;

use super::document::Document;
use super::side::{Classes, Side, Sides};
use super::slots::Slots;
use crate::lexicon::{Piece, Tag, Tags};

/// A word or phrase of the document, wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Candidate {
    /// The first piece of the first place.
    pub(crate) first: u32,
    /// The first piece of the last place.
    pub(crate) last: u32,
    /// The number of pieces.
    pub(crate) length: u16,
    pub(crate) chars: u16,
    pub(crate) count: u32,
    /// How often it stands in the title.
    pub(crate) in_title: u32,
    /// How often it stands in “” and in 《》, all of what they hold.
    pub(crate) quoted: u32,
    pub(crate) titled: u32,
    /// How often nothing that could belong to it stands before and after it.
    pub(crate) left_edges: u32,
    pub(crate) right_edges: u32,
    /// How often another word than at the first place stands before and after it.
    pub(crate) left_changes: u32,
    pub(crate) right_changes: u32,
    /// The most frequent candidate that holds it and one piece more.
    pub(crate) inside: u32,
    /// The words before and after the first place, the number of words where there is none.
    pub(crate) left: u32,
    pub(crate) right: u32,
}

/// What may be a candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// The most pieces outside of quotation marks, no more than [`LONGEST`].
    pub(crate) longest: usize,
    /// What its words are.
    pub(super) classes: Classes,
    /// Whether phrases may stand just once, in the body and not in quotation marks.
    pub(crate) once: bool,
}

impl Shape {
    /// Candidates of words that are `content`.
    pub(super) const fn new(longest: usize, content: Tags, once: bool) -> Self {
        let ends = content.without(&[Tag::Adverb, Tag::Attribute]);
        Self { longest, classes: Classes::new(content, ends), once }
    }
}

/// The candidates of one document, kept from one to the next.
///
/// Most stand once, which shows in their words: one of them does. Of these no more than the place
/// is kept.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Those that may stand more than once.
    list: Vec<Candidate>,
    /// The others, by their last pieces and lengths.
    once: Vec<Place>,
    /// Those of `list` of one piece by their words.
    singles: Vec<u32>,
    /// Those of more by their words; [`ONCE`] and their place as long as they are none.
    slots: Slots,
    pub(super) sides: Sides,
    /// What stands in quotation marks.
    pub(super) quotes: Vec<Place>,
    /// The candidates of `list` that end with the piece before `end`, by their lengths less one.
    ending: [u32; LONGEST],
    end: u32,
    body_piece: usize,
    pub(super) longest: usize,
    /// Whether phrases that stand once in the body are looked at.
    sees_once: bool,
}

/// Pieces that may be a candidate.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) start: u32,
    pub(super) length: u16,
    pub(super) chars: u16,
    /// Whether they are all of what stands in “” or 《》.
    pub(super) quote: Option<Quote>,
}

/// The marks around a candidate: “” and 《》.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Words,
    Title,
}

/// No candidate outside of quotation marks has more pieces than this.
const LONGEST: usize = 6;

const NONE: u32 = u32::MAX;

const ONCE: u32 = 1 << 31;

impl Place {
    /// The piece after the last.
    pub(super) fn end(&self) -> usize {
        self.start as usize + usize::from(self.length)
    }

    /// Takes in the piece before.
    #[inline]
    fn lengthen(&mut self, pieces: &[Piece]) {
        self.start -= 1;
        self.length += 1;
        self.chars = self.chars.saturating_add(pieces[self.start as usize].chars);
    }
}

impl Candidates {
    /// Finds the candidates of a shape.
    pub(crate) fn find(&mut self, document: &Document, shape: &Shape) {
        self.body_piece = document.body_piece;
        self.sides.note(document, &shape.classes);
        self.note_quotes(document);
        self.list.clear();
        self.once.clear();
        self.singles.clear();
        self.singles.resize(document.words.len(), NONE);
        self.look_for(shape);
        let is_repeated = |&&end: &&u32| document.is_repeated(self.sides.at(end as usize).word());
        let repeated = self.sides.ends.iter().filter(is_repeated).count();
        self.slots.clear_for(repeated * (shape.longest - 1) + self.quotes.len());
        self.find_runs(document, shape);
        self.find_quotes(document);
    }

    /// Lets only candidates of a shape be seen, of those that were found by one with the same words
    /// that has them all.
    pub(super) fn look_for(&mut self, shape: &Shape) {
        (self.longest, self.sees_once) = (shape.longest, shape.once);
    }

    /// Adds the words that may end a candidate, and the runs of content words that end with them.
    fn find_runs(&mut self, document: &Document, shape: &Shape) {
        (self.ending, self.end) = ([NONE; LONGEST], 0);
        for at in 0..self.sides.ends.len() {
            let start = self.sides.ends[at];
            let chars = document.pieces[start as usize].chars;
            let mut place = Place { start, length: 1, chars, quote: None };
            if document.is_repeated(self.sides.at(start as usize).word()) {
                self.find_repeated(document, shape, &mut place);
            } else if chars > 1 {
                self.once.push(place);
            }
            if shape.once || start as usize <= self.body_piece {
                self.find_once(document, shape, place);
            }
        }
    }

    /// Adds a word and the runs of words that all stand elsewhere too, each longer by the piece
    /// before, and leaves `place` at the longest.
    fn find_repeated(&mut self, document: &Document, shape: &Shape, place: &mut Place) {
        let end = place.start;
        // Chosen by index, as a branch would often go wrong.
        let left = [self.ending, [NONE; LONGEST]][usize::from(self.end != end)];
        (self.ending, self.end) = ([NONE; LONGEST], end + 1);
        let id = document.ids[end as usize];
        let mut key = extend_key(0, id);
        if place.chars > 1 {
            self.ending[0] = self.see_word(*place, id);
        }
        for length in 1..shape.longest {
            let before = self.sides.before(place.start as usize);
            if !(before.is_content() && document.is_repeated(before.word())) {
                break;
            }
            place.lengthen(&document.pieces);
            key = extend_key(key, before.word());
            let once = shape.once || (place.start as usize) < self.body_piece;
            self.ending[length] = self.see_phrase(*place, key, once);
            let whole = self.list.get(self.ending[length] as usize);
            let count = whole.map_or(1, |phrase| phrase.count);
            for part in [left[length - 1], self.ending[length - 1]] {
                if let Some(part) = self.list.get_mut(part as usize) {
                    part.inside = part.inside.max(count);
                }
            }
        }
    }

    /// Adds the runs that are longer than `place`, of whose words one stands nowhere else.
    #[inline]
    fn find_once(&mut self, document: &Document, shape: &Shape, mut place: Place) {
        while usize::from(place.length) < shape.longest
            && self.sides.before(place.start as usize).is_content()
        {
            place.lengthen(&document.pieces);
            if shape.once || (place.start as usize) < self.body_piece {
                self.once.push(place);
            }
        }
    }

    /// Counts a candidate of one piece.
    #[inline]
    pub(super) fn see_word(&mut self, place: Place, id: u32) -> u32 {
        let index = self.singles[id as usize];
        if index == NONE {
            self.singles[id as usize] = self.list.len() as u32;
            return self.add(place);
        }
        self.count(place, index);
        index
    }

    /// Counts a candidate of more, which it is from its second place on, or from the first if it
    /// may stand `once`.
    #[inline]
    pub(super) fn see_phrase(&mut self, place: Place, key: u64, once: bool) -> u32 {
        let seen = ONCE | place.start;
        let mut slots = self.slots.filling();
        let number = slots.number(key, seen);
        if *number & ONCE == 0 {
            let index = *number;
            self.count(place, index);
            return index;
        }
        if *number == seen && !once {
            return NONE;
        }
        let index = self.list.len() as u32;
        let first = mem::replace(number, index) & !ONCE;
        self.add(Place { start: first, ..place });
        if first != place.start {
            self.count(place, index);
        }
        index
    }

    /// Counts a candidate at one more place.
    #[inline]
    fn count(&mut self, place: Place, index: u32) {
        let (left, right, inside) = self.around(place);
        let candidate = &mut self.list[index as usize];
        candidate.count += 1;
        candidate.last = place.start;
        candidate.in_title += u32::from((place.start as usize) < self.body_piece);
        candidate.left_edges += left.edge();
        candidate.right_edges += right.edge();
        candidate.left_changes += u32::from(left.word() != candidate.left);
        candidate.right_changes += u32::from(right.word() != candidate.right);
        candidate.inside = candidate.inside.max(u32::from(inside));
    }

    #[inline(never)]
    pub(super) fn add(&mut self, place: Place) -> u32 {
        let one = self.one(place);
        self.list.push(one);
        self.list.len() as u32 - 1
    }

    /// What stands before and after a place, and whether one of these makes a longer candidate.
    #[inline]
    pub(super) fn around(&self, place: Place) -> (Side, Side, bool) {
        let left = self.sides.before(place.start as usize);
        let right = self.sides.at(place.end());
        let is_longer = left.is_content() | right.is_end();
        (left, right, (usize::from(place.length) < self.longest) & is_longer)
    }

    /// What is seen of a candidate at one place.
    #[inline]
    pub(super) fn one(&self, place: Place) -> Candidate {
        let Place { start, length, chars, quote } = place;
        let (left, right, inside) = self.around(place);
        Candidate {
            first: start,
            last: start,
            length,
            chars,
            count: 1,
            in_title: u32::from((start as usize) < self.body_piece),
            quoted: u32::from(quote == Some(Quote::Words)),
            titled: u32::from(quote == Some(Quote::Title)),
            left_edges: left.edge(),
            right_edges: right.edge(),
            inside: u32::from(inside),
            left: left.word(),
            right: right.word(),
            ..Candidate::default()
        }
    }

    /// The candidate of `list` with these words, which stands at `place` once more as it does
    /// elsewhere.
    pub(super) fn known(&mut self, place: Place, ids: &[u32]) -> u32 {
        let key = key(ids);
        match ids {
            [id] => self.singles[*id as usize],
            _ => match self.slots.get(key) {
                Some(index) if index & ONCE == 0 => index,
                Some(_) => self.see_phrase(place, key, true),
                None => NONE,
            },
        }
    }

    /// The candidate that stands at `place` and nowhere else, if it is noted.
    pub(super) fn noted(&mut self, place: Place) -> Option<&mut Place> {
        let by = |one: &Place| (one.end(), one.length);
        let at = self.once.binary_search_by_key(&by(&place), by).ok()?;
        self.once.get_mut(at)
    }

    /// A candidate of `list`.
    pub(super) fn listed(&mut self, index: u32) -> Option<&mut Candidate> {
        self.list.get_mut(index as usize)
    }

    /// The candidates that may stand more than once, with their numbers.
    pub(super) fn list(&self) -> impl Iterator<Item = (usize, Candidate)> {
        let list = self.list.iter().enumerate();
        let list = list.filter(|(_, one)| {
            let is_quoted = one.quoted + one.titled > 0;
            let is_seen = self.sees_once || one.length == 1 || one.count > 1 || one.in_title > 0;
            is_quoted || (is_seen && usize::from(one.length) <= self.longest)
        });
        list.map(|(index, one)| (index, self.seen(one)))
    }

    /// The places of the others, with their numbers, which come after these.
    pub(super) fn once(&self) -> impl Iterator<Item = (usize, Place)> {
        let once = (self.list.len()..).zip(&self.once);
        let once = once.filter(|(_, place)| {
            let is_seen =
                self.sees_once || place.length == 1 || (place.start as usize) < self.body_piece;
            place.quote.is_some() || (is_seen && usize::from(place.length) <= self.longest)
        });
        once.map(|(index, &place)| (index, place))
    }

    /// The candidate as it is where no longer ones are looked for.
    fn seen(&self, candidate: &Candidate) -> Candidate {
        let has_longer = usize::from(candidate.length) < self.longest;
        Candidate { inside: if has_longer { candidate.inside } else { 0 }, ..*candidate }
    }

    /// One of the candidates.
    pub(crate) fn get(&self, index: usize) -> Candidate {
        match index.checked_sub(self.list.len()) {
            Some(once) => self.one(self.once[once]),
            None => self.seen(&self.list[index]),
        }
    }

    /// How often the most frequent one stands.
    pub(crate) fn most(&self) -> u32 {
        self.list.iter().map(|candidate| candidate.count).max().unwrap_or(1)
    }
}

/// The key of a run of words, from that of all but the first.
fn extend_key(key: u64, id: u32) -> u64 {
    (key ^ (u64::from(id) + 1)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

/// The key of words.
pub(super) fn key(ids: &[u32]) -> u64 {
    ids.iter().rev().fold(0, |key, &id| extend_key(key, id))
}
