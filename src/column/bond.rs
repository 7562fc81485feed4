//! How surely each line of a strand goes on the line before it, by a small net over what stands
//! around their seam.

use std::sync::LazyLock;

use super::cut::Piece;
use super::fact::{CLASSES, class};
use super::mark::Mark;
use super::shape::{Shape, Steps};
use super::strand::{FOND, said};
use crate::net::{self, Net};
use crate::pair;

/// The kinds of facts by how many values each has: of four lines each, of the pulls of five seams, of
/// the seam itself, of the rows around.
const SHAPE: Shape<KINDS> = Shape::new([
    FILLS, FILLS, FILLS, FILLS, INDENTS, INDENTS, INDENTS, INDENTS, //
    PULLS, PULLS, PULLS, PULLS, PULLS, //
    FONDS, 4, 4, CLASSES, CLASSES, 9, 16, 4, SHIFTS, MEASURES, //
    100, 20, 20, 9, 25,
]);
const KINDS: usize = 28;
/// The steps of what is told of lines, seams and strands.
const FILLS: usize = 13;
const INDENTS: usize = 7;
const PULLS: usize = 14;
const FONDS: usize = 13;
const SHIFTS: usize = 9;
const MEASURES: usize = 9;

/// How many slots the net has.
pub(super) const SLOTS: usize = SHAPE.total();

/// The weights of the nets; `examples/fit_links` makes it.
static WEIGHTS: &[u8; 2 * net::bytes(SLOTS)] = include_bytes!("bonds.bin");

/// For pages whose blanks keep places.
static KEPT: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[..WEIGHTS.len() / 2]));
static LOST: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[WEIGHTS.len() / 2..]));

/// The bond of a strand's first piece, which stands below none.
pub(super) const NONE: i32 = -100 * net::SCALE;

/// How surely each piece of each strand goes on the one before, those of a strand behind those of the
/// strand before.
pub(super) fn bonds(page: &str, strands: &[Vec<Piece>], places: bool) -> Vec<i32> {
    let net = if places { &*KEPT } else { &*LOST };
    let seams = Seams::new(page, strands);
    let bond = |slots: [u16; KINDS]| net::score(&net.total(&slots));
    let mut bonds = Vec::with_capacity(seams.sights.len());
    for (strand, pieces) in strands.iter().enumerate() {
        bonds.push(NONE);
        bonds.extend((1..pieces.len()).map(|at| bond(seams.slots(strand, at))));
    }
    bonds
}

/// The pieces of strands, and what is seen of each.
#[derive(Debug)]
pub(super) struct Seams<'p> {
    page: &'p str,
    strands: &'p [Vec<Piece>],
    /// What is seen of the pieces, those of a strand behind those of the strand before.
    sights: Vec<Sight>,
    /// Where those of each strand begin.
    starts: Vec<usize>,
}

/// What is seen of a piece, as steps and kinds.
#[derive(Debug, Clone, Copy, Default)]
struct Sight {
    /// How much narrower than a full line it is, and how far it is indented.
    fill: u8,
    indent: u8,
    /// The measure of the lines around.
    measure: u8,
    /// How well it goes on the piece before by its looks and words, and by its words alone.
    pull: u8,
    fond: u8,
    /// How many rows it stands below the piece before, less one; [`APART`] where there is none.
    down: u8,
    /// How many pieces stand before it in its row, and how many in all.
    rank: u8,
    crowd: u8,
    /// The pieces beside it at the left and at the right.
    left: Option<u32>,
    right: Option<u32>,
}

/// How many lines before and after tell the measure and the left edge.
const NEAR: usize = 6;

static FILL: Steps = Steps::new(&[1, 2, 3, 4, 5, 6, 8, 11, 15, 22, 30]);
static PULL: Steps = Steps::new(&[-25, -18, -11, -7, -3, 2, 7, 14, 20, 27, 35]);
static FONDNESS: Steps = Steps::new(&[-30, -20, -12, -6, -2, 2, 6, 12, 18, 25, 33, 42]);
static MEASURE: Steps = Steps::new(&[10, 14, 18, 22, 26, 32, 38, 46]);
static SHIFT: Steps = Steps::new(&[-6, -2, -1, 0, 1, 2, 3]);

/// The pull of what is the first of its strand.
const FIRST: u8 = 12;
/// How far below another a piece stands that stands below none.
const APART: u8 = 4;

impl<'p> Seams<'p> {
    pub(super) fn new(page: &'p str, strands: &'p [Vec<Piece>]) -> Self {
        let mut starts = Vec::with_capacity(strands.len());
        let mut sights = Vec::with_capacity(strands.iter().map(Vec::len).sum());
        let mut near = Near::default();
        for strand in strands {
            starts.push(sights.len());
            near.look(strand);
            sights.extend((0..strand.len()).map(|at| sight(strand, at, near.of(at))));
        }
        let mut seams = Self { page, strands, sights, starts };
        seams.look_beside();
        seams
    }

    /// Finds what stands beside each piece.
    fn look_beside(&mut self) {
        let Some(first) = self.strands.first().map(|strand| strand[0].index) else { return };
        // The row of each piece of the page, and its number among those of the strands.
        let mut order = vec![(0, 0); self.sights.len()];
        for (piece, at) in self.strands.iter().flatten().zip(0_u32..) {
            order[(piece.index - first) as usize] = (piece.row, at);
        }
        for row in order.chunk_by(|a, b| a.0 == b.0) {
            for (rank, &(_, at)) in row.iter().enumerate() {
                let sight = &mut self.sights[at as usize];
                sight.rank = rank.min(3) as u8;
                sight.crowd = row.len().min(5) as u8 - 1;
                sight.left = rank.checked_sub(1).map(|rank| row[rank].1);
                sight.right = row.get(rank + 1).map(|next| next.1);
            }
        }
    }

    /// The slots of the seam before a piece that is not the first of its strand.
    pub(super) fn slots(&self, strand: usize, at: usize) -> [u16; KINDS] {
        let pieces = &self.strands[strand];
        let sights = &self.sights[self.starts[strand]..][..pieces.len()];
        let mut values = [0; KINDS];
        let (around, rest) = values.split_at_mut(AROUND);
        let (seam, rows) = rest.split_at_mut(SEAM);
        around.copy_from_slice(&self.around(sights, at));
        seam.copy_from_slice(&self.seam(&pieces[at - 1], &pieces[at], &sights[at]));
        rows.copy_from_slice(&rows_of(sights, at));
        SHAPE.all(values)
    }

    /// How the lines around a seam are set, and how well those around and beside go on.
    fn around(&self, sights: &[Sight], at: usize) -> [u16; AROUND] {
        let [over, after] = [at.checked_sub(2), Some(at + 1)].map(|at| sights.get(at?));
        let (one, two) = (&sights[at - 1], &sights[at]);
        let fill =
            |sight: Option<&Sight>| sight.map_or(FILLS as u16 - 1, |sight| sight.fill.into());
        let indent =
            |sight: Option<&Sight>| sight.map_or(INDENTS as u16 - 1, |sight| sight.indent.into());
        let pull =
            |sight: Option<&Sight>| sight.map_or(PULLS as u16 - 1, |sight| sight.pull.into());
        let beside = |at: Option<u32>| pull(at.map(|at| &self.sights[at as usize]));
        [
            fill(over),
            one.fill.into(),
            two.fill.into(),
            fill(after),
            indent(over),
            one.indent.into(),
            two.indent.into(),
            indent(after),
            one.pull.into(),
            two.pull.into(),
            pull(after),
            beside(two.left),
            beside(two.right),
        ]
    }

    /// How one line ends and the next, of which `sight` is seen, begins.
    fn seam(&self, one: &Piece, next: &Piece, sight: &Sight) -> [u16; SEAM] {
        let tail = self.page[one.span].chars().next_back();
        let head = self.page[next.span].chars().next();
        let look = |piece: &Piece| flags([piece.marks.prose, piece.ends.stops]);
        let shift = || SHIFT.of(next.x.cast_signed() - one.x.cast_signed());
        [
            sight.fond.into(),
            look(one),
            look(next),
            class(tail.unwrap_or(' ')) as u16,
            class(head.unwrap_or(' ')) as u16,
            mark(one.marks.last) * 3 + mark(next.marks.first),
            flags([one.tied, one.leads, next.tied, next.leads]),
            flags([one.alone, next.alone]),
            (if one.placed && next.placed { shift() } else { SHIFTS - 1 }) as u16,
            sight.measure.into(),
        ]
    }
}

/// How many facts tell of the lines around, of a seam and of rows.
const AROUND: usize = 13;
const SEAM: usize = 10;
const ROWS: usize = KINDS - AROUND - SEAM;

/// How the rows of a strand lie around a seam, and what places in them the lines on both sides take.
fn rows_of(sights: &[Sight], at: usize) -> [u16; ROWS] {
    let (one, two) = (&sights[at - 1], &sights[at]);
    let after = sights.get(at + 1).map_or(APART, |sight| sight.down);
    let place = |sight: &Sight| u16::from(sight.rank) * 5 + u16::from(sight.crowd);
    let change = |a: u8, b: u8| 1 + u16::from(b > a) - u16::from(b < a);
    let few = |count: usize| count.min(4) as u16;
    [
        (u16::from(one.down) * 5 + u16::from(after)) * 4 + u16::from(two.down.min(3)),
        place(one),
        place(two),
        change(one.rank, two.rank) * 3 + change(one.crowd, two.crowd),
        few(at - 1) * 5 + few(sights.len() - at - 1),
    ]
}

/// A number whose bits are some flags, the first the highest.
fn flags<const N: usize>(flags: [bool; N]) -> u16 {
    flags.iter().fold(0, |all, &flag| 2 * all + u16::from(flag))
}

/// Whether a mark is none, opens or closes.
fn mark(mark: Option<Mark>) -> u16 {
    mark.map_or(0, |mark| 1 + u16::from(mark.opens))
}

/// The left edge of the lines near each of a strand, and their measure.
#[derive(Debug, Default)]
struct Near {
    lefts: Vec<u32>,
    measures: Vec<u32>,
}

impl Near {
    fn look(&mut self, pieces: &[Piece]) {
        let left = |piece: &Piece| if piece.placed { piece.x } else { u32::MAX };
        windows(pieces.iter().map(left), u32::MAX, u32::min, &mut self.lefts);
        windows(pieces.iter().map(|piece| piece.plain), 0, u32::max, &mut self.measures);
    }

    fn of(&self, at: usize) -> (u32, u32) {
        (self.lefts[at], self.measures[at])
    }
}

/// What some of the numbers around each come to, as many as [`NEAR`] before it and on from it; `none`
/// stands for what is not there. Those of three are found first, and of four such then.
fn windows(
    numbers: impl Iterator<Item = u32>,
    none: u32,
    of_two: impl Fn(u32, u32) -> u32,
    out: &mut Vec<u32>,
) {
    out.clear();
    out.extend([none; NEAR]);
    out.extend(numbers);
    out.extend([none; NEAR]);
    for at in 2..out.len() {
        out[at - 2] = of_two(of_two(out[at - 2], out[at - 1]), out[at]);
    }
    for at in 9..out.len() {
        let two = of_two(out[at - 9], out[at - 6]);
        out[at - 9] = of_two(two, of_two(out[at - 3], out[at]));
    }
}

/// What is seen of a piece by itself and the strand that it stands in, of which the left edge and the
/// measure around it are known.
fn sight(pieces: &[Piece], at: usize, (left, measure): (u32, u32)) -> Sight {
    let piece = &pieces[at];
    let indent = piece.placed.then(|| piece.x - left);
    let fond = at.checked_sub(1).map_or(0, |at| pair::affinity(&pieces[at].ends, &piece.ends));
    let pull = at.checked_sub(1).map_or(FIRST, |at| {
        let last = &pieces[at];
        let off = if last.placed { 2 * last.x.saturating_sub(left).min(2) } else { 2 };
        let short = last.plain + off + 4 <= measure;
        let flush = indent.map(|indent| indent <= 1);
        let full = piece.plain + 3 > measure;
        PULL.of(said(last.ends.stops, short, flush, full, || fond)) as u8
    });
    Sight {
        fill: FILL.of((measure - piece.plain).cast_signed()) as u8,
        indent: indent.map_or(5, |indent| indent.min(4) as u8),
        measure: MEASURE.of(measure.cast_signed()) as u8,
        pull,
        fond: FONDNESS.of(fond.min(FOND)) as u8,
        down: at.checked_sub(1).map_or(APART, |before| {
            let rows = piece.row.saturating_sub(pieces[before].row);
            rows.clamp(1, 4) as u8 - 1
        }),
        ..Sight::default()
    }
}
