//! Candidates: the words and phrases that may be keywords, and what is seen of each.

use std::mem;

use super::document::Document;
use super::slots::Slots;
use crate::lexicon::{Facts, Piece, Tag, Tags};

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
    /// The most pieces outside of quotation marks.
    pub(crate) longest: usize,
    /// What its words are.
    pub(crate) content: Tags,
    /// Whether phrases may stand just once, in the body and not in quotation marks.
    pub(crate) once: bool,
}

impl Shape {
    /// Which words may stand at the end.
    fn ends(self) -> Tags {
        self.content.without(&[Tag::Adverb, Tag::Attribute])
    }
}

/// The candidates of one document, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    /// The candidates of one piece by its word.
    singles: Vec<u32>,
    /// The others by their words; [`ONCE`] and their place as long as they are none.
    slots: Slots,
    /// The pieces as they stand beside a candidate, and none before the first and after the last.
    sides: Vec<Side>,
    /// The pieces that may end a candidate, and those that are marks.
    ends: Vec<u32>,
    marks: Vec<u32>,
    /// The runs of content words of one length, by their last pieces; so many are in use.
    runs: Vec<Run>,
    count: usize,
}

/// What stands beside a candidate at one of its places: a word, and in the last bit whether it could
/// not belong to the candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Side(u32);

impl Side {
    fn new(word: u32, is_content: bool) -> Self {
        Self(word << 1 | u32::from(!is_content))
    }

    fn word(self) -> u32 {
        self.0 >> 1
    }

    fn edge(self) -> u32 {
        self.0 & 1
    }

    fn is_content(self) -> bool {
        self.edge() == 0
    }
}

/// Pieces that may be a candidate.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    start: u32,
    length: u16,
    chars: u16,
    /// What tells their words from others.
    key: u64,
}

/// A run of content words. Its characters and key are those of all but the first.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    place: Place,
    /// The candidates that all but the last piece are, and all but the first.
    left: u32,
    right: u32,
}

/// The runs of one piece more.
#[derive(Debug, Clone, Copy, Default)]
struct Longer {
    /// So many are noted.
    count: usize,
    /// Where the last run ends that was lengthened, and which candidate it is.
    end: usize,
    own: u32,
}

/// No phrase in quotation marks is longer than this many pieces.
const LONGEST_QUOTE: usize = 24;

impl Place {
    /// The piece after the last.
    fn end(&self) -> usize {
        self.start as usize + usize::from(self.length)
    }
}

const NONE: u32 = u32::MAX;

const ONCE: u32 = 1 << 31;

impl Candidates {
    pub(crate) fn find(&mut self, document: &Document, shape: Shape) {
        self.list.clear();
        self.singles.clear();
        self.singles.resize(document.words.len(), NONE);
        self.note_pieces(document, shape);
        self.slots.clear_for(self.ends.len() * (shape.longest - 1) + self.marks.len());
        self.find_words(document);
        for length in 2..=shape.longest {
            self.find_phrases(document, shape, length);
        }
        self.find_quotes(document, shape);
    }

    /// Notes what stands beside candidates, which pieces may end one, and which are marks.
    ///
    /// What is noted of a piece that is neither is written over, as a branch would go wrong at
    /// every other piece.
    fn note_pieces(&mut self, document: &Document, shape: Shape) {
        let Self { sides, ends, marks, .. } = self;
        let count = document.pieces.len();
        let none = Side::new(document.words.len() as u32, false);
        for list in [&mut *ends, &mut *marks] {
            list.resize(count + 1, 0);
        }
        sides.clear();
        sides.resize(count + 2, none);
        let (mut end, mut mark) = (0, 0);
        let pieces = document.pieces.iter().zip(&document.ids).zip(&mut sides[1..]);
        for (at, ((piece, &id), side)) in (0..).zip(pieces) {
            let is_free = !piece.facts.has(Facts::STOP);
            *side = Side::new(id, is_free & shape.content.has(piece.tag));
            (ends[end], marks[mark]) = (at, at);
            end += usize::from(is_free & shape.ends().has(piece.tag));
            mark += usize::from(piece.tag == Tag::Mark);
        }
        ends.truncate(end);
        marks.truncate(mark);
    }

    /// Adds the words that may end a candidate.
    fn find_words(&mut self, document: &Document) {
        self.runs.resize(self.runs.len().max(self.ends.len()), Run::default());
        let mut longer = Longer::default();
        for at in 0..self.ends.len() {
            let start = self.ends[at];
            let (piece, id) = (&document.pieces[start as usize], document.ids[start as usize]);
            let place = Place { start, length: 1, chars: piece.chars, key: extend_key(0, id) };
            let own = if place.chars > 1 { self.see_word(document, place, id) } else { NONE };
            self.lengthen(place, own, &mut longer);
        }
        self.count = longer.count;
    }

    /// Adds the runs of `length` pieces.
    fn find_phrases(&mut self, document: &Document, shape: Shape, length: usize) {
        let mut longer = Longer::default();
        for at in 0..self.count {
            let Run { mut place, left, right } = self.runs[at];
            let first = place.start as usize;
            place.chars = place.chars.saturating_add(document.pieces[first].chars);
            place.key = extend_key(place.key, document.ids[first]);
            let once = shape.once || first < document.body_piece;
            let own = self.see_phrase(document, place, once);
            let count = self.list.get(own as usize).map_or(1, |phrase| phrase.count);
            for shorter in [left, right] {
                if let Some(shorter) = self.list.get_mut(shorter as usize) {
                    shorter.inside = shorter.inside.max(count);
                }
            }
            if length < shape.longest {
                self.lengthen(place, own, &mut longer);
            }
        }
        self.count = longer.count;
    }

    /// Notes a run that begins one piece earlier, over which the next is written if it cannot.
    #[inline]
    fn lengthen(&mut self, mut place: Place, own: u32, longer: &mut Longer) {
        let follows = longer.end + 1 == place.end();
        let left = if follows { longer.own } else { NONE };
        (longer.end, longer.own) = (place.end(), own);
        let goes_on = self.sides[place.start as usize].is_content();
        place.start = place.start.saturating_sub(1);
        place.length += 1;
        self.runs[longer.count] = Run { place, left, right: own };
        longer.count += usize::from(goes_on);
    }

    /// Counts a candidate of one piece.
    #[inline]
    fn see_word(&mut self, document: &Document, place: Place, id: u32) -> u32 {
        let next = self.list.len() as u32;
        let index = &mut self.singles[id as usize];
        if *index == NONE {
            *index = next;
        }
        let index = *index;
        self.count(document, place, index);
        index
    }

    /// Counts a candidate of more, which it is from its second place on, or from the first if it
    /// may stand `once`.
    #[inline]
    fn see_phrase(&mut self, document: &Document, place: Place, once: bool) -> u32 {
        let seen = ONCE | place.start;
        let mut slots = self.slots.filling();
        let number = slots.number(place.key, seen);
        if *number & ONCE == 0 {
            let index = *number;
            self.count(document, place, index);
            return index;
        }
        if *number == seen && !once {
            return NONE;
        }
        let index = self.list.len() as u32;
        let first = mem::replace(number, index) & !ONCE;
        self.add(document, Place { start: first, ..place });
        if first != place.start {
            self.count(document, place, index);
        }
        index
    }

    /// Counts a candidate, which is a new one where `index` is the end of the list.
    #[inline]
    fn count(&mut self, document: &Document, place: Place, index: u32) {
        let Some(candidate) = self.list.get_mut(index as usize) else {
            return self.add(document, place);
        };
        let (left, right) = (self.sides[place.start as usize], self.sides[place.end() + 1]);
        candidate.count += 1;
        candidate.last = place.start;
        candidate.in_title += u32::from((place.start as usize) < document.body_piece);
        candidate.left_edges += left.edge();
        candidate.right_edges += right.edge();
        candidate.left_changes += u32::from(left.word() != candidate.left);
        candidate.right_changes += u32::from(right.word() != candidate.right);
    }

    #[inline(never)]
    fn add(&mut self, document: &Document, place: Place) {
        let Place { start, length, chars, .. } = place;
        let (left, right) = (self.sides[start as usize], self.sides[place.end() + 1]);
        self.list.push(Candidate {
            first: start,
            last: start,
            length,
            chars,
            count: 1,
            in_title: u32::from((start as usize) < document.body_piece),
            left_edges: left.edge(),
            right_edges: right.edge(),
            left: left.word(),
            right: right.word(),
            ..Candidate::default()
        });
    }

    /// Adds what stands in “” and 《》.
    fn find_quotes(&mut self, document: &Document, shape: Shape) {
        for at in 0..self.marks.len() {
            self.find_quote(document, shape, self.marks[at] as usize);
        }
    }

    /// Adds what the mark at the piece `open` opens.
    fn find_quote(&mut self, document: &Document, shape: Shape, open: usize) {
        let Some((close, is_title)) = opening(document, open) else { return };
        let Some(length) = quote_length(document, open + 1, close) else { return };
        let start = open + 1;
        let ids = &document.ids[start..start + length];
        let key = ids.iter().rev().fold(0, |key, &id| extend_key(key, id));
        let chars = chars(&document.pieces[start..start + length]);
        let place = Place { start: start as u32, length: length as u16, chars, key };
        let index = match ids {
            _ if self.is_counted(document, shape, start, length) => {
                self.known(document, place, ids)
            }
            [id] => self.see_word(document, place, *id),
            _ => self.see_phrase(document, place, true),
        };
        if let Some(candidate) = self.list.get_mut(index as usize) {
            candidate.titled += u32::from(is_title);
            candidate.quoted += u32::from(!is_title);
        }
    }

    /// The candidate that has been counted at a place.
    fn known(&mut self, document: &Document, place: Place, ids: &[u32]) -> u32 {
        match ids {
            [id] => self.singles[*id as usize],
            _ => match self.slots.get(place.key) {
                Some(index) if index & ONCE == 0 => index,
                Some(_) => self.see_phrase(document, place, true),
                None => NONE,
            },
        }
    }

    /// Whether the pieces have been counted as a run of content words.
    fn is_counted(&self, document: &Document, shape: Shape, start: usize, length: usize) -> bool {
        let last = &document.pieces[start + length - 1];
        length <= shape.longest
            && shape.ends().has(last.tag)
            && (length > 1 || last.chars > 1)
            && self.sides[start + 1..=start + length].iter().all(|side| side.is_content())
    }
}

/// The key of a run of words, from that of all but the first.
fn extend_key(key: u64, id: u32) -> u64 {
    (key ^ (u64::from(id) + 1)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

fn chars(pieces: &[Piece]) -> u16 {
    pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.chars))
}

/// The mark that closes what the mark opens, and whether that is a title.
fn opening(document: &Document, mark: usize) -> Option<(&'static str, bool)> {
    match document.text[document.pieces[mark].span().range()].chars().next()? {
        '“' => Some(("”", false)),
        '‘' => Some(("’", false)),
        '「' => Some(("」", false)),
        '『' => Some(("』", false)),
        '《' => Some(("》", true)),
        '<' => Some((">", true)),
        '"' => Some(("\"", false)),
        _ => None,
    }
}

/// The number of pieces from `start` to the mark `close`; `None` if that is far or nothing but a
/// single character stands before it.
fn quote_length(document: &Document, start: usize, close: &str) -> Option<usize> {
    let rest = document.pieces.get(start..)?;
    let length = rest.iter().take(LONGEST_QUOTE).position(|piece| {
        piece.tag == Tag::Mark && &document.text[piece.span().range()] == close
    })?;
    let inner = &rest[..length];
    let chars: usize = inner.iter().map(|piece| usize::from(piece.chars)).sum();
    let broken = inner.iter().any(|piece| {
        piece.tag == Tag::Mark && "。！？；\n".contains(&document.text[piece.span().range()])
    });
    (chars > 1 && !broken).then_some(length)
}
