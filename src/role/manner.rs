//! How the paragraphs of a page are set, as far as widths and blank lines tell.

/// How the paragraphs of a page begin, and what its blank lines part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) opening: Opening,
    pub(super) gaps: Gaps,
}

/// How the first line of a paragraph is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Opening {
    #[default]
    Unknown,
    /// As wide as the others.
    Flush,
    /// Indented by one character.
    Narrow,
    /// Indented by two.
    Indented,
}

impl Opening {
    pub(super) const COUNT: usize = 4;
}

/// What the blank lines of a page part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Gaps {
    /// Nothing: hardly a line in thirty has one before it.
    #[default]
    None,
    /// A few lines, nearly always behind a sentence.
    FewSentences,
    /// A few lines, within sentences too.
    Few,
    /// More than a third of the lines, nearly always behind a sentence.
    ManySentences,
    /// More than a third of the lines, within sentences too.
    Many,
}

impl Gaps {
    pub(super) const COUNT: usize = 5;
}

/// What is asked of a row: its cells, whether a sentence ends with it, and whether a blank line stands
/// before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) cells: i32,
    pub(super) stops: bool,
    pub(super) gap: bool,
}

impl Manner {
    pub(super) const COUNT: usize = Opening::COUNT * Gaps::COUNT;

    /// The manner of a page of such rows.
    pub(super) fn new(rows: impl Iterator<Item = Row>) -> Self {
        let (mut openings, mut gaps) = (Openings::default(), Breaks::default());
        let mut last = [Row { cells: 0, stops: false, gap: false }; 3];
        for row in rows {
            openings.see(last[0], last[1], last[2], row);
            gaps.see(last[2], row);
            last = [last[1], last[2], row];
        }
        Self { opening: openings.most(), gaps: gaps.kind() }
    }

    /// The manner as a number.
    pub(super) fn number(self) -> usize {
        self.opening as usize * Gaps::COUNT + self.gaps as usize
    }
}

/// How often a row after the end of a paragraph is as wide as others, short of that by one character,
/// and by two.
#[derive(Debug, Default)]
struct Openings {
    flush: u32,
    narrow: u32,
    indented: u32,
}

impl Openings {
    /// Looks at a row, given the full one before the last of its paragraph, that last, and the one after.
    fn see(&mut self, full: Row, end: Row, row: Row, after: Row) {
        let measure = full.cells.max(after.cells);
        let even = (full.cells - after.cells).abs() <= EVEN;
        let ended = end.stops && end.cells + SHORT <= measure;
        let short = measure - row.cells;
        if ended && even {
            self.flush += u32::from((-1..=1).contains(&short));
            self.narrow += u32::from(short == 2);
            self.indented += u32::from((3..=5).contains(&short));
        }
    }

    /// Which is by far the most frequent.
    fn most(&self) -> Opening {
        let &Self { flush, narrow, indented } = self;
        match flush + narrow + indented {
            ..2 => Opening::Unknown,
            _ if flush > 2 * indented && flush > narrow => Opening::Flush,
            _ if indented >= 2 * flush && indented > 2 * narrow => Opening::Indented,
            _ if narrow + indented >= 2 * flush => Opening::Narrow,
            _ => Opening::Unknown,
        }
    }
}

/// The cells by which rows of one measure differ, and those that a row is shorter that ends a paragraph
/// for sure.
const EVEN: i32 = 3;
const SHORT: i32 = 6;

/// How many rows have a blank line before them, and how many of these stand after a sentence.
#[derive(Debug, Default)]
struct Breaks {
    rows: u32,
    gaps: u32,
    after_sentences: u32,
}

impl Breaks {
    fn see(&mut self, before: Row, row: Row) {
        self.rows += 1;
        self.gaps += u32::from(row.gap);
        self.after_sentences += u32::from(row.gap & before.stops);
    }

    fn kind(&self) -> Gaps {
        let sentences = self.after_sentences * 4 > self.gaps * 3;
        match (self.gaps * 100 / self.rows.max(1), sentences) {
            (0..=2, _) => Gaps::None,
            (3..=35, true) => Gaps::FewSentences,
            (3..=35, false) => Gaps::Few,
            (_, true) => Gaps::ManySentences,
            (_, false) => Gaps::Many,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three paragraphs of five lines whose first lines have so many cells, each with a gap or without.
    fn rows(first: i32, gap: bool) -> Vec<Row> {
        let line = |cells, stops, gap| Row { cells, stops, gap };
        let paragraph = [
            line(first, false, gap),
            line(26, false, false),
            line(26, true, false),
            line(26, false, false),
            line(12, true, false),
        ];
        paragraph.repeat(3)
    }

    #[test]
    fn how_paragraphs_begin() {
        let rows_of = [
            (26, Opening::Flush),
            (24, Opening::Narrow),
            (22, Opening::Indented),
            (16, Opening::Unknown),
        ];
        for (first, opening) in rows_of {
            let manner = Manner::new(rows(first, false).into_iter());
            assert_eq!(manner, Manner { opening, gaps: Gaps::None }, "{first}");
        }
        assert_eq!(Manner::new(rows(22, false).into_iter().take(7)).opening, Opening::Unknown);
    }

    #[test]
    fn what_blank_lines_part() {
        let mut few = rows(22, true);
        few[0].gap = false;
        let mut torn = few.clone();
        torn[2].gap = true;
        torn[7].gap = true;
        let mut many = few.clone();
        many.iter_mut().step_by(2).for_each(|row| row.gap = true);
        let rows_of = [
            (few, Gaps::FewSentences),
            (torn, Gaps::Few),
            (many, Gaps::Many),
            (vec![Row { cells: 26, stops: true, gap: true }; 9], Gaps::ManySentences),
        ];
        for (rows, gaps) in rows_of {
            assert_eq!(Manner::new(rows.into_iter()).gaps, gaps);
        }
    }
}
