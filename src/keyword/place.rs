//! Where keywords stand: every occurrence of each in the body.

use crate::Span;

/// The occurrences of each of `keywords` in `body`, from the left and without overlap; letters
/// of the ASCII alphabet match whatever their case.
///
/// The body is read once for all keywords: what each character may begin is looked up by its last
/// bits.
pub(crate) fn places(body: &str, keywords: &[&str]) -> Vec<Vec<Span>> {
    let mut spans = vec![Vec::new(); keywords.len()];
    for (chunk, spans) in keywords.chunks(GROUP).zip(spans.chunks_mut(GROUP)) {
        find_group(body.as_bytes(), chunk, spans);
    }
    spans
}

/// So many keywords are looked for at once.
const GROUP: usize = 16;

const TABLE: usize = 1 << 10;

fn find_group(body: &[u8], keywords: &[&str], spans: &mut [Vec<Span>]) {
    let mut table = [0_u16; TABLE];
    for (index, keyword) in keywords.iter().enumerate().filter(|(_, keyword)| !keyword.is_empty()) {
        let (slot, _) = slot(keyword.as_bytes());
        table[slot % TABLE] |= 1 << index;
    }
    let mut at = 0;
    while at < body.len() {
        let (slot, length) = slot(&body[at..]);
        let hits = table[slot % TABLE];
        if hits != 0 {
            note_all(body, at, hits, keywords, spans);
        }
        at += length;
    }
}

/// The place in the table of the first character, and how long it is.
#[inline]
fn slot(bytes: &[u8]) -> (usize, usize) {
    let low = |byte: u8| usize::from(byte & 0x3f);
    match *bytes {
        [0xe0..0xf0, second, third, ..] => (low(second) << 6 | low(third), 3),
        [first @ 0..0x80, ..] => (usize::from(first.to_ascii_lowercase()), 1),
        [first @ 0..0xe0, second, ..] => (usize::from(first) << 6 | low(second), 2),
        [first, second, ..] => (usize::from(first) << 6 | low(second), 4),
        _ => (0, 1),
    }
}

/// Notes those of the keywords `hits` that stand at `at`.
#[inline(never)]
fn note_all(body: &[u8], at: usize, mut hits: u16, keywords: &[&str], spans: &mut [Vec<Span>]) {
    while hits != 0 {
        let index = hits.trailing_zeros() as usize;
        hits &= hits - 1;
        note(body, at, keywords[index].as_bytes(), &mut spans[index]);
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
        for (body, keyword, starts) in rows {
            let found = places(body, &[keyword, "别的"]);
            let found: Vec<usize> = found[0].iter().map(|span| span.start).collect();
            assert_eq!(found, starts, "{body}");
        }
    }
}
