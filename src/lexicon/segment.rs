//! Cutting a text: the most likely words of each run between marks.

use std::mem;

use super::Tag;
use super::words::{Cell, Facts, Words};

/// A piece of the text, as the extractor works with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The word's number, 0 for what is no word of the list.
    pub(crate) word: u32,
    /// What the word costs, see [`Lexicon::rarity`](super::Lexicon::rarity).
    pub(crate) cost: u16,
    /// The number of characters.
    pub(crate) chars: u16,
    pub(crate) tag: Tag,
    pub(crate) facts: Facts,
}

/// More than any word of a dictionary costs.
pub(crate) const UNKNOWN_COST: u16 = u16::MAX;

/// The table of one block of text, kept between blocks and texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    block: Vec<Place>,
}

/// A place between two characters, and the best way that leads from it to the end of the block.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The byte of the text.
    at: u32,
    /// The cell of the two characters around the place, 0 if there is none.
    pair: u32,
    /// What the way costs; at first what the character after the place costs.
    cost: u32,
    /// The cell of the first word of the way; at first that of the character.
    cell: u32,
    head: Head,
}

/// The character after a place: its code, 0 for a mark, and its kind; and how many characters the
/// word has that begins with it, 1 at first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head(u32);

impl Head {
    const KIND: u32 = u16::BITS;
    const CHARS: u32 = u16::BITS + 4;

    pub(super) fn new(code: u16, kind: Kind) -> Self {
        Self(u32::from(code) | (kind as u32) << Self::KIND | 1 << Self::CHARS)
    }

    #[inline]
    pub(super) fn code(self) -> u16 {
        self.0 as u16
    }

    #[inline]
    fn kind_bits(self) -> u32 {
        self.0 >> Self::KIND & 0xf
    }

    #[inline]
    fn is(self, kind: Kind) -> bool {
        self.kind_bits() == kind as u32
    }

    /// Whether it may be part of a word of letters and digits.
    #[inline]
    fn is_foreign(self) -> bool {
        self.kind_bits() >= Kind::Joint as u32
    }

    fn kind(self) -> Kind {
        let kinds = [Kind::Ideograph, Kind::Joint, Kind::Letter, Kind::Digit];
        kinds.into_iter().find(|&kind| self.is(kind)).unwrap_or_default()
    }

    fn is_letter(self) -> bool {
        self.kind_bits() >= Kind::Letter as u32
    }

    #[inline]
    fn chars(self) -> usize {
        (self.0 >> Self::CHARS) as usize
    }

    #[inline]
    fn set_chars(&mut self, chars: usize) {
        let rest = self.0 % (1 << Self::CHARS);
        self.0 = rest | (chars as u32) << Self::CHARS;
    }
}

impl Default for Head {
    fn default() -> Self {
        Self::new(0, Kind::Mark)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Mark,
    Ideograph,
    /// A mark that may stand between letters or digits.
    Joint,
    Letter,
    Digit,
}

/// So many characters are read, up to the next mark, before any is cut.
const BLOCK: usize = 512;

/// A block without a mark ends here.
const LONGEST_BLOCK: usize = 1024;

/// Appends the pieces of `text`, which tile it.
pub(crate) fn segment(words: &Words, text: &str, scratch: &mut Scratch, out: &mut Vec<Piece>) {
    let places = &mut scratch.block;
    let most = text.len().min(LONGEST_BLOCK) + 2;
    if places.len() < most {
        places.resize(most, Place::default());
    }
    let mut at = 0;
    while at < text.len() {
        let (count, end) = read(words, text, at, &mut places[..most - 2]);
        at = end;
        let block = &mut places[..count + 2];
        block[count..].fill(Place { at: offset(at), ..Place::default() });
        choose(words, block);
        trace(words, block, out);
    }
}

/// Reads a block of the text, which has less than four gigabytes, from `from` on; tells how many
/// characters that has, and where it ends.
///
/// The cells of two characters are looked up here, where no look waits for another: most go to
/// memory.
#[inline(never)]
fn read(words: &Words, text: &str, from: usize, places: &mut [Place]) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut count, mut base) = (from, 0, 0);
    for place in places {
        let start = at;
        let class = if let Some(&[first @ 0xe0..0xf0, second, third]) = bytes.get(at..at + 3) {
            at += 3;
            words.class(wide(first, second, third))
        } else {
            let Some(character) = text[at..].chars().next() else { break };
            at += character.len_utf8();
            words.class_of(character)
        };
        count += 1;
        *place = Place {
            at: start as u32,
            pair: words.child(base, class.head.code()),
            cost: u32::from(class.cost),
            cell: u32::from(class.head.code()),
            head: class.head,
        };
        base = class.base;
        if count >= BLOCK && class.head.is(Kind::Mark) {
            break;
        }
    }
    (count, at)
}

/// The character that three bytes are.
#[inline]
fn wide(first: u8, second: u8, third: u8) -> u16 {
    let head = u16::from(first) << 12;
    // The upper bits of the second byte and the third are always the same.
    head.wrapping_add(u16::from(second) << 6).wrapping_add(u16::from(third)).wrapping_sub(0x2080)
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The mark from `start` to `end`.
pub(crate) fn mark(start: u32, end: u32) -> Piece {
    Piece {
        start,
        end,
        word: 0,
        cost: UNKNOWN_COST,
        chars: 1,
        tag: Tag::Mark,
        facts: Facts::default(),
    }
}

pub(super) fn kind(character: char) -> Kind {
    match character {
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '〇'
        | '々' => Kind::Ideograph,
        '0'..='9' | '０'..='９' => Kind::Digit,
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '-' | '.' | '_' | '+' | '\'' | '&' | '．' | '％' | '%' => Kind::Joint,
        '\0'..='\u{7f}' | '\u{2000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => Kind::Mark,
        other if other.is_alphanumeric() => Kind::Letter,
        _ => Kind::Mark,
    }
}

/// Finds the cheapest way from every place of the block; a word costs what it is rare. Of ways that
/// cost the same the one with the longest first word is taken.
///
/// The last two places are not of the block.
#[inline(never)]
fn choose(words: &Words, block: &mut [Place]) {
    let (mut cost, mut pair) = (0, 0);
    for from in (0..block.len().saturating_sub(2)).rev() {
        let place = &mut block[from];
        let prefix = mem::replace(&mut pair, place.pair);
        if place.head.is_foreign() {
            cost = take_foreign(words, &mut block[from..]);
            continue;
        }
        cost += place.cost;
        place.cost = cost;
        if prefix != 0 {
            cost = take_cheapest(words, prefix, &mut block[from..]);
        }
    }
}

/// Takes the way by letters and digits from the first of these places, and tells what it costs.
#[inline(never)]
fn take_foreign(words: &Words, rest: &mut [Place]) -> u32 {
    let chars = foreign_chars(rest);
    let cost = rest[chars].cost + u32::from(words.unknown());
    rest[0].go(chars, 0, cost);
    cost
}

impl Place {
    #[inline]
    fn go(&mut self, chars: usize, cell: u32, cost: u32) {
        (self.cell, self.cost) = (cell, cost);
        self.head.set_chars(chars);
    }
}

/// Takes the cheapest way from the first of these places, of which that by its character alone is
/// known, and tells what it costs; `prefix` is the cell of this and the next character.
#[inline]
fn take_cheapest(words: &Words, mut prefix: u32, rest: &mut [Place]) -> u32 {
    let (mut least, mut best, mut word) = (rest[0].cost, 1, 0);
    let mut chars = 2;
    while prefix != 0 {
        let Some(&Place { cost, head, .. }) = rest.get(chars) else { break };
        let cell = words.cell(prefix);
        let cost = cost + u32::from(cell.cost);
        if cell.word != 0 && cost <= least {
            (least, best, word) = (cost, chars, prefix);
        }
        prefix = words.child(cell.base, head.code());
        chars += 1;
    }
    if best > 1 {
        rest[0].go(best, word, least);
    }
    least
}

/// How many characters the word of letters and digits has that begins at the first of these places;
/// a joint counts between two of them.
///
/// The ways from the places after it are known.
fn foreign_chars(rest: &[Place]) -> usize {
    let is_letter = |at: usize| rest[at].head.is_letter();
    if !is_letter(0) {
        1
    } else if is_letter(1) {
        1 + rest[1].head.chars()
    } else if rest[1].head.is(Kind::Joint) && is_letter(2) {
        2 + rest[2].head.chars()
    } else {
        1
    }
}

/// Follows the cheapest way to the end of the block, and appends its words and marks.
#[inline(never)]
fn trace(words: &Words, block: &[Place], out: &mut Vec<Piece>) {
    let end = block.len().saturating_sub(2);
    let mut from = 0;
    let mut place = &block[from];
    while from < end {
        let to = from + place.head.chars();
        let Some(after) = block.get(to) else { break };
        let (start, end) = (place.at, after.at);
        out.push(if place.head.is(Kind::Mark) {
            mark(start, end)
        } else {
            let &Cell { word, cost, mut tag, mut facts, .. } = words.cell(place.cell);
            if word == 0 {
                (tag, facts) = foreign(&block[from..=to]);
            }
            Piece { start, end, word, cost, chars: place.head.chars() as u16, tag, facts }
        });
        (from, place) = (to, after);
    }
}

/// What is known of a piece between these places that is no word of the list.
#[inline(never)]
fn foreign(places: &[Place]) -> (Tag, Facts) {
    let mut facts = Facts::default();
    let inner = &places[..places.len() - 1];
    let tag = foreign_tag(&inner.iter().map(|place| place.head.kind()));
    if let [place, after] = places {
        let is_loose = matches!(tag, Tag::Other | Tag::Letters) && after.at - place.at > 1;
        facts.set(Facts::LOOSE, is_loose);
    }
    (tag, facts)
}

/// The class of a word that is not written in ideographs.
pub(super) fn foreign_tag(kinds: &(impl Iterator<Item = Kind> + Clone)) -> Tag {
    let has = |wanted: Kind| kinds.clone().any(|kind| kind == wanted);
    if has(Kind::Letter) {
        Tag::Letters
    } else if has(Kind::Digit) {
        Tag::Digits
    } else if has(Kind::Ideograph) {
        Tag::Other
    } else {
        Tag::Mark
    }
}
