//! Cutting a text: the most likely words of each run between marks.

use std::iter;

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
    /// The cell of the first word of the way, and how many characters it has; at first those of the
    /// character.
    cell: u32,
    chars: u16,
    /// The code of the character, 0 for a mark.
    code: u16,
    kind: Kind,
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
    let mut rest = &text.as_bytes()[from..];
    let mut count = 0;
    let mut base = 0;
    for place in places {
        let at = text.len() - rest.len();
        let class = match *rest {
            [first @ 0xe0..0xf0, second, third, ref tail @ ..] => {
                rest = tail;
                words.class(wide(first, second, third))
            }
            [] => break,
            _ => {
                let character = text[at..].chars().next().unwrap_or_default();
                rest = &rest[character.len_utf8()..];
                words.class_of(character)
            }
        };
        count += 1;
        *place = Place {
            at: at as u32,
            pair: words.child(base, class.inner),
            cost: u32::from(class.cost),
            cell: u32::from(class.inner),
            chars: 1,
            code: class.inner,
            kind: class.kind,
        };
        base = class.base;
        if count >= BLOCK && class.kind == Kind::Mark {
            break;
        }
    }
    (count, text.len() - rest.len())
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
    for from in (0..block.len().saturating_sub(2)).rev() {
        let rest = &mut block[from..];
        if matches!(rest[0].kind, Kind::Letter | Kind::Digit | Kind::Joint) {
            let chars = foreign_chars(rest);
            let cost = rest[chars].cost + u32::from(words.unknown());
            rest[0].go(chars, 0, cost);
        } else {
            rest[0].cost += rest[1].cost;
            take_cheapest(words, rest);
        }
    }
}

impl Place {
    #[inline]
    fn go(&mut self, chars: usize, cell: u32, cost: u32) {
        (self.chars, self.cell, self.cost) = (chars as u16, cell, cost);
    }
}

/// Takes the cheapest way from the first of these places, of which that by its character alone is
/// known.
#[inline]
fn take_cheapest(words: &Words, rest: &mut [Place]) {
    let mut prefix = rest[1].pair;
    let mut chars = 2;
    while prefix != 0 {
        let cell = words.cell(prefix);
        let Place { cost, code, .. } = rest[chars];
        let cost = cost + u32::from(cell.cost);
        if cell.word != 0 && cost <= rest[0].cost {
            rest[0].go(chars, prefix, cost);
        }
        prefix = words.child(cell.base, code);
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
#[inline(never)]
fn trace(words: &Words, block: &[Place], out: &mut Vec<Piece>) {
    let end = block.len().saturating_sub(2);
    let mut from = 0;
    let mut place = &block[from];
    while from < end {
        let to = from + usize::from(place.chars);
        let Some(after) = block.get(to) else { break };
        let &Cell { word, cost, mut tag, mut facts, .. } = words.cell(place.cell);
        if word == 0 {
            (tag, facts) = foreign(&block[from..=to]);
        }
        let Place { at: start, chars, .. } = *place;
        out.push(Piece { start, end: after.at, word, cost, chars, tag, facts });
        (from, place) = (to, after);
    }
}

/// What is known of a piece between these places that is no word of the list.
#[inline(never)]
fn foreign(places: &[Place]) -> (Tag, Facts) {
    let mut facts = Facts::default();
    match places {
        [Place { kind: Kind::Mark, .. }, _] => (Tag::Mark, facts),
        [place, after] => {
            let tag = foreign_tag(&iter::once(place.kind));
            let is_loose = matches!(tag, Tag::Other | Tag::Letters) && after.at - place.at > 1;
            facts.set(Facts::LOOSE, is_loose);
            (tag, facts)
        }
        _ => (foreign_tag(&places[..places.len() - 1].iter().map(|place| place.kind)), facts),
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
