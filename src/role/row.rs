//! Lines as they were set: pieces that an extractor cut off a line put back to it.

use super::{cue, plait, ribbon};
use crate::{Line, Span, glyph, line};

/// The lines of a text as rows: a row is a line and the fragments that belong to its end.
///
/// Some extractors put a closing mark that was squeezed at a line's end on a line of its own, part a
/// note at its brackets: （来源： / 《青屏日报》 / ）, or end a line wherever two marks were set close; they
/// write two lines that overlap alternately (`plait`), or a page with a line for each character (`ribbon`).
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    lines: Vec<Line>,
    /// Where the lines of each row start, and where those of the last end.
    starts: Vec<usize>,
    /// Whether text that stood side by side was put in order.
    chained: bool,
}

impl Rows {
    /// The rows that `lines` of `page` make.
    pub(crate) fn new(page: &str, mut lines: Vec<Line>) -> Self {
        if let Some(starts) = ribbon::starts(page, &lines) {
            return Self { lines, starts, chained: false };
        }
        let mut plaits = unplaited(page, &mut lines).into_iter().peekable();
        let squeezed = squeezed(page, &lines);
        let mut squeezed = squeezed.into_iter().peekable();
        let mut starts = Vec::with_capacity(lines.len() + 1);
        starts.push(0);
        let mut at = 0;
        while at < lines.len() {
            if let Some([_, lower, end]) = plaits.next_if(|plait| plait[0] <= at) {
                // A note before it may hold pieces of it.
                starts.extend([lower, end].into_iter().filter(|&start| start > at));
                at = at.max(end);
                continue;
            }
            at += 1 + fragments(page, &lines[at..]);
            while squeezed.next_if(|&rest| rest <= at).is_some_and(|rest| rest == at) {
                at += 1 + fragments(page, &lines[at..]);
            }
            starts.push(at);
        }
        let mut rows = Self { lines, starts, chained: false };
        rows.chained = rows.is_chained(page);
        rows
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

    /// Whether text that stood side by side was put in order.
    pub(crate) fn are_chained(&self) -> bool {
        self.chained
    }

    /// The same by the lines: they come in another order than in their text, few have a gap before
    /// them, which is where something new begins, and some stood behind others in one row.
    fn is_chained(&self, page: &str) -> bool {
        let gaps = || self.firsts().filter(|line| line.gap > 0).count();
        let parts = || self.firsts().filter(|line| !line::opens(page, line.span.start)).count();
        !self.firsts().is_sorted_by_key(|line| line.span.start)
            && gaps() * 3 < self.len()
            && parts() > 2
    }

    /// The rows with the first line of some parted at a byte of its text; what follows is a row of
    /// its own. The rows are in order.
    pub(crate) fn cut(&self, page: &str, cuts: &[(usize, usize)]) -> Self {
        let mut parted = Self {
            lines: Vec::with_capacity(self.lines.len() + cuts.len()),
            starts: Vec::with_capacity(self.starts.len() + cuts.len()),
            chained: self.chained,
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

/// Puts the pieces of lines that were plaited in order; returns where the upper line of each two starts,
/// where the lower does, and where it ends.
fn unplaited(page: &str, lines: &mut Vec<Line>) -> Vec<[usize; 3]> {
    let plaits = plait::plaits(page, lines);
    if plaits.is_empty() {
        return Vec::new();
    }
    let (mut rest, mut places) = (0, Vec::new());
    let mut set = Vec::with_capacity(lines.len() + plaits.len());
    for plait in plaits {
        set.extend_from_slice(&lines[rest..plait.lines.start]);
        rest = plait.lines.end;
        let start = set.len();
        set.extend(plait.upper);
        let lower = set.len();
        set.extend(plait.lower);
        places.push([start, lower, set.len()]);
    }
    set.extend_from_slice(&lines[rest..]);
    *lines = set;
    places
}

/// How many lines after the first of `lines` are fragments of it.
fn fragments(page: &str, lines: &[Line]) -> usize {
    // Most lines begin with an ideograph, and neither they nor what follows them are short.
    let first = lines[0].span;
    let short = first.len() <= char::MAX.len_utf8();
    let mark = !matches!(page.as_bytes().get(first.start), Some(0xE4..=0xE9));
    let closed = lines.get(1).is_some_and(|line| line.span.len() <= LONGEST_CLOSING);
    if !(short || mark || closed) {
        return 0;
    }
    let note = if mark { note_fragments(page, lines) } else { 0 };
    let note = if short { note.max(label_fragments(page, lines)) } else { note };
    let rest = &lines[note + 1..];
    note + rest.iter().take_while(|line| line.gap == 0 && is_closing(page, line)).count()
}

/// The lines that are the rest of the line before, on a page whose extractor ends a line between two
/// marks that were set close to each other: 。 / （林一禾）, ： / “.
///
/// A rest fills its line together with what stands before it, or is a remark in brackets. A single one
/// on a page is chance.
fn squeezed(page: &str, lines: &[Line]) -> Vec<usize> {
    let mut rests = Vec::new();
    // The cells of the printed line so far, which ends with the line `last`.
    let (mut last, mut cells) = (0, 0);
    for at in 1..lines.len() {
        // No opening mark begins like these.
        if matches!(page.as_bytes().get(lines[at].span.start), Some(0xE4..=0xE9)) {
            continue;
        }
        let text = &page[lines[at].span];
        if !text.starts_with(glyph::opens) || !page[lines[at - 1].span].ends_with(is_mark) {
            continue;
        }
        let before = if last == at - 1 { cells } else { lines[at - 1].width };
        let around = [at.checked_sub(2), Some(at + 1)].into_iter().flatten();
        let full = around.filter_map(|at| lines.get(at)).map(|line| line.width).max().unwrap_or(0);
        let room = full + 1 - before.min(full + 1);
        let alone = is_numbering(text) || is_note(text) || note_fragments(page, &lines[at..]) > 0;
        if lines[at].gap > 0 || room < SHORT || alone {
            continue;
        }
        let width = lines[at].width;
        let fills = width <= room && width + SHORT >= room;
        if fills || (width <= room && is_remark(text)) {
            rests.push(at);
            (last, cells) = (at, before + width);
        }
    }
    if rests.len() < 2 {
        rests.clear();
    }
    rests
}

/// So many cells short of its measure a line has not been filled; an indent and squeezed marks make
/// up for as many.
const SHORT: u32 = 6;

/// Whether a line is one remark in brackets.
fn is_remark(text: &str) -> bool {
    is_enclosed(text) && text.chars().count() < 24
}

/// Whether a line is a number in brackets, as of a chapter: （三）.
fn is_numbering(text: &str) -> bool {
    is_enclosed(text) && text.chars().count() < 5
}

fn is_enclosed(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// Whether a line is a note of where its text is from or goes on.
fn is_note(text: &str) -> bool {
    if text.len() > 100 || !text.starts_with(['（', '(']) {
        return false;
    }
    let text: Vec<char> = text.chars().filter(|&c| !glyph::is_blank(c)).collect();
    cue::source(&text).is_some() || cue::jump(&text).is_some()
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
pub(super) fn only_ideograph(text: &str) -> Option<char> {
    if text.len() > char::MAX.len_utf8() {
        return None;
    }
    let mut chars = text.chars();
    let first = chars.next().filter(|&c| glyph::is_ideograph(c));
    first.filter(|_| chars.next().is_none())
}

/// The most bytes of a line of closing marks.
const LONGEST_CLOSING: usize = 12;

/// Whether a line holds closing marks alone, which never begin a line of Chinese text.
fn is_closing(page: &str, line: &Line) -> bool {
    line.span.len() <= LONGEST_CLOSING && page[line.span].chars().all(is_mark)
}

/// Whether a character is a mark that stands after what it belongs to.
pub(super) fn is_mark(c: char) -> bool {
    glyph::closes(c) || glyph::is_pause(c) || glyph::ends_sentence(c) || c == '：'
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_go_back_to_their_line() {
        const CASES: &[(&str, &str, &[&str])] = &[
            (
                "lines ended at squeezed marks",
                "青屏县清溪路昨日正式通车了，\n\
                 老陈说：\n“路修到家门口了。\n”\n\
                 今年还要再修二十公里的农村路\n\
                 让客车开进村。\n（林一禾 沈叶）",
                &[
                    "青屏县清溪路昨日正式通车了，",
                    "老陈说：“路修到家门口了。”",
                    "今年还要再修二十公里的农村路",
                    "让客车开进村。（林一禾 沈叶）",
                ],
            ),
            (
                "one line that begins with an opening mark",
                "青屏县清溪路昨日正式通车了，\n老陈说：\n“路修到家门口了。”\n青屏县城到乡里只要半个钟头了",
                &[
                    "青屏县清溪路昨日正式通车了，",
                    "老陈说：",
                    "“路修到家门口了。”",
                    "青屏县城到乡里只要半个钟头了",
                ],
            ),
            (
                "notes stay apart",
                "青屏县清溪路昨日正式通车了。\n全长三公里。\n（来源：《青屏日报》）\n（下转第2版）",
                &[
                    "青屏县清溪路昨日正式通车了。",
                    "全长三公里。",
                    "（来源：《青屏日报》）",
                    "（下转第2版）",
                ],
            ),
        ];
        for (name, page, expected) in CASES {
            let rows = Rows::new(page, crate::lines(page).collect());
            let text = |row| rows.lines(row).iter().map(|line| &page[line.span]).collect();
            let texts: Vec<String> = (0..rows.len()).map(text).collect();
            assert_eq!(texts, *expected, "{name}");
        }
    }

    #[test]
    fn pieces_of_all_kinds_make_rows_in_order() {
        const PIECES: [&str; 8] =
            ["（来源：", "青屏县农村公", "路", "昨日上午）", "建", "设", "》", "，清溪路"];
        let mut dice = 7_u64;
        let mut piece = || {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            PIECES[(dice >> 61) as usize]
        };
        for _ in 0..40_000 {
            let page = [(); 8].map(|()| piece()).join("\n");
            let rows = Rows::new(&page, crate::lines(&page).collect());
            assert!(rows.starts.is_sorted_by(|a, b| a < b), "{page}: {:?}", rows.starts);
            assert_eq!(rows.starts[rows.len()], rows.lines.len(), "{page}");
        }
    }
}
