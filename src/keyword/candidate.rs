//! Candidates: the words and phrases that may be keywords, and what is seen of each.

use super::document::{Document, clear_slots, slot_of};
use crate::lexicon::{Facts, Piece, Tag};

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
}

/// What may be a candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// The most pieces.
    pub(crate) longest: usize,
    /// Whether an adverb may stand in a phrase.
    pub(crate) adverbs: bool,
}

/// The candidates of one document, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    slots: Vec<(u64, u32)>,
    /// The candidates of one to `longest` pieces that end at the piece before.
    row: Vec<u32>,
    next_row: Vec<u32>,
    content: Vec<bool>,
}

/// No phrase in quotation marks is longer than this many pieces.
const LONGEST_QUOTE: usize = 24;

const NONE: u32 = u32::MAX;

impl Candidates {
    pub(crate) fn find(&mut self, document: &Document, shape: Shape) {
        self.list.clear();
        self.content.clear();
        self.content.extend(document.pieces.iter().map(|piece| is_content(piece, shape)));
        let contents = self.content.iter().filter(|&&content| content).count();
        clear_slots(&mut self.slots, contents * shape.longest + document.pieces.len() / 4);
        self.find_phrases(document, shape);
        self.find_quotes(document, shape);
    }

    /// Adds every run of content words, by its last piece.
    fn find_phrases(&mut self, document: &Document, shape: Shape) {
        self.row.clear();
        for end in 0..document.pieces.len() {
            if !self.content[end] {
                self.row.clear();
                continue;
            }
            self.next_row.clear();
            let most = (self.row.len() + 1).min(shape.longest);
            let ends_well = may_end(document.pieces[end].tag);
            let mut key = 0;
            for length in 1..=most {
                let start = end + 1 - length;
                key = extend_key(key, document.ids[start]);
                let fits = ends_well && (length > 1 || document.pieces[end].chars > 1);
                let index = if fits { self.see(document, key, start, length) } else { NONE };
                self.next_row.push(index);
                self.note_inside(index, length);
            }
            std::mem::swap(&mut self.row, &mut self.next_row);
        }
    }

    /// Tells the two candidates that are one piece shorter that they stand in `index`.
    fn note_inside(&mut self, index: u32, length: usize) {
        if index == NONE || length < 2 {
            return;
        }
        let count = self.list[index as usize].count;
        let without_last = self.row.get(length - 2).copied();
        let without_first = self.next_row.get(length - 2).copied();
        for shorter in [without_last, without_first].into_iter().flatten() {
            if let Some(shorter) = self.list.get_mut(shorter as usize) {
                shorter.inside = shorter.inside.max(count);
            }
        }
    }

    /// Counts a candidate at a place.
    #[inline]
    fn see(&mut self, document: &Document, key: u64, start: usize, length: usize) -> u32 {
        let next = offset(self.list.len());
        let index = slot_of(&mut self.slots, key, next);
        if index == next {
            self.list.push(new_candidate(&document.pieces[start..start + length], start));
        }
        let (left, right) = neighbours(document, start, length);
        let known = self.list[index as usize];
        let (first_left, first_right) =
            neighbours(document, known.first as usize, usize::from(known.length));
        let candidate = &mut self.list[index as usize];
        candidate.count += 1;
        candidate.last = offset(start);
        candidate.in_title += u32::from(start < document.body_piece);
        candidate.left_edges += u32::from(start == 0 || !self.content[start - 1]);
        let after = self.content.get(start + length).copied().unwrap_or(false);
        candidate.right_edges += u32::from(!after);
        candidate.left_changes += u32::from(left != first_left);
        candidate.right_changes += u32::from(right != first_right);
        index
    }

    /// Adds what stands in “” and 《》.
    fn find_quotes(&mut self, document: &Document, shape: Shape) {
        for open in 0..document.pieces.len() {
            let Some((close, is_title)) = opening(document, open) else { continue };
            let Some(length) = quote_length(document, open + 1, close) else { continue };
            let start = open + 1;
            let ids = &document.ids[start..start + length];
            let key = ids.iter().rev().fold(0, |key, &id| extend_key(key, id));
            let index = if self.is_counted(document, shape, start, length) {
                slot_of(&mut self.slots, key, NONE - 1)
            } else {
                self.see(document, key, start, length)
            };
            if let Some(candidate) = self.list.get_mut(index as usize) {
                candidate.titled += u32::from(is_title);
                candidate.quoted += u32::from(!is_title);
            }
        }
    }

    /// Whether the pieces have been counted as a run of content words.
    fn is_counted(&self, document: &Document, shape: Shape, start: usize, length: usize) -> bool {
        let last = &document.pieces[start + length - 1];
        length <= shape.longest
            && may_end(last.tag)
            && (length > 1 || last.chars > 1)
            && self.content[start..start + length].iter().all(|&content| content)
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The key of a run of words, from that of all but the first.
fn extend_key(key: u64, id: u32) -> u64 {
    (key ^ (u64::from(id) + 1)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

fn new_candidate(pieces: &[Piece], start: usize) -> Candidate {
    Candidate {
        first: offset(start),
        last: offset(start),
        length: u16::try_from(pieces.len()).unwrap_or(u16::MAX),
        chars: pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.chars)),
        ..Candidate::default()
    }
}

/// The words before and after a run of pieces.
fn neighbours(document: &Document, start: usize, length: usize) -> (u32, u32) {
    let left = start.checked_sub(1).and_then(|before| document.ids.get(before));
    let right = document.ids.get(start + length);
    (left.copied().unwrap_or(NONE), right.copied().unwrap_or(NONE))
}

fn is_content(piece: &Piece, shape: Shape) -> bool {
    let fits = match piece.tag {
        Tag::Time | Tag::Manner => true,
        Tag::Adverb => shape.adverbs,
        tag => tag.is_content(),
    };
    fits && !piece.facts.has(Facts::STOP)
}

/// Whether a word of the class may stand at the end of a candidate.
fn may_end(tag: Tag) -> bool {
    !matches!(tag, Tag::Adverb | Tag::Attribute)
}

/// The mark that closes what the piece opens, and whether that is a title.
fn opening(document: &Document, piece: usize) -> Option<(&'static str, bool)> {
    let piece = document.pieces.get(piece).filter(|piece| piece.tag == Tag::Mark)?;
    match &document.text[piece.span().range()] {
        "“" => Some(("”", false)),
        "「" => Some(("」", false)),
        "《" => Some(("》", true)),
        "<" => Some((">", true)),
        "\"" => Some(("\"", false)),
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
