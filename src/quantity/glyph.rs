//! What a character is to a numeral.

use super::paged::{Paged, decode};

/// What a character is to a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    Arabic(u8),
    Digit(u8),
    /// 十 百 千, with the power of ten.
    Small(u8),
    /// 万 亿 兆, with the power of ten.
    Big(u8),
    Several,
    Other,
}

use Glyph::{Arabic, Big, Digit, Other, Several, Small};

/// The characters of Chinese numerals.
pub(super) const GLYPHS: &[(&str, Glyph)] = &[
    ("零〇○", Digit(0)),
    ("一壹幺", Digit(1)),
    ("二两兩贰貳", Digit(2)),
    ("三叁參叄", Digit(3)),
    ("四肆", Digit(4)),
    ("五伍", Digit(5)),
    ("六陆陸", Digit(6)),
    ("七柒", Digit(7)),
    ("八捌", Digit(8)),
    ("九玖", Digit(9)),
    ("十拾", Small(1)),
    ("百佰", Small(2)),
    ("千仟", Small(3)),
    ("万萬", Big(4)),
    ("亿億", Big(8)),
    ("兆", Big(12)),
    ("几幾数數", Several),
];

static TABLE: Paged<Glyph, 64> = {
    let mut table = Paged::new(Other);
    let mut set = 0;
    while set < GLYPHS.len() {
        let (chars, glyph) = GLYPHS[set];
        let mut at = 0;
        while at < chars.len() {
            let (code, next) = decode(chars, at);
            table = table.with(code, glyph);
            at = next;
        }
        set += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        table = table.with('0' as usize + digit as usize, Arabic(digit));
        table = table.with('０' as usize + digit as usize, Arabic(digit));
        digit += 1;
    }
    table
};

/// Sorts a character.
#[inline]
pub(super) fn glyph(c: char) -> Glyph {
    TABLE.get(c as usize)
}

/// The first character at `at`.
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
#[inline]
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether 十, 百, 千 or a larger unit stands at `at`.
pub(super) fn scale_at(text: &str, at: usize) -> bool {
    matches!(char_at(text, at).map(glyph), Some(Small(_) | Big(_)))
}

/// Whether it is a letter or a digit of any script.
#[inline]
pub(super) fn in_word(c: char) -> bool {
    ('一'..='龥').contains(&c) || c.is_alphanumeric()
}

/// Whether it is a digit as cheques write it.
pub(super) fn is_capital(c: char) -> bool {
    matches!(
        c,
        '壹' | '贰' | '貳' | '叁' | '參' | '叄' | '肆' | '伍' | '陆' | '陸' | '柒' | '捌' | '玖'
    )
}

/// Whether it is a digit or a unit in small writing.
pub(super) fn is_small(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '两'
            | '兩'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
    )
}

/// Whether one digit is a capital and the other is not: 大陆三省, 二陆军.
pub(super) fn is_mixed(before: Option<char>, c: char) -> bool {
    before.is_some_and(|b| is_capital(b) && is_small(c) || is_small(b) && is_capital(c))
}

/// 两, which is the digit two and a unit of weight.
pub(super) fn is_tael(c: char) -> bool {
    matches!(c, '两' | '兩')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_glyph() {
        let rows = [
            ('零', Digit(0)),
            ('兩', Digit(2)),
            ('7', Arabic(7)),
            ('９', Arabic(9)),
            ('佰', Small(2)),
            ('兆', Big(12)),
            ('数', Several),
            ('县', Other),
            ('x', Other),
            ('😀', Other),
        ];
        for (c, expected) in rows {
            assert_eq!(glyph(c), expected, "{c}");
        }
    }
}
