//! [`reflow`]: wrapped lines joined into paragraphs.

use crate::glyph::{self, Class};
use crate::line::lines_and_strays;
use crate::role::{Glance, Rows};
use crate::{Flow, Line, Span};

/// The paragraphs of a plain text or a single column.
///
/// ```
/// let flows = jianbao::reflow("　　清溪路昨日通\n车，全长三公里。\n　　沿途有五个村。");
/// assert_eq!(flows[0].text(), "清溪路昨日通车，全长三公里。");
/// assert_eq!(flows[1].text(), "沿途有五个村。");
/// ```
#[doc(alias = "段落")]
#[doc(alias = "合并换行")]
pub fn reflow(text: &str) -> Vec<Flow> {
    let (lines, mut strays) = lines_and_strays(text);
    flows(text, lines, |line| !strays.stand_in(line.span))
}

/// The paragraphs that `lines` of `page` make, such as one column or the body of one article.
///
/// ```
/// let page = "清溪路昨日通\n车，全长三公里。";
/// let lines: Vec<_> = jianbao::lines(page).collect();
/// assert_eq!(jianbao::reflow_lines(page, &lines).len(), 1);
/// ```
#[doc(alias = "段落")]
#[doc(alias = "合并换行")]
pub fn reflow_lines(page: &str, lines: &[Line]) -> Vec<Flow> {
    flows(page, lines.to_vec(), |line| !glyph::holds_stray(&page[line.span]))
}

/// The paragraphs that lines make, given which of them are clean.
fn flows(page: &str, lines: Vec<Line>, mut is_clean: impl FnMut(&Line) -> bool) -> Vec<Flow> {
    let rows = Rows::new(page, lines);
    let clean: Vec<bool> =
        (0..rows.len()).map(|row| rows.lines(row).iter().all(&mut is_clean)).collect();
    let joins = Glance::new(page, &rows, &clean).joins();
    let set = Set { page, rows: &rows, clean };
    let mut flows = Vec::new();
    let mut first = 0;
    for row in 1..=rows.len() {
        if joins.get(row) != Some(&true) {
            flows.push(set.join(first..row, Blanks::Drop));
            first = row;
        }
    }
    flows
}

/// What becomes of blanks between ideographs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// They are strays, as in running text.
    Drop,
    /// They part the halves of a headline or the names of a byline.
    Keep,
}

/// The rows of a page.
#[derive(Debug)]
pub(crate) struct Set<'p> {
    pub(crate) page: &'p str,
    pub(crate) rows: &'p Rows,
    /// Which of them hold no blanks and no characters that stand for others.
    pub(crate) clean: Vec<bool>,
}

impl Set<'_> {
    /// One flow of some rows, in their order.
    pub(crate) fn join(&self, rows: impl Iterator<Item = usize> + Clone, blanks: Blanks) -> Flow {
        let (mut pieces, mut bytes) = (0, 0);
        for row in rows.clone() {
            let lines = self.rows.lines(row);
            pieces += lines.len();
            bytes += lines.iter().map(|line| line.span.len()).sum::<usize>();
            if !self.clean[row] {
                let text = |line: &Line| &self.page.as_bytes()[line.span.range()];
                pieces += lines.iter().map(|line| glyph::spaces(text(line))).sum::<usize>();
            }
        }
        let mut flow = Flow::with_capacity(bytes, pieces);
        for row in rows {
            let lines = self.rows.lines(row);
            self.part_words(&mut flow, lines[0].span);
            for line in lines {
                if self.clean[row] {
                    flow.push(self.page, line.span);
                } else {
                    append_cleaned(&mut flow, self.page, line.span, blanks);
                }
            }
        }
        flow
    }

    /// Appends a blank to a flow that ends with a Latin word, if the row at a span begins with one.
    fn part_words(&self, flow: &mut Flow, span: Span) {
        let bytes = self.page.as_bytes();
        if !glyph::is_wide_at(bytes, span.start) && !glyph::is_mark_at(bytes, span.start) {
            let first = self.page[span].chars().next();
            if is_latin_start(first) && is_latin_end(flow.text().chars().next_back()) {
                flow.push_as(" ", Span::new(span.start, span.start));
            }
        }
    }
}

/// Appends the text at `span` of `page` to a flow: radicals folded, stray blanks dropped.
fn append_cleaned(flow: &mut Flow, page: &str, span: Span, blanks: Blanks) {
    let text = &page[span];
    let keep = blanks == Blanks::Keep && !is_spread(text);
    // Where what is not appended yet begins, and what is not read yet.
    let (mut run, mut at) = (0, 0);
    while let Some(&lead) = text.as_bytes().get(at) {
        // The ideographs that nearly all text is made of.
        if matches!(lead, 0xE4..=0xE9) {
            at += 3;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let (class, start) = (Class::of(c), at);
        at += c.len_utf8();
        if class.is(Class::BLANK) {
            flow.push(page, Span::new(run, start).shifted(span.start));
            let blank = Span::new(start, at).shifted(span.start);
            let rest = text[at..].trim_start_matches(glyph::is_blank);
            at = text.len() - rest.len();
            run = at;
            let before = || text[..start].chars().next_back();
            if let Some(after) = rest.chars().next()
                && (keep || is_word(Some(after)) && is_word(before()) || ends_dateline(flow.text()))
            {
                flow.push_as(" ", blank);
            }
        } else if class.is(Class::FOLDS) {
            flow.push(page, Span::new(run, start).shifted(span.start));
            run = at;
            let folded = Span::new(start, at).shifted(span.start);
            if let Some(dashes) = glyph::long_dash(c) {
                flow.push_as(dashes, folded);
            } else {
                let c = glyph::fold_radical(c).unwrap_or(c);
                flow.push_as(c.encode_utf8(&mut [0; 4]), folded);
            }
        }
    }
    flow.push(page, Span::new(run, text.len()).shifted(span.start));
}

/// Whether a line is blown up with a blank after each character, as justified lines come out.
fn is_spread(text: &str) -> bool {
    let blanks = text.chars().filter(|&c| glyph::is_blank(c)).count();
    blanks > 1 && blanks * 8 >= text.chars().count() * 3
}

/// Whether a character belongs to a Latin word or a number.
fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_graphic() || (!glyph::is_ideograph(c) && c.is_alphanumeric()))
}

fn is_latin_end(c: Option<char>) -> bool {
    is_latin_start(c) || matches!(c, Some(',' | ';'))
}

fn is_latin_start(c: Option<char>) -> bool {
    c.is_some_and(|c| !glyph::is_ideograph(c) && c.is_alphabetic())
}

/// Whether a paragraph's text so far is a dateline, after which a blank is meant.
fn ends_dateline(text: &str) -> bool {
    text.len() < 80 && (text.ends_with('电') || text.ends_with('讯') || text.ends_with('電'))
}
