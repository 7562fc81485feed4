//! What part a character can play in a numeral: one byte a character, from a two-level table.

/// The part of a character: its kind in the upper half, its value in the lower.
pub(super) type Class = u8;

pub(super) const NONE: Class = 0;
/// 零 一 … 九.
pub(super) const LOWER: Class = 0x10;
pub(super) const CIRCLE: Class = 0x1A;
pub(super) const PAIR: Class = 0x1B;
pub(super) const YAO: Class = 0x1C;
/// 俩, a digit only before a unit.
pub(super) const TWIN: Class = 0x1D;
/// 壹 … 玖.
pub(super) const UPPER: Class = 0x20;
pub(super) const ARABIC: Class = 0x30;
/// 十 百 千, the power of ten in the lower half.
pub(super) const SMALL: Class = 0x40;
/// 拾 佰 仟.
pub(super) const SMALL_UPPER: Class = 0x50;
/// 廿 卅 卌.
pub(super) const TENS: Class = 0x60;
/// 万 亿 兆 …, a quarter of the power of ten in the lower half.
pub(super) const LARGE: Class = 0x70;
pub(super) const POINT: Class = 0x80;
pub(super) const DOT: Class = 0x81;
pub(super) const COMMA: Class = 0x82;
pub(super) const MINUS: Class = 0x83;
pub(super) const NEGATIVE: Class = 0x84;
pub(super) const HALF: Class = 0x85;
pub(super) const PART: Class = 0x86;
pub(super) const AND: Class = 0x87;
pub(super) const PERCENT: Class = 0x88;
pub(super) const PERMILLE: Class = 0x89;
pub(super) const SLASH: Class = 0x8A;
pub(super) const TENTH: Class = 0x8B;
pub(super) const DISCOUNT: Class = 0x8C;
pub(super) const ORDINAL: Class = 0x8D;
/// 多 余 来 几.
pub(super) const VAGUE: Class = 0x8E;
pub(super) const ROMAN: Class = 0x90;

/// Characters of three bytes whose part is the same for each.
const SETS: &[(&[char], Class)] = &[
    (&['〇', '○'], CIRCLE),
    (&['两', '兩'], PAIR),
    (&['幺'], YAO),
    (&['俩', '倆'], TWIN),
    (&['弌'], UPPER | 1),
    (&['貳', '貮', '弍', '弐'], UPPER | 2),
    (&['參', '叄', '参', '弎'], UPPER | 3),
    (&['陸'], UPPER | 6),
    (&['漆'], UPPER | 7),
    (&['十'], SMALL | 1),
    (&['百'], SMALL | 2),
    (&['千'], SMALL | 3),
    (&['拾'], SMALL_UPPER | 1),
    (&['佰'], SMALL_UPPER | 2),
    (&['仟'], SMALL_UPPER | 3),
    (&['廿'], TENS | 2),
    (&['卅'], TENS | 3),
    (&['卌'], TENS | 4),
    (&['万', '萬'], LARGE | 1),
    (&['亿', '億'], LARGE | 2),
    (&['兆'], LARGE | 3),
    (&['京'], LARGE | 4),
    (&['垓'], LARGE | 5),
    (&['秭'], LARGE | 6),
    (&['穰'], LARGE | 7),
    (&['沟', '溝'], LARGE | 8),
    (&['涧', '澗'], LARGE | 9),
    (&['正'], LARGE | 0xA),
    (&['载', '載'], LARGE | 0xB),
    (&['极', '極'], LARGE | 0xC),
    (&['点', '點'], POINT),
    (&['．'], DOT),
    (&['，'], COMMA),
    (&['－', '−'], MINUS),
    (&['负', '負'], NEGATIVE),
    (&['半'], HALF),
    (&['分'], PART),
    (&['又'], AND),
    (&['％', '﹪'], PERCENT),
    (&['‰'], PERMILLE),
    (&['／'], SLASH),
    (&['成'], TENTH),
    (&['折'], DISCOUNT),
    (&['第'], ORDINAL),
    (&['多', '余', '餘', '来', '來', '几', '幾'], VAGUE),
];

/// Rows of characters for one value after the other, from 0.
const ROWS: &[(&[char], Class)] = &[
    (&['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'], LOWER),
    (&['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'], UPPER),
    (&['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'], ARABIC),
];

/// As many as a byte can tell apart, so that no index is out of bounds.
const BLOCKS: usize = 256;

struct Table {
    /// The block of each pair of lower half of the first byte and second byte.
    block: [u8; 1024],
    class: [[Class; 64]; BLOCKS],
    used: usize,
}

impl Table {
    const fn put(mut self, c: char, class: Class) -> Self {
        let code = c as usize;
        let (row, cell) = (code >> 6, code & 63);
        if self.block[row] == 0 {
            self.used += 1;
            self.block[row] = to_u8(self.used);
        }
        self.class[self.block[row] as usize][cell] = class;
        self
    }
}

#[allow(clippy::cast_possible_truncation)] // Checked by the assertion.
const fn to_u8(n: usize) -> u8 {
    assert!(n < BLOCKS);
    n as u8
}

static TABLE: Table = {
    let mut table = Table { block: [0; 1024], class: [[NONE; 64]; BLOCKS], used: 0 };
    let mut set = 0;
    while set < SETS.len() {
        let mut i = 0;
        while i < SETS[set].0.len() {
            table = table.put(SETS[set].0[i], SETS[set].1);
            i += 1;
        }
        set += 1;
    }
    let mut row = 0;
    while row < ROWS.len() {
        let mut i = 1;
        while i < 10 {
            table = table.put(ROWS[row].0[i], ROWS[row].1 | to_u8(i));
            i += 1;
        }
        row += 1;
    }
    let mut roman = 0;
    while roman < 12 {
        table = table.put(ROMANS[roman], ROMAN | to_u8(roman + 1));
        roman += 1;
    }
    table.put('零', LOWER).put('０', ARABIC)
};

const ROMANS: [char; 12] = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ'];

static ASCII: [Class; 128] = {
    let mut table = [NONE; 128];
    let mut digit = b'0';
    while digit <= b'9' {
        table[digit as usize] = ARABIC | (digit - b'0');
        digit += 1;
    }
    table[b'.' as usize] = DOT;
    table[b',' as usize] = COMMA;
    table[b'-' as usize] = MINUS;
    table[b'%' as usize] = PERCENT;
    table[b'/' as usize] = SLASH;
    table
};

/// The class of a character of three bytes; [`NONE`] for any other bytes.
#[inline]
pub(super) fn wide_class(first: u8, second: u8, third: u8) -> Class {
    if first & 0xF0 != 0xE0 {
        return NONE;
    }
    let row = usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F);
    TABLE.class[usize::from(TABLE.block[row])][usize::from(third & 0x3F)]
}

/// The class of the character at byte `at` and its length; `(NONE, 0)` at the end.
#[inline]
pub(super) fn class_at(bytes: &[u8], at: usize) -> (Class, usize) {
    match bytes.get(at..) {
        Some(&[first @ 0xE0..0xF0, second, third, ..]) => (wide_class(first, second, third), 3),
        Some(&[first @ 0..0x80, ..]) => (ASCII[usize::from(first)], 1),
        Some([0xF0..=0xFF, ..]) => (NONE, 4),
        Some([_, ..]) => (NONE, 2),
        Some([]) | None => (NONE, 0),
    }
}

/// The kind of a class, without its value.
#[inline]
pub(super) const fn kind(class: Class) -> Class {
    class & 0xF0
}

/// The value of a digit written in Chinese.
#[inline]
pub(super) const fn chinese_digit(class: Class) -> Option<u8> {
    match class {
        CIRCLE => Some(0),
        PAIR | TWIN => Some(2),
        YAO => Some(1),
        0x10..=0x19 | 0x21..=0x29 => Some(class & 0x0F),
        _ => None,
    }
}

/// The value of an Arabic digit.
#[inline]
pub(super) const fn arabic_digit(class: Class) -> Option<u8> {
    if class & 0xF0 == ARABIC { Some(class & 0x0F) } else { None }
}

/// The power of ten of 十 百 千, in either writing.
#[inline]
pub(super) const fn small_unit(class: Class) -> Option<u8> {
    if class & 0xF0 == SMALL || class & 0xF0 == SMALL_UPPER { Some(class & 0x0F) } else { None }
}

/// The power of ten of 万 亿 兆 ….
#[inline]
pub(super) const fn large_unit(class: Class) -> Option<u8> {
    if class & 0xF0 == LARGE { Some((class & 0x0F) * 4) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_character_has_its_class() {
        let rows = [
            ("零", LOWER, 3),
            ("九", LOWER | 9, 3),
            ("贰", UPPER | 2, 3),
            ("貳", UPPER | 2, 3),
            ("7", ARABIC | 7, 1),
            ("７", ARABIC | 7, 3),
            ("萬", LARGE | 1, 3),
            ("極", LARGE | 0xC, 3),
            ("Ⅻ", ROMAN | 0xC, 3),
            ("甲", NONE, 3),
            ("é", NONE, 2),
            ("𠀀", NONE, 4),
            ("", NONE, 0),
        ];
        for (text, class, len) in rows {
            assert_eq!(class_at(text.as_bytes(), 0), (class, len), "{text}");
        }
    }
}
