//! Dates and clock times.

use super::{
    QuantityKind,
    glyph::{Glyph, char_at, char_before, glyph},
    numeral::{self, Numeral},
    set::Set,
};

/// A date or a time: from its first to its last numeral, and all of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) kind: QuantityKind,
    pub(super) number_end: usize,
    pub(super) end: usize,
}

/// The places of the calendar and the clock, from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// A numeral with a word of the calendar.
#[derive(Debug, Clone, Copy)]
struct Part {
    place: Place,
    number_end: usize,
    end: usize,
}

/// The date or time that begins with `numeral` at `at`; a word of the calendar, or a dash, stands
/// behind it.
pub(super) fn said(text: &str, at: usize, numeral: &Numeral) -> Option<Moment> {
    if let Some(clock) = digital(text, at, numeral) {
        return Some(clock);
    }
    let first = match part(text, at, numeral, None) {
        Some(first) => chain(text, first),
        None => shared(text, numeral)?,
    };
    let last = range(text, first);
    let kind = if last.place >= Place::Hour { QuantityKind::Time } else { QuantityKind::Date };
    let mut end = last.end;
    if kind == QuantityKind::Time && text[end..].starts_with('许') {
        end += '许'.len_utf8();
    }
    Some(Moment { kind, number_end: last.number_end, end })
}

/// Follows a part by finer ones: 2024年 4月 26日. A clock is another quantity.
fn chain(text: &str, mut part: Part) -> Part {
    while let Some(next) = next_part(text, part.end, Some(part.place)) {
        if next.place <= part.place || (part.place < Place::Hour && next.place >= Place::Hour) {
            break;
        }
        if part.place == Place::Century && next.place != Place::Decade {
            break;
        }
        part = next;
    }
    part
}

/// 15日至18日, 2012年至2021年, 1月1日到13日.
fn range(text: &str, part: Part) -> Part {
    let Some(at) = dash(text, part.end) else { return part };
    match next_part(text, at, Some(part.place)) {
        Some(next) if (next.place >= Place::Hour) == (part.place >= Place::Hour) => {
            chain(text, next)
        }
        _ => part,
    }
}

/// 1—7月份, 0—24时: the second number has the word for both.
fn shared(text: &str, numeral: &Numeral) -> Option<Part> {
    let at = dash(text, numeral.end)?;
    let limit = numeral.low.small()?;
    if numeral.low != numeral.high {
        return None;
    }
    let second = numeral::read(text, at)?;
    let part = part(text, at, &second, None)?;
    let fits = match part.place {
        Place::Month => limit <= 12,
        Place::Day => limit <= 31,
        Place::Hour => limit <= 24,
        Place::Year => (1000..3000).contains(&limit),
        Place::Decade => limit < 100,
        _ => false,
    };
    fits.then(|| chain(text, part))
}

fn next_part(text: &str, at: usize, after: Option<Place>) -> Option<Part> {
    if glyph(char_at(text, at)?) == Glyph::Other {
        return None;
    }
    part(text, at, &numeral::read(text, at)?, after)
}

/// A numeral and the word of the calendar behind it; `after` is the part before it, if any.
fn part(text: &str, at: usize, numeral: &Numeral, after: Option<Place>) -> Option<Part> {
    let rest = &text[numeral.end..];
    let next = rest.chars().next()?;
    if numeral.low != numeral.high || numeral.commas {
        return None;
    }
    let value = numeral.low.small()?;
    let starts = |word: &str| rest.starts_with(word);
    let found = |place, word: &str| {
        Some(Part { place, number_end: numeral.end, end: numeral.end + word.len() })
    };
    let before = char_before(text, at).unwrap_or(' ');
    let year = numeral.digits == 4 && (1000..3000).contains(&value) && !numeral.scaled;
    match next {
        '年' if starts("年代") && value < 100 && value % 10 == 0 => found(Place::Decade, "年代"),
        '年' if year && starts("年度") => found(Place::Year, "年度"),
        '年' if year && !["年来", "年间", "年以", "年多"].into_iter().any(starts) => {
            found(Place::Year, "年")
        }
        '财' if year && starts("财年") => found(Place::Year, "财年"),
        '世' if starts("世纪") && (2..=30).contains(&value) => found(Place::Century, "世纪"),
        '季' if starts("季度")
            && (1..=4).contains(&value)
            && !matches!(before, '前' | '第' | '头' | '近') =>
        {
            found(Place::Quarter, "季度")
        }
        '月' if (1..=12).contains(&value) && !blocked_month(rest) && before != '第' => {
            found(Place::Month, if starts("月份") { "月份" } else { "月" })
        }
        '日' if (1..=31).contains(&value) && !blocked_day(text, at, numeral, after) => {
            found(Place::Day, "日")
        }
        '号' if after == Some(Place::Month) && (1..=31).contains(&value) => {
            found(Place::Day, "号")
        }
        '时' | '点' | '點' | '分' | '秒' => clock(text, at, numeral, after, value),
        _ => None,
    }
}

fn blocked_month(rest: &str) -> bool {
    char_at(rest, "月".len()).is_some_and(|c| AFTER_MOON.has(c))
}

fn blocked_day(text: &str, at: usize, numeral: &Numeral, after: Option<Place>) -> bool {
    let next = char_at(text, numeral.end + "日".len());
    let single = !numeral.arabic && numeral.chars == 1 && after.is_none();
    let daily = next == Some('均')
        && char_at(text, numeral.end + "日均".len()).is_none_or(|c| "线价值量摊".contains(c));
    daily
        || next.is_some_and(|c| matches!(c, '元' | '本' | '游'))
        || (single && matches!(char_at(text, at), Some('一' | '两' | '三')))
}

/// What makes another word of 月: 月亮.
const AFTER_MOON: Set = Set::new("亮饼球色嫂台坛");

fn clock(
    text: &str,
    at: usize,
    numeral: &Numeral,
    after: Option<Place>,
    value: u32,
) -> Option<Part> {
    let rest = &text[numeral.end..];
    let found = |place, word: &str| {
        Some(Part { place, number_end: numeral.end, end: numeral.end + word.len() })
    };
    let next =
        |word: &str| rest.get(word.len()..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
    match after {
        Some(Place::Hour) if rest.starts_with('分') && value < 60 => found(Place::Minute, "分"),
        Some(Place::Minute) if rest.starts_with('秒') && value < 60 => found(Place::Second, "秒"),
        _ if value > 24 => None,
        _ if rest.starts_with('时')
            && !"代间期候刻速段而常空事政局尚光装令隔".contains(next("时")) =>
        {
            let lone =
                !numeral.arabic && numeral.chars == 1 && !of_day(text, at) && after.is_none();
            if lone && !next("时").is_numeric() && glyph(next("时")) == Glyph::Other {
                None
            } else {
                found(Place::Hour, "时")
            }
        }
        _ if rest.starts_with("点钟") => found(Place::Hour, "点钟"),
        _ if rest.starts_with("点半") => found(Place::Hour, "点半"),
        _ if rest.starts_with("点整") => found(Place::Hour, "点整"),
        _ if rest.starts_with(['点', '點']) => {
            let minute = next_part(text, numeral.end + 3, Some(Place::Hour))
                .is_some_and(|part| part.place == Place::Minute);
            let sure = minute || of_day(text, at) || "多许左".contains(next("点"));
            (sure || numeral.arabic && !"建要意启思体措希原共感经认".contains(next("点")))
                .then(|| Part { place: Place::Hour, number_end: numeral.end, end: numeral.end + 3 })
        }
        _ => None,
    }
}

/// Whether a word for a part of the day stands before `at`.
fn of_day(text: &str, at: usize) -> bool {
    let head = &text[..at];
    [
        "上午", "下午", "早上", "晚上", "凌晨", "中午", "清晨", "傍晚", "深夜", "早晨", "夜里",
        "当晚", "夜间", "午夜", "今晚", "昨晚", "日",
    ]
    .iter()
    .any(|word| head.ends_with(word))
}

/// 20:30, 8：05.
fn digital(text: &str, at: usize, numeral: &Numeral) -> Option<Moment> {
    let colon = char_at(text, numeral.end).filter(|c| matches!(c, ':' | '：'))?;
    let hour = numeral.low.small().filter(|hour| *hour <= 24)?;
    if !numeral.arabic || numeral.digits > 2 || numeral.scaled || hour > 24 {
        return None;
    }
    if char_before(text, at).is_some_and(|c| matches!(c, ':' | '：' | '∶')) {
        return None;
    }
    let from = numeral.end + colon.len_utf8();
    let (mut end, mut count, mut minute) = (from, 0, 0);
    while let Some(c) = char_at(text, end) {
        let Glyph::Arabic(digit) = glyph(c) else { break };
        minute = minute * 10 + u32::from(digit);
        count += 1;
        end += c.len_utf8();
        if count > 2 {
            return None;
        }
    }
    (count == 2 && minute < 60).then_some(Moment { kind: QuantityKind::Time, number_end: end, end })
}

/// The dash or word between the ends of a range at `at`: the place after it.
pub(super) fn dash(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let body = rest.trim_start_matches(' ');
    let blanks = rest.len() - body.len();
    let word = match body.chars().next()? {
        '—' if body.starts_with("——") => "——".len(),
        c @ ('到' | '至' | '-' | '－' | '—' | '–' | '―' | '─' | '～' | '~' | '〜' | '∼' | '﹣') => {
            c.len_utf8()
        }
        _ => return None,
    };
    let tail = &body[word..];
    let after = tail.trim_start_matches(' ');
    let more = tail.len() - after.len();
    (blanks <= 1 && more <= 1).then_some(at + blanks + word + more)
}
