//! The words before and after a number that say how it is meant.

use std::sync::LazyLock;

use super::{
    Approximation::{self, About, AtLeast, AtMost, Nearly, Over, Under},
    amount::Amount,
    glyph::char_before,
    role::{self, Role},
    set::Set,
    table::{Endings, Table},
};

/// Where the true number lies, seen from the number that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// 约, 近: nothing certain.
    Around,
    /// 超过: above it.
    Above,
    /// 至少: it or above.
    From,
    /// 不到: below it.
    Below,
    /// 不超过: it or below.
    UpTo,
    /// 等于: just it.
    Equal,
}

impl Side {
    /// How the text takes the number.
    pub(super) fn approximation(self, word: &str) -> Option<Approximation> {
        Some(match self {
            Self::Around if matches!(word, "近" | "接近" | "将近" | "將近") => Nearly,
            Self::Around => About,
            Self::Above => Over,
            Self::From => AtLeast,
            Self::Below => Under,
            Self::UpTo => AtMost,
            Self::Equal => return None,
        })
    }
}

/// A modifier before a number, and the byte it begins at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) start: usize,
    pub(super) side: Side,
    pub(super) word: &'static str,
}

const WORDS_BEFORE: [(&str, Side); 6] = [
    ("近 接近 将近 將近 约 約 大约 大約 约为 约合 大概 大致 约莫 差不多", Side::Around),
    ("超过 超過 超 逾 大于 大於 多于 高于 过 不止 超出 大过 > ＞ 好于", Side::Above),
    (
        "大于等于 大于或者等于 大于或等于 不低于 不少于 不小于 不下于 不下 至少 最少 起码 起碼 最低 \
         上 ≥ >= 不短于",
        Side::From,
    ),
    ("不到 不足 不满 不滿 未满 少于 小于 小於 低于 低於 不及 未达 < ＜ 短于 弱于", Side::Below),
    (
        "不超过 不超過 不超 不多于 不大于 不高于 至多 最多 最高 ≤ <= 小于等于 小于或者等于 小于或等于 \
         不逾 不长于",
        Side::UpTo,
    ),
    ("等于 等於", Side::Equal),
];

static BEFORE: LazyLock<Endings<Side>> = LazyLock::new(|| Endings::new(words_before()));

fn words_before() -> impl Iterator<Item = (&'static str, Side)> {
    let words = WORDS_BEFORE
        .into_iter()
        .flat_map(|(list, side)| list.split_whitespace().map(move |word| (word, side)));
    words.chain([("> =", Side::From), ("< =", Side::UpTo)])
}

/// Words whose last character is no modifier: 超 ends 赶超, 近 ends 附近, 上 ends 以上.
const NOT_BEFORE: [(&str, Set); 5] = [
    ("近", Set::new("附最邻靠远逼亲将")),
    ("约", Set::new("节合制签条契预简公大邀失履违缔隐纽")),
    ("超", Set::new("赶反高")),
    ("过", Set::new("通经不超越度跨路走渡穿看来去掠翻胜绕")),
    (
        "上",
        Set::new(
            "以网加晚早路线会身手面船车海岛山史向地街晋马江头台场床楼赶送考登选爱跟算谈称遇碰追爬升贴带关戴穿写配踏奔跃走看坐迈北奉",
        ),
    ),
];

/// The modifier that ends just before `at`.
#[inline]
pub(super) fn before(text: &str, at: usize) -> Option<Before> {
    if role::before(text, at).has(Role::MODIFIER) { word_before(&text[..at]) } else { None }
}

fn word_before(head: &str) -> Option<Before> {
    ending(head, 1).or_else(|| ending(unfilled(head)?, 2))
}

/// What stands before blanks, 了, 是, 为 or 有 at the end of `head`: 超过了, 最高是.
fn unfilled(head: &str) -> Option<&str> {
    const FILLERS: [char; 4] = ['了', '是', '为', '有'];
    let solid = head.trim_end_matches(' ');
    solid.strip_suffix(FILLERS).or((solid.len() < head.len()).then_some(solid))
}

/// The modifier that ends `head`, of two characters or more where `least` is not 1.
fn ending(head: &str, least: usize) -> Option<Before> {
    let (word, side) = BEFORE.longest(head)?;
    let start = head.len() - word.len();
    let inner = char_before(head, start);
    let refused = NOT_BEFORE.iter().any(|(short, heads)| {
        word.len() == short.len() && *short == word && inner.is_some_and(|c| heads.has(c))
    });
    (!refused && (least == 1 || word.chars().nth(1).is_some())).then_some(Before {
        start,
        side,
        word,
    })
}

const WORDS_BEHIND: [(&str, Side); 20] = [
    ("以上", Side::From),
    ("及以上", Side::From),
    ("或以上", Side::From),
    ("或者以上", Side::From),
    ("和以上", Side::From),
    ("以下", Side::UpTo),
    ("及以下", Side::UpTo),
    ("或以下", Side::UpTo),
    ("之下", Side::UpTo),
    ("以内", Side::UpTo),
    ("以內", Side::UpTo),
    ("以里", Side::UpTo),
    ("内", Side::UpTo),
    ("左右", Side::Around),
    ("上下", Side::Around),
    ("有余", Side::Above),
    ("有餘", Side::Above),
    ("开外", Side::Above),
    ("以外", Side::Above),
    ("之外", Side::Above),
];

static AFTER: LazyLock<Table<Side>> = LazyLock::new(|| Table::new(WORDS_BEHIND));

/// The modifier behind an amount.
#[inline]
pub(super) fn behind(text: &str, amount: &Amount) -> Option<(&'static str, Side)> {
    if amount.behind.has(Role::AFTER) { word_behind(&text[amount.end..]) } else { None }
}

/// The modifier that begins at `at`.
#[inline]
pub(super) fn after(text: &str, at: usize) -> Option<(&'static str, Side)> {
    if role::behind(text, at).has(Role::AFTER) { word_behind(&text[at..]) } else { None }
}

fn word_behind(rest: &str) -> Option<(&'static str, Side)> {
    let found = AFTER.longest(rest)?;
    let next = rest[found.0.len()..].chars().next();
    let other_word = match found.0 {
        "内" => next.is_some_and(|c| "部容地外涵陆河需阁战蒙心销贸科政资设存置".contains(c)),
        "左右" => next.is_some_and(|c| "两手翼侧为".contains(c)),
        "以下" => next.is_some_and(|c| "几简".contains(c)),
        "上下" => next.is_some_and(|c| "级游班学车求".contains(c)),
        _ => false,
    };
    (!other_word).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_modifier_is_told_by_its_edge() {
        for (word, _) in words_before() {
            assert!(role::before(word, word.len()).has(Role::MODIFIER), "{word}");
        }
        for (word, _) in WORDS_BEHIND {
            assert!(role::behind(word, 0).has(Role::AFTER), "{word}");
        }
    }
}
