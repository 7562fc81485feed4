//! Quotation marks and brackets: what is open at the end of a text, and what must be at its start.

use crate::glyph;

/// A quotation mark or a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) opens: bool,
    pub(super) quotes: bool,
}

impl Mark {
    fn new(c: char) -> Option<Self> {
        let (opens, quotes) = match c {
            '“' | '『' => (true, true),
            '《' | '（' | '(' => (true, false),
            '”' | '』' => (false, true),
            '》' | '）' | ')' => (false, false),
            _ => return None,
        };
        Some(Self { opens, quotes })
    }
}

/// The first mark of a text and the last, and whether it has a mark of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) first: Option<Mark>,
    pub(super) last: Option<Mark>,
    pub(super) prose: bool,
}

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let mut marks = Self { first: None, last: None, prose: false };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&lead) = bytes.get(at) {
            if glyph::is_common(lead) {
                at += 3;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            if let Some(mark) = Mark::new(c) {
                marks.first = marks.first.or(Some(mark));
                marks.last = Some(mark);
            }
            marks.prose |= c == '，' || glyph::ends_sentence(c);
            at += c.len_utf8();
        }
        marks
    }
}
