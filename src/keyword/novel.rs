//! Words that no list has: strings of single characters that the text repeats, 以旧换新.

use super::slots::Slots;
use crate::lexicon::{Facts, Piece, Tag, UNKNOWN_RARITY};

/// The characters of a word that is found.
const SHORTEST: usize = 3;
const LONGEST: usize = 6;

/// The strings of a document, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Novel {
    slots: Slots,
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
        if !self.repeats(text, pieces) {
            return;
        }
        self.keys.clear();
        self.keys.extend(pieces.iter().map(|piece| key(text, piece)));
        self.count();
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

    /// Whether any of the shortest strings is there more than once, without which none is a word.
    fn repeats(&mut self, text: &str, pieces: &[Piece]) -> bool {
        let Self { slots, keys, .. } = self;
        keys.clear();
        let mut run = 0;
        for end in 1..=pieces.len() {
            run = (run + 1) * usize::from(is_loose(&pieces[end - 1]));
            if run >= SHORTEST {
                let string = &pieces[end - SHORTEST..end];
                keys.push(string.iter().map(|piece| key(text, piece)).fold(0, extend));
            }
        }
        slots.clear_for(keys.len());
        (0..).zip(&*keys).any(|(next, &key)| slots.get_or_insert(key, next) != next)
    }

    /// Counts the strings.
    fn count(&mut self) {
        let Self { slots, counts, keys } = self;
        counts.clear();
        let loose = keys.iter().filter(|&&key| key != 0).count();
        slots.clear_for(loose * (LONGEST - SHORTEST + 2));
        for run in keys.split(|&key| key == 0) {
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
    }

    fn counted(&self, key: u64) -> u32 {
        self.slots.get(key).map_or(0, |slot| self.counts[slot as usize])
    }

    /// The number of pieces of the longest word at `at`, 0 if there is none.
    fn longest(&self, pieces: &[Piece], at: usize) -> usize {
        let most = self.keys[at..].iter().take(LONGEST).take_while(|&&key| key != 0).count();
        (SHORTEST..=most).rev().find(|&length| self.is_word(pieces, at, length)).unwrap_or(0)
    }

    fn is_word(&self, pieces: &[Piece], at: usize, length: usize) -> bool {
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

fn note(slots: &mut Slots, counts: &mut Vec<u32>, key: u64) {
    let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
    let slot = slots.get_or_insert(key, next);
    if slot == next {
        counts.push(0);
    }
    counts[slot as usize] += 1;
}

/// Whether the piece may be part of such a word: a single character of a text's content.
#[inline]
fn is_loose(piece: &Piece) -> bool {
    let fits = piece.tag.is_content()
        || matches!(piece.tag, Tag::Preposition | Tag::Adverb | Tag::Direction);
    fits && piece.chars == 1 && piece.end - piece.start > 1
}

/// What tells a character from others; 0 for what is no part of such words.
fn key(text: &str, piece: &Piece) -> u64 {
    let character = text[piece.span().range()].chars().next();
    character.filter(|_| is_loose(piece)).map_or(0, u64::from)
}

fn extend(key: u64, own: u64) -> u64 {
    (key ^ own).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
}

fn joined(parts: &[Piece]) -> Piece {
    Piece {
        end: parts[parts.len() - 1].end,
        word: 0,
        rarity: UNKNOWN_RARITY,
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
