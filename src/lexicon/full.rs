//! The segmenter with the full dictionary: jieba-rs.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use jieba_rs::Jieba;

use super::Tag;
use super::segment::{Kind, Piece, foreign_tag, kind, mark, offset};
use super::words::Words;

/// jieba with the words of the user.
#[derive(Debug, Clone)]
pub(super) struct Full {
    jieba: Arc<Jieba>,
    /// Parts of speech that the user gave, by the number of the word; jieba keeps the tag of a word
    /// it has.
    own_tags: HashMap<u32, Tag>,
}

/// The dictionary that comes with jieba-rs.
static SHIPPED: LazyLock<Arc<Jieba>> = LazyLock::new(|| Arc::new(Jieba::new()));

impl Full {
    /// jieba as it ships, loaded by the first call.
    pub(super) fn shipped() -> Self {
        Self { jieba: Arc::clone(&SHIPPED), own_tags: HashMap::new() }
    }

    /// Adds a word that `words` has as `number`, or sets its frequency.
    pub(super) fn add(
        &mut self,
        word: &str,
        frequency: Option<u32>,
        tag: Tag,
        number: Option<u32>,
    ) {
        let frequency = frequency.map(|frequency| frequency.max(1) as usize);
        Arc::make_mut(&mut self.jieba).add_word(word, frequency, Some(tag.code()));
        if tag != Tag::Other {
            self.own_tags.extend(number.map(|number| (number, tag)));
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }

    /// The part of speech of a word; `None` if it is not in the dictionary.
    pub(super) fn tag(&self, word: &str, words: &Words) -> Option<Tag> {
        if !self.contains(word) {
            return None;
        }
        let number = words.find(word);
        let own = number.and_then(|number| self.own_tags.get(&number).copied());
        let tokens = self.jieba.tag(word, false);
        Some(match (own, tokens.as_slice()) {
            (Some(tag), _) => tag,
            (None, [token]) => Tag::parse(token.tag).unwrap_or_default(),
            // Its parts are likelier together than it is, so jieba does not tell its tag.
            (None, _) => number.map_or(Tag::Other, |number| words.entry(number).tag),
        })
    }

    /// Appends the pieces of `text`, which tile it.
    pub(super) fn segment(&self, words: &Words, text: &str, out: &mut Vec<Piece>) {
        let mut at = 0;
        for token in self.jieba.tag(text, true) {
            if token.byte_start < at {
                continue;
            }
            push_marks(text, at..token.byte_start, out);
            at = token.byte_end;
            if token.word.chars().any(|character| kind(character) == Kind::Mark) {
                push_marks(text, token.byte_start..token.byte_end, out);
            } else {
                out.push(self.piece(words, &token));
            }
        }
        push_marks(text, at..text.len(), out);
    }

    fn piece(&self, words: &Words, token: &jieba_rs::Tag<'_>) -> Piece {
        let word = words.find(token.word).unwrap_or(0);
        let tag = if token.word.chars().any(|character| kind(character) == Kind::Ideograph) {
            let own = self.own_tags.get(&word).copied();
            own.or_else(|| Tag::parse(token.tag)).unwrap_or_default()
        } else {
            foreign_tag(&token.word.chars().map(kind))
        };
        Piece {
            start: offset(token.byte_start),
            end: offset(token.byte_end),
            word,
            cost: words.cost(word),
            tag,
            chars: u16::try_from(token.end - token.start).unwrap_or(u16::MAX),
            facts: words.entry(word).facts,
        }
    }
}

/// Every character of the range as a piece of its own.
fn push_marks(text: &str, range: std::ops::Range<usize>, out: &mut Vec<Piece>) {
    let start = range.start;
    let characters = text[range].char_indices();
    out.extend(characters.map(|(at, character)| {
        let tag = if kind(character) == Kind::Mark { Tag::Mark } else { Tag::Other };
        Piece { tag, ..mark(offset(start + at), offset(start + at + character.len_utf8())) }
    }));
}
