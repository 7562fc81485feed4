//! Candidates: the words and phrases that may be keywords, and what is seen of each.

use super::document::Document;
use super::slots::Slots;
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
    /// The words before and after the first place.
    pub(crate) left: u32,
    pub(crate) right: u32,
}

/// What may be a candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// The most pieces, at most [`LONGEST`].
    pub(crate) longest: usize,
    /// Whether an adverb may stand in a phrase.
    pub(crate) adverbs: bool,
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
    content: Vec<bool>,
}

/// What stands beside a candidate at one of its places.
#[derive(Debug, Clone, Copy)]
struct Edge {
    word: u32,
    /// 1 if it could not belong to the candidate.
    is_edge: u32,
}

impl Edge {
    const NONE: Self = Self { word: NONE, is_edge: 1 };
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
        self.content.clear();
        self.content.extend(document.pieces.iter().map(|piece| is_content(piece, shape)));
        let contents = self.content.iter().filter(|&&content| content).count();
        self.slots.clear_for(contents * (shape.longest - 1) + document.pieces.len() / 4);
        self.find_phrases(document, shape);
        self.find_quotes(document, shape);
    }

    /// Adds every run of content words, by its last piece.
    fn find_phrases(&mut self, document: &Document, shape: Shape) {
        let mut run = 0;
        let mut before = [NONE; LONGEST];
        for end in 0..document.pieces.len() {
            if !self.content[end] {
                run = 0;
                continue;
            }
            run = (run + 1).min(shape.longest);
            before = self.find_row(document, end, run, &before);
        }
    }

    /// Adds the runs of one to `most` pieces that end at the piece `end`.
    #[inline]
    fn find_row(&mut self, document: &Document, end: usize, most: usize, before: &Row) -> Row {
        let mut row = [NONE; LONGEST];
        let last = &document.pieces[end];
        if !may_end(last.tag) {
            return row;
        }
        let right = self.edge(document, end + 1);
        let mut key = extend_key(0, document.ids[end]);
        if last.chars > 1 {
            row[0] = self.see(document, key, end, 1, right);
        }
        for length in 2..=most {
            let start = end + 1 - length;
            key = extend_key(key, document.ids[start]);
            let index = self.see(document, key, start, length, right);
            row[length - 1] = index;
            let count = self.list[index as usize].count;
            for shorter in [before[length - 2], row[length - 2]] {
                if let Some(shorter) = self.list.get_mut(shorter as usize) {
                    shorter.inside = shorter.inside.max(count);
                }
            }
        }
        row
    }

    /// Counts a candidate at a place.
    #[inline]
    fn see(
        &mut self,
        document: &Document,
        key: u64,
        start: usize,
        length: usize,
        right: Edge,
    ) -> u32 {
        let left = start.checked_sub(1).map_or(Edge::NONE, |before| self.edge(document, before));
        let in_title = u32::from(start < document.body_piece);
        let index = self.index(key, document.ids[start], length);
        let Some(candidate) = self.list.get_mut(index as usize) else {
            self.list.push(Candidate {
                in_title,
                left_edges: left.is_edge,
                right_edges: right.is_edge,
                left: left.word,
                right: right.word,
                ..new_candidate(&document.pieces[start..start + length], start)
            });
            return index;
        };
        candidate.count += 1;
        candidate.last = offset(start);
        candidate.in_title += in_title;
        candidate.left_edges += left.is_edge;
        candidate.right_edges += right.is_edge;
        candidate.left_changes += u32::from(left.word != candidate.left);
        candidate.right_changes += u32::from(right.word != candidate.right);
        index
    }

    /// The piece beside a candidate, which may lie behind the end.
    #[inline]
    fn edge(&self, document: &Document, piece: usize) -> Edge {
        match (document.ids.get(piece), self.content.get(piece)) {
            (Some(&word), Some(&is_content)) => Edge { word, is_edge: u32::from(!is_content) },
            _ => Edge::NONE,
        }
    }

    /// The place of a candidate in the list, the end of the list if it is new.
    #[inline]
    fn index(&mut self, key: u64, id: u32, length: usize) -> u32 {
        let next = offset(self.list.len());
        if length > 1 {
            return self.slots.get_or_insert(key, next);
        }
        let single = &mut self.singles[id as usize];
        if *single == NONE {
            *single = next;
        }
        *single
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
        let index = if self.is_counted(document, shape, start, length) {
            self.known(key, ids)
        } else {
            self.see(document, key, start, length, self.edge(document, start + length))
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

/// A candidate that stands once.
#[inline]
fn new_candidate(pieces: &[Piece], start: usize) -> Candidate {
    Candidate {
        first: offset(start),
        last: offset(start),
        length: u16::try_from(pieces.len()).unwrap_or(u16::MAX),
        chars: pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.chars)),
        count: 1,
        ..Candidate::default()
    }
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
