//! Headline blocks parted into label, kicker, headline and subtitle: one decision over all lines
//! of a block.
//!
//! A text has lost the sizes of its type, but they show in where lines break: a headline is set
//! larger than its kicker, so it breaks after fewer characters, and the columns of its body tell how
//! wide both can be. Every way of parting the block is scored by the widths of its parts against
//! each other and the body's measure, by the characters on both sides of each line end, and by the
//! blank lines; the weights are fitted by `examples/fit_roles`.

mod weights;

use std::ops::Range;

use super::group::{Groups, Head};
use super::place::Places;
use super::repair::Tagged;
use super::words::Words;
use crate::pair;
use crate::role::{Cue, PairKey, Role, Rows, Shapes, Tail, offsets};

/// The most lines of a block that is parted anew.
const MOST: usize = 8;

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
type Cut = [usize; PARTS.len()];

/// The part of [`PARTS`] that every block has.
const HEADLINE: usize = 2;

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 18] = [
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
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are: those of pages as they come, and again those of pages whose lines
/// were put in order, where the evidence is less sure.
pub(crate) const FEATURES: usize = 2 * OFFSETS[TEMPLATES.len()];

/// A way of parting the lines of a block: the role of each, and the features that speak for it.
#[cfg(feature = "fit")]
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) roles: Vec<Role>,
    pub(crate) features: Vec<u32>,
}

/// What part of a line's own score for each role counts beside the evidence of its block.
const OWN: i64 = 3;

/// Gives the lines of each headline block the roles of the best way of parting it; returns whether
/// any changed.
///
/// Pages without full stops are left as they are: their headlines have other tiers.
pub(crate) fn settle(
    text: &str,
    tagged: &mut Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> bool {
    if tagged.shapes.is_stopless() {
        return false;
    }
    let page = Evidence::new(text, &tagged.rows, &tagged.shapes, words);
    let blocks = groups.heads.iter().zip(matched);
    let blocks = blocks.filter_map(|(head, body)| page.block(groups, head, *body));
    let settled: Vec<_> = blocks.map(|block| (block.rows.clone(), best(tagged, &block))).collect();
    let mut changed = false;
    for (rows, roles) in settled {
        changed |= tagged.roles[rows.clone()] != roles;
        tagged.roles[rows].copy_from_slice(&roles);
    }
    changed
}

/// The roles of the best way of parting a block, the first of several that are equally good.
fn best(tagged: &Tagged, block: &Block) -> Vec<Role> {
    let mut set = Set::new(block.chained);
    let mut score = |cut: &Cut| -> i64 {
        set.ids.clear();
        block.features(*cut, &mut set);
        let whole = set.ids.iter().map(|&id| i64::from(weights::WEIGHTS[id as usize]));
        let own = block.rows.clone().zip(roles(*cut)).map(|(row, role)| tagged.score(row, role));
        whole.sum::<i64>() + own.sum::<i64>() / OWN
    };
    let best = block.cuts().rev().max_by_key(|cut| score(cut));
    roles(best.expect("every block has a way of parting it")).collect()
}

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

    /// The block of a headline, if its lines stand together and there is anything to decide.
    pub(crate) fn block(&self, groups: &Groups, head: &Head, body: Option<usize>) -> Option<Block> {
        let mut rows = [&head.label[..], &head.kicker, &head.title, &head.subtitle].concat();
        rows.sort_unstable();
        let (&first, &last) = (rows.first()?, rows.last()?);
        let body = body.unwrap_or(head.after);
        if body >= groups.bodies.len()
            || !(2..=MOST).contains(&rows.len())
            || last - first + 1 != rows.len()
        {
            return None;
        }
        let body = groups.lines(body);
        let lines = (first..=last).map(|row| self.line(row, row > first)).collect();
        Some(Block {
            rows: first..last + 1,
            chained: self.places.is_some(),
            lines,
            measure: self.measure(body),
            columns: (body.len() / 8).clamp(1, 5),
        })
    }

    fn line(&self, row: usize, within: bool) -> HeadLine {
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
            step: None,
        };
        if within {
            let (last, first) = (self.shapes.all[row - 1].last, shape.first);
            line.gap = if self.gaps { 1 + usize::from(self.rows.first(row).gap > 0) } else { 0 };
            line.seam = Seam {
                tie: pair::tie(last, first).into(),
                holders: self.words.holders(PairKey::new(last, first)).min(2),
                end: pair::edges(last).0.into(),
                start: pair::edges(first).1.into(),
            };
            line.step = self.places.as_ref().map(|places| self.step(places, row));
        }
        line
    }

    /// How a row stood on the page to the row before it.
    fn step(&self, places: &Places, row: usize) -> Step {
        let (above, here) = (places.of(row - 1), places.of(row));
        let shift = i64::from(above.left) - i64::from(here.left);
        // Lines of one size and one middle would be shifted by that.
        let even =
            i64::from(self.rows.first(row).width) - i64::from(self.rows.first(row - 1).width);
        let rows = here.line.checked_sub(above.line).filter(|&rows| rows < FAR).unwrap_or(0);
        Step { grown: (2 * shift - even).clamp(-12, 12), rows: rows.min(3) }
    }

    /// The width in cells that most lines of a body share, a cell more or less counting half.
    fn measure(&self, body: &[usize]) -> usize {
        let mut votes = [0_u32; 256];
        for &row in body {
            votes[usize::from(self.shapes.all[row].cells).clamp(1, 254)] += 1;
        }
        let vote = |cells: &usize| votes[cells - 1] + 2 * votes[*cells] + votes[cells + 1];
        (1..255).max_by_key(vote).unwrap_or(1)
    }
}

/// The lines of a headline block, and what its body says about its width.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) rows: Range<usize>,
    chained: bool,
    lines: Vec<HeadLine>,
    /// The cells of a full line of the body.
    measure: usize,
    /// The most columns that the body can have.
    columns: usize,
}

/// A line of a headline block.
#[derive(Debug)]
struct HeadLine {
    cells: usize,
    /// Whether a blank line stands before it: 2 yes, 1 no, 0 where the page has none.
    gap: usize,
    /// Whether it opens with a dash.
    dash: bool,
    /// Whether it ends with a dash (1) or a colon (2).
    ends: usize,
    cue: usize,
    seam: Seam,
    /// How it stood to the line before it, on a page with text side by side.
    step: Option<Step>,
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

impl Block {
    /// All ways of parting the block.
    fn cuts(&self) -> impl DoubleEndedIterator<Item = Cut> {
        let last = self.lines.len();
        (0..2.min(last)).flat_map(move |label| {
            (label..last).flat_map(move |kicker| {
                (kicker + 1..=last).map(move |title| [label, kicker, title, last])
            })
        })
    }

    /// All ways of parting the block, with their evidence.
    #[cfg(feature = "fit")]
    pub(crate) fn ways(&self) -> Vec<Way> {
        let way = |cut| {
            let mut set = Set::new(self.chained);
            self.features(cut, &mut set);
            Way { roles: roles(cut).collect(), features: set.ids }
        };
        self.cuts().map(way).collect()
    }

    fn features(&self, cut: Cut, set: &mut Set) {
        self.parts(cut, set);
        self.seams(cut, set);
    }

    fn parts(&self, cut: Cut, set: &mut Set) {
        let spans = spans(cut);
        let has = |part: usize| usize::from(!spans[part].is_empty());
        set.add(0, has(0) * 4 + has(1) * 2 + has(3));
        for (part, span) in spans.iter().enumerate().filter(|(_, span)| !span.is_empty()) {
            self.part(part, &self.lines[span.clone()], set);
        }
        let headline = &self.lines[spans[HEADLINE].clone()];
        for (side, part) in [1, 3].into_iter().enumerate().filter(|&(_, part)| has(part) == 1) {
            let lines = &self.lines[spans[part].clone()];
            let wraps = usize::from(headline.len() > 1) * 2 + usize::from(lines.len() > 1);
            let against = widest(lines) * 100 / widest(headline).max(1);
            set.add(8, (side * 4 + wraps) * 13 + step(against, &AGAINST));
            set.add(9, side * 13 + step(length(lines) + 40 - length(headline).min(40), &LONGER));
        }
    }

    fn part(&self, part: usize, lines: &[HeadLine], set: &mut Set) {
        set.add(1, part * 16 + step(length(lines), &LENGTHS));
        let measures = widest(lines) * 100 / self.measure.max(1);
        let broad = (part * 5 + self.columns - 1) * 9 + step(measures, &BROAD);
        if lines.len() > 1 {
            let first = lines[0].cells;
            let grown = widest(&lines[1..]) + 40 - first.min(40);
            set.add(2, part * 8 + step(grown, &GROWN));
            let uneven = lines[1..lines.len() - 1].iter().map(|line| line.cells.abs_diff(first));
            if let Some(uneven) = uneven.max() {
                set.add(3, part * 4 + step(uneven, &[2, 4, 8]));
            }
            set.add(4, part * 14 + step(measures, &WRAPPED));
            set.add(5, broad);
        } else {
            set.add(6, broad);
        }
        if lines[0].dash {
            set.add(7, part);
        }
        set.add(14, part * 3 + lines[0].cue);
        set.add(15, part * 3 + lines[lines.len() - 1].ends);
    }

    fn seams(&self, cut: Cut, set: &mut Set) {
        let part_of = |line: usize| cut.iter().take_while(|&&end| end <= line).count();
        for at in 1..self.lines.len() {
            let (before, here) = (part_of(at - 1), part_of(at));
            let (line, both) = (&self.lines[at], before * 4 + here);
            let Seam { tie, holders, end, start } = line.seam;
            set.add(10, (both * 4 + tie) * 3 + holders);
            set.add(11, (usize::from(before != here) * 8 + end) * 8 + start);
            set.add(12, both * 10 + (end + start).saturating_sub(3).min(9));
            let wide = line.cells.max(self.lines[at - 1].cells) * 100 / self.measure.max(1);
            set.add(13, (both * 3 + line.gap) * 4 + step(wide, &[50, 80, 120]));
            if let Some(Step { grown, rows }) = line.step {
                set.add(16, both * 13 + (grown + 13).div_euclid(2) as usize);
                set.add(17, both * 4 + rows);
            }
        }
    }
}

/// Steps of lengths in cells, of differences of 40 cells and more, and of widths in hundredths.
const LENGTHS: [usize; 15] = [6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52];
const GROWN: [usize; 7] = [28, 34, 38, 40, 42, 44, 48];
const LONGER: [usize; 12] = [24, 30, 34, 36, 38, 40, 42, 44, 46, 48, 52, 58];
const AGAINST: [usize; 12] = [30, 50, 70, 85, 97, 103, 115, 130, 150, 180, 220, 300];
const BROAD: [usize; 8] = [35, 50, 65, 80, 100, 125, 160, 200];
const WRAPPED: [usize; 13] = [30, 40, 50, 60, 70, 80, 90, 100, 110, 125, 150, 180, 220];

/// How many of `steps` a value reaches.
fn step(value: usize, steps: &[usize]) -> usize {
    steps.partition_point(|&step| step <= value)
}

/// The roles of the lines of a block.
fn roles(cut: Cut) -> impl Iterator<Item = Role> {
    spans(cut).into_iter().zip(PARTS).flat_map(|(lines, (first, wrap))| {
        let start = lines.start;
        lines.map(move |line| if line == start { first } else { wrap })
    })
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

/// Features while they are gathered.
struct Set {
    ids: Vec<u32>,
    /// The first feature of the half that is used.
    first: usize,
}

impl Set {
    fn new(chained: bool) -> Self {
        let first = if chained { FEATURES / 2 } else { 0 };
        Self { ids: Vec::with_capacity(16 * MOST), first }
    }

    fn add(&mut self, template: usize, value: usize) {
        debug_assert!(value < TEMPLATES[template], "template {template} value {value}");
        let id = self.first + OFFSETS[template] + value;
        self.ids.push(u32::try_from(id).unwrap_or(0));
    }
}
