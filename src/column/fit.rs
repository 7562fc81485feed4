//! What the program that counts joins and seams needs of this room; not for users.

use super::seam::{self, Patch};
use super::{join, weave};
use crate::{Line, article, lines};

/// The table of joins has this power of two of slots.
pub const BITS: u32 = join::BITS;

/// The number of kinds of seams.
pub const KINDS: usize = seam::KINDS;

/// The number of starts of articles.
pub const STARTS: usize = seam::STARTS;

/// The hash of a pair of characters.
pub fn hash(kind: u32, a: u32, b: u32) -> u32 {
    join::mix(kind, a, b)
}

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
    /// The boxes of a page that may have to be put in order.
    pub fn new(page: &'p str) -> Option<Self> {
        let lines: Vec<Line> = lines(page).collect();
        let patches = weave::is_boxed(&lines).then(|| seam::patches(page, &lines))?;
        Some(Self { page, lines, patches })
    }

    /// The folded texts of the boxes.
    pub fn texts(&self) -> Vec<String> {
        let lines = |patch: &Patch| &self.lines[patch.from..patch.to];
        let text = |patch| lines(patch).iter().map(|line| folded(&self.page[line.span])).collect();
        self.patches.iter().map(text).collect()
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
