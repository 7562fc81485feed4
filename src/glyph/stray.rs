//! Whether a text may hold what clean text does not: blanks, radicals, long dashes.

use crate::Span;

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// A text that may hold blanks, radicals and long dashes, looked over block by block. Nearly all lines
/// of running text hold none, and can be taken as they stand.
#[derive(Debug)]
pub(crate) struct Strays<'t> {
    text: &'t [u8],
    /// The number of the block that was looked at last, and whether one may begin there.
    block: usize,
    found: bool,
}

impl<'t> Strays<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), block: usize::MAX, found: false }
    }

    /// Whether one may begin in a span or near it.
    pub(crate) fn may_stand_in(&mut self, span: Span) -> bool {
        let blocks = span.start / BLOCK..span.end.div_ceil(BLOCK);
        blocks.into_iter().any(|block| {
            if block != self.block {
                let bytes = self.text[block * BLOCK..].first_chunk();
                (self.block, self.found) = (block, bytes.is_none_or(is_suspect));
            }
            self.found
        })
    }
}

/// Whether one may begin in a block; the last two bytes tell how characters go on that begin in it.
/// Counts and no branches, so that many bytes are dealt with at once.
#[allow(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
fn is_suspect(block: &[u8; BLOCK + 2]) -> bool {
    let mut suspects = 0_u8;
    for at in 0..BLOCK {
        let [a, b, c] = [block[at], block[at + 1], block[at + 2]];
        let space = (a == b' ') | (a == b'\t') | (a == 0xE3) & (b == 0x80) & (c == 0x80);
        // U+2000 to U+200B and U+202F, and all of U+2040 to U+2FFF.
        let general = (a == 0xE2) & ((b != 0x80) | (c <= 0x8B) | (c == 0xAF));
        // U+0080 to U+00BF, U+1000 to U+1FFF, and U+FEC0 to U+FEFF.
        let rare = (a == 0xC2) | (a == 0xE1) | (a == 0xEF) & (b == 0xBB);
        suspects += u8::from(space | general | rare);
    }
    suspects > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glyph::{fold_radical, is_blank, long_dash};

    /// Whether a character is held to be a stray where it begins the last of some bytes.
    fn held(c: char, bytes: usize) -> bool {
        let before = "路".repeat(bytes / 3);
        let text = format!("{before}{c}{}", "屏".repeat(BLOCK));
        Strays::new(&text).may_stand_in(Span::new(0, before.len() + c.len_utf8()))
    }

    #[test]
    fn nothing_is_missed() {
        for c in '\0'..=char::MAX {
            // What ends a line stands between lines.
            let ends = matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            if !ends && (is_blank(c) || fold_radical(c).is_some() || long_dash(c).is_some()) {
                assert!([0, 60, 63, 66].into_iter().all(|bytes| held(c, bytes)), "{c:?}");
            }
        }
        for c in "通，。“”…—：；（）3a".chars() {
            assert!(!held(c, 60), "{c:?}");
        }
        assert!(Strays::new("路").may_stand_in(Span::new(0, 3)), "a text that ends soon");
        assert!(!Strays::new("").may_stand_in(Span::new(0, 0)), "nothing");
    }
}
