//! Cutting a text: the most likely words of each run between marks.

use super::Tag;
use super::words::{Class, Facts, Words};

/// A piece of the text, as the extractor works with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The word's number, 0 for what is no word of the list.
    pub(crate) word: u32,
    /// How rare the word is: 0 for the most frequent.
    pub(crate) rarity: f32,
    pub(crate) tag: Tag,
    /// The number of characters.
    pub(crate) chars: u16,
    pub(crate) facts: Facts,
}

/// The rarity of a word that no dictionary has.
pub(crate) const UNKNOWN_RARITY: f32 = 15.0;

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
    /// The cell of the two characters after the place, 0 if there is none.
    pair: u32,
    /// The code of the character after the place, 0 for a mark.
    code: u16,
    kind: Kind,
    /// How many characters the first word of the way has, and the cell of that word.
    chars: u16,
    cell: u32,
    /// What the way costs.
    cost: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    Ideograph,
    Letter,
    Digit,
    /// A mark that may stand between letters or digits.
    Joint,
    #[default]
    Mark,
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
        pair(words, block);
        choose(words, block);
        trace(words, block, out);
    }
}

/// Reads a block of the text, which has less than four gigabytes, from `from` on; tells how many
/// characters that has, and where it ends.
fn read(words: &Words, text: &str, from: usize, places: &mut [Place]) -> (usize, usize) {
    let mut at = from;
    let mut count = 0;
    for place in places {
        let (class, length) = match text.as_bytes()[at..] {
            [] => break,
            [first @ 0xe0..0xf0, second, third, ..] => (words.class(wide(first, second, third)), 3),
            _ => class_at(words, text, at),
        };
        // No word goes across a mark.
        let is_mark = class.kind == Kind::Mark;
        place.code = if is_mark { 0 } else { class.code };
        (place.at, place.kind) = (at as u32, class.kind);
        at += length;
        count += 1;
        if is_mark && count >= BLOCK {
            break;
        }
    }
    (count, at)
}

/// The character that three bytes are.
#[inline]
fn wide(first: u8, second: u8, third: u8) -> u16 {
    let bits = |byte: u8| u16::from(byte & 0x3f);
    u16::from(first) << 12 | bits(second) << 6 | bits(third)
}

/// The class of the character at `at`, and its length.
#[inline(never)]
fn class_at(words: &Words, text: &str, at: usize) -> (Class, usize) {
    let character = text[at..].chars().next().unwrap_or_default();
    (words.class_of(character), character.len_utf8())
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
        rarity: UNKNOWN_RARITY,
        tag: Tag::Mark,
        chars: 1,
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

/// Looks up the two characters after each place. That is apart from the rest because none of these
/// looks waits for another, and most go to memory.
fn pair(words: &Words, block: &mut [Place]) {
    let mut after = 0;
    for place in block.iter_mut().rev() {
        place.pair = words.next(u32::from(place.code), after);
        after = place.code;
    }
}

/// Finds the cheapest way from every place of the block; a word costs what it is rare.
///
/// The last two places are not of the block.
fn choose(words: &Words, block: &mut [Place]) {
    for from in (0..block.len().saturating_sub(2)).rev() {
        let rest = &mut block[from..];
        match rest[0].kind {
            Kind::Ideograph => take_cheapest(words, rest),
            Kind::Mark => rest[0].cost = rest[1].cost,
            _ => {
                let chars = foreign_chars(rest);
                let cost = rest[chars].cost + u32::from(words.unknown());
                rest[0].go(chars, 0, cost);
            }
        }
    }
}

impl Place {
    #[inline]
    fn go(&mut self, chars: usize, cell: u32, cost: u32) {
        (self.chars, self.cell, self.cost) = (chars as u16, cell, cost);
    }
}

/// Takes the cheapest way from the first of these places, whose character is an ideograph; of ways
/// that cost the same the one with the longest first word.
#[inline]
fn take_cheapest(words: &Words, rest: &mut [Place]) {
    let Place { pair, code, .. } = rest[0];
    let single = words.cell(u32::from(code));
    rest[0].go(1, u32::from(code), rest[1].cost + u32::from(single.cost));
    let mut prefix = pair;
    let mut chars = 2;
    while prefix != 0 {
        let cell = words.cell(prefix);
        let Place { cost, code, .. } = rest[chars];
        let cost = cost + u32::from(cell.cost);
        if cell.word != 0 && cost <= rest[0].cost {
            rest[0].go(chars, prefix, cost);
        }
        if cell.base == 0 {
            break;
        }
        prefix = words.next(prefix, code);
        chars += 1;
    }
}

/// How many characters the word of letters and digits has that begins at the first of these places;
/// a joint counts between two of them.
///
/// The ways from the places after it are known.
fn foreign_chars(rest: &[Place]) -> usize {
    let is_letter = |at: usize| matches!(rest[at].kind, Kind::Letter | Kind::Digit);
    let is_joint = |at: usize| rest[at].kind == Kind::Joint;
    if !is_letter(0) {
        1
    } else if is_letter(1) {
        1 + usize::from(rest[1].chars)
    } else if is_joint(1) && is_letter(2) {
        2 + usize::from(rest[2].chars)
    } else {
        1
    }
}

/// Follows the cheapest way to the end of the block, and appends its words and marks.
fn trace(words: &Words, block: &[Place], out: &mut Vec<Piece>) {
    let mut rest = block;
    while let [Place { at, kind, chars, cell, .. }, next, _, ..] = *rest {
        if kind == Kind::Mark {
            out.push(mark(at, next.at));
            rest = &rest[1..];
            continue;
        }
        let (word, after) = rest.split_at(usize::from(chars));
        let cell = words.cell(cell);
        let tag = if cell.word == 0 {
            foreign_tag(&word.iter().map(|place| place.kind))
        } else {
            cell.tag
        };
        out.push(Piece {
            start: at,
            end: after[0].at,
            word: cell.word,
            rarity: words.rarity_of(cell),
            tag,
            chars,
            facts: cell.facts,
        });
        rest = after;
    }
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
