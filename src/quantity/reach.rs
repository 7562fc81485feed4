//! Whether a quantity may go on from a numeral to some place: a quick look for who mostly need not
//! know the quantity.

use super::{
    glyph::{Glyph, char_at, glyph},
    role, unit,
};

/// What stands behind a number and its unit, apart from what has a role.
const REST: &str = "多余餘来來半钱整";

/// Whether a quantity whose numeral ends at `end` may hold the character at `at`, which is there or
/// further on.
pub(crate) fn may_hold(text: &str, end: usize, at: usize) -> bool {
    let Some(first) = char_at(text, at) else { return false };
    role::behind(text, at).is_some()
        || glyph(first) != Glyph::Other
        || REST.contains(first)
        || unit::longest(&text[at..]) > 0
        || end + unit::longest(&text[end..]) > at
}

/// Whether a quantity may hold the character that ends at `at`, before its numeral.
pub(crate) fn may_begin_before(text: &str, at: usize) -> bool {
    role::before(text, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::find;

    #[test]
    fn a_quantity_reaches_no_further() {
        let rows = [
            ("修路三公里", "三", "公", true),
            ("上升两个百分点", "两", "百", true),
            ("存水3万多立方米", "3万", "立", true),
            ("一种水泵", "一", "水", false),
            ("第三水库", "三", "水", false),
        ];
        for (text, numeral, place, expected) in rows {
            let end = text.find(numeral).unwrap() + numeral.len();
            let at = text.find(place).unwrap();
            assert_eq!(may_hold(text, end, at), expected, "{text}");
            let held = find(text).any(|found| found.span.start < at && at < found.span.end);
            assert!(expected || !held, "{text}");
        }
    }
}
