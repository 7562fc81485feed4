//! Quotation marks and brackets: what is open at the end of a text, and what must be at its start.

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

/// The first mark of a text and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) first: Option<Mark>,
    pub(super) last: Option<Mark>,
}

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let mut marks = Self { first: None, last: None };
        for mark in text.chars().filter_map(Mark::new) {
            marks.first = marks.first.or(Some(mark));
            marks.last = Some(mark);
        }
        marks
    }
}
