//! Whether an amount is a quantity where it stands.

use super::{
    Dimension,
    amount::Amount,
    glyph::char_before,
    modifier::{self, Before},
    numeral::{Numeral, Vague},
    role::Edge,
    unit::weighty,
};
use crate::number::Number;

/// Whether an amount is a quantity by itself.
#[inline]
pub(super) fn stands(text: &str, amount: &Amount, sure: bool) -> bool {
    let numeral = &amount.numeral;
    let Some(unit) = amount.unit else {
        return stands_bare(numeral, amount.vague, amount.behind, sure);
    };
    if numeral.bare
        && numeral.big <= 4
        && !numeral.arabic
        && numeral.chars == 1
        && amount.vague == Vague::Exact
        && unit.row.is_none_or(|row| row.dimension != Dimension::Currency)
        && !sure
    {
        return false;
    }
    if numeral.arabic {
        return unit.name != "号" && unit.name != "班"
            || !char_before(text, amount.start).is_some_and(|c| c.is_ascii_alphanumeric());
    }
    if matches!(unit.name, "号" | "號") {
        return false;
    }
    if unit.name == "大" && !congress_free(amount) {
        return false;
    }
    if unit.name == "届"
        && text[amount.end..].starts_with(['一', '二', '三', '四', '五', '六', '七'])
        && text[amount.end..].chars().take(4).any(|c| c == '全')
    {
        return false;
    }
    !(unit.name == "角"
        && numeral.chars == 1
        && amount.end == unit.span.end
        && !text[amount.end..].starts_with(['钱', '五', '五'])
        && amount.low.is_integer()
        && numeral.vague == Vague::Exact)
}

/// 十五大 and 二十大 are congresses, 十大 and 三大 are counts.
fn congress_free(amount: &Amount) -> bool {
    !(amount.numeral.chars >= 2
        && amount.low > Number::from(10i128)
        && amount.low < Number::from(30i128))
}

/// Whether a number without a unit is a quantity: a large, rounded or compared one.
pub(super) fn stands_bare(numeral: &Numeral, vague: Vague, behind: Edge, sure: bool) -> bool {
    if behind.c.is_some_and(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    if numeral.arabic {
        return sure || weighty(numeral) || vague == Vague::Over;
    }
    let long = numeral.chars >= 2 && numeral.scaled && !numeral.bare;
    match numeral.vague {
        Vague::Exact => {
            (sure && (numeral.chars > 1 || numeral.bare))
                || (long && numeral.low.small().is_none_or(|value| value >= 100))
        }
        Vague::Over => numeral.chars > 1,
        Vague::Several | Vague::SeveralOver | Vague::Neighbours | Vague::About => {
            numeral.scaled && numeral.chars > 1
        }
    }
}

/// Whether a modifier before a numeral with 年 says that years are counted: 约2000年.
#[inline]
pub(super) fn counted_years(text: &str, at: usize, numeral: &Numeral) -> bool {
    numeral.next.c == Some('年')
        && modifier::before(text, at)
            .is_some_and(|before| before.word != "上" && before.word != "过")
}

/// 近5年来 means the last five years; 近10小时 nearly ten hours.
pub(super) fn recent(text: &str, amount: &Amount, before: &Before) -> bool {
    let Some(unit) = amount.unit else { return false };
    if before.word != "近" || !matches!(unit.name, "年" | "天" | "个月" | "周" | "日" | "期" | "届")
    {
        return false;
    }
    let rest = &text[amount.end..];
    let comes = ["来", "以来", "间", "内", "里", "中"].iter().any(|word| rest.starts_with(word));
    let opens = char_before(text, before.start)
        .is_none_or(|c| !c.is_alphanumeric() || "最是在从我".contains(c));
    comes || opens
}

/// 上 goes with 百, 千, 万 alone, 过 with a share or a large number: 上百, 过半, 过20.
pub(super) fn suits(amount: &Amount, before: &Before) -> bool {
    let numeral = &amount.numeral;
    match before.word {
        "上" => numeral.bare,
        "过" => {
            numeral.arabic || numeral.scaled || amount.unit.is_some_and(|unit| unit.name == "成")
        }
        _ => true,
    }
}
