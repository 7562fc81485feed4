//! Candidates that stand in quotation marks.

use super::candidate::{Candidates, Place, Quote, key};
use super::document::Document;
use crate::lexicon::{Piece, Tag};

/// No phrase in quotation marks is longer than this many pieces.
const LONGEST: usize = 24;

impl Candidates {
    /// Notes what stands in “” and 《》.
    pub(super) fn note_quotes(&mut self, document: &Document) {
        let quoted = |&open: &u32| quoted(document, open as usize);
        self.quotes.clear();
        self.quotes.extend(document.openings.iter().filter_map(quoted));
    }

    /// Adds what stands there.
    pub(super) fn find_quotes(&mut self, document: &Document) {
        for at in 0..self.quotes.len() {
            self.see_quoted(document, self.quotes[at]);
        }
    }

    fn see_quoted(&mut self, document: &Document, place: Place) {
        let ids = &document.ids[place.start as usize..place.end()];
        let is_repeated = ids.iter().all(|&id| document.is_repeated(id));
        let index = match (self.is_counted(place), ids) {
            (true, _) if is_repeated => self.known(Place { quote: None, ..place }, ids),
            (true, _) => {
                if let Some(noted) = self.noted(place) {
                    noted.quote = place.quote;
                    return;
                }
                self.add(Place { quote: None, ..place })
            }
            (false, [id]) => self.see_word(Place { quote: None, ..place }, *id),
            _ => self.see_phrase(Place { quote: None, ..place }, key(ids), true),
        };
        if let Some(candidate) = self.listed(index) {
            candidate.titled += u32::from(place.quote == Some(Quote::Title));
            candidate.quoted += u32::from(place.quote == Some(Quote::Words));
        }
    }

    /// Whether the pieces have been counted as a run of content words.
    fn is_counted(&self, place: Place) -> bool {
        let (start, end) = (place.start as usize, place.end());
        usize::from(place.length) <= self.longest
            && self.sides.at(end - 1).is_end()
            && place.chars > 1
            && (start..end).all(|piece| self.sides.at(piece).is_content())
    }
}

/// What the mark at the piece `open` opens.
fn quoted(document: &Document, open: usize) -> Option<Place> {
    let opening = document.words[document.ids[open] as usize].opening.checked_sub(1)?;
    let (_, close, quote) = *OPENINGS.get(usize::from(opening))?;
    let length = quote_length(document, open + 1, close)?;
    let start = open + 1;
    let chars = chars(&document.pieces[start..start + length]);
    Some(Place { start: start as u32, length: length as u16, chars, quote: Some(quote) })
}

fn chars(pieces: &[Piece]) -> u16 {
    pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.chars))
}

/// The marks that open a quotation, and what closes it.
const OPENINGS: [(char, char, Quote); 7] = [
    ('“', '”', Quote::Words),
    ('‘', '’', Quote::Words),
    ('「', '」', Quote::Words),
    ('『', '』', Quote::Words),
    ('《', '》', Quote::Title),
    ('<', '>', Quote::Title),
    ('"', '"', Quote::Words),
];

/// Which of the marks that open a quotation the mark is, from 1 on; 0 if it is none.
pub(super) fn opening(mark: &str) -> u8 {
    let first = mark.chars().next();
    let place = OPENINGS.iter().position(|&(open, ..)| first == Some(open));
    place.map_or(0, |place| place as u8 + 1)
}

/// The number of pieces from `start` to the mark `close`; `None` if that is far or nothing but a
/// single character stands before it.
fn quote_length(document: &Document, start: usize, close: char) -> Option<usize> {
    let rest = document.pieces.get(start..)?;
    let is = |piece: &Piece, mark: char| {
        let text = &document.text[piece.span()];
        piece.tag == Tag::Mark && text.strip_prefix(mark) == Some("")
    };
    let length = rest.iter().take(LONGEST).position(|piece| is(piece, close))?;
    let inner = &rest[..length];
    let ends = ['。', '！', '？', '；', '\n'];
    let broken = inner.iter().any(|piece| ends.iter().any(|&end| is(piece, end)));
    (chars(inner) > 1 && !broken).then_some(length)
}
