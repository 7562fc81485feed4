//! The nets that tell at a glance whether a line goes on with the one before it.

use std::ops::Range;

use jianbao::role::Role;
use jianbao::role::fit::GLANCES;

use crate::descent::{Glimpse, fit};
use crate::net::{Row, score, sums, written};
use crate::{Page, SCALE};

/// What a net has to tell of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// Which go on with the line before, in headlines too.
    Joins,
    /// Which go on with a paragraph.
    Wraps,
}

impl Aim {
    fn is_met(self, role: Role) -> bool {
        match role {
            Role::Wrap => true,
            Role::KickerWrap | Role::TitleWrap | Role::SubtitleWrap => self == Self::Joins,
            _ => false,
        }
    }

    /// The lines of a page; for joins, those of its bodies also as they are by themselves.
    fn glimpses(self, page: &Page) -> Vec<Glimpse> {
        if page.passage && self == Self::Wraps {
            return Vec::new();
        }
        let mut glimpses = self.of(page, 0..page.roles.len());
        if self == Self::Joins {
            let bodies = bodies(&page.roles).flat_map(|lines| self.of(page, lines));
            glimpses.extend(bodies);
        }
        glimpses
    }

    /// Some lines of a page by themselves.
    fn of(self, page: &Page, lines: Range<usize>) -> Vec<Glimpse> {
        let roles = page.roles[lines.clone()].iter();
        let slots = page.sample.glances(lines).into_iter();
        slots.zip(roles).map(|(slots, &role)| Glimpse { slots, holds: self.is_met(role) }).collect()
    }
}

/// The lines of each body that stand together.
fn bodies(roles: &[Role]) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let runs = roles.chunk_by(|_, &role| matches!(role, Role::Paragraph | Role::Wrap));
    let runs = runs.map(move |run| {
        end += run.len();
        (run[0], end - run.len()..end)
    });
    runs.filter(|(first, _)| *first == Role::Open).map(|(_, lines)| lines)
}

/// The tables of both nets, which go on from those of another table, if there is one.
pub(crate) fn table(train: &[&Page], test: &[&Page], from: &[Row]) -> Vec<u8> {
    let net = |aim: Aim| {
        let from = from.chunks((from.len() / 2).max(1)).nth(aim as usize).unwrap_or_default();
        let pages: Vec<Vec<Glimpse>> = train.iter().map(|page| aim.glimpses(page)).collect();
        let weights = fit(&pages, GLANCES, from);
        report(aim, test, &weights);
        written(&weights, SCALE)
    };
    [net(Aim::Joins), net(Aim::Wraps)].concat()
}

/// Prints how well the lines of some pages are told, and how surely: how many are above an odds, and
/// how many of them do not go on.
fn report(aim: Aim, pages: &[&Page], weights: &[Row]) {
    let lines: Vec<Glimpse> = pages.iter().flat_map(|page| aim.glimpses(page)).collect();
    let told: Vec<(f32, bool)> =
        lines.iter().map(|line| (score(&sums(&line.slots, weights)), line.holds)).collect();
    let wrong = told.iter().filter(|(score, joined)| (*score > 0.0) != *joined).count();
    println!("{} lines held out, {wrong} told wrongly", told.len());
    for odds in [1.0, 2.0, 3.0, 4.0, 5.0] {
        let above = || told.iter().filter(|(score, _)| *score > odds);
        let wrong = above().filter(|(_, joined)| !joined).count();
        println!("{} above {odds}, {wrong} of them wrong", above().count());
    }
}
