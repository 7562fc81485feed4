//! [`Set`]: a few characters.

/// The characters of a string, with a mask that most others miss.
#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    chars: &'static str,
    /// The bit of each character is its code modulo 64.
    mask: u64,
}

impl Set {
    pub(super) const fn new(chars: &'static str) -> Self {
        let bytes = chars.as_bytes();
        let (mut mask, mut at) = (0, 0);
        while at < bytes.len() {
            // The last byte of a character holds the lowest bits of its code.
            if at + 1 == bytes.len() || bytes[at + 1] & 0xC0 != 0x80 {
                mask |= 1 << (bytes[at] & 0x3F);
            }
            at += 1;
        }
        Self { chars, mask }
    }

    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.mask == 0
    }

    #[inline]
    pub(super) fn has(self, c: char) -> bool {
        self.mask >> (c as u32 & 0x3F) & 1 == 1 && self.chars.contains(c)
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn a_set_has_its_characters() {
        let set = Set::new("$￥元é");
        for c in ['$', '￥', '元', 'é'] {
            assert!(set.has(c), "{c}");
        }
        for c in ['¥', '角', 'd', '\u{2}'] {
            assert!(!set.has(c), "{c}");
        }
        assert!(!Set::new("").has(' '));
    }
}
