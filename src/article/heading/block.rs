//! What speaks for the lines of a headline being its label, its kicker, its title, its subtitle and
//! its byline, and for the headlines of two bodies ending and beginning.
//!
//! A text has lost the sizes of its type, but they show in where lines break: a headline is set
//! larger than its kicker, so it breaks after fewer characters, and the columns of its body tell how
//! wide both can be. Every way of parting the lines is scored by the widths of its parts against
//! each other and the body's measure, by the characters on both sides of each line end, and by the
//! blank lines.

use std::ops::Range;

use super::steps::{
    AGAINST, BROAD, GROWN, LENGTHS, LONGER, MORE, SHARES, UNEVEN, WIDE, WRAPPED, leaning,
};
use super::tier::{TIERS, leanings};
use super::weights::WEIGHTS;
use crate::article::place::Places;
use crate::article::words::{Held, Words, share};
use crate::role::{PairKey, Role, Rows, Shapes, Sign, Tail, offsets};
use crate::{edge, pair};

/// The most lines of a block that is parted anew.
pub(super) const MOST: usize = 10;

/// Rows so far apart do not stand below each other.
const FAR: usize = 24;

/// The kinds of the parts of a block in their order. A byline stands after the headline or after the
/// subtitle.
pub(super) const PARTS: [usize; 6] = [0, 1, HEADLINE, 4, 3, 4];

/// The roles of the first line and of further lines of each kind of part.
const ROLES: [[Role; 2]; PART] = [
    [Role::Label; 2],
    [Role::Kicker, Role::KickerWrap],
    [Role::Title, Role::TitleWrap],
    [Role::Subtitle, Role::SubtitleWrap],
    [Role::Byline; 2],
];

/// How many kinds of parts there are, and how many pairs of a kind and that of the next line.
pub(super) const PART: usize = 5;
const BOTH: usize = PART * PART;

/// The kind of part that every block has.
const HEADLINE: usize = 2;

/// Where each of [`PARTS`] ends; a part that ends where the one before does is not there.
pub(super) type Cut = [usize; PARTS.len()];

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 31] = [
    32,                 // which parts there are, and whether a subtitle is below the byline
    PART * 16,          // part, length
    PART * 8,           // part, how much wider a further line is than the first
    PART * 4,           // part, how uneven its full lines are
    PART * 14,          // part of several lines, width in measures
    PART * 5 * 9,       // part of several lines, columns of the body at most, width in measures
    PART * 5 * 9,       // part of one line, the same
    PART,               // part that opens with a dash
    3 * 4 * 13,         // kicker, subtitle or byline, which parts wrap, width against headline
    3 * 13,             // kicker, subtitle or byline, length less that of the headline
    BOTH * 4 * 3,       // parts around a line end, tie, bodies that hold the pair
    2 * 8 * 8,          // whether a part ends, how well a headline would end and begin there
    BOTH * 10,          // parts around a line end, sum of the two
    BOTH * 3 * 4,       // parts around a line end, gap, width in measures
    PART * Sign::COUNT, // part, what its first line looks like
    PART * 3,           // part, its last mark: a dash, a colon
    BOTH * 13,          // parts around a line end, how much larger the type after it seems
    BOTH * 4,           // parts around a line end, rows of the page from one to the other
    BOTH * 2,           // parts around a line end, whether another row stands between
    10,                 // which bodies have the headlines, whether the body before had one
    2 * 8,              // body before or after, share of the wording that stands in it
    2 * 9,              // body before or after, that share less that of the other body
    4 * 3,              // between two headlines: tie, bodies that hold the pair
    8 * 8,              // the same: how well a headline would end and begin there
    3 * 4 * 2,          // the same: gap, width in measures, whether another row stands between
    13,                 // the same: width of the line after against that before
    13,                 // the same: how much larger the type after it seems
    4,                  // the same: rows of the page from one to the other
    PART * 64,          // part, which marks it has
    3 * 81,             // kicker, subtitle or byline, which marks only it or the headline has
    PART * TIERS * 11,  // part, another part, how much rather its characters stand there
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are: those of pages as they come, and again those of pages whose lines
/// were put in order, where the evidence is less sure.
pub(crate) const FEATURES: usize = 2 * OFFSETS[TEMPLATES.len()];

/// What the lines of a page tell about its headline blocks.
#[derive(Debug)]
pub(crate) struct Evidence<'p> {
    page: &'p str,
    rows: &'p Rows,
    shapes: &'p Shapes,
    words: &'p Words,
    /// Whether the page has blank lines.
    gaps: bool,
    /// Where its rows stood, if they were put in order.
    places: Option<Places>,
}

impl<'p> Evidence<'p> {
    pub(crate) fn new(page: &'p str, rows: &'p Rows, shapes: &'p Shapes, words: &'p Words) -> Self {
        let gaps = rows.firsts().filter(|line| line.gap > 0).count();
        let gaps = gaps * 32 > rows.len();
        let places = rows.are_chained().then(|| Places::new(page, rows));
        Self { page, rows, shapes, words, gaps, places }
    }

    /// Whether the page's lines were put in order.
    pub(super) fn is_chained(&self) -> bool {
        self.places.is_some()
    }

    /// What the lines of a body tell about the width of its headline.
    pub(super) fn frame(&self, body: &[usize]) -> Frame {
        Frame { measure: self.measure(body), columns: (body.len() / 8).clamp(1, 5) }
    }

    /// What each row tells after that before it; `signs` tells which are taken for bylines.
    pub(super) fn lines(&self, rows: &[usize], signs: impl Fn(usize) -> bool) -> Vec<HeadLine> {
        let before = [None].into_iter().chain(rows.iter().copied().map(Some));
        let line = |(&row, before)| self.line(row, before, signs(row));
        rows.iter().zip(before).map(line).collect()
    }

    /// The wording of some rows.
    pub(super) fn wording(&self, rows: &[usize], lines: &[HeadLine]) -> Wording {
        let keys = self.shapes.wording(rows);
        let texts = rows.iter().map(|&row| self.shapes.text(row));
        let mut held = Vec::with_capacity(texts.map(|text| text.len() / 2).sum());
        held.extend(self.words.each_holders(&self.shapes.pairs, keys).map(Held::by));
        let mut ends = Vec::with_capacity(rows.len());
        let mut end = 0;
        for (&row, line) in rows.iter().zip(lines) {
            let start = end;
            end += self.shapes.text(row).chars().count();
            // A name is no wording.
            if line.sign.is_name() {
                held[start..end].fill(Held::default());
            }
            ends.push(end);
        }
        Wording { held, ends }
    }

    fn line(&self, row: usize, before: Option<usize>, signs: bool) -> HeadLine {
        let (shape, text) = (&self.shapes.all[row], self.shapes.text(row));
        let sign = Sign::new(&self.page[self.rows.first(row).span], shape, text);
        let mut line = HeadLine {
            cells: shape.cells.into(),
            gap: 0,
            dash: matches!(shape.first, '—' | '―' | '─' | '⸺'),
            ends: match shape.tail {
                Tail::Dash => 1,
                Tail::Colon => 2,
                _ => 0,
            },
            sign,
            leanings: leanings(text),
            signs: match (signs, sign) {
                (true, Sign::Writer) => Signs::Only,
                (true, _) => Signs::Told,
                (false, sign) if sign.may_sign(shape.cells.into()) => Signs::Maybe,
                _ => Signs::Never,
            },
            seam: Seam::default(),
            marks: marks(text, shape.blanks > 0),
            step: None,
            apart: before.is_some_and(|before| before + 1 < row),
        };
        if let Some(before) = before {
            let (last, first) = (self.shapes.all[before].last, shape.first);
            line.gap = if self.gaps { 1 + usize::from(self.rows.first(row).gap > 0) } else { 0 };
            line.seam = Seam {
                tie: pair::tie(self.shapes.text(before), text).into(),
                holders: self.words.holders(&self.shapes.pairs, PairKey::new(last, first)).min(2),
                end: edge::ends(self.shapes.text(before)).into(),
                start: edge::begins(text).into(),
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

/// The wording of some rows: the pair of each character with the one before.
pub(super) struct Wording {
    held: Vec<Held>,
    /// Where each row ends.
    ends: Vec<usize>,
}

impl Wording {
    /// The share of the wording of some of the rows that stands in a body, in thousandths.
    pub(super) fn share(&self, rows: Range<usize>, body: usize) -> i64 {
        let start = if rows.start == 0 { 0 } else { self.ends[rows.start - 1] };
        // The first pair lies across the border.
        let inner = (start + 1).min(self.ends[rows.end - 1])..self.ends[rows.end - 1];
        share(&self.held[inner], body)
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
    sign: Sign,
    /// How much rather its characters stand in other parts than the headline.
    leanings: [i32; TIERS],
    signs: Signs,
    /// Which marks it has, a bit each.
    marks: usize,
    seam: Seam,
    /// How it stood to the line before it, on a page with text side by side.
    step: Option<Step>,
    /// Whether another row stands between the line before and this.
    apart: bool,
}

/// Whether a line is a byline.
#[derive(Debug, PartialEq, Eq)]
enum Signs {
    Never,
    Maybe,
    /// It was taken for one.
    Told,
    /// It was, and has a word for a writer.
    Only,
}

/// How large a part is, and which marks it has; nothing of a part that is not there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    lines: usize,
    /// The cells of its widest line, and of all.
    widest: usize,
    length: usize,
    marks: usize,
}

impl Extent {
    pub(super) fn new(lines: &[HeadLine]) -> Self {
        let mut extent = Self { lines: lines.len(), ..Self::default() };
        for line in lines {
            extent.widest = extent.widest.max(line.cells);
            extent.length += line.cells;
            extent.marks |= line.marks;
        }
        extent
    }

    fn is_there(&self) -> bool {
        self.lines > 0
    }
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

/// All ways of parting lines.
pub(super) fn cuts(lines: &[HeadLine]) -> impl Iterator<Item = Cut> {
    let last = lines.len();
    // Between headline and subtitle stands what is hardly anything but a byline.
    let signing =
        |line: &&HeadLine| line.sign.is_name() || matches!(line.signs, Signs::Told | Signs::Only);
    let further = lines.get(1..).unwrap_or_default();
    let only = further.iter().rev().take_while(|line| line.signs == Signs::Only).count();
    let may = further.iter().rev().take_while(|line| line.signs != Signs::Never).count();
    let titles = move |end: usize| {
        (0..2.min(end)).flat_map(move |label| {
            (label..end)
                .flat_map(move |kicker| (kicker + 1..=end).map(move |title| [label, kicker, title]))
        })
    };
    let closed = (last - may..=last - only).flat_map(move |end| {
        titles(end).map(move |[label, kicker, title]| [label, kicker, title, title, end, last])
    });
    let parted = titles(last).flat_map(move |[label, kicker, title]| {
        let most = (title + lines[title..].iter().take_while(signing).count()).min(last - 1);
        (title + 1..=most).map(move |byline| [label, kicker, title, byline, last, last])
    });
    closed.chain(parted)
}

/// The roles of the lines of a block.
pub(super) fn roles(cut: Cut) -> impl Iterator<Item = Role> {
    parts(cut).flat_map(|(part, lines)| part_roles(part, lines.len()))
}

/// The roles of so many lines of a kind of part.
pub(super) fn part_roles(part: usize, lines: usize) -> impl Iterator<Item = Role> {
    (0..lines).map(move |line| ROLES[part][usize::from(line > 0)])
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
    #[cfg(feature = "fit")]
    pub(super) fn add_cut(&mut self, lines: &[HeadLine], frame: Frame, cut: Cut) {
        for (part, span) in parts(cut) {
            self.add_part(lines, frame, (part, span));
        }
        for border in borders(cut) {
            self.add_seam(lines, frame, border);
        }
        let mut extents = [Extent::default(); PART];
        for (part, span) in parts(cut) {
            extents[part] = Extent::new(&lines[span]);
        }
        self.add_relations(&extents, is_below_byline(cut));
    }

    /// The evidence for lines being a part of a headline block; returns how large that is.
    pub(super) fn add_part(
        &mut self,
        lines: &[HeadLine],
        frame: Frame,
        (part, span): (usize, Range<usize>),
    ) -> Extent {
        for at in span.start + 1..span.end {
            self.add_seam(lines, frame, (at, part, part));
        }
        let lines = &lines[span];
        let extent = Extent::new(lines);
        self.add(1, part * 16 + LENGTHS.of(extent.length));
        let measures = extent.widest * 100 / frame.measure.max(1);
        let broad = (part * 5 + frame.columns - 1) * 9 + BROAD.of(measures);
        if lines.len() > 1 {
            let first = lines[0].cells;
            let further = lines[1..].iter().map(|line| line.cells).max().unwrap_or(0);
            let grown = further + 40 - first.min(40);
            self.add(2, part * 8 + GROWN.of(grown));
            let uneven = lines[1..lines.len() - 1].iter().map(|line| line.cells.abs_diff(first));
            if let Some(uneven) = uneven.max() {
                self.add(3, part * 4 + UNEVEN.of(uneven));
            }
            self.add(4, part * 14 + WRAPPED.of(measures));
            self.add(5, broad);
        } else {
            self.add(6, broad);
        }
        if lines[0].dash {
            self.add(7, part);
        }
        self.add(14, part * Sign::COUNT + lines[0].sign as usize);
        let last = &lines[lines.len() - 1];
        self.add(15, part * 3 + last.ends);
        self.add(28, part * 64 + extent.marks);
        let sum = |sums: [i32; TIERS], line: &HeadLine| {
            std::array::from_fn(|tier| sums[tier] + line.leanings[tier])
        };
        for (tier, lean) in lines.iter().fold([0; TIERS], sum).into_iter().enumerate() {
            self.add(30, (part * TIERS + tier) * 11 + leaning(lean));
        }
        extent
    }

    /// The evidence for a line standing in one part and that before it in the same or in another.
    pub(super) fn add_seam(&mut self, lines: &[HeadLine], frame: Frame, border: Border) {
        let (at, before, here) = border;
        let (line, both) = (&lines[at], before * PART + here);
        let Seam { tie, holders, end, start } = line.seam;
        self.add(10, (both * 4 + tie) * 3 + holders);
        self.add(11, (usize::from(before != here) * 8 + end) * 8 + start);
        self.add(12, both * 10 + (end + start).saturating_sub(3).min(9));
        let wide = wider(lines, at) * 100 / frame.measure.max(1);
        self.add(13, (both * 3 + line.gap) * 4 + WIDE.of(wide));
        self.add(18, both * 2 + usize::from(line.apart));
        if let Some(Step { grown, rows }) = line.step {
            self.add(16, both * 13 + size(grown));
            self.add(17, both * 4 + rows);
        }
    }

    /// The evidence of which parts there are, and of the kicker, the subtitle and the byline beside
    /// the headline.
    pub(super) fn add_relations(&mut self, parts: &[Extent; PART], below: bool) {
        let has = |part: usize| usize::from(parts[part].is_there());
        let all = has(0) * 8 + has(1) * 4 + has(3) * 2 + has(4);
        self.add(0, usize::from(below) * 16 + all);
        let headline = &parts[HEADLINE];
        for (side, extent) in SIDES.iter().map(|&part| &parts[part]).enumerate() {
            if !extent.is_there() {
                continue;
            }
            let wraps = usize::from(headline.lines > 1) * 2 + usize::from(extent.lines > 1);
            let against = extent.widest * 100 / headline.widest.max(1);
            self.add(8, (side * 4 + wraps) * 13 + AGAINST.of(against));
            let longer = extent.length + 40 - headline.length.min(40);
            self.add(9, side * 13 + LONGER.of(longer));
            self.add(29, side * 81 + only(extent.marks, headline.marks));
        }
    }

    /// The most that the evidence of [`add_relations`](Self::add_relations) can weigh.
    pub(super) fn most_of_relations(parts: &[Extent; PART]) -> i64 {
        let sides = SIDES.iter().zip(&MOST_OF_SIDES);
        let most = |(&part, &most): (&usize, &i64)| if parts[part].is_there() { most } else { 0 };
        MOST_OF_ALL + sides.map(most).sum::<i64>()
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
        self.add(20, side * 8 + SHARES.of(positive(share)));
        if let Some(other) = other {
            self.add(21, side * 9 + MORE.of(positive(share - other + 1000)));
        }
    }

    /// The evidence for the headline of another body beginning with a line.
    pub(super) fn add_border(&mut self, lines: &[HeadLine], at: usize, frame: Frame) {
        let line = &lines[at];
        let Seam { tie, holders, end, start } = line.seam;
        self.add(22, tie * 3 + holders);
        self.add(23, end * 8 + start);
        let wide = wider(lines, at) * 100 / frame.measure.max(1);
        self.add(24, (line.gap * 4 + WIDE.of(wide)) * 2 + usize::from(line.apart));
        self.add(25, AGAINST.of(line.cells * 100 / lines[at - 1].cells.max(1)));
        if let Some(Step { grown, rows }) = line.step {
            self.add(26, size(grown));
            self.add(27, rows);
        }
    }
}

/// The parts that are held against the headline.
const SIDES: [usize; 3] = [1, 3, 4];

/// The most that it weighs which parts there are, and that each of these parts weighs beside the headline.
const MOST_OF_ALL: i64 = most(0, 0..TEMPLATES[0]);
const MOST_OF_SIDES: [i64; SIDES.len()] = [most_of_side(0), most_of_side(1), most_of_side(2)];

const fn most_of_side(side: usize) -> i64 {
    most(8, side * 4 * 13..(side + 1) * 4 * 13)
        + most(9, side * 13..(side + 1) * 13)
        + most(29, side * 81..(side + 1) * 81)
}

/// The most that some values of a kind of evidence weigh, on pages of either kind.
const fn most(template: usize, values: Range<usize>) -> i64 {
    let (mut at, mut most) = (values.start, i16::MIN);
    while at < values.end {
        let id = OFFSETS[template] + at;
        let either = [WEIGHTS[id], WEIGHTS[FEATURES / 2 + id]];
        let more = if either[0] > either[1] { either[0] } else { either[1] };
        most = if more > most { more } else { most };
        at += 1;
    }
    most as i64
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

/// The first line of a part, and the numbers of the part before and of its own.
pub(super) type Border = (usize, usize, usize);

/// Where each part begins but the first.
#[cfg(feature = "fit")]
fn borders(cut: Cut) -> impl Iterator<Item = Border> {
    let mut all = parts(cut);
    let mut before = all.next().map_or(0, |(part, _)| part);
    all.map(move |(part, lines)| (lines.start, std::mem::replace(&mut before, part), part))
}

/// The kinds of the parts that a block has, with the lines of each.
pub(super) fn parts(cut: Cut) -> impl Iterator<Item = (usize, Range<usize>)> {
    (0..PARTS.len()).filter_map(move |at| {
        let start = if at == 0 { 0 } else { cut[at - 1] };
        (start < cut[at]).then(|| (PARTS[at], start..cut[at]))
    })
}

/// Whether the subtitle stands below the byline.
pub(super) fn is_below_byline([_, _, title, byline, ..]: Cut) -> bool {
    byline > title
}
