//! What looks like a numeral in running text and is none.

use super::NumeralKind;
use super::class::{LOWER, PAIR, SMALL, UPPER, YAO, arabic_digit, chinese_digit, class_at, kind};
use super::compound::Compound;

/// Adverbs and pronouns: 一 with one of these.
const AFTER_ONE: &str = "切些样起直定般旦律致贯味向再同齐经并共概看听说想见问吃喝";
const BEFORE_ONE: &str = "统唯万单专划";
/// Place names.
const PLACES: [&str; 10] =
    ["四川", "四平", "三亚", "三峡", "三沙", "六安", "九江", "三门峡", "六盘水", "七台河"];
/// What amounts are counted in.
const MONEY: &str = "元圆圓角分";
const AFTER_ZERO: &str = "售件部碎星食钱用散工";
const BEFORE_BURDEN: &str = "肩担背抱胜自辜欺身";

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

fn is_ideograph(c: Option<char>) -> bool {
    c.is_some_and(|c| ('\u{3400}'..='\u{9FFF}').contains(&c))
}

fn isolated(text: &str, found: &Compound) -> bool {
    !is_ideograph(before(text, found.start)) && !is_ideograph(after(text, found.end))
}

/// Whether a minus before a number is its sign: not between two numbers or after a letter.
pub(super) fn is_minus(text: &str, at: usize, last: usize) -> bool {
    let near = last > 0 && at - last <= 12;
    match before(text, at) {
        None => true,
        Some(c) if c.is_whitespace() => true,
        Some(c) if c.is_alphanumeric() => is_ideograph(Some(c)) && !near,
        Some(c) => {
            !near
                && !matches!(c, ')' | '）' | '%' | '％' | '-' | '—' | '－' | '/' | '.' | '_' | '+')
        }
    }
}

/// 肩负, 担负: no sign.
pub(super) fn is_burden(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| BEFORE_BURDEN.contains(c))
}

/// Whether an ASCII letter, a digit or a point stands before.
pub(super) fn after_word(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
}

/// The end of the web address that the number at `at` is part of. Looks back to `last` alone, for
/// a number before it would have met the address.
pub(super) fn link_end(text: &str, last: usize, at: usize) -> Option<usize> {
    let head = &text.as_bytes()[last.min(at)..at];
    let graphic = |b: &&u8| b.is_ascii_graphic();
    let start = at - head.iter().rev().take_while(graphic).count();
    if at - start < 4 || !(text[start..at].contains("://") || text[start..at].contains("www.")) {
        return None;
    }
    let len = text.as_bytes()[at..].iter().take_while(graphic).count();
    (len > 0).then_some(at + len)
}

/// The end of the digits at `at`: what is too long for a number is passed over whole.
pub(super) fn run_end(bytes: &[u8], mut at: usize) -> usize {
    while let (class, len @ 1..) = class_at(bytes, at)
        && (arabic_digit(class).is_some() || chinese_digit(class).is_some())
    {
        at += len;
    }
    at
}

/// 倒数第二: counted from the end, below zero.
pub(super) fn count_back(text: &str, found: &mut Compound, last: usize) {
    let head = &text[last.min(found.start)..found.start];
    if found.kind == NumeralKind::Ordinal && (head.ends_with("倒数") || head.ends_with("倒數"))
    {
        found.start -= "倒数".len();
        found.value = found.value.with_sign(true);
        found.written = found.value;
    }
}

/// Whether the characters are part of a word that is no numeral.
pub(super) fn is_word(text: &str, found: &Compound) -> bool {
    let span = &text[found.start..found.end];
    let class = class_at(text.as_bytes(), found.start).0;
    if span.len() == 3 {
        return single(text, found, class);
    }
    if kind(class) == UPPER || class == 0x51 {
        return capital(text, found, class);
    }
    found.kind == NumeralKind::Digits && span.len() == 6 && doubled(text, found, span)
}

/// One character alone.
fn single(text: &str, found: &Compound, class: u8) -> bool {
    let (left, right) = (before(text, found.start), after(text, found.end));
    let rest = &text[found.start..];
    match class {
        0x11 => {
            left.is_some_and(|c| BEFORE_ONE.contains(c))
                || right.is_some_and(|c| AFTER_ONE.contains(c))
                || left == Some('进') && right == Some('步')
        }
        LOWER => right.is_some_and(|c| AFTER_ZERO.contains(c)),
        PAIR => {
            right.is_some_and(|c| matches!(c, '两' | '兩'))
                || left.is_some_and(|c| matches!(c, '两' | '兩'))
        }
        YAO | 0x85 => !isolated(text, found),
        _ if class == SMALL | 1 => adverb(rest),
        _ if kind(class) == UPPER || kind(class) == 0x50 => {
            !isolated(text, found) && !right.is_some_and(|c| MONEY.contains(c))
        }
        _ => PLACES.iter().any(|p| rest.starts_with(p)),
    }
}

/// 十分 as "very".
fn adverb(rest: &str) -> bool {
    let Some(tail) = rest.strip_prefix("十分") else { return false };
    is_ideograph(tail.chars().next()) && !tail.starts_with(['之', '钟', '鐘', '左', '以'])
}

/// 收拾三件, 大陆十三: a capital at the end of a word before a lower numeral.
fn capital(text: &str, found: &Compound, class: u8) -> bool {
    let next = class_at(text.as_bytes(), found.start + 3).0;
    let lower = kind(next) == SMALL || (kind(next) == LOWER && class == 0x51);
    let pair = found.kind == NumeralKind::Digits && found.end - found.start == 6;
    is_ideograph(before(text, found.start)) && (lower || pair) || pair && !isolated(text, found)
}

/// 三千陆军, 二十陆军: the last digit, a capital after small writing, begins a word.
pub(super) fn ends_in_word(text: &str, found: &Compound) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = found.end.checked_sub("陆".len()).filter(|last| *last > found.start) else {
        return false;
    };
    found.kind != NumeralKind::Digits
        && kind(class_at(bytes, last).0) == UPPER
        && matches!(class_at(bytes, found.start).0, 0x11..=0x19 | PAIR | 0x41..=0x43)
        && is_ideograph(after(text, found.end).filter(|c| !MONEY.contains(*c)))
}

/// 一一, 三三: one by one.
fn doubled(text: &str, found: &Compound, span: &str) -> bool {
    span[..3] == span[3..] && !isolated(text, found)
}
