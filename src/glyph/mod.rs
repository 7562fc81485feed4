//! What a character is: how wide, what kind of mark, which ideograph a radical stands for.

mod class;
mod count;
mod seek;
mod stray;

pub(crate) use class::Class;
pub(crate) use count::{space_end, spaces};
pub(crate) use seek::Seek;
pub(crate) use stray::{Strays, holds_stray, is_stray};

use crate::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a character is blank: white space, or a format character without a shape.
pub(crate) const fn is_blank(c: char) -> bool {
    match c {
        // Nearly all text.
        '\u{3001}'..='\u{fefe}' => false,
        _ => c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'),
    }
}

/// The number of a character of three bytes of UTF-8.
pub(crate) fn code(bytes: [u8; 3]) -> u32 {
    let [a, b, c] = bytes.map(u32::from);
    (a << 12).wrapping_add(b << 6).wrapping_add(c).wrapping_sub(0xE_2080)
}

/// The ideograph at a byte, if it is one of those from U+4000 to U+9FFF that nearly all text is made of.
fn common_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at..)?.first_chunk()? {
        &[a @ 0xE4..=0xE9, b, c] => char::from_u32(code([a, b, c])),
        _ => None,
    }
}

/// The character that a text at a span begins with, if it is such an ideograph.
pub(crate) fn first_common(text: &str, span: Span) -> Option<char> {
    common_at(text, span.start).filter(|_| !span.is_empty())
}

/// The character that it ends with, if it is such an ideograph.
pub(crate) fn last_common(text: &str, span: Span) -> Option<char> {
    let at = span.end.checked_sub(3).filter(|&at| at >= span.start)?;
    common_at(text, at)
}

/// Whether a byte begins one of the three of a character from U+4000 to U+9FFF, as nearly all do.
pub(crate) fn is_common(lead: u8) -> bool {
    (0xE4..=0xE9).contains(&lead)
}

/// Whether the character at a byte takes three bytes and two cells, and is neither blank nor a
/// radical: as do nearly all of Chinese text.
pub(crate) fn is_wide_at(bytes: &[u8], at: usize) -> bool {
    let Some(&[a, b, c]) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { return false };
    is_wide([a, b, c, 0])
}

/// The same of the first three of four bytes, which are one number.
fn is_wide(bytes: [u8; 4]) -> bool {
    let code = u32::from_be_bytes(bytes);
    // U+3001 to U+9FFF, and U+FF01 to U+FF60.
    let letters = (0xE3_80_81_00..=0xE9_BF_BF_FF).contains(&code);
    let marks = (0xEF_BC_81_00..=0xEF_BD_A0_FF).contains(&code);
    // Without a branch, which every other mark would turn.
    letters | marks
}

/// Where the run of such characters ends that stands at a byte.
pub(crate) fn wide_end(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some(&four) = rest.first_chunk()
        && (is_common(four[0]) || is_wide(four))
    {
        rest = &rest[3..];
    }
    // The last character has no fourth byte.
    let last = if rest.len() == 3 && is_wide_at(rest, 0) { 3 } else { 0 };
    bytes.len() - rest.len() + last
}

/// Whether one of the other marks of Chinese type stands at a byte that take three bytes and two cells.
pub(crate) fn is_mark_at(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes.get(at..).and_then(<[u8]>::first_chunk),
        // — ‘ ’ “ ” …
        Some([0xE2, 0x80, 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6])
    )
}

/// The cells that a text takes: two for a wide character, one for a narrow one, none for a
/// combining mark or a control character. Characters that are joined into one, as in an emoji of a
/// family or a flag, take the cells of one.
pub(crate) fn width(text: &str) -> u32 {
    let mut joined = false;
    let cells = text.chars().map(|c| {
        joined |= joins(c);
        char_width(c)
    });
    let cells = cells.sum();
    if !joined {
        return cells;
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// The cells of characters that are joined, or of one.
fn cluster_width(cluster: &str) -> u32 {
    let mut chars = cluster.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => char_width(c),
        _ => u32::try_from(cluster.width_cjk()).unwrap_or(u32::MAX),
    }
}

/// Whether a character may make one with its neighbours though it has cells of its own, or joins
/// such: a joiner, a skin tone, half of a flag.
pub(crate) fn joins(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The cells that a character takes.
pub(crate) fn char_width(c: char) -> u32 {
    match c {
        '\t' => 4,
        ' '..='~' => 1,
        '\u{3000}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' | '\u{2f00}'..='\u{2fd5}' => 2,
        _ if is_wide_mark(c) => 2,
        _ => u32::try_from(c.width_cjk().unwrap_or(0)).unwrap_or(0),
    }
}

/// Marks that Chinese type sets full width, though Unicode calls their width ambiguous.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a character ends a sentence.
pub(crate) const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '．')
}

/// Whether a character parts the members of a sentence.
pub(crate) const fn is_pause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | ',' | ';')
}

/// Whether a character opens a quotation or a bracket.
pub(crate) const fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '〈' | '（' | '(' | '「' | '『' | '【' | '〔' | '［' | '[')
}

/// Whether a character closes a quotation or a bracket.
pub(crate) const fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | '）' | ')' | '」' | '』' | '】' | '〕' | '］' | ']')
}

/// Whether a character is an ideograph, a radical or another letter of Chinese text.
pub(crate) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The ideograph that a radical stands for, as extractors write one for the other: ⽬ for 目.
///
/// After Unicode's compatibility decompositions and `EquivalentUnifiedIdeograph` property; two
/// shapes that simplified fonts draw with the radical's glyph (⼾ ⿈) fold to the simplified form.
pub(crate) const fn fold_radical(c: char) -> Option<char> {
    let folded = match c {
        '\u{2f00}'..='\u{2fd5}' => KANGXI[c as usize - 0x2f00],
        '\u{2e80}'..='\u{2ef3}' => SUPPLEMENT[c as usize - 0x2e80],
        _ => return None,
    };
    if folded == '\u{3000}' { None } else { Some(folded) }
}

/// The dashes that a two- or three-em dash stands for, as fonts map —— to one character.
pub(crate) const fn long_dash(c: char) -> Option<&'static str> {
    match c {
        '⸺' => Some("——"),
        '⸻' => Some("———"),
        _ => None,
    }
}

/// The ideographs of the Kangxi radicals, from U+2F00.
#[rustfmt::skip]
const KANGXI: [char; 214] = [
    '一', '丨', '丶', '丿', '乙', '亅', '二', '亠', '人', '儿', '入', '八', '冂', '冖', '冫', '几', '凵', '刀', '力', '勹', '匕', '匚', '匸', '十',
    '卜', '卩', '厂', '厶', '又', '口', '囗', '土', '士', '夂', '夊', '夕', '大', '女', '子', '宀', '寸', '小', '尢', '尸', '屮', '山', '巛', '工',
    '己', '巾', '干', '幺', '广', '廴', '廾', '弋', '弓', '彐', '彡', '彳', '心', '戈', '户', '手', '支', '攴', '文', '斗', '斤', '方', '无', '日',
    '曰', '月', '木', '欠', '止', '歹', '殳', '毋', '比', '毛', '氏', '气', '水', '火', '爪', '父', '爻', '爿', '片', '牙', '牛', '犬', '玄', '玉',
    '瓜', '瓦', '甘', '生', '用', '田', '疋', '疒', '癶', '白', '皮', '皿', '目', '矛', '矢', '石', '示', '禸', '禾', '穴', '立', '竹', '米', '糸',
    '缶', '网', '羊', '羽', '老', '而', '耒', '耳', '聿', '肉', '臣', '自', '至', '臼', '舌', '舛', '舟', '艮', '色', '艸', '虍', '虫', '血', '行',
    '衣', '襾', '見', '角', '言', '谷', '豆', '豕', '豸', '貝', '赤', '走', '足', '身', '車', '辛', '辰', '辵', '邑', '酉', '釆', '里', '金', '長',
    '門', '阜', '隶', '隹', '雨', '青', '非', '面', '革', '韋', '韭', '音', '頁', '風', '飛', '食', '首', '香', '馬', '骨', '高', '髟', '鬥', '鬯',
    '鬲', '鬼', '魚', '鳥', '鹵', '鹿', '麥', '麻', '黄', '黍', '黑', '黹', '黽', '鼎', '鼓', '鼠', '鼻', '齊', '齒', '龍', '龜', '龠',
];

/// The ideographs of the CJK radicals supplement, from U+2E80; a blank where there is none.
#[rustfmt::skip]
const SUPPLEMENT: [char; 116] = [
    '冫', '厂', '乛', '乚', '乙', '亻', '冂', '几', '刀', '刂', '卜', '㔾', '小', '小', '兀', '尣', '尢', '巳', '己', '幺', '彑', '彐', '忄', '心',
    '扌', '攵', '　', '旡', '日', '月', '歺', '母', '民', '氵', '水', '灬', '爫', '爫', '丬', '牛', '犭', '王', '疋', '目', '示', '礻', '𥫗', '糸',
    '纟', '罓', '罒', '罓', '罒', '羊', '羊', '羊', '羋', '耂', '肀', '聿', '肉', '臼', '艹', '艹', '艹', '虎', '衤', '覀', '西', '见', '角', '角',
    '讠', '贝', '足', '车', '辶', '辶', '辶', '邑', '钅', '長', '镸', '长', '门', '阜', '阝', '雨', '青', '韦', '页', '风', '飞', '食', '飠', '飠',
    '饣', '首', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '斉', '齐', '歯', '齿', '竜', '龙', '龜', '亀', '龟',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths() {
        let rows = [
            ("ideographs and digits", "青屏12", 6),
            ("full-width marks", "“青”……", 10),
            ("a combining mark", "e\u{301}", 1),
            ("a control character", "a\0", 1),
            ("a family", "👨\u{200d}👩\u{200d}👧", 2),
            ("a skin tone", "👍🏽了", 4),
            ("flags", "🇨🇳🇨🇳", 4),
            ("nothing", "", 0),
        ];
        for (name, text, expected) in rows {
            assert_eq!(width(text), expected, "{name}");
        }
    }
}
