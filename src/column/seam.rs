//! How surely one box of lines goes on where another ends.

use crate::pair::{self, Ends};
use crate::{Line, glyph};

/// Lines of a page without a blank line between them.
#[derive(Debug, Clone)]
pub(super) struct Patch {
    /// The lines, as indices.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The first line and the last.
    pub(super) first: Set,
    last: Set,
    /// What the first line begins with and the last ends with.
    pub(super) head: Ends,
    pub(super) tail: Ends,
    /// Cells of the widest line, and of the narrowest between the first and last.
    pub(super) widest: i32,
    pub(super) inner: i32,
    /// Cells of a full line hereabouts.
    pub(super) usual: i32,
    /// Whether hardly any line near it is as wide as its measure.
    odd: bool,
}

/// How a line is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    /// Its cells without the blanks of a line that was blown up.
    pub(super) cells: i32,
    /// Whether it was blown up, as a line is that would not fill the measure.
    blown: bool,
}

impl Set {
    pub(super) fn new(page: &str, line: &Line) -> Self {
        let blanks = glyph::spaces(page[line.span].as_bytes()) as u32;
        let blown = blanks * 5 > line.width;
        let cells = if blown { line.width - blanks } else { line.width };
        Self { cells: cells.cast_signed(), blown }
    }

    /// The cells that it is surely short of a measure, if it may be the last of its paragraph.
    fn short(self, measure: i32) -> i32 {
        if self.blown { 0 } else { measure - self.cells }
    }

    /// What its width tells of its indent.
    pub(super) fn indent(self, measure: i32) -> Indent {
        match measure - self.cells {
            ..=4 if self.blown => Indent::None,
            ..=2 => Indent::None,
            _ if self.blown => Indent::Unknown,
            3..=5 => Indent::First,
            _ => Indent::Short,
        }
    }
}

/// What the width of a line tells of its indent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indent {
    None,
    /// As much as a paragraph is set in.
    First,
    /// More than that.
    Short,
    Unknown,
}

/// How a box ends: with a sentence; in a measure of its own; short of its measure by more than an
/// indent, by an indent, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    Odd,
    Short,
    Indent,
    Full,
}

impl Patch {
    fn new(page: &str, lines: &[Line], from: usize, to: usize) -> Self {
        let set = |at: usize| Set::new(page, &lines[at]);
        let widest = (from..to).map(|at| set(at).cells).max().unwrap_or(0);
        let inner = (from + 1..to.max(from + 2) - 1).map(set).filter(|set| !set.blown);
        let inner = inner.map(|set| set.cells).min().unwrap_or(i32::MAX);
        let ends = |at: usize| Ends::new(&page[lines[at].span]);
        Self {
            from,
            to,
            first: set(from),
            last: set(to - 1),
            head: ends(from),
            tail: ends(to - 1),
            widest,
            inner,
            usual: widest,
            odd: false,
        }
    }

    fn end(&self) -> End {
        match self.last.short(self.usual) {
            _ if self.tail.stops => End::Stop,
            _ if self.odd => End::Odd,
            6.. => End::Short,
            3..=5 => End::Indent,
            _ => End::Full,
        }
    }

    /// Whether it ends with a full line within a sentence.
    pub(super) fn breaks_off(&self) -> bool {
        self.end() == End::Full
    }

    /// Whether it begins with a line that is not indented.
    pub(super) fn goes_on(&self) -> bool {
        self.first.indent(self.usual) == Indent::None
    }

    /// Whether lines near it share its measure.
    pub(super) fn is_text(&self) -> bool {
        !self.odd
    }

    /// How many lines it has.
    pub(super) fn rows(&self) -> i32 {
        (self.to - self.from) as i32
    }
}

/// The boxes of a page.
pub(super) fn patches(page: &str, lines: &[Line]) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut from = 0;
    for to in 1..=lines.len() {
        if to == lines.len() || lines[to].gap > 0 {
            patches.push(Patch::new(page, lines, from, to));
            from = to;
        }
    }
    let widths: Vec<i32> = lines.iter().map(|line| Set::new(page, line).cells).collect();
    measure(&mut patches, &widths);
    patches
}

/// How many boxes before and after tell the measure of one.
const AROUND: usize = 10;
/// The widest line that counts for a measure.
const WIDEST: usize = 200;

/// Tells each box the width that lines around it most often have, its own widest line or up to
/// seven cells more: a first line is shorter by its indent.
fn measure(patches: &mut [Patch], widths: &[i32]) {
    let mut counts = [0; WIDEST + 16];
    let slot = |width: i32| usize::try_from(width).unwrap_or(0).min(WIDEST);
    let (mut from, mut to) = (0, 0);
    for at in 0..patches.len() {
        let upto = patches[(at + AROUND).min(patches.len() - 1)].to;
        let since = patches[at.saturating_sub(AROUND)].from;
        widths[to..upto].iter().for_each(|&width| counts[slot(width)] += 1);
        widths[from..since].iter().for_each(|&width| counts[slot(width)] -= 1);
        (from, to) = (since, upto);
        let own = slot(patches[at].widest);
        let mut best = (0, patches[at].widest);
        for more in 0..8 {
            let count = |less: usize| (own + more).checked_sub(less).map_or(0, |at| counts[at]);
            let score = 10 * count(0) + 10 * count(1) + 5 * count(2) - 6 * more as i32;
            if score > best.0 {
                best = (score, patches[at].widest + more as i32);
            }
        }
        patches[at].usual = best.1;
        let full = best.1 - 1..=best.1;
        let own = widths[patches[at].from..patches[at].to].iter().filter(|&w| full.contains(w));
        let near = counts[slot(best.1)] + counts[slot(best.1 - 1)];
        patches[at].odd = near < 3 + own.count() as i32;
    }
}

/// The number of [`kind`]s.
pub(super) const KINDS: usize = 8 * 4 * 8;

/// The number of [`start`]s.
pub(super) const STARTS: usize = 2 * 5 * 4;

/// Tenths of the natural logarithm of how much likelier each kind of seam is where one box goes on
/// with another than between any two boxes, then of the odds of each start for the head of an
/// article, signed bytes; `examples/fit_seams.rs` makes it.
static SEAMS: &[u8; KINDS + STARTS] = include_bytes!("seams.bin");

/// How surely box `b` goes on where box `a` ends, in hundredths of a natural logarithm.
pub(super) fn seam(a: &Patch, b: &Patch) -> i32 {
    odds(kind(a, b))
}

/// The same, where it is known how fond the characters at both sides are of each other.
pub(super) fn seam_of(a: &Patch, b: &Patch, fond: i32) -> i32 {
    odds(kind_of(a, b, fond))
}

/// How likely a box heads an article, or is a headline itself, in hundredths of a natural
/// logarithm.
pub(super) fn heads(before: Option<&Patch>, patch: &Patch) -> i32 {
    odds(KINDS + start(before, patch))
}

fn odds(at: usize) -> i32 {
    i32::from(SEAMS[at].cast_signed()) * 10
}

/// What the seam of two boxes is like: how the line before it ends, how the line after it is set
/// in, and how fond the characters at both sides are of each other.
pub(super) fn kind(a: &Patch, b: &Patch) -> usize {
    kind_of(a, b, pair::affinity(&a.tail, &b.head))
}

fn kind_of(a: &Patch, b: &Patch, fond: i32) -> usize {
    let usual = a.usual.max(b.usual);
    let short = match a.last.short(usual) {
        ..=2 => 0,
        3..=5 => 1,
        _ => 5,
    };
    let before = short + if a.tail.stops { 2 } else { 0 };
    let after = b.first.indent(usual) as usize;
    let fond = ((fond + 7).div_euclid(15)).clamp(-3, 4) + 3;
    (before * 4 + after) * 8 + fond.cast_unsigned() as usize
}

/// How a box stands that may head an article: whether the box before it ends like a headline, how
/// it ends itself, and how it is set in.
pub(super) fn start(before: Option<&Patch>, patch: &Patch) -> usize {
    let headed = before.is_none_or(|patch| matches!(patch.end(), End::Odd | End::Short));
    let headed = if headed { 5 } else { 0 };
    (headed + patch.end() as usize) * 4 + patch.first.indent(patch.usual) as usize
}
