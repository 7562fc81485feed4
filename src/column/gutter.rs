//! Which single blanks cannot be the gutter between two columns, or hardly.
//!
//! Fonts with narrow quotation marks leave part of a cell empty, which extractors write as a blank:
//! `“ 通车” `. Typesetters put a little space between ideographs and Latin letters or digits, which
//! they write as one too: `第 3 批`.

use crate::glyph;

/// Whether a blank belongs to a mark beside it: no column ends with a mark that opens or begins with
/// one that closes.
pub(super) fn is_bound(left: &str, right: &str) -> bool {
    let (before, after) = around(left, right);
    glyph::opens(before) || glyph::closes(after) || before == '·' || after == '·'
}

/// Whether a line has a blank that may well be a gutter.
pub(super) fn may_stand_in(line: &str) -> bool {
    let mut rest = line;
    while let Some((left, right)) = rest.split_once(glyph::is_blank) {
        if !left.is_empty() && !is_doubtful(left, right.trim_start_matches(glyph::is_blank)) {
            return true;
        }
        rest = right;
    }
    false
}

/// Whether a blank comes of what stands beside it, as far as can be seen.
fn is_doubtful(left: &str, right: &str) -> bool {
    let (before, after) = around(left, right);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || c == '%';
    is_bound(left, right) || matches!(before, '”' | '’') || is_latin(before) || is_latin(after)
}

/// The characters beside a blank.
fn around(left: &str, right: &str) -> (char, char) {
    (left.chars().next_back().unwrap_or(' '), right.chars().next().unwrap_or(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_that_are_no_gutters() {
        let rows = [
            ("清溪路昨日“ 正式” 通车，全长三公里", false),
            ("本月 15 日起第 3 批 GDP 增长 5% 以上", false),
            ("安德烈· 何· 田昨日到访", false),
            ("清溪路昨日正式通车，青屏 公里，改造了", true),
            ("清溪路“ 正式” 通车， 公里，改造了", true),
            ("清溪路昨日正式通车", false),
            ("", false),
        ];
        for (line, expected) in rows {
            assert_eq!(may_stand_in(line), expected, "{line}");
        }
    }

    #[test]
    fn marks_that_keep_a_blank() {
        let rows = [
            ("全长“", "三公里", true),
            ("三公里", "”通车", true),
            ("安德烈·", "何田", true),
            ("“三公里”", "通车", false),
            ("通车，", "三公里", false),
        ];
        for (left, right, expected) in rows {
            assert_eq!(is_bound(left, right), expected, "{left} {right}");
        }
    }
}
