//! Lines made ready for telling them apart: notes that are glued to a line's ends cut off.

use crate::glyph::{self, Class};
use crate::role::{Folded, is_bullet, jump, part, source};
use crate::{Column, Line, Span};

/// The lines of all columns in reading order, each jump or source note a line of its own.
pub(crate) fn prepared(page: &str, columns: &[Column]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(columns.iter().map(|column| column.lines.len()).sum());
    let dashes = dashes(page);
    for column in columns {
        for line in &column.lines {
            if is_between_ideographs(page, line.span) && !is_within(&dashes, line.span) {
                lines.push(*line);
            } else {
                cut(page, *line, &dashes, &mut lines);
            }
        }
    }
    lines
}

/// Adds the parts of a line that may be glued to notes.
fn cut(page: &str, line: Line, dashes: &[usize], lines: &mut Vec<Line>) {
    let text = &page[line.span];
    let head = head_note(text);
    let tail = tail_note(&text[head..]).map_or(text.len(), |at| head + at);
    let dashed = is_within(dashes, line.span).then(|| subtitle(&text[head..tail])).flatten();
    let dash = dashed.map_or(tail, |at| head + at);
    let mut cut = Cut { page, line, lines };
    cut.push(0, head);
    cut.push(head, dash);
    cut.push(dash, tail);
    cut.push(tail, text.len());
}

/// Whether the text at a span begins and ends with an ideograph, as few notes do and none in brackets.
fn is_between_ideographs(page: &str, span: Span) -> bool {
    let lead = |at: usize| matches!(page.as_bytes().get(at), Some(0xE4..=0xE9));
    span.len() >= 3 && lead(span.start) && lead(span.end - 3)
}

/// Parts of a line on their way to becoming lines.
struct Cut<'c> {
    page: &'c str,
    line: Line,
    lines: &'c mut Vec<Line>,
}

impl Cut<'_> {
    /// Adds the bytes `start..end` of the line as a line.
    fn push(&mut self, start: usize, end: usize) {
        if start == end {
            return;
        }
        if (start, end) == (0, self.line.span.len()) {
            self.lines.push(self.line);
            return;
        }
        let span = Span::new(start, end).shifted(self.line.span.start);
        self.lines.push(part(self.page, self.line, span));
    }
}

/// The length of a jump note in brackets at the head of a longer line.
fn head_note(text: &str) -> usize {
    if !text.starts_with(['（', '(', '【', '［']) {
        return 0;
    }
    let close = |c: char| matches!(c, '）' | ')' | '】' | '］');
    let Some((at, c)) = text.char_indices().take(20).find(|&(_, c)| close(c)) else { return 0 };
    let end = at + c.len_utf8();
    if end < text.len() && jump(&folded(&text[..end])).is_some() { end } else { 0 }
}

/// Where a jump note, or a source note after a full stop, begins at the end of a longer line.
fn tail_note(text: &str) -> Option<usize> {
    if !text.ends_with(['）', ')', '】', '］']) {
        return None;
    }
    let open = |c: char| matches!(c, '（' | '(' | '【' | '［');
    let (at, _) = text.char_indices().rev().take(28).find(|&(_, c)| open(c))?;
    if at == 0 {
        return None;
    }
    let before = text[..at].trim_end();
    let note = folded(&text[at..]);
    // ▲（上接第3版） is one note.
    if before.chars().all(is_bullet) {
        return None;
    }
    let ended = before.ends_with(|c| glyph::ends_sentence(c) || glyph::closes(c));
    let sourced = ended && source(&note).is_some() && !note[1..].starts_with_str("据");
    (jump(&note).is_some() || sourced).then_some(at)
}

/// Where a dash stands after a blank.
fn dashes(page: &str) -> Vec<usize> {
    let bytes = page.as_bytes();
    let blocks = (0..bytes.len()).step_by(BLOCK);
    let dashed = blocks.filter(|&at| bytes[at..].first_chunk().is_none_or(may_hold_dash));
    let all = dashed.flat_map(|at| at..(at + BLOCK).min(bytes.len()));
    let dashes = all.filter(|&at| bytes[at..].starts_with("—".as_bytes()));
    dashes.filter(|&at| page[..at].ends_with(glyph::is_blank)).collect()
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// Whether a dash begins in a block. Counts and no branches, so that many bytes are dealt with at once.
#[allow(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
fn may_hold_dash(block: &[u8; BLOCK + 2]) -> bool {
    let dash = |at: usize| (block[at] == 0xE2) & (block[at + 1] == 0x80) & (block[at + 2] == 0x94);
    (0..BLOCK).map(|at| u8::from(dash(at))).sum::<u8>() > 0
}

/// Whether one of the places, which are in order, lies in a span.
fn is_within(places: &[usize], span: Span) -> bool {
    let first = places.partition_point(|&at| at < span.start);
    places.get(first).is_some_and(|&at| at < span.end)
}

/// Where a subtitle begins that stands on the line of its headline: at a dash after a blank.
fn subtitle(text: &str) -> Option<usize> {
    let at = text.find('—').filter(|&at| text[at..].starts_with("——"))?;
    let head = &text[..at];
    let bare = head.trim_end_matches(glyph::is_blank);
    let prose = |c: char| glyph::ends_sentence(c) || matches!(c, '，' | '；');
    (!bare.is_empty() && bare.len() < head.len() && !bare.contains(prose)).then_some(at)
}

/// The characters of a text without blanks, radicals folded.
pub(crate) fn folded(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    for c in text.chars() {
        let class = Class::of(c);
        if class.is(Class::FOLDS) {
            chars.push(glyph::fold_radical(c).unwrap_or(c));
        } else if !class.is(Class::BLANK) {
            chars.push(c);
        }
    }
    chars
}
