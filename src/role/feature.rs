//! The evidence of each line, as the numbers of the weights that speak for it.

use super::cue::Cue;
use super::links::Links;
use super::row::Rows;
use super::shape::{Head, Shape, Shapes, Tail};
use crate::{Line, pair};

/// How many kinds of look a line can have at a glance.
const LOOKS: usize = 17;

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 59] = [
    1,                         // 0 always
    LOOKS,                     // 1 look
    LOOKS,                     // 2 look before
    LOOKS,                     // 3 look after
    LOOKS,                     // 4 look two before
    LOOKS,                     // 5 look two after
    LOOKS * LOOKS,             // 6 before, here
    LOOKS * LOOKS,             // 7 here, after
    LOOKS * LOOKS * LOOKS,     // 8 before, here, after
    LOOKS * LOOKS,             // 9 after, two after
    LOOKS * LOOKS,             // 10 two before, before
    32,                        // 11 width
    32 * Tail::COUNT,          // 12 width and tail
    25,                        // 13 short of the measure ahead
    25,                        // 14 short of the measure behind
    25,                        // 15 line before short of its measure
    Tail::COUNT * 6 * 7 * 2,   // 16 tail before, short before, short here, gap
    17,                        // 17 change of measure
    17 * Tail::COUNT,          // 18 change of measure and tail before
    Head::COUNT,               // 19 head
    Head::COUNT * Tail::COUNT, // 20 tail before and head
    25,                        // 21 line after short of the measure ahead
    Tail::COUNT * 4,           // 22 tail and gap after
    3 * 4 * 3,                 // 23 gap, gap after, rate of gaps
    Cue::COUNT,                // 24 cue
    Cue::COUNT,                // 25 cue before
    Cue::COUNT,                // 26 cue after
    5 * 5 * 2,                 // 27 width against neighbours
    9 * LOOKS,                 // 28 width against line after, its look
    4 * 4 * 2,                 // 29 pair across the line end before occurs on the page
    4 * 4 * 2,                 // 30 pair across the line end after
    5 * 5 * 3,                 // 31 near links ahead and behind
    6 * 6 * 3,                 // 32 far links ahead and behind
    8 * 2,                     // 33 links across, sentence end before
    4 * 4,                     // 34 place on the page
    5 * 3,                     // 35 indent
    5 * 5 * 3,                 // 36 indent before and here
    2 * 2,                     // 37 quotation open
    3 * 3 * 2 * 3,             // 38 blanks, pauses, stops
    20 * LOOKS,                // 39 width in parts of the measure, look after
    2 * Tail::COUNT * 6 * 7,   // 40 page without full stops: tail before, short before, short here
    7 * 7 * 2,                 // 41 short here, short after
    Cue::COUNT * LOOKS,        // 42 cue, look after
    9 * 9 * LOOKS,             // width and that of the line after in measures, look after
    9 * 9 * LOOKS,             // width and that of the line before in measures, look before
    4 * 4 * 4 * 3 * 2,         // gaps before, after, two after, rate of gaps, brief
    7 * 5 * 5 * 2,             // short here, change of measure, cohesion, sentence end before
    5 * 5 * 3,                 // lean of the line before and here
    5 * 5 * 3,                 // lean here and of the line after
    4 * 4 * 7,                 // tie and page count across the line end before, kind of line
    4 * 4 * 7,                 // the same after
    4 * Tail::COUNT * 7,       // tie across the line end before, line before short
    7 * 4 * 2 * 3,             // characters against line before, tie, page count, kind
    7 * 4 * 2 * 3,             // characters against line after, tie, page count, kind
    8 * 8 * 4,                 // end before, start here, tie
    8 * 8 * 4,                 // end here, start after, tie
    8 * 7 * 3,                 // sum of both edges, characters against line before, kind
    8 * 7 * 3,                 // the same after
    4 * 7,                     // 43 width before, here, after, two after falls or grows
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = {
    let mut offsets = [0; TEMPLATES.len() + 1];
    let mut at = 0;
    while at < TEMPLATES.len() {
        offsets[at + 1] = offsets[at] + TEMPLATES[at];
        at += 1;
    }
    offsets
};

/// How many features there are.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()];

/// How many features a line has.
pub(crate) const ACTIVE: usize = TEMPLATES.len();

/// What is known of a page before its lines are told apart.
#[derive(Debug)]
pub(crate) struct Evidence<'p> {
    shapes: &'p Shapes,
    lines: Vec<Line>,
    links: Links,
    /// The usual width of the lines from each line on.
    ahead: Vec<u16>,
    /// The usual width of the lines up to each line.
    behind: Vec<u16>,
    looks: Vec<u8>,
    /// How deep in brackets or quotation marks each line begins.
    open: Vec<bool>,
    gap_rate: usize,
    indent_rate: usize,
    stopless: bool,
    margin: u32,
}

impl<'p> Evidence<'p> {
    /// Looks over a page.
    pub(crate) fn new(rows: &Rows, shapes: &'p Shapes) -> Self {
        let lines: Vec<Line> = (0..rows.len()).map(|row| rows.first(row)).collect();
        let all = &shapes.all;
        let cells: Vec<u16> = all.iter().map(|shape| shape.cells).collect();
        let ahead = measures(&cells);
        let mut behind = measures(&cells.iter().rev().copied().collect::<Vec<u16>>());
        behind.reverse();
        let mut evidence = Self {
            shapes,
            links: Links::new(shapes),
            ahead,
            behind,
            looks: Vec::new(),
            open: open_marks(all),
            gap_rate: rate(lines.iter().filter(|line| line.gap > 0).count(), lines.len()),
            indent_rate: rate(lines.iter().filter(|line| line.indent > 0).count(), lines.len()),
            stopless: is_stopless(shapes),
            margin: lines.iter().map(|line| line.indent).min().unwrap_or(0),
            lines,
        };
        evidence.looks = (0..all.len()).map(|at| evidence.look(at)).collect();
        evidence
    }

    /// The features of a line, one of each kind in the order of [`TEMPLATES`].
    #[allow(clippy::too_many_lines, reason = "a list of features, a line or two each")]
    pub(crate) fn features(&self, at: usize) -> [u32; ACTIVE] {
        let here = self.shapes.all[at];
        let before = at.checked_sub(1).map(|at| self.shapes.all[at]);
        let after = self.shapes.all.get(at + 1).copied();
        let tail_before = before.map_or(Tail::Stop, |shape| shape.tail);
        let [l2, l1, l, r1, r2] = [-2, -1, 0, 1, 2].map(|step| self.look_at(at, step));
        let short = short_of(self.ahead[at], here);
        let short_behind = short_of(self.behind[at], here);
        let short_before = before.map_or(8, |shape| short_of(self.behind[at - 1], shape));
        let short_after = after.map_or(8, |shape| short_of(self.ahead[at + 1], shape));
        let change = self.change(at);
        let gap = self.gap(at);
        let gap_after = if at + 1 < self.lines.len() { self.gap(at + 1) } else { 3 };
        let brief =
            usize::from(here.chars < 24) + usize::from(short > 11 && here.tail != Tail::Stop);
        let stop = usize::from(tail_before.is_stop());
        let mut set = Set { at: 0, ids: [0; ACTIVE] };
        set.add(0);
        set.add(l);
        set.add(l1);
        set.add(r1);
        set.add(l2);
        set.add(r2);
        set.add(l1 * LOOKS + l);
        set.add(l * LOOKS + r1);
        set.add((l1 * LOOKS + l) * LOOKS + r1);
        set.add(r1 * LOOKS + r2);
        set.add(l2 * LOOKS + l1);
        let half = usize::from(here.cells / 2).min(31);
        set.add(half);
        set.add(half * Tail::COUNT + here.tail as usize);
        set.add(short);
        set.add(short_behind);
        set.add(short_before);
        let step = coarse7(short);
        set.add((((tail_before as usize) * 6 + coarse6(short_before)) * 7 + step) * 2 + gap.min(1));
        set.add(change);
        set.add(change * Tail::COUNT + tail_before as usize);
        set.add(here.head as usize);
        set.add(here.head as usize * Tail::COUNT + tail_before as usize);
        set.add(short_after);
        set.add(here.tail as usize * 4 + gap_after);
        set.add((gap.min(2) * 4 + gap_after) * 3 + self.gap_rate);
        set.add(here.cue as usize);
        set.add(before.map_or(Cue::Plain, |shape| shape.cue) as usize);
        set.add(after.map_or(Cue::Plain, |shape| shape.cue) as usize);
        let cells = |shape: Option<Shape>| shape.map_or(0, |shape| i32::from(shape.cells));
        let width = i32::from(here.cells);
        let (rise, fall) = (width - cells(before), width - cells(after));
        set.add((coarse5(rise) * 5 + coarse5(fall)) * 2 + usize::from(brief == 2));
        set.add(bucket(fall, -4, 4, 4) * LOOKS + r1);
        set.add(self.join(at));
        set.add(if at + 1 < self.shapes.len() { self.join(at + 1) } else { 0 });
        let links = |ahead: u8, behind: u8, steps: usize| {
            let scale = |count: u8| usize::from(count).div_ceil(2).min(steps - 1);
            (scale(ahead) * steps + scale(behind)) * 3 + brief
        };
        let (ahead, behind) = (self.links.ahead[at], self.links.behind[at]);
        set.add(links(ahead[0], behind[0], 5));
        set.add(links(ahead[1], behind[1], 6));
        set.add(usize::from(self.links.across[at] / 4).min(7) * 2 + stop);
        set.add(at.min(3) * 4 + (self.lines.len() - 1 - at).min(3));
        let indent = self.indent(at);
        set.add(indent * 3 + self.indent_rate);
        set.add(
            (at.checked_sub(1).map_or(0, |at| self.indent(at)) * 5 + indent) * 3 + self.indent_rate,
        );
        set.add(usize::from(self.open[at]) * 2 + gap.min(1));
        let blanks = usize::from(here.blanks.min(2));
        let pauses = usize::from(here.pauses.min(2));
        set.add(((blanks * 3 + pauses) * 2 + usize::from(here.stops.min(1))) * 3 + brief);
        let usual =
            if r1 >= 9 { self.ahead[(at + 1).min(self.ahead.len() - 1)] } else { self.behind[at] };
        set.add((usize::from(here.cells) * 8 / usize::from(usual.max(1))).min(19) * LOOKS + r1);
        set.add(
            ((usize::from(self.stopless) * Tail::COUNT + tail_before as usize) * 6
                + coarse6(short_before))
                * 7
                + step,
        );
        set.add((step * 7 + coarse7(short_after)) * 2 + stop);
        set.add(here.cue as usize * LOOKS + r1);
        let parts = |shape: Option<Shape>| {
            shape.map_or(0, |shape| {
                (usize::from(shape.cells) * 4 / usize::from(usual.max(1)) + 1).min(8)
            })
        };
        set.add((parts(Some(here)) * 9 + parts(after)) * LOOKS + r1);
        set.add((parts(Some(here)) * 9 + parts(before)) * LOOKS + l1);
        let gap_later = if at + 2 < self.lines.len() { self.gap(at + 2) } else { 3 };
        set.add(
            (((gap * 4 + gap_after) * 4 + gap_later) * 3 + self.gap_rate) * 2
                + usize::from(brief > 0),
        );
        let turn = coarse5(change_of(change));
        let cohesion = usize::from(self.links.across[at] / 6).min(4);
        set.add(((step * 5 + turn) * 5 + cohesion) * 2 + stop);
        let lean =
            [at.checked_sub(1), Some(at), Some(at + 1)].map(|at| at.map_or(2, |at| self.lean(at)));
        set.add((lean[0] * 5 + lean[1]) * 3 + brief);
        set.add((lean[1] * 5 + lean[2]) * 3 + brief);
        let kind = |look: usize| look.saturating_sub(10);
        set.add((self.tie(at) * 4 + self.count(at)) * 7 + kind(l));
        set.add((self.tie(at + 1) * 4 + self.count(at + 1)) * 7 + kind(r1));
        set.add((self.tie(at) * Tail::COUNT + tail_before as usize) * 7 + coarse7(short_before));
        let chars = |shape: Option<Shape>| shape.map_or(0, |shape| i32::from(shape.chars));
        let even = |other: Option<Shape>| bucket(i32::from(here.chars) - chars(other), -3, 3, 1);
        let close = |at: usize| self.tie(at) * 2 + self.count(at).min(1);
        set.add((even(before) * 8 + close(at)) * 3 + brief);
        set.add((even(after) * 8 + close(at + 1)) * 3 + brief);
        let (edge_before, edge_after) = (self.edge(at), self.edge(at + 1));
        set.add((edge_before.0 * 8 + edge_before.1) * 4 + self.tie(at));
        set.add((edge_after.0 * 8 + edge_after.1) * 4 + self.tie(at + 1));
        let sum = |edge: (usize, usize)| (edge.0 + edge.1).saturating_sub(4).min(7);
        set.add((sum(edge_before) * 7 + even(before)) * 3 + brief);
        set.add((sum(edge_after) * 7 + even(after)) * 3 + brief);
        set.add(coarse7(short_behind) * 4 + usize::from(rise < -2) * 2 + usize::from(fall < -2));
        set.ids
    }

    /// Whether a gap or a sentence end stands before a line: the context of a transition.
    pub(crate) fn context(&self, at: usize) -> usize {
        let stop = at.checked_sub(1).is_some_and(|at| self.shapes.all[at].tail.is_stop());
        usize::from(self.gap(at) > 0) * 2 + usize::from(stop)
    }

    fn gap(&self, at: usize) -> usize {
        self.lines[at].gap.min(2) as usize
    }

    fn change(&self, at: usize) -> usize {
        let behind = at.checked_sub(1).map_or(0, |at| i32::from(self.behind[at]));
        let from = (at + 1).min(self.ahead.len() - 1);
        bucket(i32::from(self.ahead[from]) - behind, -8, 8, 1)
    }

    fn join(&self, at: usize) -> usize {
        let count = usize::from(self.links.joins[at].min(3));
        let before = at.checked_sub(1).map_or(Tail::Stop, |at| self.shapes.all[at].tail);
        let here = self.shapes.all[at].head;
        let kind = match (before, here) {
            (Tail::Ideograph, Head::Ideograph) => 0,
            (Tail::Latin, Head::Digit | Head::Latin) => 1,
            (Tail::Latin, Head::Ideograph) => 2,
            _ => 3,
        };
        (count * 4 + kind) * 2 + usize::from(self.gap(at) > 0)
    }

    /// Whether a line's words occur more in the lines before it (0) or after it (4).
    fn lean(&self, at: usize) -> usize {
        let Some((ahead, behind)) = self.links.ahead.get(at).zip(self.links.behind.get(at)) else {
            return 2;
        };
        let (ahead, behind) = (i32::from(ahead[1]), i32::from(behind[1]));
        coarse5((ahead - behind) * 8 / (ahead + behind).max(1))
    }

    /// How strongly the characters on both sides of the line end before a line hold together.
    fn tie(&self, at: usize) -> usize {
        let pair = at.checked_sub(1).and_then(|at| self.shapes.all.get(at..at + 2));
        pair.map_or(0, |pair| usize::from(pair::tie(pair[0].last, pair[1].first)))
    }

    /// How well a headline would end before a line and another begin with it.
    fn edge(&self, at: usize) -> (usize, usize) {
        let pair = at.checked_sub(1).and_then(|at| self.shapes.all.get(at..at + 2));
        pair.map_or((0, 0), |pair| {
            (pair::edges(pair[0].last).0.into(), pair::edges(pair[1].first).1.into())
        })
    }

    /// How often that pair stands on the page, to 3.
    fn count(&self, at: usize) -> usize {
        self.links.joins.get(at).map_or(0, |&count| usize::from(count.min(3)))
    }

    fn indent(&self, at: usize) -> usize {
        match self.lines[at].indent - self.margin {
            0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=12 => 3,
            _ => 4,
        }
    }

    fn look_at(&self, at: usize, step: isize) -> usize {
        at.checked_add_signed(step)
            .and_then(|at| self.looks.get(at))
            .map_or(0, |&look| usize::from(look))
    }

    /// What a line looks like at a glance, from 1; 0 is no line.
    fn look(&self, at: usize) -> u8 {
        let shape = self.shapes.all[at];
        match shape.cue {
            Cue::MarkedByline | Cue::Byline => return 1,
            Cue::Source => return 2,
            Cue::JumpFrom => return 3,
            Cue::JumpOn => return 4,
            Cue::Date | Cue::Folio | Cue::Staff => return 5,
            Cue::Label | Cue::Section => return 6,
            Cue::Dash => return 7,
            Cue::Dateline => return 8,
            _ => {}
        }
        let usual = i32::from(self.ahead[at].max(self.behind[at]));
        let less = i32::from(self.ahead[at].min(self.behind[at]));
        let cells = i32::from(shape.cells);
        let near = |measure: i32| (cells - measure).abs() <= 3;
        let marks = shape.pauses > 0 || shape.stops > 0;
        match (near(usual) || near(less), shape.tail.is_stop(), marks) {
            (true, false, true) => 9,
            (true, false, false) => 10,
            (true, true, _) => 11,
            (false, true, _) => 12,
            (false, false, true) if cells < less => 13,
            (false, false, true) => 14,
            (false, false, false) if cells > usual => 15,
            (false, false, false) => 16,
        }
    }
}

/// The features of a line while they are gathered.
struct Set {
    at: usize,
    ids: [u32; ACTIVE],
}

impl Set {
    fn add(&mut self, value: usize) {
        debug_assert!(value < TEMPLATES[self.at], "template {} value {value}", self.at);
        self.ids[self.at] = u32::try_from(OFFSETS[self.at] + value).unwrap_or(0);
        self.at += 1;
    }
}

/// How many lines tell the usual width of those around them.
const WINDOW: usize = 11;

/// The usual width of the lines from each line on: the width that most of the next lines share, a
/// cell more or less counting half; the widest where there are several.
fn measures(cells: &[u16]) -> Vec<u16> {
    // Votes for each width, of a window that slides upwards.
    let mut votes = vec![0_u8; usize::from(WIDEST) + 3];
    let vote = |cells: u16, votes: &mut [u8], sign: bool| {
        let at = usize::from(cells.min(WIDEST)) + 1;
        for (slot, weight) in [(at - 1, 1), (at, 2), (at + 1, 1)] {
            votes[slot] = if sign { votes[slot] + weight } else { votes[slot] - weight };
        }
    };
    let mut measures = vec![0; cells.len()];
    for at in (0..cells.len()).rev() {
        vote(cells[at], &mut votes, true);
        if let Some(&gone) = cells.get(at + WINDOW) {
            vote(gone, &mut votes, false);
        }
        let window = &cells[at..cells.len().min(at + WINDOW)];
        let best =
            window.iter().map(|&cells| (votes[usize::from(cells.min(WIDEST)) + 1], cells)).max();
        measures[at] = best.map_or(0, |(_, cells)| cells);
    }
    measures
}

/// Widths beyond this many cells count as one.
const WIDEST: u16 = 1000;

/// Whether each line begins inside a quotation or a bracket that the lines just before opened.
fn open_marks(shapes: &[Shape]) -> Vec<bool> {
    let mut open = Vec::with_capacity(shapes.len());
    let mut depth = 0_i32;
    for shape in shapes {
        open.push(depth > 0);
        depth = (depth + i32::from(shape.balance)).clamp(0, 3);
        if shape.tail == Tail::Stop && shape.balance == 0 {
            depth = 0;
        }
    }
    open
}

/// Whether 、 does the work of commas on the page, as in papers of before the fifties.
fn is_stopless(shapes: &Shapes) -> bool {
    let (mut commas, mut listing) = (0, 0);
    for row in 0..shapes.len() {
        for &c in shapes.chars(row) {
            commas += usize::from(c == '，');
            listing += usize::from(c == '、');
        }
    }
    listing > 2 * commas
}

fn rate(part: usize, whole: usize) -> usize {
    match part * 100 / whole.max(1) {
        0..=2 => 0,
        3..=35 => 1,
        _ => 2,
    }
}

/// Cells that a line is short of a measure, from -8 (longer) to 16, as a number from 0.
fn short_of(measure: u16, shape: Shape) -> usize {
    bucket(i32::from(measure) - i32::from(shape.cells), -8, 16, 1)
}

/// A number as a step from `low` to `high`, `wide` numbers to a step.
fn bucket(value: i32, low: i32, high: i32, wide: i32) -> usize {
    usize::try_from((value.div_euclid(wide)).clamp(low, high) - low).unwrap_or(0)
}

/// Six steps of [`Evidence::short`]: longer, even, a cell or two, to four, to eight, more.
fn coarse6(short: usize) -> usize {
    match short {
        0..=6 => 0,
        7..=9 => 1,
        10 => 2,
        11..=12 => 3,
        13..=16 => 4,
        _ => 5,
    }
}

/// Seven steps of [`Evidence::short`], finer around the indent of two characters.
fn coarse7(short: usize) -> usize {
    match short {
        0..=6 => 0,
        7..=8 => 1,
        9..=10 => 2,
        11 => 3,
        12 => 4,
        13..=14 => 5,
        _ => 6,
    }
}

/// The cells of a change of measure, from its number.
fn change_of(change: usize) -> i32 {
    i32::try_from(change).unwrap_or(8) - 8
}

/// Five steps of a difference of widths.
fn coarse5(difference: i32) -> usize {
    match difference {
        ..-6 => 0,
        -6..-1 => 1,
        -1..=1 => 2,
        2..=6 => 3,
        7.. => 4,
    }
}
