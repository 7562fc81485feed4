//! Candidates: the words and phrases that may be keywords, and what is seen of each.

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
    /// The most pieces, at most [`LONGEST`].
    pub(crate) longest: usize,
    /// What its words are.
    pub(crate) content: Tags,
}

/// No phrase outside of quotation marks is longer than this many pieces.
const LONGEST: usize = 6;

/// The candidates of one document, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    /// The candidates of one piece by its word.
    singles: Vec<u32>,
    /// The others by their words.
    slots: Slots,
    /// The pieces as they stand beside a candidate, and none before the first and after the last.
    sides: Vec<Side>,
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
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    length: usize,
    chars: u16,
    /// What tells their words from others.
    key: u64,
}

/// The candidates of one to [`LONGEST`] pieces that end at a piece.
type Row = [u32; LONGEST];

/// No phrase in quotation marks is longer than this many pieces.
const LONGEST_QUOTE: usize = 24;

const NONE: u32 = u32::MAX;

impl Candidates {
    pub(crate) fn find(&mut self, document: &Document, shape: Shape) {
        self.list.clear();
        self.singles.clear();
        self.singles.resize(document.words.len(), NONE);
        let contents = self.note_sides(document, shape);
        self.slots.clear_for(contents * (shape.longest - 1) + document.pieces.len() / 4);
        self.find_phrases(document, shape);
        self.find_quotes(document, shape);
    }

    /// Notes what stands beside candidates; tells the number of content words.
    fn note_sides(&mut self, document: &Document, shape: Shape) -> usize {
        let none = Side::new(document.words.len() as u32, false);
        self.sides.clear();
        self.sides.push(none);
        let sides = document.pieces.iter().zip(&document.ids);
        self.sides.extend(sides.map(|(piece, &id)| Side::new(id, is_content(piece, shape))));
        self.sides.push(none);
        self.sides.iter().filter(|side| side.is_content()).count()
    }

    /// Adds every run of content words, by its last piece.
    fn find_phrases(&mut self, document: &Document, shape: Shape) {
        let mut run = 0;
        let mut before = [NONE; LONGEST];
        for (end, (last, &id)) in document.pieces.iter().zip(&document.ids).enumerate() {
            if !self.sides[end + 1].is_content() {
                run = 0;
                continue;
            }
            run = (run + 1).min(shape.longest);
            let mut row = [NONE; LONGEST];
            if may_end(last.tag) {
                let key = extend_key(0, id);
                let place = Place { start: end, length: 1, chars: last.chars, key };
                if last.chars > 1 {
                    row[0] = self.see_word(document, place, id);
                }
                self.find_row(document, place, run, &before, &mut row);
            }
            before = row;
        }
    }

    /// Adds the runs of two to `most` pieces that end with the piece at `place`.
    #[inline]
    fn find_row(
        &mut self,
        document: &Document,
        mut place: Place,
        most: usize,
        before: &Row,
        row: &mut Row,
    ) {
        for length in 2..=most {
            place.start -= 1;
            place.length = length;
            place.chars = place.chars.saturating_add(document.pieces[place.start].chars);
            place.key = extend_key(place.key, document.ids[place.start]);
            let index = self.see_phrase(document, place);
            row[length - 1] = index;
            let count = self.list[index as usize].count;
            for shorter in [before[length - 2], row[length - 2]] {
                if let Some(shorter) = self.list.get_mut(shorter as usize) {
                    shorter.inside = shorter.inside.max(count);
                }
            }
        }
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

    /// Counts a candidate of more.
    #[inline]
    fn see_phrase(&mut self, document: &Document, place: Place) -> u32 {
        let index = self.slots.get_or_insert(place.key, self.list.len() as u32);
        self.count(document, place, index);
        index
    }

    /// Counts a candidate, which is a new one where `index` is the end of the list.
    #[inline]
    fn count(&mut self, document: &Document, place: Place, index: u32) {
        let Place { start, length, .. } = place;
        let Some(candidate) = self.list.get_mut(index as usize) else {
            return self.add(document, place);
        };
        let (left, right) = (self.sides[start], self.sides[start + length + 1]);
        candidate.count += 1;
        candidate.last = start as u32;
        candidate.in_title += u32::from(start < document.body_piece);
        candidate.left_edges += left.edge();
        candidate.right_edges += right.edge();
        candidate.left_changes += u32::from(left.word() != candidate.left);
        candidate.right_changes += u32::from(right.word() != candidate.right);
    }

    #[inline(never)]
    fn add(&mut self, document: &Document, place: Place) {
        let Place { start, length, chars, .. } = place;
        let (left, right) = (self.sides[start], self.sides[start + length + 1]);
        self.list.push(Candidate {
            first: start as u32,
            last: start as u32,
            length: length as u16,
            chars,
            count: 1,
            in_title: u32::from(start < document.body_piece),
            left_edges: left.edge(),
            right_edges: right.edge(),
            left: left.word(),
            right: right.word(),
            ..Candidate::default()
        });
    }

    /// Adds what stands in “” and 《》.
    fn find_quotes(&mut self, document: &Document, shape: Shape) {
        for (open, piece) in document.pieces.iter().enumerate() {
            if piece.tag == Tag::Mark {
                self.find_quote(document, shape, open);
            }
        }
    }

    /// Adds what the mark at the piece `open` opens.
    #[inline(never)]
    fn find_quote(&mut self, document: &Document, shape: Shape, open: usize) {
        let Some((close, is_title)) = opening(document, open) else { return };
        let Some(length) = quote_length(document, open + 1, close) else { return };
        let start = open + 1;
        let ids = &document.ids[start..start + length];
        let key = ids.iter().rev().fold(0, |key, &id| extend_key(key, id));
        let chars = chars(&document.pieces[start..start + length]);
        let place = Place { start, length, chars, key };
        let index = match ids {
            _ if self.is_counted(document, shape, start, length) => self.known(key, ids),
            [id] => self.see_word(document, place, *id),
            _ => self.see_phrase(document, place),
        };
        if let Some(candidate) = self.list.get_mut(index as usize) {
            candidate.titled += u32::from(is_title);
            candidate.quoted += u32::from(!is_title);
        }
    }

    /// The place of a candidate that has been seen.
    fn known(&self, key: u64, ids: &[u32]) -> u32 {
        match ids {
            [id] => self.singles[*id as usize],
            _ => self.slots.get(key).unwrap_or(NONE),
        }
    }

    /// Whether the pieces have been counted as a run of content words.
    fn is_counted(&self, document: &Document, shape: Shape, start: usize, length: usize) -> bool {
        let last = &document.pieces[start + length - 1];
        length <= shape.longest
            && may_end(last.tag)
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

fn is_content(piece: &Piece, shape: Shape) -> bool {
    shape.content.has(piece.tag) & !piece.facts.has(Facts::STOP)
}

/// Whether a word of the class may stand at the end of a candidate.
fn may_end(tag: Tag) -> bool {
    !matches!(tag, Tag::Adverb | Tag::Attribute)
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
