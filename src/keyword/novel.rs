//! Words that no list has: strings of single characters that the text repeats, 以旧换新.

use super::document::{clear_slots, slot_of};
use crate::lexicon::{Facts, Piece, Tag};

/// The characters of a word that is found.
const SHORTEST: usize = 3;
const LONGEST: usize = 6;

/// The strings of a document, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Novel {
    slots: Vec<(u64, u32)>,
    /// How often each string stands there.
    counts: Vec<u32>,
    /// The key of each piece that may be part of such a word, 0 for the others.
    keys: Vec<u64>,
}

impl Novel {
    /// Joins the pieces of such words.
    ///
    /// A word is a string of characters that each stand alone, that is there more than once, and
    /// that one of its characters hardly leaves; at most one of them is a stop word, and not the
    /// last.
    pub(super) fn join(&mut self, text: &str, pieces: &mut Vec<Piece>) {
        self.keys.clear();
        self.keys.extend(pieces.iter().map(|piece| key(text, piece)));
        if !self.count() {
            return;
        }
        let mut kept = 0;
        let mut at = 0;
        while at < pieces.len() {
            let length = self.longest(pieces, at);
            pieces[kept] = if length > 1 { joined(&pieces[at..at + length]) } else { pieces[at] };
            kept += 1;
            at += length.max(1);
        }
        pieces.truncate(kept);
    }

    /// Counts the strings; tells whether there are any.
    fn count(&mut self) -> bool {
        let Self { slots, counts, keys } = self;
        counts.clear();
        let loose = keys.iter().filter(|&&key| key != 0).count();
        clear_slots(slots, loose * (LONGEST - SHORTEST + 2));
        let mut any = false;
        for run in keys.split(|&key| key == 0) {
            any |= run.len() >= SHORTEST;
            for at in 0..run.len() {
                let mut key = 0;
                for (length, &own) in (1..=LONGEST).zip(&run[at..]) {
                    key = extend(key, own);
                    if length == 1 || length >= SHORTEST {
                        note(slots, counts, key);
                    }
                }
            }
        }
        any
    }

    fn counted(&mut self, key: u64) -> u32 {
        let slot = slot_of(&mut self.slots, key, u32::MAX - 1);
        self.counts.get(slot as usize).copied().unwrap_or(0)
    }

    /// The number of pieces of the longest word at `at`, 0 if there is none.
    fn longest(&mut self, pieces: &[Piece], at: usize) -> usize {
        let most = self.keys[at..].iter().take(LONGEST).take_while(|&&key| key != 0).count();
        (SHORTEST..=most).rev().find(|&length| self.is_word(pieces, at, length)).unwrap_or(0)
    }

    fn is_word(&mut self, pieces: &[Piece], at: usize, length: usize) -> bool {
        let pieces = &pieces[at..at + length];
        let stops = pieces.iter().filter(|piece| piece.facts.has(Facts::STOP)).count();
        if stops > 1 || pieces[length - 1].facts.has(Facts::STOP) {
            return false;
        }
        let whole = (at..at + length).fold(0, |key, at| extend(key, self.keys[at]));
        let count = self.counted(whole);
        let least = (at..at + length).map(|at| self.counted(extend(0, self.keys[at]))).min();
        count > 1 && least.is_some_and(|least| least * 3 <= count * 4)
    }
}

fn note(slots: &mut [(u64, u32)], counts: &mut Vec<u32>, key: u64) {
    let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
    let slot = slot_of(slots, key, next);
    if slot == next {
        counts.push(0);
    }
    counts[slot as usize] += 1;
}

/// What tells a character from others; 0 for what is no part of such words.
fn key(text: &str, piece: &Piece) -> u64 {
    let fits = piece.tag.is_content()
        || matches!(piece.tag, Tag::Preposition | Tag::Adverb | Tag::Direction);
    if piece.chars != 1 || !fits {
        return 0;
    }
    let character = text[piece.span().range()].chars().next();
    character.filter(|character| !character.is_ascii()).map_or(0, u64::from)
}

fn extend(key: u64, own: u64) -> u64 {
    (key ^ own).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

fn joined(parts: &[Piece]) -> Piece {
    Piece {
        end: parts[parts.len() - 1].end,
        word: 0,
        tag: Tag::Other,
        chars: parts.iter().map(|part| part.chars).sum(),
        facts: Facts::default(),
        ..parts[0]
    }
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
