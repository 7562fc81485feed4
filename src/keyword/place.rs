//! Where keywords stand: every occurrence of each in the body.

use super::Keyword;
use crate::Span;

/// Notes the occurrences of each of `keywords` in `body`, from the left and without overlap; letters
/// of the ASCII alphabet match whatever their case.
///
/// The body is read once for all keywords.
pub(super) fn note_places(body: &str, keywords: &mut [Keyword]) {
    for group in keywords.chunks_mut(GROUP) {
        find_group(body.as_bytes(), group);
    }
}

/// So many keywords are looked for at once.
const GROUP: usize = 16;

const SLOTS: usize = 1 << 9;

/// Which keywords a character may begin, in the lower half, and of which it may be the second.
type Table = [u32; SLOTS];

/// Looks at every second character first: mostly that is no first and no second one of a keyword.
fn find_group(body: &[u8], keywords: &mut [Keyword]) {
    let table = table(keywords);
    let mut at = 0;
    while at < body.len() {
        let (mut step, mut hits) = (3, u32::MAX);
        let first = if let [0xe0..0xf0, second, third, 0xe0..0xf0, fifth, sixth, ..] = body[at..] {
            let next = table[wide_slot(fifth, sixth)];
            if next == 0 {
                at += 6;
                continue;
            }
            hits = next >> u16::BITS;
            wide_slot(second, third)
        } else {
            let (slot, length) = slot(&body[at..]);
            step = length;
            slot
        };
        hits &= table[first];
        if hits as u16 != 0 {
            note_all(body, at, hits as u16, keywords);
        }
        at += step;
    }
}

fn table(keywords: &[Keyword]) -> Table {
    let mut table = [0; SLOTS];
    for (index, keyword) in keywords.iter().enumerate() {
        let text = keyword.text.as_bytes();
        let (first, length) = slot(text);
        let (second, _) = slot(&text[length.min(text.len())..]);
        table[first] |= 1 << index;
        table[second] |= 1 << index << u16::BITS;
    }
    table
}

/// The place in the table of the first character, and how long it is.
fn slot(bytes: &[u8]) -> (usize, usize) {
    match *bytes {
        [0xe0..0xf0, second, third, ..] => (wide_slot(second, third), 3),
        [first @ 0..0x80, ..] => (usize::from(first.to_ascii_lowercase()), 1),
        [first @ 0..0xe0, second, ..] => (wide_slot(first, second), 2),
        [_, second, third, ..] => (wide_slot(second, third), 4),
        _ => (0, 1),
    }
}

/// The place of the characters that end with these bytes.
#[inline]
fn wide_slot(before: u8, last: u8) -> usize {
    usize::from(before & 0x7) << 6 | usize::from(last & 0x3f)
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
    // Most that only begin like the keyword end in another way.
    let is_other = |at: usize| (found[at] ^ keyword[at]) & !0x20 != 0;
    if is_other(keyword.len() - 1) || !(found == keyword || found.eq_ignore_ascii_case(keyword)) {
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
