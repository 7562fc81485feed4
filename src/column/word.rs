//! Rare pairs of characters that parts of a page share.

use std::iter;

use super::strand::Strand;
use crate::{Span, glyph};

/// The most groups that a pair of characters stands in and is rare.
const RARE: usize = 5;
/// The most parts that a pair of characters stands in and is asked after; an article has fewer.
const MOST: usize = 64;
/// No occurrence.
const NONE: u32 = u32::MAX;

/// The pairs of characters that more than one part holds: the parts of each behind each other.
#[derive(Debug)]
pub(super) struct Words {
    parts: Vec<u32>,
    /// Where the parts of each pair end.
    ends: Vec<usize>,
}

impl Words {
    pub(super) fn new(page: &str, parts: &[Strand<'_>]) -> Self {
        let bytes = parts.iter().flat_map(|part| part.pieces).map(|piece| piece.span.len());
        let mut found = Found::new(bytes.sum::<usize>() / 3);
        for (part, strand) in (0..).zip(parts) {
            let mut before = 0;
            for piece in strand.pieces {
                before = found.read(page, piece.span, before, part);
            }
        }
        found.words()
    }

    /// How many rare pairs each two groups of parts share, by the group of each part.
    pub(super) fn shared(&self, groups: &[usize]) -> Shared {
        let group = |part: u32| groups[part as usize] as u32;
        let mut pairs = Vec::with_capacity(2 * self.ends.len());
        let mut from = 0;
        for &end in &self.ends {
            let parts = &self.parts[from..end];
            from = end;
            // As nearly all are.
            if let &[one, other] = parts {
                pairs.extend(both(group(one), group(other)));
                continue;
            }
            let (mut here, mut count) = ([0; RARE + 1], 0);
            for &part in parts {
                let group = group(part);
                if !here[..count].contains(&group) {
                    here[count] = group;
                    count += 1;
                }
                if count > RARE {
                    break;
                }
            }
            if count <= RARE {
                for at in 1..count {
                    pairs.extend(here[..at].iter().filter_map(|&other| both(here[at], other)));
                }
            }
        }
        Shared::new(groups.len(), &pairs)
    }
}

/// Two groups, the lesser first, unless they are one.
fn both(one: u32, other: u32) -> Option<(u32, u32)> {
    (one != other).then(|| (one.min(other), one.max(other)))
}

/// Where a pair of characters was found.
#[derive(Debug, Clone, Copy)]
struct Place {
    pair: u64,
    part: u32,
    /// The place where it was found before, in another part.
    before: u32,
}

/// Where pairs of characters are found, by a hash of each.
struct Found {
    places: Vec<Place>,
    /// The last place of a pair, by its hash or behind.
    slots: Vec<u32>,
    /// The slots of the pairs that more than one part holds.
    shared: Vec<u32>,
    /// How far a hash is shifted to be a slot.
    shift: u32,
}

impl Found {
    /// Room for so many pairs.
    fn new(most: usize) -> Self {
        let bits = (2 * most.max(8)).next_power_of_two().trailing_zeros();
        Self {
            places: Vec::with_capacity(most),
            slots: vec![NONE; 1 << bits],
            shared: Vec::new(),
            shift: u64::BITS - bits,
        }
    }

    /// Adds the pairs of a text and of its first character with the one before; returns the last. A
    /// character is the number that its bytes make; 0 stands for what is no ideograph.
    fn read(&mut self, page: &str, span: Span, mut before: u32, part: u32) -> u32 {
        let mut at = span.start;
        while at < span.end {
            let here = match page.as_bytes()[at..].first_chunk() {
                Some(&four) if glyph::is_common(four[0]) => {
                    at += 3;
                    u32::from_le_bytes(four) & 0xFF_FFFF
                }
                _ => {
                    let c = page[at..].chars().next().unwrap_or(' ');
                    at += c.len_utf8();
                    if glyph::is_ideograph(c) { number(c) } else { 0 }
                }
            };
            if before != 0 && here != 0 {
                self.add(u64::from(before) << 32 | u64::from(here), part);
            }
            before = here;
        }
        before
    }

    fn add(&mut self, pair: u64, part: u32) {
        let (slots, place) = (&mut self.slots[..], self.places.len() as u32);
        let mut at = (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        let mut before = slots[at];
        while let Some(known) = self.places.get(before as usize) {
            if known.pair == pair {
                if known.part == part {
                    return;
                }
                if known.before == NONE {
                    self.shared.push(at as u32);
                }
                break;
            }
            at = (at + 1) & (slots.len() - 1);
            before = slots[at];
        }
        slots[at] = place;
        self.places.push(Place { pair, part, before });
    }

    /// The pairs that more than one part holds.
    fn words(self) -> Words {
        let (mut parts, mut ends) = (Vec::new(), Vec::with_capacity(self.shared.len()));
        for &slot in &self.shared {
            let from = parts.len();
            parts.extend(self.chain(slot).take(MOST + 1));
            if parts.len() - from > MOST {
                parts.truncate(from);
            } else {
                ends.push(parts.len());
            }
        }
        Words { parts, ends }
    }

    /// The parts that hold the pair of a slot.
    fn chain(&self, slot: u32) -> impl Iterator<Item = u32> {
        let at = |place: u32| self.places.get(place as usize);
        let last = at(self.slots[slot as usize]);
        iter::successors(last, move |place| at(place.before)).map(|place| place.part)
    }
}

/// The number that the bytes of a character make.
fn number(c: char) -> u32 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes);
    u32::from_le_bytes(bytes)
}

/// How many rare pairs of characters groups share.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    /// For each pair of characters that two groups share, the greater of them, behind those of
    /// lesser ones.
    others: Vec<u32>,
    /// Where those of each group begin.
    starts: Vec<usize>,
}

impl Shared {
    /// Of pairs of groups, the lesser first in each.
    fn new(groups: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0; groups + 2];
        for &(one, _) in pairs {
            starts[one as usize + 2] += 1;
        }
        for group in 0..groups {
            starts[group + 2] += starts[group + 1];
        }
        let mut others = vec![0; pairs.len()];
        for &(one, other) in pairs {
            let next = &mut starts[one as usize + 1];
            others[*next] = other;
            *next += 1;
        }
        Self { others, starts }
    }

    pub(super) fn count(&self, a: usize, b: usize) -> i32 {
        let (one, other) = (a.min(b), a.max(b) as u32);
        let row = &self.others[self.starts[one]..self.starts[one + 1]];
        row.iter().map(|&group| i32::from(group == other)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::cut::Draft;
    use crate::lines;

    #[test]
    fn pairs_that_groups_share() {
        let text = "清溪路通车\n青屏县清溪路\n通车了\n清溪路边\n";
        let pieces = Draft::new(text, &lines(text).collect::<Vec<_>>()).pieces;
        let parts: Vec<Strand<'_>> = pieces.chunks(1).map(Strand::new).collect();
        let words = Words::new(text, &parts);
        let rows = [
            ("each by itself", [0, 1, 2, 3], (0, 1), 2),
            ("in either order", [0, 1, 2, 3], (2, 0), 1),
            ("nothing", [0, 1, 2, 3], (1, 2), 0),
            ("two as one", [0, 0, 1, 2], (0, 2), 2),
            ("others as one", [0, 1, 1, 1], (0, 1), 3),
        ];
        for (name, groups, (a, b), expected) in rows {
            assert_eq!(words.shared(&groups).count(a, b), expected, "{name}");
        }
    }
}
