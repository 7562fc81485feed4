//! The net that tells where something begins in a text without lines.

use jianbao::role::Role;
use jianbao::role::fit::{self, RIBBON_SLOTS};

use crate::descent::{self, Glimpse};
use crate::net::{Row, score, sums, written};
use crate::{Page, SCALE};

/// The table that some pages make, read without their lines.
pub(crate) fn table(train: &[&Page], test: &[&Page]) -> Vec<u8> {
    let known: Vec<Vec<Glimpse>> = train.iter().map(|page| glimpses(page)).collect();
    let weights = descent::fit(&known, RIBBON_SLOTS, &[]);
    report(&test.iter().flat_map(|page| glimpses(page)).collect::<Vec<_>>(), &weights);
    written(&weights, SCALE)
}

/// The places of a page at which something may begin, and whether it does.
fn glimpses(page: &Page) -> Vec<Glimpse> {
    if page.passage || page.sample.chained {
        return Vec::new();
    }
    let (mut text, mut borders, mut length) = (String::new(), Vec::new(), 0);
    let mut before = None;
    for (row, &role) in page.sample.texts.iter().zip(&page.roles) {
        if begins(role, before) {
            borders.push(length);
        }
        before = Some(role);
        let row = row.replace('⸺', "——");
        length += row.chars().count();
        text.push_str(&row);
    }
    let known = |(at, slots)| Glimpse { slots, holds: borders.binary_search(&at).is_ok() };
    fit::borders(&text).into_iter().map(known).collect()
}

/// Whether a line begins something else than the one before it.
fn begins(role: Role, before: Option<Role>) -> bool {
    match role {
        Role::Wrap | Role::KickerWrap | Role::TitleWrap | Role::SubtitleWrap => false,
        Role::Label | Role::Byline | Role::Source | Role::Caption => before != Some(role),
        _ => true,
    }
}

/// Prints how many borders are found, and how many that are none.
fn report(glimpses: &[Glimpse], weights: &[Row]) {
    let told = |one: &&Glimpse| score(&sums(&one.slots, weights)) > 0.0;
    let all = glimpses.iter().filter(|one| one.holds).count();
    let found: Vec<&Glimpse> = glimpses.iter().filter(told).collect();
    let right = found.iter().filter(|one| one.holds).count();
    println!("{all} borders held out, {} told, {right} of them right", found.len());
}
