//! What speaks for the lines of a headline being its label, its kicker, its title and its subtitle,
//! and for the headlines of two bodies ending and beginning.
//!
//! A text has lost the sizes of its type, but they show in where lines break: a headline is set
//! larger than its kicker, so it breaks after fewer characters, and the columns of its body tell how
//! wide both can be. Every way of parting the lines is scored by the widths of its parts against
//! each other and the body's measure, by the characters on both sides of each line end, and by the
//! blank lines.

use std::ops::Range;

use super::weights::WEIGHTS;
use crate::article::place::Places;
use crate::article::words::{Words, share};
use crate::pair;
use crate::role::{Cue, PairKey, Role, Rows, Shapes, Tail, offsets};

/// The most lines of a block that is parted anew.
pub(super) const MOST: usize = 8;

/// Rows so far apart do not stand below each other.
const FAR: usize = 24;

/// The parts of a block in their order: the roles of the first line and of further lines.
const PARTS: [(Role, Role); 4] = [
    (Role::Label, Role::Label),
    (Role::Kicker, Role::KickerWrap),
    (Role::Title, Role::TitleWrap),
    (Role::Subtitle, Role::SubtitleWrap),
];

/// Where each part ends; a part that ends where the one before does is not there.
pub(super) type Cut = [usize; PARTS.len()];

/// The part of [`PARTS`] that every block has.
const HEADLINE: usize = 2;

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 30] = [
    8,          // which parts there are
    4 * 16,     // part, length
    4 * 8,      // part, how much wider a further line is than the first
    4 * 4,      // part, how uneven its full lines are
    4 * 14,     // part of several lines, width in measures
    4 * 5 * 9,  // part of several lines, columns that the body can have, width in measures
    4 * 5 * 9,  // part of one line, the same
    4,          // part that opens with a dash
    2 * 4 * 13, // kicker or subtitle, which parts wrap, width against the headline's
    2 * 13,     // kicker or subtitle, length less that of the headline
    16 * 4 * 3, // parts before and after a line end, tie, bodies that hold the pair
    2 * 8 * 8,  // whether a part ends, how well a headline would end and begin there
    16 * 10,    // parts before and after a line end, sum of the two
    16 * 3 * 4, // parts before and after a line end, gap, width in measures
    4 * 3,      // part, cue of its first line
    4 * 3,      // part, its last mark: a dash, a colon
    16 * 13,    // parts before and after a line end, how much larger the type after it seems
    16 * 4,     // parts before and after a line end, rows of the page from one to the other
    16 * 2,     // parts before and after a line end, whether another row stands between
    10,         // which bodies have the headlines, whether the body before had one
    2 * 8,      // body before or after, share of the wording that stands in it
    2 * 9,      // body before or after, that share less that of the other body
    4 * 3,      // between two headlines: tie, bodies that hold the pair
    8 * 8,      // the same: how well a headline would end and begin there
    3 * 4 * 2,  // the same: gap, width in measures, whether another row stands between
    13,         // the same: width of the line after against that before
    13,         // the same: how much larger the type after it seems
    4,          // the same: rows of the page from one to the other
    4 * 64,     // part, which marks it has
    2 * 81,     // kicker or subtitle, which marks only it or the headline has
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are: those of pages as they come, and again those of pages whose lines
/// were put in order, where the evidence is less sure.
pub(crate) const FEATURES: usize = 2 * OFFSETS[TEMPLATES.len()];

/// What the lines of a page tell about its headline blocks.
#[derive(Debug)]
pub(crate) struct Evidence<'p> {
    rows: &'p Rows,
    shapes: &'p Shapes,
    words: &'p Words,
    /// Whether the page has blank lines.
    gaps: bool,
    /// Where its rows stood, if they were put in order.
    places: Option<Places>,
}

impl<'p> Evidence<'p> {
    pub(crate) fn new(text: &'p str, rows: &'p Rows, shapes: &'p Shapes, words: &'p Words) -> Self {
        let gaps = rows.firsts().filter(|line| line.gap > 0).count();
        let gaps = gaps * 32 > rows.len();
        let places = rows.are_chained().then(|| Places::new(text, rows));
        Self { rows, shapes, words, gaps, places }
    }

    /// Whether the page's lines were put in order.
    pub(super) fn is_chained(&self) -> bool {
        self.places.is_some()
    }

    /// What the lines of a body tell about the width of its headline.
    pub(super) fn frame(&self, body: &[usize]) -> Frame {
        Frame { measure: self.measure(body), columns: (body.len() / 8).clamp(1, 5) }
    }

    /// What each row tells after that before it.
    pub(super) fn lines(&self, rows: &[usize]) -> Vec<HeadLine> {
        let before = [None].into_iter().chain(rows.iter().copied().map(Some));
        rows.iter().zip(before).map(|(&row, before)| self.line(row, before)).collect()
    }

    /// The wording of some rows.
    pub(super) fn wording(&self, rows: &[usize]) -> Wording {
        let mut end = 0;
        let ends = rows.iter().map(|&row| {
            end += self.shapes.text(row).chars().count();
            end
        });
        let keys = self.shapes.wording(rows);
        Wording {
            ends: ends.collect(),
            holders: self.words.each_holders(&self.shapes.pairs, keys).collect(),
        }
    }

    fn line(&self, row: usize, before: Option<usize>) -> HeadLine {
        let shape = &self.shapes.all[row];
        let mut line = HeadLine {
            cells: shape.cells.into(),
            gap: 0,
            dash: matches!(shape.first, '—' | '―' | '─' | '⸺'),
            ends: match shape.tail {
                Tail::Dash => 1,
                Tail::Colon => 2,
                _ => 0,
            },
            cue: match shape.cue {
                Cue::Plain => 0,
                Cue::Label | Cue::Section => 1,
                _ => 2,
            },
            seam: Seam::default(),
            marks: marks(self.shapes.text(row), shape.blanks > 0),
            step: None,
            apart: before.is_some_and(|before| before + 1 < row),
        };
        if let Some(before) = before {
            let (last, first) = (self.shapes.all[before].last, shape.first);
            line.gap = if self.gaps { 1 + usize::from(self.rows.first(row).gap > 0) } else { 0 };
            line.seam = Seam {
                tie: pair::tie(self.shapes.text(before), self.shapes.text(row)).into(),
                holders: self.words.holders(&self.shapes.pairs, PairKey::new(last, first)).min(2),
                end: pair::edges(last).0.into(),
                start: pair::edges(first).1.into(),
            };
            line.step = self.places.as_ref().map(|places| self.step(places, before, row));
        }
        line
    }

    /// How a row stood on the page to the row before it.
    fn step(&self, places: &Places, before: usize, row: usize) -> Step {
        let (above, here) = (places.of(before), places.of(row));
        let shift = i64::from(above.left) - i64::from(here.left);
        // Lines of one size and one middle would be shifted by that.
        let even = i64::from(self.rows.first(row).width) - i64::from(self.rows.first(before).width);
        let rows = here.line.checked_sub(above.line).filter(|&rows| rows < FAR).unwrap_or(0);
        Step { grown: (2 * shift - even).clamp(-12, 12), rows: rows.min(3) }
    }

    /// The width in cells that most lines of a body share, a cell more or less counting half.
    fn measure(&self, body: &[usize]) -> usize {
        let mut votes = [0_u32; 256];
        for &row in body {
            votes[usize::from(self.shapes.all[row].cells).clamp(1, 254)] += 1;
        }
        // A width that no line has never has more votes than those beside it.
        let widths = body.iter().map(|&row| usize::from(self.shapes.all[row].cells).clamp(1, 254));
        let vote = |cells: usize| (votes[cells - 1] + 2 * votes[cells] + votes[cells + 1], cells);
        widths.map(vote).max().map_or(254, |(_, cells)| cells)
    }
}

/// The wording of some rows: the bodies that hold the pair of each character with the one before.
pub(super) struct Wording {
    holders: Vec<Option<u64>>,
    /// Where each row ends.
    ends: Vec<usize>,
}

impl Wording {
    /// The share of the wording of some of the rows that stands in a body, in thousandths.
    pub(super) fn share(&self, rows: Range<usize>, body: usize) -> i64 {
        let start = if rows.start == 0 { 0 } else { self.ends[rows.start - 1] };
        // The first pair lies across the border.
        let inner = (start + 1).min(self.ends[rows.end - 1])..self.ends[rows.end - 1];
        share(&self.holders[inner], body)
    }
}

/// What a body tells about the width of its headline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The cells of a full line of the body.
    pub(super) measure: usize,
    /// The most columns that the body can have.
    columns: usize,
}

/// A line of a headline block.
#[derive(Debug)]
pub(super) struct HeadLine {
    cells: usize,
    /// Whether a blank line stands before it: 2 yes, 1 no, 0 where the page has none.
    gap: usize,
    /// Whether it opens with a dash.
    dash: bool,
    /// Whether it ends with a dash (1) or a colon (2).
    ends: usize,
    cue: usize,
    /// Which marks it has, a bit each.
    marks: usize,
    seam: Seam,
    /// How it stood to the line before it, on a page with text side by side.
    step: Option<Step>,
    /// Whether another row stands between the line before and this.
    apart: bool,
}

/// How a line stood on the page to the line before it.
#[derive(Debug)]
struct Step {
    /// How much larger its type is for its place about the same middle, in half cells.
    grown: i64,
    /// How many rows below it stood; 0 where it stood above.
    rows: usize,
}

/// What the characters on both sides of a line end tell, the line before and this.
#[derive(Debug, Default)]
struct Seam {
    tie: usize,
    /// How many bodies hold the two characters side by side.
    holders: usize,
    /// How well a headline would end and begin there.
    end: usize,
    start: usize,
}

/// All ways of parting so many lines.
pub(super) fn cuts(last: usize) -> impl Iterator<Item = Cut> {
    (0..2.min(last)).flat_map(move |label| {
        (label..last).flat_map(move |kicker| {
            (kicker + 1..=last).map(move |title| [label, kicker, title, last])
        })
    })
}

/// The roles of the lines of a block.
pub(super) fn roles(cut: Cut) -> impl Iterator<Item = Role> {
    spans(cut).into_iter().zip(PARTS).flat_map(|(lines, (first, wrap))| {
        let start = lines.start;
        lines.map(move |line| if line == start { first } else { wrap })
    })
}

/// The weight of features while they are gathered.
pub(super) struct Set {
    pub(super) weight: i64,
    /// The features themselves.
    #[cfg(feature = "fit")]
    pub(super) ids: Vec<u32>,
    /// The first feature of the half that is used.
    first: usize,
}

impl Set {
    pub(super) fn new(chained: bool) -> Self {
        let first = if chained { FEATURES / 2 } else { 0 };
        Self {
            weight: 0,
            #[cfg(feature = "fit")]
            ids: Vec::with_capacity(16 * MOST),
            first,
        }
    }

    fn add(&mut self, template: usize, value: usize) {
        debug_assert!(value < TEMPLATES[template], "template {template} value {value}");
        let id = self.first + OFFSETS[template] + value;
        self.weight += i64::from(WEIGHTS[id]);
        #[cfg(feature = "fit")]
        self.ids.push(u32::try_from(id).unwrap_or(0));
    }

    /// The evidence for a way of parting lines.
    pub(super) fn add_cut(&mut self, lines: &[HeadLine], frame: Frame, cut: Cut) {
        self.add_parts(lines, frame, cut);
        self.add_seams(lines, frame, cut);
    }

    fn add_parts(&mut self, lines: &[HeadLine], frame: Frame, cut: Cut) {
        let spans = spans(cut);
        let has = |part: usize| usize::from(!spans[part].is_empty());
        self.add(0, has(0) * 4 + has(1) * 2 + has(3));
        for (part, span) in spans.iter().enumerate().filter(|(_, span)| !span.is_empty()) {
            self.add_part(part, &lines[span.clone()], frame);
        }
        let headline = &lines[spans[HEADLINE].clone()];
        for (side, part) in [1, 3].into_iter().enumerate().filter(|&(_, part)| has(part) == 1) {
            let lines = &lines[spans[part].clone()];
            let wraps = usize::from(headline.len() > 1) * 2 + usize::from(lines.len() > 1);
            let against = widest(lines) * 100 / widest(headline).max(1);
            self.add(8, (side * 4 + wraps) * 13 + step(against, &AGAINST));
            self.add(9, side * 13 + step(length(lines) + 40 - length(headline).min(40), &LONGER));
            self.add(29, side * 81 + only(all_marks(lines), all_marks(headline)));
        }
    }

    fn add_part(&mut self, part: usize, lines: &[HeadLine], frame: Frame) {
        self.add(1, part * 16 + step(length(lines), &LENGTHS));
        let measures = widest(lines) * 100 / frame.measure.max(1);
        let broad = (part * 5 + frame.columns - 1) * 9 + step(measures, &BROAD);
        if lines.len() > 1 {
            let first = lines[0].cells;
            let grown = widest(&lines[1..]) + 40 - first.min(40);
            self.add(2, part * 8 + step(grown, &GROWN));
            let uneven = lines[1..lines.len() - 1].iter().map(|line| line.cells.abs_diff(first));
            if let Some(uneven) = uneven.max() {
                self.add(3, part * 4 + step(uneven, &[2, 4, 8]));
            }
            self.add(4, part * 14 + step(measures, &WRAPPED));
            self.add(5, broad);
        } else {
            self.add(6, broad);
        }
        if lines[0].dash {
            self.add(7, part);
        }
        self.add(14, part * 3 + lines[0].cue);
        let last = &lines[lines.len() - 1];
        self.add(15, part * 3 + last.ends);
        self.add(28, part * 64 + all_marks(lines));
    }

    fn add_seams(&mut self, lines: &[HeadLine], frame: Frame, cut: Cut) {
        let part_of = |line: usize| cut.iter().take_while(|&&end| end <= line).count();
        for at in 1..lines.len() {
            let (before, here) = (part_of(at - 1), part_of(at));
            let (line, both) = (&lines[at], before * 4 + here);
            let Seam { tie, holders, end, start } = line.seam;
            self.add(10, (both * 4 + tie) * 3 + holders);
            self.add(11, (usize::from(before != here) * 8 + end) * 8 + start);
            self.add(12, both * 10 + (end + start).saturating_sub(3).min(9));
            let wide = wider(lines, at) * 100 / frame.measure.max(1);
            self.add(13, (both * 3 + line.gap) * 4 + step(wide, &WIDE));
            self.add(18, both * 2 + usize::from(line.apart));
            if let Some(Step { grown, rows }) = line.step {
                self.add(16, both * 13 + size(grown));
                self.add(17, both * 4 + rows);
            }
        }
    }

    /// That the body before a run or after it has a headline there, and whether the one before had
    /// none yet.
    pub(super) fn add_given(&mut self, given: [bool; 2], bare: bool) {
        self.add(19, usize::from(given[0]) * 4 + usize::from(given[1]) * 2 + usize::from(bare));
    }

    /// That no line stands between two bodies, the first of which has no headline.
    pub(super) fn add_bare(&mut self) {
        self.add(19, 8);
    }

    /// How much of a headline's wording stands in its body, the one before (0) or after (1), and in
    /// the other.
    pub(super) fn add_words(&mut self, side: usize, share: i64, other: Option<i64>) {
        let positive = |value: i64| usize::try_from(value).unwrap_or(0);
        self.add(20, side * 8 + step(positive(share), &SHARES));
        if let Some(other) = other {
            self.add(21, side * 9 + step(positive(share - other + 1000), &MORE));
        }
    }

    /// The evidence for the headline of another body beginning with a line.
    pub(super) fn add_border(&mut self, lines: &[HeadLine], at: usize, frame: Frame) {
        let line = &lines[at];
        let Seam { tie, holders, end, start } = line.seam;
        self.add(22, tie * 3 + holders);
        self.add(23, end * 8 + start);
        let wide = wider(lines, at) * 100 / frame.measure.max(1);
        self.add(24, (line.gap * 4 + step(wide, &WIDE)) * 2 + usize::from(line.apart));
        self.add(25, step(line.cells * 100 / lines[at - 1].cells.max(1), &AGAINST));
        if let Some(Step { grown, rows }) = line.step {
            self.add(26, size(grown));
            self.add(27, rows);
        }
    }
}

/// Which marks a line has, a bit each: of a question or a call, a colon, a pause, a quotation, a digit,
/// a blank.
fn marks(text: &str, blank: bool) -> usize {
    let bit = |c: char| match c {
        '？' | '！' | '?' | '!' => 1,
        '：' | ':' => 2,
        '，' | '、' | ',' => 4,
        '“' | '「' | '《' => 8,
        '0'..='9' | '０'..='９' => 16,
        _ => 0,
    };
    text.chars().map(bit).fold(usize::from(blank) << 5, |marks, bit| marks | bit)
}

fn all_marks(lines: &[HeadLine]) -> usize {
    lines.iter().fold(0, |marks, line| marks | line.marks)
}

/// Which of the first four marks only one of two texts has: for each, 1 the one, 2 the other, else 0.
fn only(one: usize, other: usize) -> usize {
    (0..4).fold(0, |sum, bit| {
        let has = |marks: usize| marks >> bit & 1;
        3 * sum + if has(one) == has(other) { 0 } else { 1 + has(other) }
    })
}

/// The cells of the wider of a line and that before it.
fn wider(lines: &[HeadLine], at: usize) -> usize {
    lines[at].cells.max(lines[at - 1].cells)
}

/// The step of how much larger type seems.
fn size(grown: i64) -> usize {
    (grown + 13).div_euclid(2) as usize
}

/// Steps of lengths in cells, of differences of 40 cells and more, and of widths in hundredths.
const LENGTHS: [usize; 15] = [6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52];
const GROWN: [usize; 7] = [28, 34, 38, 40, 42, 44, 48];
const LONGER: [usize; 12] = [24, 30, 34, 36, 38, 40, 42, 44, 46, 48, 52, 58];
const AGAINST: [usize; 12] = [30, 50, 70, 85, 97, 103, 115, 130, 150, 180, 220, 300];
const BROAD: [usize; 8] = [35, 50, 65, 80, 100, 125, 160, 200];
const WIDE: [usize; 3] = [50, 80, 120];
/// Steps of shares of a wording in thousandths, and of differences of shares and 1000.
const SHARES: [usize; 7] = [30, 80, 150, 250, 400, 600, 800];
const MORE: [usize; 8] = [600, 800, 920, 980, 1020, 1080, 1200, 1400];
const WRAPPED: [usize; 13] = [30, 40, 50, 60, 70, 80, 90, 100, 110, 125, 150, 180, 220];

/// How many of `steps` a value reaches.
fn step(value: usize, steps: &[usize]) -> usize {
    steps.partition_point(|&step| step <= value)
}

/// The lines of each part.
fn spans(cut: Cut) -> [Range<usize>; PARTS.len()] {
    std::array::from_fn(|part| if part == 0 { 0 } else { cut[part - 1] }..cut[part])
}

fn length(lines: &[HeadLine]) -> usize {
    lines.iter().map(|line| line.cells).sum()
}

fn widest(lines: &[HeadLine]) -> usize {
    lines.iter().map(|line| line.cells).max().unwrap_or(0)
}
