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

/// The tables of one block of text, kept between blocks and texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    block: Vec<Place>,
    /// Where the words of the best way end, the last first.
    ends: Vec<usize>,
}

/// A place between two characters, and the best way that leads to it from the mark before.
#[derive(Debug, Clone, Copy)]
struct Place {
    way: Way,
    /// The byte of the text.
    at: u32,
    /// The cell of the two characters after the place, 0 if there is none.
    pair: u32,
    /// The class of the character after the place.
    class: Class,
    /// The bytes of that character; none for a mark that is only the end of a run.
    length: u8,
}

/// What the way to a place costs, where its last word begins, and the cell of that word.
///
/// The less the better; of ways that cost the same the one with the shorter last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way(u64);

impl Way {
    const START: Self = Self(0);
    const NONE: Self = Self(u64::MAX);
    const COST: u32 = 38;
    const FROM: u32 = 28;

    #[inline]
    fn new(cost: u64, from: usize, cell: u32) -> Self {
        let length = (LONGEST_RUN - from) as u64;
        Self(cost << Self::COST | length << Self::FROM | u64::from(cell))
    }

    #[inline]
    fn cost(self) -> u64 {
        self.0 >> Self::COST
    }

    #[inline]
    fn from(self) -> usize {
        LONGEST_RUN - (self.0 >> Self::FROM) as usize % (1 << (Self::COST - Self::FROM))
    }

    #[inline]
    fn cell(self) -> u32 {
        self.0 as u32 % (1 << Self::FROM)
    }
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

/// A run without a mark is cut here, so that its ways have room in their numbers.
const LONGEST_RUN: usize = (1 << (Way::COST - Way::FROM)) - 1;

/// So many characters are read, up to the next mark, before any is cut.
const BLOCK: usize = 512;

/// Appends the pieces of `text`, which tile it.
pub(crate) fn segment(words: &Words, text: &str, scratch: &mut Scratch, out: &mut Vec<Piece>) {
    let block = &mut scratch.block;
    block.clear();
    let mut at = 0;
    let mut run = 0;
    while at < text.len() {
        let (class, length) = class_at(words, text, at);
        block.push(Place::new(at, class, length));
        at += length;
        run += 1;
        if class.kind == Kind::Mark {
            run = 0;
            if block.len() >= BLOCK {
                cut(words, block, &mut scratch.ends, out);
            }
        } else if run == LONGEST_RUN {
            run = 0;
            block.push(Place::new(at, Class::default(), 0));
        }
    }
    block.push(Place::new(at, Class::default(), 0));
    cut(words, block, &mut scratch.ends, out);
}

impl Place {
    #[inline]
    fn new(at: usize, class: Class, length: usize) -> Self {
        Self { way: Way::NONE, at: offset(at), pair: 0, class, length: length as u8 }
    }
}

/// The class of the character at `at`, and its length.
#[inline]
fn class_at(words: &Words, text: &str, at: usize) -> (Class, usize) {
    if let Some(&[first @ 0xe0..0xf0, second, third]) = text.as_bytes().get(at..at + 3) {
        let bits = |byte: u8| u32::from(byte & 0x3f);
        let character = u32::from(first & 0xf) << 12 | bits(second) << 6 | bits(third);
        return (words.class(character), 3);
    }
    let character = text[at..].chars().next().unwrap_or_default();
    (words.class(u32::from(character)), character.len_utf8())
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The mark at `at`.
pub(crate) fn mark(at: usize, length: usize) -> Piece {
    Piece {
        start: offset(at),
        end: offset(at + length),
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

/// Cuts the runs of a block, each of which ends before a mark, and empties it.
fn cut(words: &Words, block: &mut Vec<Place>, ends: &mut Vec<usize>, out: &mut Vec<Piece>) {
    pair(words, block);
    // So that two places are after every place of a run.
    block.push(Place::new(0, Class::default(), 0));
    let mut start = 0;
    for end in 0..block.len() - 1 {
        let Place { class, at, length, .. } = block[end];
        if class.kind != Kind::Mark {
            continue;
        }
        if start < end {
            choose(words, &mut block[start..end + 2]);
            trace(words, &block[start..=end], ends, out);
        }
        if length > 0 {
            out.push(mark(at as usize, usize::from(length)));
        }
        start = end + 1;
    }
    block.clear();
}

/// Looks up the two characters after each place. That is apart from the rest because none of these
/// looks waits for another, and most go to memory.
fn pair(words: &Words, block: &mut [Place]) {
    for from in 1..block.len() {
        let (before, after) = (block[from - 1].class, block[from].class);
        block[from - 1].pair = words.pair(before.code, after.code);
    }
}

/// Finds the cheapest way to every place of the run; a word costs what it is rare.
///
/// The last two places are not of the run.
fn choose(words: &Words, run: &mut [Place]) {
    run[0].way = Way::START;
    for from in 0..run.len() - 2 {
        let Place { way, pair, class: Class { code, kind }, .. } = run[from];
        if way == Way::NONE {
            continue;
        }
        let cost = way.cost();
        if kind != Kind::Ideograph {
            let to = foreign_end(run, from);
            step(&mut run[to], Way::new(cost + u64::from(words.unknown()), from, 0));
            continue;
        }
        let single = words.cell(u32::from(code));
        step(&mut run[from + 1], Way::new(cost + u64::from(single.cost), from, u32::from(code)));
        let mut prefix = pair;
        let mut to = from + 2;
        loop {
            let cell = words.cell(prefix);
            let way = Way::new(cost + u64::from(cell.cost), from, prefix);
            step(&mut run[to], if cell.word == 0 { Way::NONE } else { way });
            if cell.base == 0 {
                break;
            }
            prefix = words.next(prefix, run[to].class.code);
            to += 1;
            if prefix == 0 {
                break;
            }
        }
    }
}

#[inline]
fn step(place: &mut Place, way: Way) {
    place.way = place.way.min(way);
}

/// The end of the letters and digits that begin at `from`; a joint counts between two of them.
fn foreign_end(run: &[Place], from: usize) -> usize {
    let is_letter = |at: usize| matches!(run[at].class.kind, Kind::Letter | Kind::Digit);
    let mut end = from + 1;
    if !is_letter(from) {
        return end;
    }
    while is_letter(end) || (run[end].class.kind == Kind::Joint && is_letter(end + 1)) {
        end += 1;
    }
    end
}

/// Follows the cheapest way back from the end of the run, and appends its words.
fn trace(words: &Words, run: &[Place], ends: &mut Vec<usize>, out: &mut Vec<Piece>) {
    ends.clear();
    let mut to = run.len() - 1;
    while to > 0 {
        ends.push(to);
        to = run[to].way.from();
    }
    let mut from = 0;
    out.extend(ends.iter().rev().map(|&to| {
        let cell = words.cell(run[to].way.cell());
        let tag = if cell.word == 0 {
            foreign_tag(&run[from..to].iter().map(|place| place.class.kind))
        } else {
            cell.tag
        };
        let chars = u16::try_from(to - from).unwrap_or(u16::MAX);
        let (start, end) = (run[from].at, run[to].at);
        from = to;
        Piece {
            start,
            end,
            word: cell.word,
            rarity: words.rarity_of(cell),
            tag,
            chars,
            facts: cell.facts,
        }
    }));
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
