//! What the program that counts seams needs of this room; not for users.

use super::band::Band;
use super::clue;
use super::cut::Piece;
use super::link::Parts;
use super::lists::Lists;
use super::manner::Manner;
use super::order::Tip;
use super::seam::{self, Patch};
use super::stand::Meeting;
use super::{blank, bond, deal, order, revise, stitch, strand, thread, weave};
use crate::{Line, article, lines, net};

/// The number of kinds of seams.
pub const KINDS: usize = seam::KINDS;

/// The number of starts of articles.
pub const STARTS: usize = seam::STARTS;

/// A text without blanks, radicals folded.
pub fn folded(text: &str) -> String {
    article::folded(text).into_iter().collect()
}

/// The boxes of a page.
#[derive(Debug)]
pub struct Boxes<'p> {
    page: &'p str,
    lines: Vec<Line>,
    patches: Vec<Patch>,
}

impl<'p> Boxes<'p> {
    /// The boxes of a page that may have to be put in order: of one with blank lines.
    pub fn new(page: &'p str) -> Option<Self> {
        let lines: Vec<Line> = lines(page).collect();
        let boxed = lines.iter().filter(|line| line.gap > 0).count() > 2;
        let patches = boxed.then(|| seam::patches(page, &lines))?;
        Some(Self { page, lines, patches })
    }

    /// Whether columns are woven into each other.
    pub fn are_woven(&self) -> bool {
        weave::are_woven(&self.lines, &self.patches)
    }

    /// The folded texts of the boxes.
    pub fn texts(&self) -> Vec<String> {
        let lines = |patch: &Patch| &self.lines[patch.from..patch.to];
        let text = |patch| lines(patch).iter().map(|line| folded(&self.page[line.span])).collect();
        self.patches.iter().map(text).collect()
    }

    /// The boxes near each other, and the slots of the weights that tell whether the second goes on
    /// where the first ends.
    pub fn pairs(&self) -> Pairs {
        let pieces = stitch::pieces(self.page, &self.lines);
        let strands = stitch::strands(&pieces, &self.patches);
        let parts = Parts::new(self.page, &strands, false);
        let lists = Lists::single(parts.len());
        let mut pairs = Vec::new();
        order::Tips::new(&parts, &lists).each(&parts, |tail, head, _| {
            let (a, b) = (tail.part, head.part);
            let slots = stitch::end(&parts, a).into_iter().chain(stitch::start(&parts, b));
            let fond = clue::fond(&strands[a], &strands[b]);
            pairs.push((a, b, narrow(slots.chain(stitch::both(&parts, a, b, fond)))));
        });
        pairs
    }

    /// Which threads may go on which, by their last and first box, after the rounds with some weights.
    pub fn threads(&self, weights: &[u8]) -> Pairs {
        let pieces = stitch::pieces(self.page, &self.lines);
        let strands = stitch::strands(&pieces, &self.patches);
        let stitches = stitch::Stitches::new(self.page, &strands);
        let band = Band::new(&self.patches);
        let woven = weave::woven(&band, &stitches);
        let boxes = thread::Boxes::new(&band, stitches.parts(), woven);
        let mut pairs = Vec::new();
        boxes.pairs(&thread::nets(weights), |a, b, slots| {
            pairs.push((a, b, narrow(slots.into_iter())));
        });
        pairs
    }

    /// The start that a box makes.
    pub fn start(&self, at: usize) -> usize {
        seam::start(at.checked_sub(1).map(|at| &self.patches[at]), &self.patches[at])
    }

    /// The kind of seam from one box to another.
    pub fn kind(&self, a: usize, b: usize) -> usize {
        seam::kind(&self.patches[a], &self.patches[b])
    }
}

/// The rounds in which parts are linked.
pub const ROUNDS: usize = order::ROUNDS;

/// The slots of one table of links.
pub const SLOTS: usize = clue::SLOTS;

/// The slots of the table of boxes.
pub const BOX_SLOTS: usize = stitch::SLOTS;

/// The rounds in which boxes are linked.
pub const THREAD_ROUNDS: usize = thread::ROUNDS;

/// The slots of one table of threads.
pub const THREAD_SLOTS: usize = thread::SLOTS;

/// The slots of one table of blanks.
pub const BLANK_SLOTS: usize = blank::SLOTS;

/// The folded texts on both sides of a single blank, and the slots of the weights that tell whether
/// it parts columns.
pub type Blank = ([String; 2], Vec<u16>);

/// The blanks of a page with text side by side, and whether blanks keep places.
pub fn blanks(page: &str) -> Option<(bool, Vec<Blank>)> {
    let lines: Vec<Line> = lines(page).collect();
    let (draft, manner) = super::drafted(page, &lines)?;
    let texts = |spans: [crate::Span; 2]| spans.map(|span| folded(&page[span]));
    let blanks = revise::blanks(page, &lines, &draft).into_iter();
    let blanks = blanks.map(|(spans, slots)| (texts(spans), narrow(slots.into_iter())));
    Some((manner.places, blanks.collect()))
}

/// The slots of one table of bonds.
pub const BOND_SLOTS: usize = bond::SLOTS;

/// The folded texts of two lines of a strand, one below the other, and the slots of the weights that
/// tell whether the second goes on the first.
pub type Seam = ([String; 2], Vec<u16>);

/// How many sums are made of a pair's evidence.
pub const LANES: usize = net::LANES;

/// The weights are whole numbers of so many to a natural logarithm.
pub const SCALE: i32 = net::SCALE;

fn narrow(slots: impl Iterator<Item = usize>) -> Vec<u16> {
    slots.map(|slot| u16::try_from(slot).expect("a net has few slots")).collect()
}

/// The strands of a page with text side by side.
#[derive(Debug)]
pub struct Page<'p> {
    text: &'p str,
    strands: Vec<Vec<Piece>>,
    manner: &'static Manner,
}

/// Two parts each, and the slots of their weights.
pub type Pairs = Vec<(usize, usize, Vec<u16>)>;

impl<'p> Page<'p> {
    /// The strands of a page that has text side by side.
    pub fn new(page: &'p str) -> Option<Self> {
        let lines: Vec<Line> = lines(page).collect();
        let (pieces, manner) = super::side_by_side(page, &lines)?;
        Some(Self { text: page, strands: deal::strands(&pieces, manner), manner })
    }

    /// Whether blanks keep places.
    pub fn places(&self) -> bool {
        self.manner.places
    }

    /// The folded texts of the parts.
    pub fn texts(&self) -> Vec<String> {
        let text = |piece: &Piece| folded(&self.text[piece.span]);
        let parts = strand::parts(self.text, &self.strands, self.manner);
        parts.iter().map(|part| part.pieces.iter().map(text).collect()).collect()
    }

    /// The seams of the lines of its strands.
    pub fn seams(&self) -> Vec<Seam> {
        let seams = bond::Seams::new(self.text, &self.strands);
        let mut out = Vec::new();
        for (at, strand) in self.strands.iter().enumerate() {
            for (line, pair) in strand.windows(2).enumerate() {
                let texts = [0, 1].map(|side: usize| folded(&self.text[pair[side].span]));
                out.push((texts, seams.slots(at, line + 1).to_vec()));
            }
        }
        out
    }

    /// Which parts may go on which, after the rounds with some weights.
    pub fn pairs(&self, weights: &[u8]) -> Pairs {
        let strands = strand::parts(self.text, &self.strands, self.manner);
        let parts = Parts::new(self.text, &strands, self.manner.places);
        let lists = order::linked(&parts, &order::nets(weights)).chains;
        let chained = parts.chained(&lists);
        let mut pairs = Vec::new();
        let mut tell = |tail: Tip, head: Tip, meeting: &Meeting| {
            let (a, b) = (tail.part, head.part);
            let slots = parts.end(a, &chained).into_iter().chain(parts.start(b, &chained));
            let slots = slots.chain(clue::place(a, b, meeting)).chain(parts.seam(a, b));
            pairs.push((a, b, narrow(slots.chain(parts.rest(a, b, &chained)))));
        };
        let mut tips = order::Tips::new(&parts, &lists);
        tips.each_next(&parts, |tail, head, meeting| {
            tell(tail, head, meeting);
            false
        });
        tips.each(&parts, tell);
        pairs
    }
}
