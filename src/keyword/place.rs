//! Where keywords stand: every occurrence of each in the body.

use super::Keyword;
use crate::Span;

/// Notes the occurrences of each of `keywords` in `body`, from the left and without overlap; letters
/// of the ASCII alphabet match whatever their case.
///
/// The body is looked at once for all keywords, at few of its bytes: a window as long as the
/// shortest keyword goes on as far as its last two bytes allow.
pub(super) fn note_places(body: &str, keywords: &mut [Keyword]) {
    for group in keywords.chunks_mut(GROUP) {
        find_group(body.as_bytes(), group);
    }
}

/// So many keywords are looked for at once.
const GROUP: usize = 16;

const SLOTS: usize = 1 << 10;

const BEGUN: usize = 1 << 8;

/// A window that slides over a body.
#[derive(Debug)]
struct Window {
    /// Its bytes: as many as those of the shortest keyword.
    length: usize,
    /// How far it may go on, by its last two bytes.
    steps: [u8; SLOTS],
    /// Which keywords may begin with it, by the last bits of its last two bytes.
    begun: [u16; BEGUN],
}

fn find_group(body: &[u8], keywords: &mut [Keyword]) {
    let window = Window::of(keywords);
    let mut end = window.length;
    while let Some(&[before, last]) = body.get(end - 2..).and_then(<[u8]>::first_chunk) {
        let slot = slot(before, last);
        let step = usize::from(window.steps[slot]);
        if step == 0 {
            note_all(body, end - window.length, window.begun[slot % BEGUN], keywords);
        }
        end += step.max(1);
    }
}

impl Window {
    fn of(keywords: &[Keyword]) -> Self {
        let shortest = keywords.iter().map(|keyword| keyword.text.len()).min();
        let length = shortest.unwrap_or(0).clamp(2, usize::from(u8::MAX));
        let mut window = Self { length, steps: [length as u8 - 1; SLOTS], begun: [0; BEGUN] };
        for (index, keyword) in keywords.iter().enumerate() {
            let begin = &keyword.text.as_bytes()[..length.min(keyword.text.len())];
            for (step, pair) in (0..length as u8 - 1).rev().zip(begin.windows(2)) {
                window.note_pair(pair[0], pair[1], step, 1 << index);
            }
        }
        window
    }

    /// Goes on no further than a step from two bytes, in small letters or in capitals, after which
    /// they are those of the keyword `own`.
    fn note_pair(&mut self, before: u8, last: u8, step: u8, own: u16) {
        let mut note = |before: u8, last: u8| {
            let slot = slot(before, last);
            self.steps[slot] = step.min(self.steps[slot]);
            if step == 0 {
                self.begun[slot % BEGUN] |= own;
            }
        };
        note(before, last);
        if before.is_ascii_alphabetic() || last.is_ascii_alphabetic() {
            for before in [before.to_ascii_lowercase(), before.to_ascii_uppercase()] {
                note(before, last.to_ascii_lowercase());
                note(before, last.to_ascii_uppercase());
            }
        }
    }
}

/// The place in the table of two bytes.
#[inline]
fn slot(before: u8, last: u8) -> usize {
    (usize::from(before) << 4 ^ usize::from(last)) % SLOTS
}

/// Notes those of the keywords `hits` that stand at `at`.
#[inline(never)]
fn note_all(body: &[u8], at: usize, mut hits: u16, keywords: &mut [Keyword]) {
    while hits != 0 {
        let Keyword { text, spans, .. } = &mut keywords[hits.trailing_zeros() as usize];
        hits &= hits - 1;
        note(body, at, text.as_bytes(), spans);
    }
}

fn note(body: &[u8], at: usize, keyword: &[u8], spans: &mut Vec<Span>) {
    let end = at + keyword.len();
    let Some(found) = body.get(at..end) else { return };
    // Most have another first character.
    let is_other = |at: usize| (found[at] ^ keyword[at]) & !0x20 != 0;
    if is_other(keyword.len().min(3) - 1)
        || !(found == keyword || found.eq_ignore_ascii_case(keyword))
    {
        return;
    }
    if spans.last().is_none_or(|last| last.end <= at) {
        spans.push(Span::new(at, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_found() {
        let rows: [(&str, &str, &[usize]); 6] = [
            ("水库水库", "水库", &[0, 6]),
            ("人人人", "人人", &[0]),
            ("LED灯和led灯", "LED灯", &[0, 9]),
            ("水", "水库", &[]),
            ("", "水库", &[]),
            ("ab a", "ab", &[0]),
        ];
        for (body, text, starts) in rows {
            let keyword = |text: &str| Keyword {
                text: text.to_owned(),
                score: 0.5,
                spans: Vec::new(),
                tag: None,
            };
            let mut keywords = [keyword(text), keyword("别的")];
            note_places(body, &mut keywords);
            let found: Vec<usize> = keywords[0].spans.iter().map(|span| span.start).collect();
            assert_eq!(found, starts, "{body}");
        }
    }
}
