//! Candidates that are part of a quantity: 亿元, 个百分点.

use super::candidate::Candidate;
use super::document::Document;
use crate::Span;
use crate::lexicon::{Piece, Tag};
use crate::quantity;

/// A numeral further before a candidate than this many pieces does not count it.
const NEAR: usize = 2;

/// No more pieces than this are read on either side.
const REACH: usize = 8;

/// Whether a quantity holds a part of the candidate at its first place and at its last: 人民币
/// in 人民币50亿元, unless it stands elsewhere too, 人民币升值.
pub(super) fn is_counted(document: &Document, candidate: &Candidate) -> bool {
    let Candidate { first, last, length, .. } = *candidate;
    let counted = |start: u32| is_counted_at(document, start as usize, usize::from(length));
    counted(first) && (first == last || counted(last))
}

/// Whether a quantity holds a part of these pieces. Of the text only what stands with them between
/// two marks is looked at.
fn is_counted_at(document: &Document, start: usize, length: usize) -> bool {
    let end = start + length;
    if !may_be_counted(document, start, end) {
        return false;
    }
    let pieces = &document.pieces;
    let is_mark = |piece: &&Piece| piece.tag == Tag::Mark;
    let before = pieces[..start].iter().rev().take(REACH).take_while(|piece| !is_mark(piece));
    let after = pieces[end..].iter().take(REACH).take_while(|piece| !is_mark(piece));
    let (from, to) = (start - before.count(), end + after.count());
    let clause = Span::new(pieces[from].start as usize, pieces[to - 1].end as usize);
    let candidate = Span::new(pieces[start].start as usize, pieces[end - 1].end as usize);
    quantity::find(&document.text[clause]).any(|quantity| {
        let (first, last) = (clause.start + quantity.span.start, clause.start + quantity.span.end);
        first < candidate.end && candidate.start < last && !holds(candidate, first, last)
    })
}

/// Whether a numeral is so near that its quantity may hold a part of the pieces.
fn may_be_counted(document: &Document, start: usize, end: usize) -> bool {
    let Document { text, pieces, .. } = document;
    let is_numeral = |piece: &&Piece| matches!(piece.tag, Tag::Digits | Tag::Numeral);
    let at = pieces[start].start as usize;
    let mut before = pieces[start.saturating_sub(NEAR)..start].iter().filter(is_numeral);
    let after = pieces.get(end).filter(is_numeral);
    pieces[start..end].iter().any(|piece| is_numeral(&piece))
        || before.any(|numeral| quantity::may_hold(text, numeral.end as usize, at))
        || after.is_some_and(|numeral| quantity::may_begin_before(text, numeral.start as usize))
}

/// Whether a name has the quantity as a part of it: “百村饮水工程”.
fn holds(candidate: Span, first: usize, last: usize) -> bool {
    candidate.start <= first && last <= candidate.end && candidate.len() > last - first
}
