//! Cutting a text: the most likely words of each run between marks.

use super::Tag;
use super::words::{Facts, Words};

/// A piece of the text, as the extractor works with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The word's number, 0 for what is no word of the list.
    pub(crate) word: u32,
    pub(crate) tag: Tag,
    /// The number of characters.
    pub(crate) chars: u16,
    pub(crate) facts: Facts,
}

/// The tables of one run, kept between runs and texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    run: Vec<Place>,
    chosen: Vec<Piece>,
}

/// A place between two characters of a run, and the best way that leads to it.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The byte of the text.
    at: u32,
    /// The code of the character after the place.
    code: u16,
    kind: Kind,
    /// The cell of the two characters after the place.
    pair: u32,
    /// Where the last word of the best way begins.
    from: u32,
    word: u32,
    cost: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ideograph,
    Letter,
    Digit,
    /// A mark that may stand between letters or digits.
    Joint,
    Mark,
}

/// A run without a mark is cut here, so that its costs stay exact.
const LONGEST_RUN: usize = 1 << 10;

const UNREACHED: f32 = f32::INFINITY;

/// Appends the pieces of `text`, which tile it.
pub(crate) fn segment(words: &Words, text: &str, scratch: &mut Scratch, out: &mut Vec<Piece>) {
    scratch.run.clear();
    let mut characters = text.char_indices();
    for (at, character) in characters.by_ref() {
        let kind = kind(character);
        if kind == Kind::Mark {
            finish_run(words, at, scratch, out);
            out.push(mark(at, character));
        } else {
            if scratch.run.len() == LONGEST_RUN {
                finish_run(words, at, scratch, out);
            }
            scratch.run.push(place(at, words.code(character), kind));
        }
    }
    finish_run(words, text.len(), scratch, out);
}

fn place(at: usize, code: u16, kind: Kind) -> Place {
    Place { at: offset(at), code, kind, pair: 0, from: 0, word: 0, cost: UNREACHED }
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

pub(super) fn mark(at: usize, character: char) -> Piece {
    let end = offset(at + character.len_utf8());
    Piece { start: offset(at), end, word: 0, tag: Tag::Mark, chars: 1, facts: Facts::default() }
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

/// Cuts the run that ends at `end`.
fn finish_run(words: &Words, end: usize, scratch: &mut Scratch, out: &mut Vec<Piece>) {
    if scratch.run.is_empty() {
        return;
    }
    scratch.run.push(place(end, 0, Kind::Mark));
    scratch.run[0].cost = 0.0;
    pair(words, &mut scratch.run);
    choose(words, &mut scratch.run);
    trace(words, &scratch.run, &mut scratch.chosen);
    out.extend(scratch.chosen.drain(..).rev());
    scratch.run.clear();
}

/// Looks up the two characters after each place. That is apart from the rest because none of these
/// looks waits for another, and most go to memory.
fn pair(words: &Words, run: &mut [Place]) {
    for from in 1..run.len() {
        run[from - 1].pair = words.next(u32::from(run[from - 1].code), run[from].code);
    }
}

/// Finds the cheapest way to every place of the run; a word costs what it is rare.
fn choose(words: &Words, run: &mut [Place]) {
    let log_total = words.log_total();
    for from in 0..run.len() - 1 {
        let Place { kind, code, pair, cost, .. } = run[from];
        let cost = cost + log_total;
        if cost == UNREACHED {
            continue;
        }
        if kind != Kind::Ideograph {
            let to = foreign_end(run, from);
            step(&mut run[to], from, 0, cost);
            continue;
        }
        step(&mut run[from + 1], from, 0, cost);
        let single = words.cell(u32::from(code));
        step(&mut run[from + 1], from, single.word, cost - single.log_frequency);
        let mut prefix = pair;
        let mut to = from + 2;
        while prefix != 0 {
            let cell = words.cell(prefix);
            step(&mut run[to], from, cell.word, cost - cell.log_frequency);
            prefix = words.next(prefix, run[to].code);
            to += 1;
        }
    }
}

#[inline]
fn step(place: &mut Place, from: usize, word: u32, cost: f32) {
    if cost < place.cost || (cost <= place.cost && word != 0) {
        place.cost = cost;
        place.from = offset(from);
        place.word = word;
    }
}

/// The end of the letters and digits that begin at `from`; a joint counts between two of them.
fn foreign_end(run: &[Place], from: usize) -> usize {
    let is_letter = |at: usize| matches!(run[at].kind, Kind::Letter | Kind::Digit);
    let mut end = from + 1;
    if !is_letter(from) {
        return end;
    }
    while is_letter(end) || (run[end].kind == Kind::Joint && is_letter(end + 1)) {
        end += 1;
    }
    end
}

/// Follows the cheapest way back from the end of the run.
fn trace(words: &Words, run: &[Place], chosen: &mut Vec<Piece>) {
    let mut to = run.len() - 1;
    while to > 0 {
        let from = run[to].from as usize;
        let word = run[to].word;
        let entry = words.entry(word);
        chosen.push(Piece {
            start: run[from].at,
            end: run[to].at,
            word,
            tag: if word == 0 {
                foreign_tag(&run[from..to].iter().map(|place| place.kind))
            } else {
                entry.tag
            },
            chars: u16::try_from(to - from).unwrap_or(u16::MAX),
            facts: entry.facts,
        });
        to = from;
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
