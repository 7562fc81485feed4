//! Where the next character stands that is not one of the common ideographs, looked for in many bytes
//! at a time.

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// Where such characters stand in a text, in order.
#[derive(Debug, Clone)]
pub(crate) struct Seek<'t> {
    text: &'t [u8],
    /// Where the block begins that is looked at.
    block: usize,
    /// A bit for each byte of it that begins such a character, but for those that were told.
    found: u64,
}

impl<'t> Seek<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        Self { text, block: 0, found: found(text) }
    }

    /// Passes over what stands before a byte.
    pub(crate) fn pass(&mut self, at: usize) {
        let block = at / BLOCK * BLOCK;
        if block != self.block {
            self.block = block;
            self.found = found(self.text.get(block..).unwrap_or_default());
        }
        self.found &= u64::MAX << (at - block);
    }
}

impl Iterator for Seek<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.found = found(self.text.get(self.block + BLOCK..)?);
            self.block += BLOCK;
        }
        let at = self.block + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(at)
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
                let next = before.len() + c.len_utf8();
                let all: Vec<usize> = Seek::new(&text).collect();
                assert_eq!(all, [before.len(), next + 6], "{c:?}");
            }
        }
        let spaces = " ".repeat(3 * BLOCK);
        for at in 1..=spaces.len() {
            let mut seek = Seek::new(&spaces);
            seek.next();
            seek.pass(at);
            assert_eq!(seek.next(), Some(at).filter(|&at| at < spaces.len()), "{at}");
        }
        assert_eq!(Seek::new(&ideographs).next(), None);
        assert_eq!(Seek::new("").next(), None);
    }
}
