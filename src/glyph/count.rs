//! Spaces counted, and runs of them passed over, many bytes at a time.

/// How many spaces of ASCII a text holds.
pub(crate) fn spaces(text: &[u8]) -> usize {
    let (eights, rest) = text.as_chunks();
    let mut all = rest.iter().map(|&byte| usize::from(byte == b' ')).sum();
    // As many as the counts of a product have room for.
    for eights in eights.chunks(31) {
        let counts: u64 = eights.iter().map(|&eight| spaces_of(u64::from_ne_bytes(eight))).sum();
        all += (counts.wrapping_mul(ONES) >> 56) as usize;
    }
    all
}

/// Where the run of spaces of ASCII ends that stands at a byte.
pub(crate) fn space_end(text: &[u8], at: usize) -> usize {
    let (eights, rest) = text.get(at..).unwrap_or_default().as_chunks();
    for (before, &eight) in eights.iter().enumerate() {
        let others = u64::from_le_bytes(eight) ^ (ONES * u64::from(b' '));
        if others != 0 {
            return at + 8 * before + others.trailing_zeros() as usize / 8;
        }
    }
    at + 8 * eights.len() + rest.iter().take_while(|&&byte| byte == b' ').count()
}

/// One in each byte.
const ONES: u64 = u64::MAX / 0xFF;

/// One in each byte of eight that is a space, and nothing in others.
const fn spaces_of(eight: u64) -> u64 {
    let others = eight ^ (ONES * b' ' as u64);
    // The highest bit of each byte that is not nothing.
    let set = ((others & (ONES * 0x7F)) + ONES * 0x7F) | others;
    !(set >> 7) & ONES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_counted() {
        let long = " 路a".repeat(2000);
        for (text, count) in [("", 0), ("路", 0), (" 路 屏é\u{a0}!", 2), (&long, 2000)] {
            assert_eq!(spaces(text.as_bytes()), count, "{}", text.len());
        }
    }

    #[test]
    fn runs_of_spaces_end() {
        let runs = [0, 1, 3, 7, 8, 9, 30];
        for (run, after) in runs.into_iter().flat_map(|run| [(run, ""), (run, "a"), (run, "路 ")])
        {
            let text = format!("路{}{after}", " ".repeat(run));
            assert_eq!(space_end(text.as_bytes(), 3), 3 + run, "{run} {after}");
        }
        assert_eq!(space_end(b"", 0), 0);
    }
}
