//! [`Paged`]: something known of each character, one look into a two-level table.

/// A value for each character of the basic plane, in pages of 64; most share the blank first one.
/// `PAGES` is a power of two up to 256.
pub(super) struct Paged<T, const PAGES: usize> {
    page: [u8; 1024],
    cells: [[T; 64]; PAGES],
    used: usize,
}

impl<T: Copy, const PAGES: usize> Paged<T, PAGES> {
    pub(super) const fn new(blank: T) -> Self {
        Self { page: [0; 1024], cells: [[blank; 64]; PAGES], used: 0 }
    }

    /// The table with `value` for the character of that code.
    #[allow(clippy::cast_possible_truncation)] // More pages than there are do not compile.
    pub(super) const fn with(mut self, code: usize, value: T) -> Self {
        let row = code >> 6;
        if self.page[row] == 0 {
            self.used += 1;
            self.page[row] = self.used as u8;
        }
        self.cells[self.page[row] as usize][code & 63] = value;
        self
    }

    #[inline]
    pub(super) const fn get(&self, code: usize) -> T {
        let page = if code < 0x1_0000 { self.page[code >> 6] as usize % PAGES } else { 0 };
        self.cells[page][code & 63]
    }
}

/// The code of the character of at most three bytes at `at`, and the byte after it.
pub(super) const fn decode(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    match bytes[at] {
        first @ ..0x80 => (first as usize, at + 1),
        first @ ..0xE0 => ((first as usize & 0x1F) << 6 | low(bytes[at + 1]), at + 2),
        first => {
            let code = (first as usize & 0xF) << 12 | low(bytes[at + 1]) << 6 | low(bytes[at + 2]);
            (code, at + 3)
        }
    }
}

const fn low(byte: u8) -> usize {
    byte as usize & 0x3F
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_value() {
        let mut table: Paged<u8, 4> = Paged::new(0);
        for (value, text) in (1..).zip(["a", "£", "县"]) {
            let (code, len) = decode(text, 0);
            assert_eq!((char::from_u32(code as u32), len), (text.chars().next(), text.len()));
            table = table.with(code, value);
        }
        let rows = [('a', 1), ('£', 2), ('县', 3), ('b', 0), ('去', 0), ('😀', 0)];
        for (c, expected) in rows {
            assert_eq!(table.get(c as usize), expected, "{c}");
        }
    }
}
