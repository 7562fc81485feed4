//! Where keywords stand: every occurrence of each in the body.

use crate::Span;

/// The occurrences of each of `keywords` in `body`, from the left and without overlap; letters
/// of the ASCII alphabet match whatever their case.
///
/// The body is read once for all keywords: their first two bytes after folding are looked up in a
/// table of bits.
pub(crate) fn places(body: &str, keywords: &[&str]) -> Vec<Vec<Span>> {
    let mut spans = vec![Vec::new(); keywords.len()];
    for (group, chunk) in keywords.chunks(64).enumerate() {
        find_group(body.as_bytes(), chunk, &mut spans[group * 64..]);
    }
    spans
}

fn find_group(body: &[u8], keywords: &[&str], spans: &mut [Vec<Span>]) {
    let mut table = [0_u64; TABLE];
    for (index, keyword) in keywords.iter().enumerate() {
        if let Some(slot) = slot(keyword.as_bytes()) {
            table[slot] |= 1 << index;
        }
    }
    for at in 0..body.len() {
        if body[at] & 0xc0 == 0x80 {
            continue;
        }
        let Some(slot) = slot(&body[at..]) else { continue };
        let mut hits = table[slot];
        while hits != 0 {
            let index = hits.trailing_zeros() as usize;
            hits &= hits - 1;
            note(body, at, keywords[index].as_bytes(), &mut spans[index]);
        }
    }
}

const TABLE: usize = 512;

/// The place in the table of what begins with these bytes; `None` for fewer than two.
#[inline]
fn slot(bytes: &[u8]) -> Option<usize> {
    let (&first, rest) = bytes.split_first()?;
    let second = u32::from(rest.first()?.to_ascii_lowercase());
    let third = if first < 0xe0 { 0 } else { u32::from(*rest.get(1)?) };
    let first = u32::from(first.to_ascii_lowercase());
    Some(((first ^ second << 3 ^ third << 6).wrapping_mul(0x9e37_79b1) >> 23) as usize)
}

fn note(body: &[u8], at: usize, keyword: &[u8], spans: &mut Vec<Span>) {
    let end = at + keyword.len();
    let free = spans.last().is_none_or(|last| last.end <= at);
    if free && body.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(keyword)) {
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
