//! Where a text may hold what clean text does not: blanks, radicals, long dashes.

use crate::Span;

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// For each stretch of a text whether a blank, a radical or a long dash may begin there. Nearly all
/// stretches of running text hold none, and their lines can be taken as they stand.
#[derive(Debug)]
pub(crate) struct Strays(Vec<bool>);

impl Strays {
    /// Looks over a text.
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let block = |at: usize| bytes[at..].first_chunk().is_none_or(is_suspect);
        Self((0..bytes.len()).step_by(BLOCK).map(block).collect())
    }

    /// Whether there may be one in a span.
    pub(crate) fn within(&self, span: Span) -> bool {
        self.0[span.start / BLOCK..span.end.div_ceil(BLOCK)].contains(&true)
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

    #[test]
    fn nothing_is_missed() {
        let text = |c: char| format!("{}{c}{}", "路".repeat(20), "屏".repeat(30));
        for c in '\0'..=char::MAX {
            // What ends a line stands between lines.
            let ends = matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            if !ends && (is_blank(c) || fold_radical(c).is_some() || long_dash(c).is_some()) {
                assert!(Strays::new(&text(c)).within(Span::new(0, 90)), "{c:?}");
            }
        }
        for c in "通，。“”…—：；（）3a".chars() {
            assert!(!Strays::new(&text(c)).within(Span::new(0, 90)), "{c:?}");
        }
        assert!(Strays::new("路").within(Span::new(0, 3)), "an end that is no whole block");
        assert!(!Strays::new("").within(Span::new(0, 0)), "nothing");
    }
}
