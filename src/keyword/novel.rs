//! Words that no list has: strings of single characters that the text repeats, 以旧换新.

use super::slots::Slots;
use crate::lexicon::{Facts, Joining, Piece, Tag};

/// The characters of a word that is found.
const SHORTEST: usize = 3;
const LONGEST: usize = 6;

/// The strings of a document, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Novel {
    slots: Slots,
    /// How often each string stands there.
    counts: Vec<u32>,
    /// The pieces that may be part of such a word.
    loose: Vec<Loose>,
    /// The first piece of each place where [`SHORTEST`] of them stand side by side.
    shortest: Vec<usize>,
}

/// A single character.
#[derive(Debug, Clone, Copy)]
struct Loose {
    /// Which piece it is.
    piece: usize,
    key: u64,
    /// The string of the shortest length that it begins, [`NONE`] if the text breaks it.
    string: u32,
}

const NONE: u32 = u32::MAX;

impl Novel {
    /// Joins the pieces of such words.
    ///
    /// A word is a string of characters that each stand alone, that is there more than once, and
    /// that one of its characters hardly leaves; at most one of them is a stop word, and not the
    /// last.
    pub(super) fn join(&mut self, text: &str, pieces: &mut Vec<Piece>) {
        self.find_shortest(pieces);
        if !self.repeats(text, pieces) {
            return;
        }
        self.loose.clear();
        let loose = pieces.iter().enumerate().filter(|(_, piece)| is_loose(piece));
        let loose =
            loose.map(|(at, piece)| Loose { piece: at, key: key(text, piece), string: NONE });
        self.loose.extend(loose);
        self.count_shortest();
        self.count();
        self.join_words(pieces);
    }

    /// Notes where the shortest strings stand.
    fn find_shortest(&mut self, pieces: &[Piece]) {
        const ALL: u32 = (1 << SHORTEST) - 1;
        self.shortest.clear();
        let mut last = 0_u32;
        for (end, piece) in (1..).zip(pieces) {
            last = last << 1 | u32::from(is_loose(piece));
            if last & ALL == ALL {
                self.shortest.push(end - SHORTEST);
            }
        }
    }

    /// Whether one of the shortest strings is there more than once, without which there is no word.
    fn repeats(&mut self, text: &str, pieces: &[Piece]) -> bool {
        let Self { slots, shortest, .. } = self;
        slots.clear_for(shortest.len());
        (0..).zip(shortest).any(|(next, start)| {
            let string = &pieces[*start..*start + SHORTEST];
            let key = string.iter().fold(0, |sum, piece| extend_key(sum, key(text, piece)));
            slots.get_or_insert(key, next) != next
        })
    }

    /// Counts the shortest strings.
    fn count_shortest(&mut self) {
        let Self { slots, counts, loose, .. } = self;
        slots.clear_for(loose.len());
        counts.clear();
        for at in SHORTEST..=loose.len() {
            let string = &loose[at - SHORTEST..at];
            if is_run(string) {
                loose[at - SHORTEST].string = note(slots, counts, string_key(string));
            }
        }
        for one in &mut *loose {
            if one.string != NONE && counts[one.string as usize] == 1 {
                one.string = NONE;
            }
        }
    }

    /// Counts the characters, and the strings of which all parts are there more than once.
    fn count(&mut self) {
        let Self { slots, counts, loose, .. } = self;
        slots.clear_for(loose.len() * 3);
        counts.clear();
        for at in 0..loose.len() {
            note(slots, counts, string_key(&loose[at..=at]));
            for length in SHORTEST..=repeated(&loose[at..]) {
                note(slots, counts, string_key(&loose[at..at + length]));
            }
        }
    }

    fn join_words(&self, pieces: &mut Vec<Piece>) {
        let mut joining = Joining::of(pieces);
        let mut at = 0;
        while at < self.loose.len() {
            let length = self.longest(joining.pieces(), at);
            if length > 0 {
                let start = self.loose[at].piece;
                joining.join(start..start + length, Tag::Other);
            }
            at += length.max(1);
        }
        joining.finish();
    }

    fn counted(&self, string: &[Loose]) -> u32 {
        self.slots.get(string_key(string)).map_or(0, |slot| self.counts[slot as usize])
    }

    /// The number of pieces of the longest word that begins with the loose piece `at`, 0 if there
    /// is none.
    fn longest(&self, pieces: &[Piece], at: usize) -> usize {
        let most = repeated(&self.loose[at..]);
        let is_word = |&length: &usize| self.is_word(pieces, &self.loose[at..at + length]);
        (SHORTEST..=most).rev().find(is_word).unwrap_or(0)
    }

    fn is_word(&self, pieces: &[Piece], string: &[Loose]) -> bool {
        let start = string[0].piece;
        let pieces = &pieces[start..start + string.len()];
        let stops = pieces.iter().filter(|piece| piece.facts.has(Facts::STOP)).count();
        if stops > 1 || pieces[pieces.len() - 1].facts.has(Facts::STOP) {
            return false;
        }
        let count = self.counted(string);
        let least = string.chunks(1).map(|one| self.counted(one)).min();
        count > 1 && least.is_some_and(|least| least * 3 <= count * 4)
    }
}

/// The length of the longest string from the first of these on whose parts are all there more than
/// once, 0 if there is none.
fn repeated(loose: &[Loose]) -> usize {
    let starts = loose.iter().take(LONGEST - SHORTEST + 1);
    match starts.take_while(|one| one.string != NONE).count() {
        0 => 0,
        starts => starts + SHORTEST - 1,
    }
}

/// Counts a string, and tells which it is.
fn note(slots: &mut Slots, counts: &mut Vec<u32>, key: u64) -> u32 {
    let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
    let slot = slots.get_or_insert(key, next);
    if slot == next {
        counts.push(0);
    }
    counts[slot as usize] += 1;
    slot
}

/// Whether the piece may be part of such a word: a single character of a text's content.
#[inline]
fn is_loose(piece: &Piece) -> bool {
    piece.facts.has(Facts::LOOSE)
}

/// Whether nothing stands between these.
fn is_run(loose: &[Loose]) -> bool {
    loose[loose.len() - 1].piece - loose[0].piece == loose.len() - 1
}

/// What tells a character from others.
fn key(text: &str, piece: &Piece) -> u64 {
    let unknown = || text[piece.span().range()].chars().next().map_or(0, u64::from);
    if piece.word == 0 { unknown() << 32 } else { u64::from(piece.word) }
}

fn string_key(string: &[Loose]) -> u64 {
    string.iter().fold(0, |sum, one| extend_key(sum, one.key))
}

fn extend_key(sum: u64, key: u64) -> u64 {
    (sum ^ key).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, Scratch};

    #[test]
    fn repeated_strings_are_words() {
        let rows = [
            ("推行以旧换新，以旧换新的补贴到位", "以旧换新"),
            ("推行以旧换新，补贴到位", ""),
            ("水库昨日蓄水，水库昨日蓄水", ""),
            ("他也就来了，他也就来了", ""),
        ];
        for (text, expected) in rows {
            let mut pieces = Vec::new();
            Lexicon::shared().segment_into(text, &mut Scratch::default(), &mut pieces);
            Novel::default().join(text, &mut pieces);
            let long = pieces.iter().filter(|piece| piece.word == 0 && piece.chars > 2);
            let found: Vec<&str> = long.map(|piece| &text[piece.span()]).collect();
            let tiled: usize = pieces.iter().map(|piece| piece.span().len()).sum();
            assert_eq!(found.first().copied().unwrap_or(""), expected, "{text}");
            assert_eq!(tiled, text.len(), "{text}");
        }
    }
}
