//! Amounts as cheques write them: 壹佰元整, 贰元零伍分.

use super::core::{Fault, Mode as Reach, read};
use super::parse::Mode;
use super::value::Number;
use crate::ErrorKind;

/// Reads an amount; `None` where the text is none.
pub(super) fn amount(bytes: &[u8], mode: Mode) -> Option<Result<Number, Fault>> {
    let (negative, mut at) = match after(bytes, 0, &["负", "負"]) {
        Some(at) => (true, at),
        None => (false, 0),
    };
    let mut total = Number::ZERO;
    let (mut yuan, mut cents) = (false, false);
    let mut loose = None;
    if let Some((number, end, fault)) = part(bytes, at, &["元", "圆", "圓"]) {
        (total, at, yuan) = (number, end, true);
        loose = fault;
    }
    for (units, power) in [(["角", "毛"], -1), (["分", "分"], -2)] {
        let start = after(bytes, at, &["零", "〇"]).filter(|_| yuan).unwrap_or(at);
        let Some((number, end, _)) = part(bytes, start, &units) else { continue };
        if number >= Number::from(10) || !number.is_integer() {
            return None;
        }
        total = total.checked_add(number.checked_scale10(power)?)?;
        (at, cents) = (end, true);
    }
    let closed = after(bytes, at, &["整", "正"]);
    if at == 0 || !(yuan || cents) || closed.unwrap_or(at) != bytes.len() {
        return None;
    }
    let open = closed.is_none() && !cents;
    let fault = loose.or(open.then_some(at));
    if let Some(at) = fault.filter(|_| mode == Mode::Strict) {
        return Some(Err(Fault { kind: ErrorKind::NotStandard, at }));
    }
    Some(Ok(total.with_sign(negative)))
}

/// A number before one of `units`, the byte after the unit, and where it is not standard.
fn part(bytes: &[u8], at: usize, units: &[&str]) -> Option<(Number, usize, Option<usize>)> {
    let core = read(bytes, at, Reach::Whole).ok()?;
    let end = after(bytes, core.end, units)?;
    Some((core.number()?, end, core.loose))
}

/// The byte after one of `words` at `at`.
fn after(bytes: &[u8], at: usize, words: &[&str]) -> Option<usize> {
    let rest = bytes.get(at..)?;
    words.iter().find(|w| rest.starts_with(w.as_bytes())).map(|w| at + w.len())
}
