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
mod words;

#[cfg(feature = "fit")]
pub mod fit;

pub(crate) use cue::{Cue, dateline, jump, source};
pub(crate) use row::{Rows, part};
use shape::Shape;
pub(crate) use shape::Shapes;
pub(crate) use words::Folded;

use std::sync::LazyLock;

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
const NEVER: i32 = i32::MIN / 8;

/// The roles of the rows of a page, and how well each role would fit each row by itself.
pub(crate) fn roles(rows: &Rows, shapes: &Shapes) -> (Vec<Role>, Vec<Scores>) {
    let (mut roles, scores) = decode(rows, shapes, &[true; Role::COUNT]);
    captions(&mut roles, shapes);
    (roles, scores)
}

/// Makes captions of the lines that say so, where they are no part of a longer paragraph.
fn captions(roles: &mut [Role], shapes: &Shapes) {
    for at in 0..roles.len() {
        let shape = &shapes.all[at];
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
    let mut best = [NEVER; Role::COUNT];
    let mut fits = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let mut sums = [0_i16; Role::COUNT];
        for id in evidence.features(at) {
            for (sum, weight) in sums.iter_mut().zip(&weights::STATE[id as usize]) {
                *sum += weight;
            }
        }
        let mut scores = sums.map(i32::from);
        forbid(&mut scores, &shapes.all[at], allowed);
        if at == 0 {
            let first =
                |role: Role| if role.may_follow(None) { scores[role as usize] } else { NEVER };
            best = Role::ALL.map(first);
            back.push([0; Role::COUNT]);
        } else {
            let (next, from) = step(&best, &scores, &CHANGES[evidence.context(at)]);
            best = next;
            back.push(from.map(|role| role as u8));
        }
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
fn forbid(scores: &mut Scores, shape: &Shape, allowed: &[bool; Role::COUNT]) {
    let noted =
        [(Role::JumpFrom, Cue::JumpFrom), (Role::JumpOn, Cue::JumpOn), (Role::Source, Cue::Source)];
    for (role, form) in noted {
        if shape.cue != form {
            scores[role as usize] = NEVER;
        }
    }
    // A whole sentence with a full stop is running text.
    if shape.pauses > 0 && shape.last == '。' {
        for role in [Role::Furniture, Role::Kicker, Role::Title, Role::Subtitle, Role::Label] {
            scores[role as usize] = NEVER;
        }
    }
    for (score, allowed) in scores.iter_mut().zip(allowed) {
        *score = if *allowed { *score } else { NEVER };
    }
}

/// The scores of each role after each other, by context; [`NEVER`] where one may not follow.
static CHANGES: LazyLock<[[Scores; Role::COUNT]; 4]> = LazyLock::new(|| {
    let mut changes = [[[NEVER; Role::COUNT]; Role::COUNT]; 4];
    for (context, table) in changes.iter_mut().enumerate() {
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| role.may_follow(Some(before))) {
                let weight = weights::CHANGE[context][before as usize][role as usize];
                table[before as usize][role as usize] = i32::from(weight);
            }
        }
    }
    changes
});

/// One step of the dynamic programme: the best score of each role, and the role before it.
fn step(best: &Scores, scores: &Scores, changes: &[Scores; Role::COUNT]) -> (Scores, Scores) {
    let mut next = [NEVER; Role::COUNT];
    let mut from = [0; Role::COUNT];
    for (before, (best, changes)) in best.iter().zip(changes).enumerate() {
        for to in 0..Role::COUNT {
            let score = best + changes[to];
            let better = score > next[to];
            next[to] = if better { score } else { next[to] };
            from[to] = if better { before as i32 } else { from[to] };
        }
    }
    for (next, score) in next.iter_mut().zip(scores) {
        *next = (*next + score).max(NEVER);
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
