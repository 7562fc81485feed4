//! What each line of a page is: one joint decision over all lines.
//!
//! A linear chain over the lines, decoded by dynamic programming. The evidence of a line is in
//! [`feature`]; the weights were fitted on pages whose articles are known (`examples/fit_roles.rs`)
//! and are checked in as a table.

mod cue;
mod feature;
mod links;
mod shape;
mod weights;

#[cfg(feature = "fit")]
pub mod fit;

pub(crate) use cue::{Cue, Folded, dateline, jump, source};
pub(crate) use shape::Shapes;

use crate::Line;
use feature::Evidence;

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// The first line of a body.
    Open,
    /// The first line of a further paragraph.
    Paragraph,
    /// A line that goes on with its paragraph.
    Wrap,
    /// A kicker, and its further lines.
    Kicker,
    KickerWrap,
    /// A headline, and its further lines.
    Title,
    TitleWrap,
    /// A subtitle, and its further lines.
    Subtitle,
    SubtitleWrap,
    Label,
    Byline,
    Source,
    JumpFrom,
    JumpOn,
    Furniture,
    Caption,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 16;

    /// All roles, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Open,
        Self::Paragraph,
        Self::Wrap,
        Self::Kicker,
        Self::KickerWrap,
        Self::Title,
        Self::TitleWrap,
        Self::Subtitle,
        Self::SubtitleWrap,
        Self::Label,
        Self::Byline,
        Self::Source,
        Self::JumpFrom,
        Self::JumpOn,
        Self::Furniture,
        Self::Caption,
    ];

    /// Whether a line of this role may follow one of `before`.
    fn may_follow(self, before: Option<Self>) -> bool {
        match self {
            Self::KickerWrap => matches!(before, Some(Self::Kicker | Self::KickerWrap)),
            Self::TitleWrap => matches!(before, Some(Self::Title | Self::TitleWrap)),
            Self::SubtitleWrap => matches!(before, Some(Self::Subtitle | Self::SubtitleWrap)),
            _ => true,
        }
    }
}

/// The score of each role.
type Scores = [i32; Role::COUNT];

/// A score that no sum of weights outdoes.
const NEVER: i32 = i32::MIN / 4;

/// The roles of `lines` of a page.
pub(crate) fn roles(lines: &[Line], shapes: &Shapes) -> Vec<Role> {
    decode(lines, shapes, &[true; Role::COUNT])
}

/// The roles of `lines` where all of them are body text.
pub(crate) fn body_roles(lines: &[Line], shapes: &Shapes) -> Vec<Role> {
    let mut allowed = [false; Role::COUNT];
    allowed[Role::Paragraph as usize] = true;
    allowed[Role::Wrap as usize] = true;
    decode(lines, shapes, &allowed)
}

fn decode(lines: &[Line], shapes: &Shapes, allowed: &[bool; Role::COUNT]) -> Vec<Role> {
    if lines.is_empty() {
        return Vec::new();
    }
    let evidence = Evidence::new(lines, shapes);
    let mut back: Vec<[u8; Role::COUNT]> = Vec::with_capacity(lines.len());
    let mut best = [0; Role::COUNT];
    for at in 0..lines.len() {
        let mut scores = [0; Role::COUNT];
        for id in evidence.features(at) {
            let row = &weights::STATE[id as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
        let (next, from) = step(&best, &scores, at, evidence.context(at), allowed);
        best = next;
        back.push(from);
    }
    let mut role = argmax(&best);
    let mut path = vec![Role::Wrap; lines.len()];
    for at in (0..lines.len()).rev() {
        path[at] = Role::ALL[role];
        role = usize::from(back[at][role]);
    }
    path
}

/// One step of the dynamic programme: the best score of each role, and the role before it.
fn step(
    best: &Scores,
    scores: &Scores,
    at: usize,
    context: usize,
    allowed: &[bool; Role::COUNT],
) -> (Scores, [u8; Role::COUNT]) {
    let mut next = [NEVER; Role::COUNT];
    let mut from = [0; Role::COUNT];
    for role in Role::ALL {
        let to = role as usize;
        if !allowed[to] || role == Role::Caption {
            continue;
        }
        if at == 0 {
            if role.may_follow(None) {
                next[to] = scores[to];
            }
            continue;
        }
        for before in Role::ALL {
            if !role.may_follow(Some(before)) {
                continue;
            }
            let change = i32::from(weights::CHANGE[context][before as usize][to]);
            let score = best[before as usize].saturating_add(change);
            if score > next[to] {
                next[to] = score;
                from[to] = before as u8;
            }
        }
        next[to] = next[to].saturating_add(scores[to]).max(NEVER);
    }
    (next, from)
}

fn argmax(scores: &Scores) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
