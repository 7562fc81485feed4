//! Words that only contain a numeral, told from quantities.

use std::sync::LazyLock;

use super::{
    glyph::{Glyph, char_at, glyph, in_word},
    numeral,
    pairs::Pairs,
    table::{Table, begins},
    unit::unit_at,
    word_list::WORDS,
};

/// The words of the list that begin with a numeral.
static PLAIN: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(WORDS.split_whitespace().filter(|word| numeral_in(word) == Some(0)).map(|w| (w, ())))
});

/// The others, by the characters on both sides of where the first numeral begins: what stands
/// before that place and what from it on.
static HEADED: LazyLock<Pairs<(&'static str, &'static str)>> = LazyLock::new(|| {
    let split = |word: &'static str| {
        let (head, tail) = word.split_at(numeral_in(word).filter(|at| *at > 0)?);
        Some(((head.chars().next_back()?, tail.chars().next()?), (head, tail)))
    };
    Pairs::new(WORDS.split_whitespace().filter_map(split).collect())
});

/// Where the first numeral of a listed word begins.
fn numeral_in(word: &str) -> Option<usize> {
    word.find(|c| glyph(c) != Glyph::Other || c == '半')
}

/// Where a numeral begins, and the characters there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: usize,
    pub(super) before: Option<char>,
    pub(super) first: char,
    /// The one behind the first.
    pub(super) second: Option<char>,
}

/// The end of the longest listed word whose first numeral stands at a spot.
pub(super) fn listed(text: &str, spot: Spot) -> Option<usize> {
    let before = spot.before.unwrap_or('\0');
    let headed = match HEADED.get((before, spot.first)) {
        [] => None,
        words => headed(text.split_at(spot.at), words),
    };
    let pair = (spot.first, spot.second.unwrap_or('\0'));
    let plain = if before == '第' { None } else { PLAIN.longest_of(pair, &text[spot.at..]) };
    match (headed, plain) {
        (None, None) => None,
        (Some((length, right)), plain) if plain.is_none_or(|(word, ())| length > word.len()) => {
            Some(spot.at + right)
        }
        (_, plain) => plain
            .map(|(word, ())| spot.at + word.len())
            .filter(|end| !outgrown(text, spot.at, *end)),
    }
}

/// The length of the longest of these words that stands around the border of two texts, and of
/// what stands behind it.
fn headed((head, tail): (&str, &str), words: &[(&str, &str)]) -> Option<(usize, usize)> {
    let ordinal = head.ends_with('第');
    let fits = |&&(left, right): &&(&str, &str)| {
        begins(tail, right) && head.ends_with(left) && (!ordinal || left.ends_with('第'))
    };
    words.iter().filter(fits).map(|(left, right)| (left.len() + right.len(), right.len())).max()
}

/// Whether a numeral with its unit is longer than the word: 十分钟 than 十分, 一点五 than 一点.
fn outgrown(text: &str, at: usize, end: usize) -> bool {
    let Some(numeral) = numeral::read(text, at) else { return false };
    let rounded = numeral.bare
        && text[at..end].chars().count() == 2
        && text[..at].ends_with(['上', '近', '约', '逾', '超', '过', '数', '几']);
    let numerals = text[at..end].chars().all(|c| glyph(c) != Glyph::Other);
    if numerals && numeral.chars > 1 {
        return numeral.end > end || text[end..].starts_with('折');
    }
    rounded
        || (numeral.end >= end && numeral.chars > 1)
        || unit_at(text, numeral.end, &numeral).is_some_and(|unit| unit.span.end > end)
}

/// The end of a word told by its form, whose first numeral stands at a spot.
pub(super) fn formed(text: &str, Spot { at, before, first, second }: Spot) -> Option<usize> {
    let end = at + first.len_utf8();
    if first == '一'
        && let Some(next) = second
    {
        // 看一看, 一件件, 一步一步.
        let third = char_at(text, end + next.len_utf8());
        if before == Some(next) && glyph(next) == Glyph::Other {
            return Some(end + next.len_utf8());
        }
        if third == Some(next) && glyph(next) == Glyph::Other {
            return Some(end + 2 * next.len_utf8());
        }
        // 一次不落, 一个也没有, 一户都不漏: not even one.
        let rest = &text[end + next.len_utf8()..];
        let negated = |rest: &str| rest.starts_with(['不', '没']);
        if (next == '次' && negated(rest))
            || rest.strip_prefix(['也', '都']).is_some_and(negated) && glyph(next) == Glyph::Other
        {
            return Some(end + next.len_utf8());
        }
        if third == Some('一')
            && char_at(text, end + next.len_utf8() + 3) == Some(next)
            && next != '年'
        {
            return Some(end + 2 * next.len_utf8() + 3);
        }
    }
    named_in_quotes(text, at)
}

/// The end of a short name in quotation marks that a Chinese numeral stands in: “八八战略”.
fn named_in_quotes(text: &str, at: usize) -> Option<usize> {
    if may_open(text.as_bytes().get(..at)?) == Some(false) {
        return None;
    }
    let (size, close) = opened(&text[..at])?;
    for (byte, c) in text[at..].char_indices().take(10 - size) {
        if c == close {
            return Some(at + byte);
        }
        if !in_word(c) && !matches!(c, '、' | '·' | '，' | '“' | '”') {
            return None;
        }
    }
    None
}

/// Whether quotation marks may be among the last eight characters of some bytes: the first byte of
/// such a mark is. Unknown where there are not so many bytes.
fn may_open(head: &[u8]) -> Option<bool> {
    let last: &[u8; 32] = head.last_chunk()?;
    let marks = last.iter().fold(0, |any, byte| any | u8::from(byte & 0xFE == 0xE2));
    Some(marks > 0)
}

/// How many characters stand behind the quotation mark that opens shortly before the end of `head`,
/// and what closes it.
fn opened(head: &str) -> Option<(usize, char)> {
    let ideographs = ideographs_before(head.as_bytes());
    let head = &head[..head.len() - 3 * ideographs];
    for (size, c) in head.chars().rev().take(8 - ideographs).enumerate() {
        let size = size + ideographs;
        match c {
            '一'..='龥' | '、' | '·' | ' ' => {}
            '“' => return Some((size, '”')),
            '‘' => return Some((size, '’')),
            '「' => return Some((size, '」')),
            '『' => return Some((size, '』')),
            '《' => return Some((size, '》')),
            '，' | '。' | '：' | '；' | '！' | '？' | '（' | '）' | '”' | '》' | '\n' => {
                return None;
            }
            _ if !in_word(c) => return None,
            _ => {}
        }
    }
    None
}

/// How many of the last eight characters are common ideographs without another between.
fn ideographs_before(bytes: &[u8]) -> usize {
    let chars = bytes.rchunks_exact(3).take(8);
    // 一 to 龥, whatever the last byte.
    chars.take_while(|c| (0xE4_B8..=0xE9_BD).contains(&u16::from_be_bytes([c[0], c[1]]))).count()
}

/// The end of a dictionary word that the numeral at `at` stands in.
///
/// Up to two characters before the numeral and four from it on are looked at; a word counts only
/// where it goes further than the numeral with its unit would.
pub(super) fn in_dictionary(text: &str, at: usize, words: &dyn super::Words) -> Option<usize> {
    let numeral = numeral::read(text, at)?;
    let explained = unit_at(text, numeral.end, &numeral).map_or(numeral.end, |unit| unit.span.end);
    let heads = text[..at].char_indices().rev().take(2).map(|(byte, _)| byte);
    let starts = std::iter::once(at).chain(heads);
    let known = |start: usize, end: usize| {
        let word = &text[start..end];
        let wide = end > explained || start < at;
        wide && !word.starts_with('第') && word.chars().count() >= 2 && words.is_word(word)
    };
    let tails = text[at..].char_indices().take(4).map(|(byte, c)| at + byte + c.len_utf8());
    tails
        .filter(|end| *end > explained || *end <= numeral.end)
        .filter(|end| starts.clone().any(|start| known(start, *end)))
        .last()
}
