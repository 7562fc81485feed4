//! Hopping over what cannot begin a quantity.

/// Every character at which a quantity, or a word that only looks like one, can begin.
const STARTS: &str =
    "零〇○一壹幺二两兩贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億几幾数數半对對";

/// One bit for each character of the basic plane.
static SET: [u64; 1024] = bits();

const fn bits() -> [u64; 1024] {
    let mut set = [0u64; 1024];
    let bytes = STARTS.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let code = code(bytes[at], bytes[at + 1], bytes[at + 2]);
        set[code >> 6] |= 1 << (code & 63);
        at += 3;
    }
    let mut code = 0xff10;
    while code <= 0xff19 {
        set[code >> 6] |= 1 << (code & 63);
        code += 1;
    }
    set
}

const fn code(a: u8, b: u8, c: u8) -> usize {
    ((a as usize & 15) << 12) | ((b as usize & 63) << 6) | (c as usize & 63)
}

/// The next byte from `at` on at which a quantity can begin.
pub(super) fn next_start(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(&first) = bytes.get(at) {
        at += match first {
            _ if first.is_ascii_digit() => return Some(at),
            ..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => {
                if let Some(&[b, c]) = bytes.get(at + 1..at + 3) {
                    let code = code(first, b, c);
                    if SET[code >> 6] >> (code & 63) & 1 == 1 {
                        return Some(at);
                    }
                }
                3
            }
            _ => 4,
        };
    }
    None
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
