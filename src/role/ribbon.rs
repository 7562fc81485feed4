//! Pages that come with a line for each character, put back into lines.
//!
//! An extractor that takes a page for vertical text ends a line after every character (`pdfium` does
//! so with one page in thirty). Where a headline, a note or a paragraph begins shows in the words alone
//! then: in how the characters on both sides go together, in how far behind a sentence a place is, and
//! in whether what stands before it comes again after it, as the words of a headline do in its body. A
//! small net tells it. What stands between two such places is cut into lines as a column would have
//! it, so that the chain can tell them apart like any others.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::cue::{dateline, jump, source};
use super::pair_key::PairKey;
use super::shape::{Head, Tail, head, tail};
use crate::article::folded;
use crate::net::{self, Net};
use crate::pair::{self, Ends, affinity};
use crate::surname::SURNAMES;
use crate::{Line, edge, glyph};

/// A ribbon has so many lines at least, of which one in so many at most is longer than a character.
const LEAST: usize = 40;
const LONGER: usize = 8;

/// The characters of a line as it is set again, and how many less the first of a paragraph has.
pub(crate) const MEASURE: usize = 20;
const INDENT: usize = 2;

/// Nothing but a sentence begins further than so many characters or commas behind a sentence.
const FAR: usize = 80;
const COMMAS: usize = 1;

/// The most characters of a note.
const NOTE: usize = 28;

/// How far away the same words count, and how many occurrences are looked at.
const NEAR: usize = 600;
const OFTEN: usize = 4;
/// How many pairs of characters before and after a place are looked for elsewhere.
const BEHIND: usize = 25;
const AHEAD: usize = 12;

/// How many characters on each side count by their kind.
const SIDES: usize = 3;
/// No character begins or ends the text.
const HEADS: usize = Head::COUNT + 1;
const TAILS: usize = Tail::COUNT + 1;
/// The steps in which characters are fond of each other, and the eighths of a nat of each.
const STEPS: usize = 24;
const STEP: i32 = 8;
/// The most characters that are counted.
const MOST: usize = 31;
/// How many of some pairs are found elsewhere, in eighths, where they are few and where they are many.
const SHARES: usize = 2 * 9;
/// Pairs and single characters count by what is left of their hash.
const PAIRS: usize = 1024;
const SINGLES: usize = 256;

/// Where the slots of each kind begin.
const TAILS_AT: usize = SIDES * HEADS;
const TIES_AT: usize = TAILS_AT + SIDES * TAILS;
const EDGES_AT: usize = TIES_AT + 3 * 4;
const STEPS_AT: usize = EDGES_AT + 2 * 8;
const RUNS_AT: usize = STEPS_AT + STEPS;
const SHARES_AT: usize = RUNS_AT + 4 * (MOST + 1);
const WORDS_AT: usize = SHARES_AT + 2 * SHARES;
const FORMS_AT: usize = WORDS_AT + 2 * (AHEAD + 1);
const PAIRS_AT: usize = FORMS_AT + 3 * 4 + 3 * 2;
const SINGLES_AT: usize = PAIRS_AT + 2 * PAIRS;

/// How many slots the net has.
pub(super) const SLOTS: usize = SINGLES_AT + 2 * SINGLES;

/// The weights of the net; `examples/fit_roles` makes it.
static WEIGHTS: &[u8; net::bytes(SLOTS)] = include_bytes!("ribbon.bin");

static NET: LazyLock<Net> = LazyLock::new(|| Net::new(WEIGHTS));

/// Whether a page has a line for each character.
pub(crate) fn is_ribbon(page: &str, lines: &[Line]) -> bool {
    let bytes: usize = lines.iter().map(|line| line.span.len()).sum();
    if lines.len() < LEAST || bytes > lines.len() * char::MAX.len_utf8() {
        return false;
    }
    let longer = lines.iter().filter(|line| page[line.span].chars().nth(1).is_some());
    longer.count() * LONGER <= lines.len()
}

/// Where the rows of a ribbon start, and where the last ends, among its lines.
pub(super) fn starts(page: &str, lines: &[Line]) -> Option<Vec<usize>> {
    if !is_ribbon(page, lines) {
        return None;
    }
    let mut text = Vec::with_capacity(lines.len());
    let mut owners = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        for c in folded(&page[line.span]) {
            match glyph::long_dash(c) {
                Some(dashes) => text.extend(dashes.chars()),
                None => text.push(c),
            }
        }
        owners.resize(text.len(), at);
    }
    let ribbon = Ribbon::new(text);
    let rows = ribbon.rows().filter_map(|at| owners.get(at).copied());
    let mut starts: Vec<usize> = std::iter::once(0).chain(rows).collect();
    starts.dedup();
    starts.push(lines.len());
    Some(starts)
}

/// A text without lines.
#[derive(Debug)]
pub(super) struct Ribbon {
    chars: Vec<char>,
    /// What stands since the last sentence or note, at each character and at the end.
    since: Vec<Since>,
    /// Where the pair of each character and the next stands before, and where after.
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
}

/// So many characters and commas.
#[derive(Debug, Clone, Copy, Default)]
struct Since {
    chars: usize,
    commas: usize,
}

impl Ribbon {
    /// A text by its folded characters.
    pub(super) fn new(chars: Vec<char>) -> Self {
        let mut since = vec![Since::default()];
        for (at, &c) in chars.iter().enumerate() {
            let Since { chars: run, commas } = since[at];
            let near = run.min(NOTE);
            let ended = ends(&chars[at - near..=at], near == run);
            let goes_on = chars.get(at + 1).is_some_and(|&c| glyph::closes(c));
            since.push(if ended && !goes_on {
                Since::default()
            } else {
                Since { chars: run + 1, commas: commas + usize::from(is_comma(c)) }
            });
        }
        let (mut before, mut after) = (vec![None; chars.len()], vec![None; chars.len()]);
        let mut last = HashMap::new();
        for (at, pair) in chars.windows(2).enumerate() {
            let key = PairKey::new(pair[0], pair[1]);
            if key.counts()
                && let Some(earlier) = last.insert(key.place(u32::BITS), at)
            {
                before[at] = Some(earlier);
                after[earlier] = Some(at);
            }
        }
        Self { chars, since, before, after }
    }

    /// Where something may begin.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        (1..self.chars.len()).filter(|&at| {
            let Since { chars, commas } = self.since[at];
            chars <= FAR && commas <= COMMAS && !glyph::closes(self.chars[at])
        })
    }

    /// Where rows start: where something begins, and where it is cut into lines.
    fn rows(&self) -> impl Iterator<Item = usize> {
        let mut begins = vec![false; self.chars.len()];
        for at in self.places() {
            let slots = self.slots(at).into_iter();
            if net::score(&NET.add_all([0; net::LANES], slots)) > 0 {
                begins[at] = true;
                // What is parted behind a sentence is no part of its paragraph, but for a note.
                let start = at - self.since[at].chars;
                begins[start] |= !opens_note(self.chars[at]);
            }
        }
        let borders = (1..begins.len()).filter(move |&at| begins[at]);
        let mut from = 0;
        borders.chain([self.chars.len()]).flat_map(move |to| {
            let unit = from..to;
            from = to;
            self.cut(unit)
        })
    }

    /// Where the lines of a unit start: a headline stays whole, text is cut as a column would have it.
    fn cut(&self, unit: Range<usize>) -> Vec<usize> {
        let mut starts = vec![unit.start];
        let is_running = |c: &char| glyph::ends_sentence(*c) || *c == '，';
        if unit.len() <= 2 * MEASURE && !self.chars[unit.clone()].iter().any(is_running) {
            return starts;
        }
        let mut at = unit.start + MEASURE - INDENT;
        while let Some(start) = (at..unit.end).find(|&at| self.may_break(at)) {
            starts.push(start);
            at = start + MEASURE;
        }
        starts
    }

    /// Whether a line may end before a character: not within a Latin word or before a mark.
    fn may_break(&self, at: usize) -> bool {
        let is_word = |c: char| c.is_alphanumeric() && !glyph::is_ideograph(c);
        let (a, b) = (self.chars[at - 1], self.chars[at]);
        let is_mark = glyph::closes(b) || glyph::is_pause(b) || glyph::ends_sentence(b);
        !(is_mark || is_word(a) && is_word(b))
    }

    /// The slots of the weights that tell whether something begins at a place.
    pub(super) fn slots(&self, at: usize) -> Vec<u16> {
        let kinds = (0..SIDES).flat_map(|side| self.kinds(at, side));
        let all = kinds.chain(self.joins(at)).chain(self.runs(at)).chain(self.repeats(at));
        let all = all.chain(self.forms(at)).chain(self.letters(at));
        all.map(|slot| slot as u16).collect()
    }

    /// The kinds of the characters so far from a place.
    fn kinds(&self, at: usize, side: usize) -> [usize; 2] {
        let head = self.chars.get(at + side).map_or(Head::COUNT, |&c| head(c) as usize);
        let end = at.saturating_sub(side);
        let last = &self.chars[end.saturating_sub(2)..end];
        let tail = if last.is_empty() { Tail::COUNT } else { tail(last) as usize };
        [side * HEADS + head, TAILS_AT + side * TAILS + tail]
    }

    /// How the characters around a place go together.
    fn joins(&self, at: usize) -> [usize; 6] {
        let tie = |at: usize| match self.chars[at.saturating_sub(1)..].get(..2) {
            Some(&[a, b]) if at > 0 => usize::from(pair::tie_of_chars(a, b)),
            _ => 0,
        };
        let (last, first) = (self.chars[at - 1], self.chars[at]);
        let near = |range: Range<usize>| {
            let text: String = self.chars[range].iter().collect();
            Ends::new(&text)
        };
        let (last_two, next_two) = (at.saturating_sub(2)..at, at..self.chars.len().min(at + 2));
        let fond = affinity(&near(last_two), &near(next_two)) / STEP + STEPS as i32 / 2;
        [
            TIES_AT + tie(at - 1),
            TIES_AT + 4 + tie(at),
            TIES_AT + 8 + tie(at + 1),
            EDGES_AT + usize::from(edge::of(last).0 & 7),
            EDGES_AT + 8 + usize::from(edge::of(first).1 & 7),
            STEPS_AT + fond.clamp(0, STEPS as i32 - 1) as usize,
        ]
    }

    /// How far behind a sentence and a mark a place is, and how far before.
    fn runs(&self, at: usize) -> [usize; 4] {
        let ahead = || self.chars[at..].iter().take(MOST);
        let since = self.since[at].chars;
        let behind = self.chars[at - since..at].iter().rev().take(MOST);
        let runs = [
            Some(since.min(MOST)),
            ahead().position(|&c| is_comma(c)),
            ahead().position(|&c| glyph::ends_sentence(c)),
            behind.clone().position(|&c| !glyph::is_ideograph(c)),
        ];
        std::array::from_fn(|kind| RUNS_AT + kind * (MOST + 1) + runs[kind].unwrap_or(MOST))
    }

    /// Whether the words before a place stand elsewhere too, and those after it.
    fn repeats(&self, at: usize) -> [usize; 4] {
        let start = at - self.since[at].chars;
        let behind = start.max(at.saturating_sub(BEHIND + 1))..at - 1;
        let ahead = at..self.chars.len().min(at + AHEAD);
        let share = |count: usize| {
            let eighths = (8 * count).div_ceil(behind.len().max(1));
            eighths + if behind.len() > 8 { 9 } else { 0 }
        };
        let later = |pair: &usize, at| reaches(&self.after, *pair, at..at + NEAR);
        let earlier = |pair: &usize, range| reaches(&self.before, *pair, range);
        let again = behind.clone().filter(|pair| later(pair, at)).count();
        let known = behind.clone().filter(|pair| earlier(pair, start.saturating_sub(NEAR)..start));
        let back = ahead.clone().filter(|pair| earlier(pair, start..at)).count();
        let on = ahead.clone().filter(|pair| later(pair, ahead.end)).count();
        [
            SHARES_AT + share(again),
            SHARES_AT + SHARES + share(known.count()),
            WORDS_AT + back,
            WORDS_AT + AHEAD + 1 + on,
        ]
    }

    /// What is told by form: notes, a dateline, names.
    fn forms(&self, at: usize) -> [usize; 6] {
        let start = at - self.since[at].chars;
        let (behind, ahead) = (&self.chars[start..at], &self.chars[at..]);
        let is_note = |text: &[char]| {
            usize::from(jump(text).is_some()) + 2 * usize::from(source(text).is_some())
        };
        let before = behind.iter().rposition(|&c| opens_note(c)).map(|open| &behind[open..]);
        let before = before.filter(|text| text.last().is_some_and(|&c| closes_note(c)));
        let close = ahead.iter().take(NOTE).position(|&c| closes_note(c));
        let after = close.map(|close| &ahead[..=close]).filter(|text| opens_note(text[0]));
        let dated = dateline(&ahead[..ahead.len().min(36)]).is_some();
        let surname = |c: Option<&char>| usize::from(c.is_some_and(|&c| SURNAMES.contains(c)));
        let back = |by: usize| at.checked_sub(by).map(|at| &self.chars[at]);
        let named = surname(back(2)) + 2 * surname(back(3));
        [
            FORMS_AT + before.map_or(0, is_note),
            FORMS_AT + 4 + after.map_or(0, is_note),
            FORMS_AT + 8 + named,
            FORMS_AT + 12 + usize::from(dated),
            FORMS_AT + 14 + surname(ahead.first()),
            FORMS_AT + 16 + self.since[at].commas.min(1),
        ]
    }

    /// Which characters stand before a place and after it.
    fn letters(&self, at: usize) -> [usize; 4] {
        let code = |at: Option<usize>| {
            let c = at.and_then(|at| self.chars.get(at)).copied();
            c.map_or(1, |c| if c.is_ascii_digit() { '0' } else { c }.into())
        };
        let last = [at.checked_sub(2), Some(at - 1)].map(code);
        let next = [Some(at), Some(at + 1)].map(code);
        [
            PAIRS_AT + hash(last) % PAIRS,
            PAIRS_AT + PAIRS + hash(next) % PAIRS,
            SINGLES_AT + hash([last[1], 0]) % SINGLES,
            SINGLES_AT + SINGLES + hash([next[0], 0]) % SINGLES,
        ]
    }
}

/// A hash of two characters.
fn hash([a, b]: [u32; 2]) -> usize {
    let key = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77).rotate_left(15);
    (key.wrapping_mul(0xC2B2_AE3D) >> 12) as usize
}

/// Whether a pair stands in a range again, by the next place of each.
fn reaches(next: &[Option<usize>], pair: usize, range: Range<usize>) -> bool {
    let places = std::iter::successors(next[pair], |&at| next[at]);
    places.take(OFTEN).any(|at| range.contains(&at))
}

/// Whether a sentence or a note ends a text, which may begin right behind the last.
fn ends(text: &[char], begins: bool) -> bool {
    if !text.last().is_some_and(|&c| closes_note(c)) {
        return tail(text).is_stop();
    }
    let open = text.iter().rposition(|&c| opens_note(c));
    let is_note = |at: usize| jump(&text[at..]).is_some() || source(&text[at..]).is_some();
    open.is_some_and(|at| at == 0 && begins || is_note(at))
}

fn opens_note(c: char) -> bool {
    matches!(c, '（' | '(')
}

fn closes_note(c: char) -> bool {
    matches!(c, '）' | ')')
}

fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '；')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a line for each character.
    fn ribbon(text: &str) -> String {
        text.chars().flat_map(|c| [c, '\n']).collect()
    }

    #[test]
    fn what_is_a_ribbon() {
        let text = "清溪路昨日通车，全长三公里。".repeat(4);
        let rows = [
            ("a line for each character", ribbon(&text), true),
            ("lines of text", text.clone(), false),
            ("too few", ribbon("清溪路昨日通车"), false),
        ];
        for (name, page, expected) in rows {
            let lines: Vec<Line> = crate::lines(&page).collect();
            assert_eq!(is_ribbon(&page, &lines), expected, "{name}");
        }
    }

    #[test]
    fn rows_begin_where_something_does() {
        let page = ribbon(
            "清溪路建成通车□本报记者田小禾本报讯昨日上午，青屏县清溪路建成通车，全长三公里，沿途有\
             五个村。这条路去年三月开工，总投资2.6亿元。（下转第3版）（来源：《屏山日报》）",
        );
        let lines: Vec<Line> = crate::lines(&page).collect();
        let starts = starts(&page, &lines).unwrap();
        let row = |row: &[usize]| -> String {
            lines[row[0]..row[1]].iter().map(|line| &page[line.span]).collect()
        };
        let rows: Vec<String> = starts.windows(2).map(row).collect();
        assert_eq!(rows.concat(), page.replace('\n', ""));
        assert_eq!(rows[..2], ["清溪路建成通车", "□本报记者田小禾"]);
        assert_eq!(rows[rows.len() - 2..], ["（下转第3版）", "（来源：《屏山日报》）"]);
        assert!(rows.iter().all(|row| !row.starts_with(['，', '。', '.'])), "{rows:?}");
    }
}
