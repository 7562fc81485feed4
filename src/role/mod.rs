//! What each line of a page is: one joint decision over all lines.
//!
//! A linear chain over the lines, decoded by dynamic programming. The evidence of a line is in
//! `feature`; the weights were fitted on pages whose articles are known (`examples/fit_roles.rs`)
//! and are checked in as a table.

mod cue;
mod feature;
mod links;
mod row;
mod shape;
mod weights;

#[cfg(feature = "fit")]
pub mod fit;

pub(crate) use cue::{Cue, Folded, dateline, jump, source};
pub(crate) use row::{Rows, part};
pub(crate) use shape::Shapes;

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
            // What goes on from another page opens a body here.
            Self::Wrap => before != Some(Self::JumpFrom),
            // A headline opens a body; a paragraph further down never follows it.
            Self::Paragraph => !before.is_some_and(Self::heads),
            _ => true,
        }
    }

    /// Whether a line of this role stands before a body's first line.
    fn heads(self) -> bool {
        matches!(
            self,
            Self::Kicker
                | Self::KickerWrap
                | Self::Title
                | Self::TitleWrap
                | Self::Subtitle
                | Self::SubtitleWrap
                | Self::JumpFrom
        )
    }
}

/// The score of each role, in 64ths of a unit of log-likelihood.
pub(crate) type Scores = [i32; Role::COUNT];

/// A score that no sum of weights outdoes.
const NEVER: i32 = i32::MIN / 4;

/// The roles of the rows of a page, and how well each role would fit each row by itself.
pub(crate) fn roles(rows: &Rows, shapes: &Shapes) -> (Vec<Role>, Vec<Scores>) {
    let (mut roles, scores) = decode(rows, shapes, &[true; Role::COUNT]);
    captions(&mut roles, shapes);
    (roles, scores)
}

/// Makes captions of the lines that say so, where they are no part of a longer paragraph.
fn captions(roles: &mut [Role], shapes: &Shapes) {
    for at in 0..roles.len() {
        let shape = &shapes.shapes[at];
        let goes_on = roles.get(at + 1) == Some(&Role::Wrap);
        let tells = shape.cue == cue::Cue::Caption && matches!(shape.first, '图' | '圖');
        if tells && roles[at] != Role::Wrap && !goes_on {
            roles[at] = Role::Caption;
        }
    }
}

/// The roles of rows where all of them are body text.
pub(crate) fn body_roles(rows: &Rows, shapes: &Shapes) -> Vec<Role> {
    let mut allowed = [false; Role::COUNT];
    allowed[Role::Paragraph as usize] = true;
    allowed[Role::Wrap as usize] = true;
    decode(rows, shapes, &allowed).0
}

fn decode(rows: &Rows, shapes: &Shapes, allowed: &[bool; Role::COUNT]) -> (Vec<Role>, Vec<Scores>) {
    if rows.len() == 0 {
        return (Vec::new(), Vec::new());
    }
    let evidence = Evidence::new(rows, shapes);
    let mut back: Vec<[u8; Role::COUNT]> = Vec::with_capacity(rows.len());
    let mut best = [0; Role::COUNT];
    let mut fits = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let mut scores = [0; Role::COUNT];
        for id in evidence.features(at) {
            let Some(row) = weights::STATE.get(id as usize) else { continue };
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
        forbid(&mut scores, shapes.shapes[at].cue);
        let (next, from) = step(&best, &scores, at, evidence.context(at), allowed);
        best = next;
        back.push(from);
        fits.push(scores);
    }
    let mut role = argmax(&best);
    let mut path = vec![Role::Wrap; rows.len()];
    for at in (0..rows.len()).rev() {
        path[at] = Role::ALL[role];
        role = usize::from(back[at][role]);
    }
    (path, fits)
}

/// Rules out the roles that only lines of a certain form can have.
fn forbid(scores: &mut Scores, cue: Cue) {
    let noted =
        [(Role::JumpFrom, Cue::JumpFrom), (Role::JumpOn, Cue::JumpOn), (Role::Source, Cue::Source)];
    for (role, form) in noted {
        if cue != form {
            scores[role as usize] = NEVER;
        }
    }
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
