//! Headlines told from each other and parted into label, kicker, headline and subtitle: one
//! decision over all headline lines of a page.
//!
//! Between two bodies stands a *run* of headline lines: the headline of the body before, of the
//! body after, or both. Each body has one headline, so what one run gives decides what the next may
//! give: a chain of runs, whose best way is found by dynamic programming ([`run`]). What speaks for
//! the lines of a headline being its label, its kicker and so on is in [`block`]; the weights are
//! fitted by `examples/fit_roles`.

mod block;
mod memo;
mod run;
mod steps;
mod tier;
mod weights;

pub(crate) use block::FEATURES;
#[cfg(feature = "fit")]
pub(crate) use tier::table as tier_table;

use super::group::Groups;
use super::repair::Tagged;
use super::words::Words;
use block::Evidence;
use run::Chain;

/// Gives the lines of headlines the roles of the best way of parting them; returns the body of each
/// headline block that there is then, or nothing where no role changed.
///
/// Pages without full stops are left as they are: their headlines have other tiers.
pub(crate) fn settle(
    text: &str,
    tagged: &mut Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Option<Vec<Option<usize>>> {
    if tagged.shapes.is_stopless() {
        return None;
    }
    let page = Evidence::new(text, &tagged.rows, &tagged.shapes, words);
    let settled = Chain::new(&page, groups, matched).best(tagged);
    let mut changed = false;
    for (row, role) in settled.roles {
        changed |= tagged.roles[row] != role;
        tagged.roles[row] = role;
    }
    changed.then_some(settled.bodies)
}

/// The runs of headline lines of a page whose roles are known.
#[cfg(feature = "fit")]
pub(crate) fn sample(
    text: &str,
    (rows, shapes, roles): (&crate::role::Rows, &crate::role::Shapes, &[crate::role::Role]),
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<crate::role::fit::HeadRun> {
    let page = Evidence::new(text, rows, shapes, words);
    Chain::new(&page, groups, matched).samples(roles, groups, matched)
}
