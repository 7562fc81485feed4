//! A document as the extractor sees it: pieces, and which of them are the same word.

use super::novel::Novel;
use super::quote::opening;
use super::slots::Slots;
use crate::Span;
use crate::lexicon::{Lexicon, Piece, Scratch, Tag, Token, head, mark};

/// A word of the document, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Its number in the dictionary, 0 if it is not there.
    pub(crate) number: u32,
    pub(crate) tag: Tag,
    pub(crate) count: u32,
    /// How rare the word is: 0 for the most frequent.
    pub(crate) rarity: f32,
    /// The same in whole steps.
    pub(crate) rarity_step: u8,
    pub(crate) news: u8,
    /// Which mark it is that opens a quotation, 0 if it is none.
    pub(super) opening: u8,
}

impl Word {
    fn of(piece: &Piece, text: &str, rarity: f32) -> Self {
        let Piece { word: number, tag, facts, .. } = *piece;
        let opening = if tag == Tag::Mark { opening(&text[piece.span()]) } else { 0 };
        let (rarity_step, news) = (rarity as u8, facts.news());
        Self { number, tag, count: 1, rarity, rarity_step, news, opening }
    }
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
    /// The pieces that are marks that open a quotation.
    pub(super) openings: Vec<u32>,
    slots: Slots,
    scratch: Scratch,
    novel: Novel,
}

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
        self.pieces.push(mark(offset(end - 1), offset(end)));
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
                self.pieces.push(mark(offset(by + at), offset(by + token.span.start)));
            }
            at = token.span.end;
            let span = Span::new(by + token.span.start, by + token.span.end);
            self.pieces.push(lexicon.piece(span, word, token.tag));
        }
    }

    /// Whether the word stands more than once.
    #[inline]
    pub(super) fn is_repeated(&self, word: u32) -> bool {
        self.words[word as usize].count > 1
    }

    /// Numbers the words of the document in the order in which they first stand there.
    #[inline(never)]
    fn name_words(&mut self, lexicon: &Lexicon) {
        let Self { text, pieces, ids, words, openings, slots, .. } = self;
        words.clear();
        openings.clear();
        slots.clear_for(pieces.len());
        let mut slots = slots.filling();
        ids.resize(pieces.len(), 0);
        for (at, (id, piece)) in (0..).zip(ids.iter_mut().zip(&*pieces)) {
            let next = words.len() as u32;
            *id = *slots.number(word_key(text, piece), next);
            if *id == next {
                words.push(Word::of(piece, text, lexicon.rarity(piece)));
            } else {
                words[*id as usize].count += 1;
            }
            if words[*id as usize].opening != 0 {
                openings.push(at);
            }
        }
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What tells a word from others: a hash of its number, or of its letters in lower case.
#[inline]
fn word_key(text: &str, piece: &Piece) -> u64 {
    if piece.word != 0 {
        return u64::from(piece.word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    let letters = &text.as_bytes()[piece.start as usize..piece.end as usize];
    match (letters, piece.tag) {
        (&[first, second, third], Tag::Mark) => {
            let mark = u32::from_le_bytes([first, second, third, 1]);
            u64::from(mark).wrapping_mul(0xff51_afd7_ed55_8ccd)
        }
        _ => foreign_key(letters),
    }
}

/// The same for a word that no list has.
#[inline(never)]
fn foreign_key(letters: &[u8]) -> u64 {
    letters.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
