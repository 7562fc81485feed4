//! The evidence of each line, as the numbers of the weights that speak for it.

use super::cue::Cue;
use super::manner::{Gaps, Opening};
use super::measure::measures;
use super::pair_key::PairKey;
use super::pairs::Link;
use super::row::Rows;
use super::shape::{Head, Shape, Shapes, Tail};
use crate::{Line, edge, pair};

/// How many kinds of look a line can have at a glance.
const LOOKS: usize = 18;

/// How many manners of pages are told apart by how paragraphs begin.
const MANNERS: usize = Opening::COUNT + 1;

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 60] = [
    1,                                 // 0 always
    LOOKS,                             // 1 look
    LOOKS,                             // 2 look before
    LOOKS,                             // 3 look after
    LOOKS,                             // 4 look two before
    LOOKS,                             // 5 look two after
    LOOKS * LOOKS,                     // 6 before, here
    LOOKS * LOOKS,                     // 7 here, after
    LOOKS * LOOKS * LOOKS,             // 8 before, here, after
    LOOKS * LOOKS,                     // 9 after, two after
    LOOKS * LOOKS,                     // 10 two before, before
    32,                                // 11 width
    32 * Tail::COUNT,                  // 12 width and tail
    25,                                // 13 short of the measure ahead
    25,                                // 14 short of the measure behind
    25,                                // 15 line before short of its measure
    Tail::COUNT * 6 * 7 * 2,           // 16 tail before, short before, short here, gap
    17,                                // 17 change of measure
    17 * Tail::COUNT,                  // 18 change of measure and tail before
    Head::COUNT,                       // 19 head
    Head::COUNT * Tail::COUNT,         // 20 tail before and head
    25,                                // 21 line after short of the measure ahead
    Tail::COUNT * 4,                   // 22 tail and gap after
    4 * 4 * Gaps::COUNT,               // 23 gap, gap after, gaps of the page
    Cue::COUNT,                        // 24 cue
    Cue::COUNT,                        // 25 cue before
    Cue::COUNT,                        // 26 cue after
    5 * 5 * 2,                         // 27 width against neighbours
    9 * LOOKS,                         // 28 width against line after, its look
    4 * 4 * 2,                         // 29 pair across the line end before occurs on the page
    4 * 4 * 2,                         // 30 pair across the line end after
    5 * 5 * 3,                         // 31 near links ahead and behind
    6 * 6 * 3,                         // 32 far links ahead and behind
    8 * 2,                             // 33 links across, sentence end before
    4 * 4,                             // 34 place on the page
    5 * 3,                             // 35 indent
    5 * 5 * 3,                         // 36 indent before and here
    2 * 2,                             // 37 quotation open
    3 * 3 * 2 * 3,                     // 38 blanks, pauses, stops
    20 * LOOKS,                        // 39 width in parts of the measure, look after
    MANNERS * 2 * Tail::COUNT * 6 * 7, // 40 manner of the page: gap, tail before, short before, short here
    7 * 7 * 2,                         // 41 short here, short after
    Cue::COUNT * LOOKS,                // 42 cue, look after
    9 * 9 * LOOKS,                     // width and that of the line after in measures, look after
    9 * 9 * LOOKS,                     // width and that of the line before in measures, look before
    4 * 4 * 4 * Gaps::COUNT * 2,       // gaps before, after, two after, gaps of the page, brief
    7 * 5 * 5 * 2,       // short here, change of measure, cohesion, sentence end before
    5 * 5 * 3,           // lean of the line before and here
    5 * 5 * 3,           // lean here and of the line after
    4 * 4 * 7,           // tie and page count across the line end before, kind of line
    4 * 4 * 7,           // the same after
    4 * Tail::COUNT * 7, // tie across the line end before, line before short
    7 * 4 * 2 * 3,       // characters against line before, tie, page count, kind
    7 * 4 * 2 * 3,       // characters against line after, tie, page count, kind
    8 * 8 * 4,           // end before, start here, tie
    8 * 8 * 4,           // end here, start after, tie
    8 * 7 * 3,           // sum of both edges, characters against line before, kind
    8 * 7 * 3,           // the same after
    4 * 7,               // 43 width before, here, after, two after falls or grows
    7 * Tail::COUNT * Head::COUNT, // both lines against the measure, tail before, head
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// Where the weights of each kind of evidence begin, given how many values each takes; `ENDS` is one
/// more than `KINDS`.
pub(crate) const fn offsets<const KINDS: usize, const ENDS: usize>(
    values: [usize; KINDS],
) -> [usize; ENDS] {
    let mut offsets = [0; ENDS];
    let mut at = 0;
    while at < KINDS {
        offsets[at + 1] = offsets[at] + values[at];
        at += 1;
    }
    offsets
}

/// How many features there are.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()];

/// What is known of a page before its lines are told apart.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// Of each line, between those of two lines that are none.
    facts: Vec<Fact>,
    /// Whether the lines were put in order: [`Rows::are_chained`].
    chained: bool,
    gaps: usize,
    indent_rate: usize,
    /// How its paragraphs begin, or one more for a page without full stops.
    manner: usize,
}

/// What is known of a line, as small numbers.
#[derive(Debug, Clone, Copy)]
struct Fact {
    look: u8,
    head: Head,
    tail: Tail,
    cue: Cue,
    cells: u16,
    chars: u16,
    blanks: u8,
    pauses: u8,
    stops: u8,
    /// Blank lines before it, to 2; 3 where there is no line.
    gap: u8,
    indent: u8,
    /// Cells short of the measure ahead and behind, as steps of [`short_of`].
    short: u8,
    short_behind: u8,
    /// The usual width of the lines up to this one, and of those from the next on.
    behind: u16,
    ahead_after: u16,
    /// The step from the measure of the lines before to that of the lines after.
    change: u8,
    /// Whether it begins in brackets or quotation marks.
    open: bool,
    /// How strongly the characters on both sides of the line end before it hold together.
    tie: u8,
    /// How well a headline would end before it and another begin with it.
    edge: (u8, u8),
    /// How often that pair of characters stands on the page, to 3.
    count: u8,
    /// Whether its words occur more in the lines before it (0) or after it (4).
    lean: u8,
    ahead: [u8; 2],
    back: [u8; 2],
    across: u16,
}

impl Fact {
    /// What is known of a line that is none.
    const NONE: Self = Self {
        look: 0,
        head: Head::Other,
        tail: Tail::Stop,
        cue: Cue::Plain,
        cells: 0,
        chars: 0,
        blanks: 0,
        pauses: 0,
        stops: 0,
        gap: 3,
        indent: 0,
        short: 8,
        short_behind: 8,
        behind: 0,
        ahead_after: 0,
        change: 0,
        open: false,
        tie: 0,
        edge: (0, 0),
        count: 0,
        lean: 2,
        ahead: [0; 2],
        back: [0; 2],
        across: 0,
    };
}

/// How many lines before and after a line its features tell of.
const AROUND: usize = 2;

impl Evidence {
    /// Looks over a page some of whose lines are told already. What is known of lines that stand
    /// next to no other is not gathered.
    pub(crate) fn new(rows: &Rows, shapes: &Shapes, told: &[bool]) -> Self {
        let manner = shapes.manner(rows);
        let indented = rows.firsts().filter(|line| line.indent > 0).count();
        let margin = rows.firsts().map(|line| line.indent).min().unwrap_or(0);
        let distances = distances(told);
        let surroundings = Surroundings::new(shapes, &distances);
        let mut facts = Vec::with_capacity(rows.len() + 2 * AROUND);
        facts.extend([Fact::NONE; AROUND]);
        let each = rows.firsts().zip(&distances).enumerate();
        facts.extend(each.map(|(at, (line, distance))| match distance {
            0 => surroundings.fact(at, line, margin),
            // How a line holds together with the one before is asked of the line and of the one after it.
            1 if at > 0 && distances[at - 1] == 0 => surroundings.fact(at, line, margin),
            1 => surroundings.loose(at, line, margin),
            2 => surroundings.glimpse(at, line),
            _ => Fact::NONE,
        }));
        facts.extend([Fact::NONE; AROUND]);
        Self {
            facts,
            chained: rows.are_chained(),
            gaps: manner.gaps as usize,
            indent_rate: rate(indented, rows.len()),
            manner: if shapes.is_stopless() { MANNERS - 1 } else { manner.opening as usize },
        }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.facts.len() - 2 * AROUND
    }

    /// A line with the two before and the two after it.
    fn around(&self, at: usize) -> &[Fact; 2 * AROUND + 1] {
        self.facts[at..].first_chunk().expect("a line stands between those that are none")
    }

    /// The features of a line, one of each kind in the order of [`TEMPLATES`].
    #[cfg(feature = "fit")]
    pub(crate) fn features(&self, at: usize) -> Vec<u32> {
        let mut ids = Vec::with_capacity(TEMPLATES.len());
        self.each_feature(at, |id| ids.push(id as u32));
        ids
    }

    /// Hands out the features of a line, one of each kind in the order of [`TEMPLATES`].
    #[allow(clippy::too_many_lines, reason = "a list of features, a line or two each")]
    #[inline]
    pub(super) fn each_feature(&self, at: usize, take: impl FnMut(usize)) {
        let [earlier, before, here, after, later] = self.around(at);
        let looks = [earlier, before, here, after, later].map(|fact| usize::from(fact.look));
        let [l2, l1, l, r1, r2] = looks;
        let tail_before = before.tail as usize;
        let short = usize::from(here.short);
        let short_behind = usize::from(here.short_behind);
        let short_before = usize::from(before.short_behind);
        let short_after = usize::from(after.short);
        let change = usize::from(here.change);
        let gap = usize::from(here.gap);
        let gap_after = usize::from(after.gap);
        let brief =
            usize::from(here.chars < 24) + usize::from(short > 11 && here.tail != Tail::Stop);
        let stop = usize::from(before.tail.is_stop());
        let mut set = Set { at: 0, take };
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
        set.add(((tail_before * 6 + coarse6(short_before)) * 7 + step) * 2 + gap.min(1));
        set.add(change);
        set.add(change * Tail::COUNT + tail_before);
        set.add(here.head as usize);
        set.add(here.head as usize * Tail::COUNT + tail_before);
        set.add(short_after);
        set.add(here.tail as usize * 4 + gap_after);
        set.add((gap * 4 + gap_after) * Gaps::COUNT + self.gaps);
        set.add(here.cue as usize);
        set.add(before.cue as usize);
        set.add(after.cue as usize);
        let wider = |other: &Fact| i32::from(here.cells) - i32::from(other.cells);
        let (rise, fall) = (wider(before), wider(after));
        set.add((coarse5(rise) * 5 + coarse5(fall)) * 2 + usize::from(brief == 2));
        set.add(bucket(fall.div_euclid(4), -4, 4) * LOOKS + r1);
        set.add(join(before, here));
        set.add(join(here, after));
        let links = |ahead: u8, back: u8, steps: usize| {
            let scale = |count: u8| usize::from(count).div_ceil(2).min(steps - 1);
            (scale(ahead) * steps + scale(back)) * 3 + brief
        };
        set.add(links(here.ahead[0], here.back[0], 5));
        set.add(links(here.ahead[1], here.back[1], 6));
        set.add(usize::from(here.across / 4).min(7) * 2 + stop);
        set.add(at.min(3) * 4 + (self.len() - 1 - at).min(3));
        let indent = usize::from(here.indent);
        set.add(indent * 3 + self.indent_rate);
        set.add((usize::from(before.indent) * 5 + indent) * 3 + self.indent_rate);
        set.add(usize::from(here.open) * 2 + gap.min(1));
        let blanks = usize::from(here.blanks.min(2));
        let pauses = usize::from(here.pauses.min(2));
        set.add(((blanks * 3 + pauses) * 2 + usize::from(here.stops.min(1))) * 3 + brief);
        let usual = u32::from(if r1 > 9 { here.ahead_after } else { here.behind }).max(1);
        let of_usual = |fact: &Fact, parts: u32| (u32::from(fact.cells) * parts / usual) as usize;
        set.add(of_usual(here, 8).min(19) * LOOKS + r1);
        // Where a mark was squeezed in, the width does not tell of an indent.
        let squeezed = here.tail.is_mark() && self.manner < Opening::COUNT;
        let manner = if squeezed { Opening::Unknown as usize } else { self.manner };
        let manner = manner * 2 + gap.min(1);
        let ends = (manner * Tail::COUNT + tail_before) * 6 + coarse6(short_before);
        set.add(ends * 7 + step);
        set.add((step * 7 + coarse7(short_after)) * 2 + stop);
        set.add(here.cue as usize * LOOKS + r1);
        let parts = |fact: &Fact| if fact.gap > 2 { 0 } else { (of_usual(fact, 4) + 1).min(8) };
        set.add((parts(here) * 9 + parts(after)) * LOOKS + r1);
        set.add((parts(here) * 9 + parts(before)) * LOOKS + l1);
        let gap_later = usize::from(later.gap);
        let gaps = (gap * 4 + gap_after) * 4 + gap_later;
        set.add((gaps * Gaps::COUNT + self.gaps) * 2 + usize::from(brief > 0));
        let turn = coarse5(change_of(change));
        let cohesion = usize::from(here.across / 6).min(4);
        set.add(((step * 5 + turn) * 5 + cohesion) * 2 + stop);
        let leans = |a: &Fact, b: &Fact| usize::from(a.lean) * 5 + usize::from(b.lean);
        set.add(leans(before, here) * 3 + brief);
        set.add(leans(here, after) * 3 + brief);
        let kind = |look: usize| look.saturating_sub(11);
        let tied = |fact: &Fact| usize::from(fact.tie) * 4 + usize::from(fact.count);
        set.add(tied(here) * 7 + kind(l));
        set.add(tied(after) * 7 + kind(r1));
        let tie = usize::from(here.tie);
        set.add((tie * Tail::COUNT + tail_before) * 7 + coarse7(short_before));
        let even = |other: &Fact| bucket(i32::from(here.chars) - i32::from(other.chars), -3, 3);
        let close = |fact: &Fact| usize::from(fact.tie * 2 + fact.count.min(1));
        set.add((even(before) * 8 + close(here)) * 3 + brief);
        set.add((even(after) * 8 + close(after)) * 3 + brief);
        let edges = |fact: &Fact| usize::from(fact.edge.0) * 8 + usize::from(fact.edge.1);
        set.add(edges(here) * 4 + tie);
        set.add(edges(after) * 4 + usize::from(after.tie));
        let sum = |fact: &Fact| usize::from((fact.edge.0 + fact.edge.1).saturating_sub(4).min(7));
        set.add((sum(here) * 7 + even(before)) * 3 + brief);
        set.add((sum(after) * 7 + even(after)) * 3 + brief);
        set.add(coarse7(short_behind) * 4 + usize::from(rise < -2) * 2 + usize::from(fall < -2));
        let both = i32::from(before.cells) + i32::from(here.cells) - i32::from(here.behind);
        let both = bucket(both.div_euclid(2), -3, 3);
        set.add((both * Tail::COUNT + tail_before) * Head::COUNT + here.head as usize);
    }

    /// Whether the lines were put in order.
    pub(crate) fn is_chained(&self) -> bool {
        self.chained
    }

    /// Whether a gap or a sentence end stands before a line: the context of a transition. Where lines
    /// were put in order, it counts how large the gap is.
    pub(crate) fn context(&self, at: usize) -> usize {
        let [_, before, here, ..] = self.around(at);
        let gap = here.gap.min(if self.chained { 2 } else { 1 });
        usize::from(gap) * 2 + usize::from(before.tail.is_stop())
    }
}

/// How far each line is from one that is not told yet, to one more than features look.
fn distances(told: &[bool]) -> Vec<u8> {
    let next = |distance: &mut u8, told: bool| {
        *distance = if told { (*distance + 1).min(AROUND as u8 + 1) } else { 0 };
        *distance
    };
    let mut distance = AROUND as u8;
    let mut distances: Vec<u8> = told.iter().map(|&told| next(&mut distance, told)).collect();
    distance = AROUND as u8;
    for (before, &told) in distances.iter_mut().zip(told).rev() {
        *before = (*before).min(next(&mut distance, told));
    }
    distances
}

/// How the pair of characters across a line end stands: how often, what they are, over a gap.
fn join(before: &Fact, here: &Fact) -> usize {
    if here.gap > 2 {
        return 0;
    }
    let kind = match (before.tail, here.head) {
        (Tail::Ideograph, Head::Ideograph) => 0,
        (Tail::Latin, Head::Digit | Head::Latin) => 1,
        (Tail::Latin, Head::Ideograph) => 2,
        _ => 3,
    };
    (usize::from(here.count) * 4 + kind) * 2 + usize::from(here.gap > 0)
}

/// What the lines of a page tell of each other.
struct Surroundings<'p> {
    shapes: &'p Shapes,
    /// How many pairs tie the lines before each line to it and those after it.
    across: Vec<u32>,
    /// The usual width of the lines from each line on.
    ahead: Vec<u16>,
    /// The usual width of the lines up to each line.
    behind: Vec<u16>,
    /// Whether each line begins in brackets or quotation marks.
    open: Vec<bool>,
}

impl<'p> Surroundings<'p> {
    fn new(shapes: &'p Shapes, distances: &[u8]) -> Self {
        let cells: Vec<u16> = shapes.all.iter().map(|shape| shape.cells).collect();
        let asked: Vec<bool> =
            distances.iter().map(|&distance| usize::from(distance) <= AROUND).collect();
        let [ahead, behind] = measures(&cells, &asked);
        let (across, open) = (across(shapes.pairs.links()), open_marks(&shapes.all));
        Self { shapes, across, ahead, behind, open }
    }

    /// What is to be known of a line for the features of one two lines away.
    fn glimpse(&self, at: usize, line: &Line) -> Fact {
        Fact {
            look: look(&self.shapes.all[at], self.ahead[at], self.behind[at]),
            gap: line.gap.min(2) as u8,
            ..Fact::NONE
        }
    }

    /// What is known of a line.
    fn fact(&self, at: usize, line: &Line, margin: u32) -> Fact {
        let mut fact = self.loose(at, line, margin);
        if let Some(before) = at.checked_sub(1) {
            let (text_before, text) = (self.shapes.text(before), self.shapes.text(at));
            let across = PairKey::new(self.shapes.all[before].last, self.shapes.all[at].first);
            fact.tie = pair::tie(text_before, text);
            fact.edge = (edge::ends(text_before), edge::begins(text));
            fact.count = self.shapes.pairs.count(across) as u8;
        }
        fact
    }

    /// The same but for how it holds together with the line before.
    fn loose(&self, at: usize, line: &Line, margin: u32) -> Fact {
        let shape = &self.shapes.all[at];
        let [ahead, behind] = [self.ahead[at], self.behind[at]];
        let ahead_after = self.ahead.get(at + 1).copied().unwrap_or(ahead);
        let behind_before = at.checked_sub(1).map_or(0, |at| self.behind[at]);
        let link = &self.shapes.pairs.links()[at];
        let [[near_ahead, far_ahead], [near_behind, far_behind]] = [link.ahead, link.behind]
            .map(|ties| [ties.near(), ties.far()].map(|count| count.min(255) as u8));
        Fact {
            look: look(shape, ahead, behind),
            head: shape.head,
            tail: shape.tail,
            cue: shape.cue,
            cells: shape.cells,
            chars: shape.chars,
            blanks: shape.blanks,
            pauses: shape.pauses,
            stops: shape.stops,
            gap: line.gap.min(2) as u8,
            indent: indent(line.indent - margin),
            short: short_of(ahead, shape),
            short_behind: short_of(behind, shape),
            behind,
            ahead_after,
            change: bucket(i32::from(ahead_after) - i32::from(behind_before), -8, 8) as u8,
            open: self.open[at],
            lean: lean(far_ahead, far_behind),
            ahead: [near_ahead, far_ahead],
            back: [near_behind, far_behind],
            across: u16::try_from(self.across[at]).unwrap_or(u16::MAX),
            ..Fact::NONE
        }
    }
}

/// How many near pairs tie the lines before each line to it and those after it.
fn across(links: &[Link]) -> Vec<u32> {
    let mut across = 0;
    let ties = |link: &Link| {
        let here = across;
        across = (across + link.ahead.near()).wrapping_sub(link.behind.near());
        here
    };
    links.iter().map(ties).collect()
}

/// Five steps from words that occur before a line rather (0) to such that occur after it (4).
fn lean(ahead: u8, behind: u8) -> u8 {
    let (ahead, behind) = (i32::from(ahead), i32::from(behind));
    coarse5((ahead - behind) * 8 / (ahead + behind).max(1)) as u8
}

/// Five steps of the cells of an indent.
pub(super) fn indent(cells: u32) -> u8 {
    match cells {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=12 => 3,
        _ => 4,
    }
}

/// What a line looks like at a glance, from 1; 0 is no line.
fn look(shape: &Shape, ahead: u16, behind: u16) -> u8 {
    match shape.cue {
        Cue::MarkedByline | Cue::Byline => return 1,
        Cue::Source => return 2,
        Cue::JumpFrom => return 3,
        Cue::JumpOn => return 4,
        Cue::Date | Cue::Folio | Cue::Staff => return 5,
        Cue::Label | Cue::Section => return 6,
        Cue::Dash => return 7,
        Cue::Dateline => return 8,
        Cue::Name | Cue::Signed => return 9,
        _ => {}
    }
    let (usual, less) = (ahead.max(behind), ahead.min(behind));
    let cells = shape.cells;
    let near = |measure: u16| cells.abs_diff(measure) <= 3;
    let marks = shape.pauses > 0 || shape.stops > 0;
    match (near(usual) || near(less), shape.tail.is_stop(), marks) {
        (true, false, true) => 10,
        (true, false, false) => 11,
        (true, true, _) => 12,
        (false, true, _) => 13,
        (false, false, true) if cells < less => 14,
        (false, false, true) => 15,
        (false, false, false) if cells > usual => 16,
        (false, false, false) => 17,
    }
}

/// The features of a line while they are gathered.
struct Set<T> {
    at: usize,
    take: T,
}

impl<T: FnMut(usize)> Set<T> {
    #[inline]
    fn add(&mut self, value: usize) {
        debug_assert!(value < TEMPLATES[self.at], "template {} value {value}", self.at);
        (self.take)(OFFSETS[self.at] + value);
        self.at += 1;
    }
}

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

fn rate(part: usize, whole: usize) -> usize {
    match part * 100 / whole.max(1) {
        0..=2 => 0,
        3..=35 => 1,
        _ => 2,
    }
}

/// Cells that a line is short of a measure, from -8 (longer) to 16, as a number from 0.
fn short_of(measure: u16, shape: &Shape) -> u8 {
    bucket(i32::from(measure) - i32::from(shape.cells), -8, 16) as u8
}

/// A number as a step from `low` to `high`.
fn bucket(value: i32, low: i32, high: i32) -> usize {
    (value.clamp(low, high) - low) as usize
}

/// How many of `steps` a value reaches; without branches, as a line's values are hard to foretell.
fn reached<const N: usize>(value: i32, steps: [i32; N]) -> usize {
    steps.into_iter().map(|step| usize::from(value >= step)).sum()
}

/// Six steps of [`short_of`]: longer, even, a cell or two, to four, to eight, more.
fn coarse6(short: usize) -> usize {
    reached(short as i32, [7, 10, 11, 13, 17])
}

/// Seven steps of [`short_of`], finer around the indent of two characters.
fn coarse7(short: usize) -> usize {
    reached(short as i32, [7, 9, 11, 12, 13, 15])
}

/// The cells of a change of measure, from its number.
fn change_of(change: usize) -> i32 {
    i32::try_from(change).unwrap_or(8) - 8
}

/// Five steps of a difference of widths.
fn coarse5(difference: i32) -> usize {
    reached(difference, [-6, -1, 2, 7])
}
