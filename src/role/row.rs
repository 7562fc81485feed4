//! Lines as they were set: pieces that an extractor cut off a line put back to it.

use super::cue;
use crate::{Line, Span, glyph};

/// The lines of a text as rows: a row is a line and the fragments that belong to its end.
///
/// Some extractors put a closing mark that was squeezed at a line's end on a line of its own, and
/// part a note at its brackets: （来源： / 《青屏日报》 / ）.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    lines: Vec<Line>,
    /// Where the lines of each row start, and where those of the last end.
    starts: Vec<usize>,
}

impl Rows {
    /// The rows that `lines` of `page` make.
    pub(crate) fn new(page: &str, lines: Vec<Line>) -> Self {
        let mut starts = Vec::with_capacity(lines.len() + 1);
        starts.push(0);
        let mut at = 0;
        while at < lines.len() {
            at += 1 + fragments(page, &lines[at..]);
            starts.push(at);
        }
        Self { lines, starts }
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The lines of a row, one or more.
    pub(crate) fn lines(&self, row: usize) -> &[Line] {
        self.run(row..row + 1)
    }

    /// The lines of some rows that follow each other.
    pub(crate) fn run(&self, rows: std::ops::Range<usize>) -> &[Line] {
        &self.lines[self.starts[rows.start]..self.starts[rows.end]]
    }

    /// The first line of a row, which stands for its place and indent.
    pub(crate) fn first(&self, row: usize) -> &Line {
        &self.lines[self.starts[row]]
    }

    /// The first line of each row.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = &Line> {
        self.starts[..self.len()].iter().map(|&start| &self.lines[start])
    }

    /// Whether text that stood side by side was put in order: the lines come in another order than in
    /// their text, and few have a gap before them, which is where something new begins.
    pub(crate) fn are_chained(&self) -> bool {
        let gaps = self.firsts().filter(|line| line.gap > 0).count();
        gaps * 3 < self.len() && !self.firsts().is_sorted_by_key(|line| line.span.start)
    }

    /// The rows with the first line of some parted at a byte of its text; what follows is a row of
    /// its own. The rows are in order.
    pub(crate) fn cut(&self, page: &str, cuts: &[(usize, usize)]) -> Self {
        let mut parted = Self {
            lines: Vec::with_capacity(self.lines.len() + cuts.len()),
            starts: Vec::with_capacity(self.starts.len() + cuts.len()),
        };
        let mut cuts = cuts.iter().peekable();
        for row in 0..self.len() {
            let lines = self.lines(row);
            parted.starts.push(parted.lines.len());
            parted.lines.extend(lines);
            if let Some(&(_, byte)) = cuts.next_if(|cut| cut.0 == row) {
                let first = parted.lines.len() - lines.len();
                let middle = lines[0].span.start + byte;
                let rest = part(page, lines[0], Span::new(middle, lines[0].span.end));
                let head = Span::new(lines[0].span.start, middle);
                parted.lines[first] = part(page, lines[0], head);
                parted.lines.insert(first + 1, rest);
                parted.starts.push(first + 1);
            }
        }
        parted.starts.push(parted.lines.len());
        parted
    }
}

/// How many lines after the first of `lines` are fragments of it.
fn fragments(page: &str, lines: &[Line]) -> usize {
    let note = note_fragments(page, lines).max(label_fragments(page, lines));
    let rest = &lines[note + 1..];
    note + rest.iter().take_while(|line| line.gap == 0 && is_closing(page, line)).count()
}

/// How many lines it takes to complete a note whose bracket the first line opens: at most two.
fn note_fragments(page: &str, lines: &[Line]) -> usize {
    let first = &page[lines[0].span];
    if first.len() > 60 || !first.starts_with(['（', '(']) || first.contains(['）', ')']) {
        return 0;
    }
    let mut text: Vec<char> = Vec::new();
    for (at, line) in lines.iter().take(4).enumerate() {
        text.extend(
            page[line.span]
                .chars()
                .filter(|&c| !glyph::is_blank(c))
                .map(|c| glyph::fold_radical(c).unwrap_or(c)),
        );
        if text.len() > 28 {
            return 0;
        }
        if matches!(text.last(), Some('）' | ')')) {
            let whole = cue::source(&text).is_some() || cue::jump(&text).is_some();
            return if whole { at } else { 0 };
        }
    }
    0
}

/// How many lines of one character after the first complete a label set downwards: 评 / 论.
fn label_fragments(page: &str, lines: &[Line]) -> usize {
    let single = |line: &Line| only_ideograph(&page[line.span]);
    if single(&lines[0]).is_none() {
        return 0;
    }
    let mut text = [' '; 6];
    let mut length = 0;
    for (slot, c) in text.iter_mut().zip(lines.iter().map_while(single)) {
        *slot = c;
        length += 1;
    }
    let whole = (2..=length).rev().find(|&length| cue::is_label(&text[..length]));
    whole.map_or(0, |length| length - 1)
}

/// The ideograph that a text consists of.
fn only_ideograph(text: &str) -> Option<char> {
    if text.len() > char::MAX.len_utf8() {
        return None;
    }
    let mut chars = text.chars();
    let first = chars.next().filter(|&c| glyph::is_ideograph(c));
    first.filter(|_| chars.next().is_none())
}

/// Whether a line holds closing marks alone, which never begin a line of Chinese text.
fn is_closing(page: &str, line: &Line) -> bool {
    line.span.len() <= 12
        && page[line.span].chars().all(|c| {
            glyph::closes(c) || glyph::is_pause(c) || glyph::ends_sentence(c) || matches!(c, '：')
        })
}

/// The part of a line at `span`, without the blanks around it.
pub(crate) fn part(page: &str, line: Line, span: Span) -> Line {
    let text = page[span].trim_start_matches(glyph::is_blank);
    let start = span.end - text.len();
    let text = text.trim_end_matches(glyph::is_blank);
    let first = span.start == line.span.start;
    Line {
        span: Span::new(start, start + text.len()),
        indent: if first { line.indent } else { 0 },
        width: glyph::width(text),
        gap: if first { line.gap } else { 0 },
    }
}
