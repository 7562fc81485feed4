//! Hopping over what cannot begin a quantity.

/// Every character at which a quantity, or a word that only looks like one, can begin.
const STARTS: &str =
    "零〇○一壹幺二两兩贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億几幾数數半对對";

/// One bit for each character of the basic plane: by all but its last byte, then by that.
static SET: [u64; 1024] = bits();

const fn bits() -> [u64; 1024] {
    let mut set = [0u64; 1024];
    let bytes = STARTS.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        set[row(bytes[at], bytes[at + 1])] |= 1 << (bytes[at + 2] & 0x3F);
        at += 3;
    }
    // ０ to ９.
    set[row(0xEF, 0xBC)] |= 0x3FF << 0x10;
    set
}

const fn row(first: u8, second: u8) -> usize {
    (first as usize & 0xF) << 6 | second as usize & 0x3F
}

/// The next byte from `at` on at which a quantity can begin.
pub(super) fn next_start(text: &str, at: usize) -> Option<usize> {
    let mut rest = text.as_bytes().get(at..)?;
    loop {
        rest = match rest {
            [first @ 0xE0..0xF0, second, third, tail @ ..] => {
                if SET[row(*first, *second)] >> (third & 0x3F) & 1 == 1 {
                    break;
                }
                tail
            }
            [b'0'..=b'9', ..] => break,
            // Blanks come in rows where a page is set out in columns.
            [b' ', tail @ ..] => without_blanks(tail),
            [0..0x80, tail @ ..] | [0x80..0xE0, _, tail @ ..] | [_, _, _, _, tail @ ..] => tail,
            _ => return None,
        }
    }
    Some(text.len() - rest.len())
}

#[inline]
fn without_blanks(mut bytes: &[u8]) -> &[u8] {
    while let [b' ', tail @ ..] = bytes {
        bytes = tail;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::next_start;

    #[test]
    fn hops_to_the_next_numeral() {
        let rows = [
            ("青屏县3个", Some(9)),
            ("县道é😀五里", Some(12)),
            ("ａ７", Some(3)),
            ("青屏", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(next_start(text, 0), expected, "{text}");
        }
    }
}
