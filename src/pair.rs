//! How strongly two characters hold together, as in a word, by a table counted from news
//! text and from words.

/// Slots of the table, four to a byte.
const SLOTS: usize = 1 << 20;

/// The ideographs from U+4E00 on that have a byte in the second part of the table.
const EDGES: usize = 0x5200;

/// Two bits a slot, then a byte an ideograph; written by `examples/fit_pairs.rs`.
static TABLE: &[u8; SLOTS / 4 + EDGES] = include_bytes!("pair.bin");

/// How much rather a character ends a headline than stands within one, and how much rather it
/// begins one, each from 0 (far less) over 4 (even) to 7.
pub(crate) fn edges(c: char) -> (u8, u8) {
    let at = (c as usize).wrapping_sub(0x4e00);
    let edges = if at < EDGES { TABLE[SLOTS / 4 + at] } else { 0x44 };
    (edges >> 4, edges & 7)
}

/// How much more often two characters stand side by side than chance would have it: 0 less than
/// 4 times, 1 from 4 times, 2 from 16, 3 from 64 times. A pair that was never seen is 0, save
/// where it shares its slot with one that was (about one in fifteen).
pub(crate) fn tie(a: char, b: char) -> u8 {
    let slot = slot(a, b);
    TABLE[slot / 4] >> (slot % 4 * 2) & 3
}

/// The slot of a pair, by multiplicative hashing.
fn slot(a: char, b: char) -> usize {
    let key =
        (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77).rotate_left(15);
    (key.wrapping_mul(0xC2B2_AE3D) >> 12) as usize
}

/// The table of pairs with their ties, for the program that counts them.
#[cfg(feature = "fit")]
pub(crate) fn table(
    ties: impl Iterator<Item = (char, char, u8)>,
    edges: impl Iterator<Item = (char, u8, u8)>,
) -> Vec<u8> {
    let mut table = vec![0_u8; SLOTS / 4];
    table.resize(SLOTS / 4 + EDGES, 0x44);
    for (c, end, start) in edges {
        if let Some(at) = (c as usize).checked_sub(0x4e00).filter(|&at| at < EDGES) {
            table[SLOTS / 4 + at] = end << 4 | start;
        }
    }
    for (a, b, tie) in ties {
        let slot = slot(a, b);
        let shift = slot % 4 * 2;
        let most = tie.max(table[slot / 4] >> shift & 3);
        table[slot / 4] = table[slot / 4] & !(3 << shift) | most << shift;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::tie;

    #[test]
    fn words_hold_together() {
        for word in ["经济", "公路", "学校", "恢复", "记者"] {
            let mut chars = word.chars();
            let (a, b) = (chars.next().unwrap(), chars.next().unwrap());
            assert!(tie(a, b) > 0, "{word}");
        }
        assert_eq!(tie('的', '的'), 0);
    }
}
