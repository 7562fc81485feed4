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

/// A place between two characters, and the best way that leads from it to the next mark.
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

/// What the way from a place costs, how many characters its first word has, and the cell of that
/// word.
///
/// The less the better; of ways that cost the same the one with the longer first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way(u64);

impl Way {
    const END: Self = Self(0);
    const NONE: Self = Self(u64::MAX);
    const COST: u32 = 38;
    const CHARS: u32 = 28;

    #[inline]
    fn new(cost: u64, chars: usize, cell: u32) -> Self {
        let missing = (LONGEST_RUN - chars) as u64;
        Self(cost << Self::COST | missing << Self::CHARS | u64::from(cell))
    }

    #[inline]
    fn cost(self) -> u64 {
        self.0 >> Self::COST
    }

    #[inline]
    fn chars(self) -> usize {
        LONGEST_RUN - (self.0 >> Self::CHARS) as usize % (1 << (Self::COST - Self::CHARS))
    }

    #[inline]
    fn cell(self) -> u32 {
        self.0 as u32 % (1 << Self::CHARS)
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
const LONGEST_RUN: usize = (1 << (Way::COST - Way::CHARS)) - 1;

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
                cut(words, block, out);
            }
        } else if run == LONGEST_RUN {
            run = 0;
            block.push(Place::new(at, Class::default(), 0));
        }
    }
    block.push(Place::new(at, Class::default(), 0));
    cut(words, block, out);
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
    let bits = |byte: u8| u32::from(byte & 0x3f);
    if let [first @ 0xe0..0xf0, second, third, ..] = text.as_bytes()[at..] {
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
fn cut(words: &Words, block: &mut Vec<Place>, out: &mut Vec<Piece>) {
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
            trace(words, &block[start..=end], out);
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

/// Finds the cheapest way from every place of the run; a word costs what it is rare.
///
/// The last two places are not of the run.
fn choose(words: &Words, run: &mut [Place]) {
    let end = run.len() - 2;
    run[end].way = Way::END;
    for from in (0..end).rev() {
        run[from].way = if run[from].class.kind == Kind::Ideograph {
            cheapest(words, &run[from..])
        } else {
            let to = foreign_end(run, from);
            Way::new(run[to].way.cost() + u64::from(words.unknown()), to - from, 0)
        };
    }
}

/// The cheapest way from the first of these places, whose character is an ideograph.
#[inline]
fn cheapest(words: &Words, run: &[Place]) -> Way {
    let Place { pair, class: Class { code, .. }, .. } = run[0];
    let single = words.cell(u32::from(code));
    let mut best = Way::new(run[1].way.cost() + u64::from(single.cost), 1, u32::from(code));
    let mut prefix = pair;
    for (before, place) in (1..).zip(&run[2..]) {
        let cell = words.cell(prefix);
        let way = Way::new(place.way.cost() + u64::from(cell.cost), before + 1, prefix);
        best = best.min(if cell.word == 0 { Way::NONE } else { way });
        if cell.base == 0 {
            break;
        }
        prefix = words.next(prefix, place.class.code);
        if prefix == 0 {
            break;
        }
    }
    best
}

/// The end of the letters and digits that begin at `from`; a joint counts between two of them.
///
/// The ways from the places after it are known.
fn foreign_end(run: &[Place], from: usize) -> usize {
    let is_letter = |at: usize| matches!(run[at].class.kind, Kind::Letter | Kind::Digit);
    let is_joint = |at: usize| run[at].class.kind == Kind::Joint;
    let next = from + 1;
    if !is_letter(from) {
        next
    } else if is_letter(next) {
        next + run[next].way.chars()
    } else if is_joint(next) && is_letter(next + 1) {
        next + 1 + run[next + 1].way.chars()
    } else {
        next
    }
}

/// Follows the cheapest way to the end of the run, and appends its words.
fn trace(words: &Words, run: &[Place], out: &mut Vec<Piece>) {
    let mut rest = run;
    while let [Place { way, at, .. }, _, ..] = *rest {
        let (word, after) = rest.split_at(way.chars());
        let cell = words.cell(way.cell());
        let tag = if cell.word == 0 {
            foreign_tag(&word.iter().map(|place| place.class.kind))
        } else {
            cell.tag
        };
        out.push(Piece {
            start: at,
            end: after[0].at,
            word: cell.word,
            rarity: words.rarity_of(cell),
            tag,
            chars: word.len() as u16,
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
