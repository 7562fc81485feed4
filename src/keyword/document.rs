//! A document as the extractor sees it: pieces, and which of them are the same word.

use super::novel::Novel;
use crate::lexicon::{Facts, Lexicon, Piece, Scratch, Tag, Token, head};

/// A word of the document, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Its number in the dictionary, 0 if it is not there.
    pub(crate) number: u32,
    pub(crate) tag: Tag,
    pub(crate) count: u32,
    /// How rare the word is: 0 for the most frequent.
    pub(crate) rarity: f32,
    pub(crate) news: u8,
}

/// The tables of one document, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The title, a line feed, the body.
    pub(crate) text: String,
    /// Where the body begins.
    pub(crate) body: usize,
    /// The first piece of the body.
    pub(crate) body_piece: usize,
    pub(crate) pieces: Vec<Piece>,
    /// The word of each piece.
    pub(crate) ids: Vec<u32>,
    pub(crate) words: Vec<Word>,
    slots: Vec<(u64, u32)>,
    scratch: Scratch,
    novel: Novel,
}

/// The rarity of a word that no dictionary has.
const UNKNOWN_RARITY: f32 = 15.0;

impl Document {
    pub(crate) fn read(&mut self, lexicon: &Lexicon, title: &str, body: &str) {
        self.set_text(title, body);
        let Self { text, pieces, scratch, .. } = self;
        lexicon.segment_into(text, scratch, pieces);
        self.novel.join(text, pieces);
        let end = offset(self.body);
        self.body_piece = pieces.partition_point(|piece| piece.end <= end);
        self.name_words(lexicon);
    }

    /// Takes the tokens of the caller; spans that are not those of a text or out of order are
    /// passed over.
    pub(crate) fn take(
        &mut self,
        lexicon: &Lexicon,
        title: (&str, &[Token]),
        body: (&str, &[Token]),
    ) {
        self.set_text(title.0, body.0);
        self.push_tokens(lexicon, title.0, title.1, 0);
        let end = self.body;
        self.push_mark(end - 1, end);
        self.body_piece = self.pieces.len();
        self.push_tokens(lexicon, body.0, body.1, end);
        self.name_words(lexicon);
    }

    fn set_text(&mut self, title: &str, body: &str) {
        let title = head(title, 1 << 30);
        let body = head(body, 1 << 31);
        self.text.clear();
        self.text.push_str(title);
        self.text.push('\n');
        self.body = self.text.len();
        self.text.push_str(body);
        self.pieces.clear();
    }

    fn push_mark(&mut self, start: usize, end: usize) {
        let (start, end) = (offset(start), offset(end));
        let facts = Facts::default();
        self.pieces.push(Piece { start, end, word: 0, tag: Tag::Mark, chars: 1, facts });
    }

    fn push_tokens(&mut self, lexicon: &Lexicon, text: &str, tokens: &[Token], by: usize) {
        let mut at = 0;
        for token in tokens {
            let Some(word) = text.get(token.span.range()).filter(|word| !word.is_empty()) else {
                continue;
            };
            if token.span.start < at || by + token.span.end > self.text.len() {
                continue;
            }
            if token.span.start > at {
                self.push_mark(by + at, by + token.span.start);
            }
            at = token.span.end;
            let number = lexicon.find(word).unwrap_or(0);
            self.pieces.push(Piece {
                start: offset(by + token.span.start),
                end: offset(by + token.span.end),
                word: number,
                tag: token.tag,
                chars: u16::try_from(word.chars().count()).unwrap_or(u16::MAX),
                facts: lexicon.facts(number).facts,
            });
        }
    }

    /// Numbers the words of the document in the order in which they first stand there.
    fn name_words(&mut self, lexicon: &Lexicon) {
        self.ids.clear();
        self.words.clear();
        clear_slots(&mut self.slots, self.pieces.len());
        for piece in &self.pieces {
            let key = word_key(&self.text, piece);
            let next = offset(self.words.len());
            let slot = slot_of(&mut self.slots, key, next);
            if slot == next {
                self.words.push(word(lexicon, piece));
            }
            self.words[slot as usize].count += 1;
            self.ids.push(slot);
        }
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn word(lexicon: &Lexicon, piece: &Piece) -> Word {
    let facts = lexicon.facts(piece.word);
    let rarity =
        if piece.word == 0 { UNKNOWN_RARITY } else { lexicon.log_total() - facts.log_frequency };
    Word { number: piece.word, tag: piece.tag, count: 0, rarity, news: facts.facts.news() }
}

/// What tells a word from others: its number, or a hash of its letters in lower case.
fn word_key(text: &str, piece: &Piece) -> u64 {
    if piece.word != 0 {
        return u64::from(piece.word);
    }
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in &text.as_bytes()[piece.start as usize..piece.end as usize] {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash | 1 << 63
}

/// Empties the table and makes it large enough for `count` keys.
pub(crate) fn clear_slots(slots: &mut Vec<(u64, u32)>, count: usize) {
    slots.clear();
    slots.resize((count * 2).next_power_of_two().max(16), (0, u32::MAX));
}

/// The value of `key`, which is `next` if it was not there before.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "shifted to the table's few bits")]
pub(crate) fn slot_of(slots: &mut [(u64, u32)], key: u64, next: u32) -> u32 {
    let bits = slots.len().trailing_zeros();
    let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize;
    loop {
        let (known, value) = slots[slot];
        if value == u32::MAX {
            slots[slot] = (key, next);
            return next;
        }
        if known == key {
            return value;
        }
        slot = (slot + 1) & (slots.len() - 1);
    }
}
