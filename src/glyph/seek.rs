//! Where the next character stands that is not one of the common ideographs, looked for in many bytes
//! at a time.

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// A text in which such characters are looked for, from its beginning to its end.
#[derive(Debug, Clone)]
pub(crate) struct Seek<'t> {
    text: &'t [u8],
    /// Where the block begins that was looked at last; [`NOWHERE`] before the first.
    block: usize,
    /// A bit for each byte of it that begins such a character.
    found: u64,
}

const NOWHERE: usize = usize::MAX;

impl<'t> Seek<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), block: NOWHERE, found: 0 }
    }

    /// Where the first such character stands from a place on, or the end of the text.
    #[inline]
    pub(crate) fn from(&mut self, mut at: usize) -> usize {
        while at < self.text.len() {
            let block = at / BLOCK * BLOCK;
            if block != self.block {
                (self.block, self.found) = (block, found(&self.text[block..]));
            }
            let rest = self.found >> (at % BLOCK);
            if rest != 0 {
                return at + rest.trailing_zeros() as usize;
            }
            at = block + BLOCK;
        }
        self.text.len()
    }
}

/// Which bytes of the first block of a text begin a character that is not one of the ideographs from
/// U+4000 to U+9FFF. Not to be inlined: the bytes are dealt with as vectors.
#[inline(never)]
fn found(text: &[u8]) -> u64 {
    let mut last = [CONTINUED; BLOCK];
    let block = text.first_chunk().unwrap_or_else(|| {
        last[..text.len()].copy_from_slice(text);
        &last
    });
    // Counts and no branches, so that many bytes are dealt with at once.
    let begins = block.map(|byte| {
        let (continued, common) = (byte & 0xC0 == CONTINUED, byte.wrapping_sub(0xE4) < 6);
        u8::from(!(continued | common))
    });
    let (eights, _) = begins.as_chunks();
    // The product has the lowest bits of eight bytes side by side in its highest byte.
    let bits =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |found, eight| found << 8 | bits(eight))
}

/// What bytes are that begin no character.
const CONTINUED: u8 = 0x80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_characters_are_found() {
        let ideographs = "路".repeat(BLOCK);
        for c in ['\0', ' ', 'a', '\u{7f}', 'é', '“', '\u{3000}', '。', '㐀', '，', '😀'] {
            for count in 0..ideographs.len() / 3 {
                let before = &ideographs[..3 * count];
                let text = format!("{before}{c}路屏{c}");
                let mut seek = Seek::new(&text);
                assert_eq!(seek.from(0), before.len(), "{c:?}");
                let next = before.len() + c.len_utf8();
                assert_eq!(seek.from(next), next + 6, "{c:?}");
            }
        }
        assert_eq!(Seek::new(&ideographs).from(0), ideographs.len());
        assert_eq!(Seek::new("").from(0), 0);
    }
}
