//! What the fitting program needs of this room; not for users.

use super::{Glance, Role, Rows, Shapes, feature, gauge, weights};
use std::ops::Range;

pub use super::apart::{Apart, apart};
use crate::{columns, net};

/// The number of features.
pub const FEATURES: usize = feature::FEATURES;

/// The number of slots of a glance.
pub const GLANCES: usize = gauge::SLOTS;

/// How many sums the net of glances makes.
pub const LANES: usize = net::LANES;

/// The number of contexts of a transition.
pub const CONTEXTS: usize = weights::CONTEXTS;

/// A page as the tagger sees it.
#[derive(Debug)]
pub struct Sample {
    /// The folded characters of each line, without blanks.
    pub texts: Vec<String>,
    /// The features of each line.
    pub features: Vec<Vec<u32>>,
    /// The context of the transition into each line.
    pub contexts: Vec<u8>,
    /// Whether the lines stood side by side and were put in order.
    pub chained: bool,
    glance: Glance,
}

impl Sample {
    /// The slots of what some lines by themselves show at a glance.
    pub fn glances(&self, lines: Range<usize>) -> Vec<Vec<u16>> {
        let glance = self.glance.of(lines);
        let manner = glance.manner();
        (0..glance.len()).map(|line| glance.all_slots(line, manner)).collect()
    }
}

/// The sample that a page makes.
pub fn sample(page: &str) -> Sample {
    let lines = Rows::new(page, crate::article::prepared(page, &columns(page)));
    let shapes = Shapes::new(page, &lines);
    let evidence = feature::Evidence::new(&lines, &shapes, &vec![false; lines.len()]);
    Sample {
        texts: (0..lines.len()).map(|at| shapes.text(at).to_owned()).collect(),
        features: (0..lines.len()).map(|at| evidence.features(at)).collect(),
        contexts: (0..lines.len()).map(|at| evidence.context(at) as u8).collect(),
        chained: evidence.is_chained(),
        glance: Glance::new(page, &lines, &vec![false; lines.len()]),
    }
}

/// The number of slots of a ribbon.
pub const RIBBON_SLOTS: usize = super::ribbon::SLOTS;

/// The places of a text without lines where something may begin, by characters, and the slots of the
/// weights that tell whether it does.
pub fn borders(text: &str) -> Vec<(usize, Vec<u16>)> {
    let ribbon = super::ribbon::Ribbon::new(text.chars().collect());
    ribbon.places().map(|at| (at, ribbon.slots(at))).collect()
}

/// The number of features of a way of parting a headline block.
pub const HEAD_FEATURES: usize = crate::article::HEAD_FEATURES;

/// A run of headline lines of a page: the ways of parting its blocks, and of giving them to bodies.
#[derive(Debug)]
pub struct HeadRun {
    /// Of each block the features of each way of parting it, and which way is right, if any.
    pub blocks: Vec<(Vec<Vec<u32>>, Option<usize>)>,
    /// The ways of giving blocks to bodies.
    pub choices: Vec<HeadChoice>,
}

/// A way of giving blocks of a run to the bodies around.
#[derive(Debug)]
pub struct HeadChoice {
    /// Whether the body before the run has no headline yet, and whether the one after has none then.
    pub bare: [bool; 2],
    /// The numbers of its blocks.
    pub blocks: Vec<usize>,
    /// Its features, beside those of its blocks.
    pub features: Vec<u32>,
    /// Whether each of its headlines stands so.
    pub right: bool,
}

/// The runs of headline lines of a page whose roles are known.
pub fn head_runs(page: &str, roles: &[Role]) -> Vec<HeadRun> {
    let rows = Rows::new(page, crate::article::prepared(page, &columns(page)));
    let shapes = Shapes::new(page, &rows);
    crate::article::head_runs(page, &rows, &shapes, roles)
}

/// Whether a role may follow another.
pub fn may_follow(role: Role, before: Option<Role>) -> bool {
    role.may_follow(before)
}

/// A character as the tagger sees it: radicals and lookalikes folded.
pub fn fold(c: char) -> char {
    crate::glyph::fold_radical(c).unwrap_or(c)
}

/// A character as the tables of characters know it, if they do.
pub fn letter(c: char) -> Option<char> {
    let c = crate::pair::fold(c);
    crate::pair::letter_of(c).map(|_| c).filter(|&c| !crate::glyph::is_blank(c))
}

/// The table of how much oftener each character stands in kickers, in subtitles, in bylines and in labels
/// than in headlines, natural logarithms.
pub fn tier_table(letters: impl Iterator<Item = (char, [f64; 4])>) -> Vec<u8> {
    crate::article::tier_table(letters)
}

/// The table of letters and pairs, with how rather a headline ends and begins with them, from 0 to 7;
/// those pairs first that are to have room.
pub fn edge_table(
    letters: impl Iterator<Item = (char, (u8, u8))>,
    pairs: impl Iterator<Item = ([char; 2], (u8, u8))>,
) -> Vec<u8> {
    crate::edge::table(letters, pairs)
}

/// The table of letters, each with how readily it is followed by others never seen after it, next to it
/// and one further, and how readily it follows such; and of pairs of neighbours (0) and of characters
/// with one between (1), with how much likelier than chance they stand so. All are natural logarithms.
pub fn pair_table(
    letters: impl Iterator<Item = (char, [f64; 2], [f64; 2])>,
    pairs: impl Iterator<Item = (u32, [char; 2], f64)>,
) -> Vec<u8> {
    crate::pair::table(letters, pairs)
}

/// How many features a heading inside a body has, and how many the opening of a body.
pub const BORDER_FEATURES: [usize; 2] =
    [crate::article::HEADING_FEATURES, crate::article::OPENING_FEATURES];

/// What may be a border between bodies or none: its features, and the folded text of the two lines below it.
pub type Border = (Vec<usize>, String);

/// The headings inside the bodies of a page, and the bodies that open with nothing between them and the one
/// before.
pub fn article_borders(page: &str) -> [Vec<Border>; 2] {
    crate::article::borders(page, crate::article::prepared(page, &columns(page)))
}
