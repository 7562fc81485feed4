//! What a character is to a numeral.

/// What a character is to a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    Arabic(u8),
    Digit(u8),
    /// 十 百 千.
    Small(u32),
    /// 万 亿 兆.
    Big(u32),
    Several,
    Other,
}

/// Sorts a character.
pub(super) fn glyph(c: char) -> Glyph {
    match c {
        '0'..='9' => Glyph::Arabic(c as u8 - b'0'),
        '\u{ff10}'..='\u{ff19}' => Glyph::Arabic((u32::from(c) & 0xf) as u8),
        '零' | '〇' | '○' => Glyph::Digit(0),
        '一' | '壹' | '幺' => Glyph::Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' => Glyph::Digit(2),
        '三' | '叁' | '參' | '叄' => Glyph::Digit(3),
        '四' | '肆' => Glyph::Digit(4),
        '五' | '伍' => Glyph::Digit(5),
        '六' | '陆' | '陸' => Glyph::Digit(6),
        '七' | '柒' => Glyph::Digit(7),
        '八' | '捌' => Glyph::Digit(8),
        '九' | '玖' => Glyph::Digit(9),
        '十' | '拾' => Glyph::Small(1),
        '百' | '佰' => Glyph::Small(2),
        '千' | '仟' => Glyph::Small(3),
        '万' | '萬' => Glyph::Big(4),
        '亿' | '億' => Glyph::Big(8),
        '兆' => Glyph::Big(12),
        '几' | '幾' | '数' | '數' => Glyph::Several,
        _ => Glyph::Other,
    }
}

/// The first character at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether it is a digit as cheques write it.
pub(super) fn is_capital(c: char) -> bool {
    "壹贰貳叁參叄肆伍陆陸柒捌玖".contains(c)
}

/// Whether it is a digit or a unit in small writing.
pub(super) fn is_small(c: char) -> bool {
    "一二两兩三四五六七八九十百千".contains(c)
}

/// Whether one digit is a capital and the other is not: 大陆三省, 二陆军.
pub(super) fn is_mixed(before: Option<char>, c: char) -> bool {
    before.is_some_and(|b| is_capital(b) && is_small(c) || is_small(b) && is_capital(c))
}

/// 两, which is the digit two and a unit of weight.
pub(super) fn is_tael(c: char) -> bool {
    matches!(c, '两' | '兩')
}
